namespace ThreatRegister.Domain;

/// <summary>How precisely a date is known.</summary>
public enum Precision
{
    Unknown,
    Year,
    Half,
    Quarter,
    Month,
    Day,
    PartOfDay,
    Minute,
    Interval,
}

/// <summary>
/// When something was, as precisely as it is known, as local time of the register's zone. Written as text (after ISO 8601 and EDTF):
/// <c>2020</c>, <c>2020-H1</c>, <c>2020-Q2</c>, <c>2020-04</c>, <c>2020-04-10</c>, <c>2020-04-10/night</c>, <c>2020-04-10T08:30</c>, an interval
/// <c>A..B</c> of two of these (both ends included), <c>A..</c> for what goes on, <c>unknown</c>.
/// </summary>
/// <param name="Text">The canonical text; two equal dates have equal texts.</param>
/// <param name="From">The first moment it can have been.</param>
/// <param name="To">The moment after the last one (exclusive). For what goes on: after its beginning.</param>
/// <param name="IsOngoing">Begun within [From, To), end not stated.</param>
public sealed record When(string Text, Precision Precision, DateTime From, DateTime To, bool IsOngoing)
{
    public static When Unknown { get; } = new("unknown", Precision.Unknown, DateTime.MinValue, DateTime.MaxValue, IsOngoing: false);

    public bool Equals(When? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;
}
