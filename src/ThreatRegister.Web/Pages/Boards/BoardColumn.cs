namespace ThreatRegister.Web.Pages.Boards;

/// <summary>One column of a board: its first cards, and how many there are in all.</summary>
public sealed record BoardColumn<TRow>(IReadOnlyList<TRow> Shown, int Total)
{
    public const int Most = 30;

    /// <param name="isFirst">The card that someone works on stands first, wherever it would stand.</param>
    public static BoardColumn<TRow> Of(IReadOnlyCollection<TRow> rows, Func<TRow, bool> isFirst) => new([.. rows.Where(isFirst).Concat(rows.Where(row => !isFirst(row))).Take(Most)], rows.Count);
}
