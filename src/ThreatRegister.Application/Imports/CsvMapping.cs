using System.Text.Json.Serialization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Sources;

namespace ThreatRegister.Application.Imports;

/// <summary>
/// How the columns of one CSV file become incidents, as written in the mapping's JSON. Every member is described in
/// <c>docs/mappings/mapping.schema.json</c>; members that are not are refused with their path.
/// </summary>
public sealed record CsvMapping
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Why the mapping reads the file as it does; for people.</summary>
    public IReadOnlyList<string>? About { get; init; }
    public required SourceElement Source { get; init; }
    public FileElement File { get; init; } = new();
    public CleaningElement Cleaning { get; init; } = new();
    public IReadOnlyDictionary<string, ColumnElement> Columns { get; init; } = new Dictionary<string, ColumnElement>(StringComparer.Ordinal);
    public required RowIdElement Id { get; init; }
    public required ValueElement Title { get; init; }
    public required TypeElement Type { get; init; }
    public required DateElement Occurred { get; init; }
    public RecordKind Kind { get; init; } = RecordKind.Case;

    /// <summary>What a row is that states another quantity than exactly one; null: <see cref="Kind"/>.</summary>
    public RecordKind? SeveralKind { get; init; }

    /// <summary>Null: exactly one.</summary>
    public ValueElement? Quantity { get; init; }
    public ValueElement? Outcome { get; init; }
    public ValueElement? Marking { get; init; }
    public ValueElement? Description { get; init; }
    public PlaceElement? Place { get; init; }
    public VictimElement? Victim { get; init; }
    public ValueElement? Cause { get; init; }
    public ValueElement? PotentialImpact { get; init; }
    public ValueElement? ActualImpact { get; init; }
    public IReadOnlyList<DamageElement> Damage { get; init; } = [];
    public SeverityElement? Severity { get; init; }
    public IReadOnlyList<ResponseElement> Responses { get; init; } = [];
    public IReadOnlyList<ValueElement> Occasions { get; init; } = [];
    public StatementElement Statement { get; init; } = new();
}

/// <param name="StatedOn">When the data set was published, as the register writes dates; null where not known.</param>
public sealed record SourceElement(
    SourceId Id,
    TitleElement Title,
    SourceKind Kind = SourceKind.DataSet,
    string? Publisher = null,
    string? Licence = null,
    string? Language = null,
    string? Url = null,
    string? StatedOn = null,
    StatementBasis StatedOnBasis = StatementBasis.Stated);

/// <summary>The source's title in Vietnamese, English or both.</summary>
public sealed record TitleElement(string? Vi = null, string? En = null);

/// <param name="Encoding">An encoding's IANA name.</param>
/// <param name="Delimiter">One character.</param>
public sealed record FileElement(string Encoding = "utf-8", string Delimiter = ",");

/// <summary>What is done to every cell before anything else looks at it.</summary>
/// <param name="Trim">Leading and trailing white space is cut off.</param>
/// <param name="IgnoreCase">Blanks and value maps are looked up without regard to case.</param>
/// <param name="Blanks">Texts that say "nothing is stated"; an empty cell always does.</param>
/// <param name="Thousands">What stands between groups of three digits, or empty.</param>
/// <param name="Decimals">The decimal point.</param>
public sealed record CleaningElement(
    bool Trim = true, bool IgnoreCase = true, IReadOnlyList<string>? Blanks = null, string Thousands = "", string Decimals = ".");

/// <summary>What is done to one column's cells besides, wherever the column is used.</summary>
/// <param name="Remove">Characters taken out, such as the thousands separators of an id.</param>
/// <param name="Blanks">Further texts that say "nothing is stated".</param>
public sealed record ColumnElement(
    string? Remove = null,
    IReadOnlyList<string>? Blanks = null,
    IReadOnlyDictionary<string, string?>? Values = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Groups = null,
    Otherwise Otherwise = Otherwise.Refuse);

/// <summary>What becomes of a value that a value map doesn't name.</summary>
public enum Otherwise
{
    /// <summary>The row is refused.</summary>
    Refuse,

    /// <summary>The text stays as it is.</summary>
    Keep,

    /// <summary>The value counts as blank; how often this happened is told.</summary>
    Omit,
}

/// <summary>Either columns, or the row's whole content with the number of its occurrence.</summary>
public sealed record RowIdElement(IReadOnlyList<string>? Columns = null, bool Content = false);

/// <summary>One value: a fixed text, a column, or the first template whose columns all hold something; then a value map.</summary>
/// <param name="Values">Text found to text meant; null means blank.</param>
/// <param name="Groups">The same the other way round: text meant to the texts found.</param>
/// <param name="Blank">What stands where nothing is stated; null: nothing.</param>
/// <param name="AsWritten">A quantity as people write it: <c>hơn 100</c>, <c>khoảng 1.500</c>, <c>nhiều</c>.</param>
public sealed record ValueElement(
    string? Fixed = null,
    string? Column = null,
    IReadOnlyList<string>? Templates = null,
    IReadOnlyDictionary<string, string?>? Values = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Groups = null,
    Otherwise Otherwise = Otherwise.Refuse,
    string? Blank = null,
    bool AsWritten = false);

/// <summary>The threat type: one value, or several flag columns, the first flag set being the primary type.</summary>
/// <param name="None">The type where no flag is set; null: the row is refused.</param>
/// <param name="Further">Further types besides.</param>
public sealed record TypeElement(ValueElement? Value = null, FlagsElement? Flags = null, IReadOnlyList<ValueElement>? Further = null);

/// <param name="Of">The flags, most telling first.</param>
public sealed record FlagsElement(IReadOnlyList<FlagElement> Of, string Set = "1", string Unset = "0", ThreatTypeId? None = null);

public sealed record FlagElement(string Column, ThreatTypeId Type);

/// <summary>A date: fixed, or columns joined by '-' up to the first blank one.</summary>
/// <param name="Missing">Null: refused for when it occurred, left out elsewhere.</param>
/// <param name="Time">Where the time of day stands; dates of day precision only.</param>
/// <param name="AsWritten">What has none of the formats is read as people write dates: <c>21/11/2026</c>, <c>tháng 6/2026</c>, <c>từ 10/2026 đến 11/2026</c>.</param>
public sealed record DateElement(
    string? Fixed = null,
    IReadOnlyList<string>? Columns = null,
    IReadOnlyList<DateFormatElement>? Formats = null,
    MissingDate? Missing = null,
    TimeElement? Time = null,
    bool AsWritten = false);

/// <param name="Format">A .NET custom date format, such as <c>M/d/yyyy</c>.</param>
public sealed record DateFormatElement(string Format, DatePrecision Precision);

public enum DatePrecision
{
    Year,
    Month,
    Day,
    Minute,
}

public enum MissingDate
{
    Refuse,
    Unknown,
    Omit,
}

/// <param name="Values">Text found to part of day (early-morning, morning, noon, afternoon, evening, night); null means not stated.</param>
/// <param name="Formats">.NET custom time formats.</param>
public sealed record TimeElement(
    string Column,
    IReadOnlyDictionary<string, string?>? Values = null,
    IReadOnlyList<string>? Formats = null,
    OtherwiseTime Otherwise = OtherwiseTime.Refuse);

/// <summary>What becomes of a time that is not recognised.</summary>
public enum OtherwiseTime
{
    Refuse,

    /// <summary>The date stays at day precision; how often this happened is told.</summary>
    Day,
}

public sealed record PlaceElement(
    ValueElement? Country = null, ValueElement? Name = null, ValueElement? Region = null,
    ValueElement? Latitude = null, ValueElement? Longitude = null);

public sealed record VictimElement(
    ValueElement? Sector = null, ValueElement? System = null, ValueElement? Owner = null, ValueElement? SystemLevel = null);

/// <param name="Amount">A whole number, or a quantity as the register writes it; blank: no entry.</param>
public sealed record DamageElement(DamageKind Kind, ValueElement Amount, DamageStatus Status, string? Currency = null);

public sealed record SeverityElement(string Scale, ValueElement Level, ValueElement? Score = null);

/// <param name="Summary">Blank: no entry.</param>
public sealed record ResponseElement(
    LocalId Id, ValueElement Kind, ValueElement Summary, DateElement? When = null,
    ValueElement? By = null, ValueElement? Reach = null, ValueElement? Result = null);

public sealed record StatementElement(ValueElement? Quotation = null, DateElement? StatedOn = null, StatementBasis Basis = StatementBasis.Stated);
