namespace ThreatRegister.Reports;

/// <summary>How a cell's number is written.</summary>
internal enum CellForm
{
    Plain,

    /// <summary>With its sign.</summary>
    Difference,

    /// <summary>A percentage, with its sign: 12.35 for +12,35%.</summary>
    DifferenceInPercent,

    /// <summary>A share: 12.35 for 12,35%.</summary>
    Percent,
}

/// <summary>One cell of a table.</summary>
/// <param name="Rows">The query of the rows behind the figure that the cell holds; null where it holds none.</param>
/// <param name="Words">The figure as a sentence has it.</param>
/// <param name="Heads">Whether the cell says what its row is about.</param>
internal readonly record struct Cell(string Text, string? Rows = null, string? Words = null, bool Heads = false)
{
    /// <summary>What the cell says, where that is an exact number and nothing else.</summary>
    public decimal? Number { get; init; }

    public CellForm Form { get; init; }

    /// <summary>There is nothing to say here, for a reason that stands beneath the table.</summary>
    public const string Cross = "x";

    /// <summary>What the sources' numbers add up to at the least; null where they state none.</summary>
    public long? AtLeast { get; init; }

    /// <summary>Whether it stands in a column of figures as one: to the right.</summary>
    public bool IsFigure => Text is "-" or Cross || ((Rows is not null || Number is not null) && !Text.Any(char.IsLetter));

    public static implicit operator Cell(string text) => new(text);

    public static Cell Of(Figure figure) => Of(figure, figure.Quantity.Cell);

    public static Cell Of(Figure figure, string text) => new(MarkdownText.Inline(text), figure.Rows, figure.Quantity.Text)
    {
        Number = IsExact(figure) ? figure.Quantity.AtLeast : null,
        AtLeast = figure.Records > figure.Quantity.Unstated ? figure.Quantity.AtLeast : null,
    };

    public static Cell OfRecords(Figure figure, string text) => new(MarkdownText.Inline(text), figure.Rows, figure.Quantity.Text)
    {
        Number = figure.Records > 0 ? figure.Records : null,
        AtLeast = figure.Records > 0 ? figure.Records : null,
    };

    public static Cell Of(DamageFigure figure) => new(MarkdownText.Inline(figure.Cell), figure.Rows, figure.Cell)
    {
        AtLeast = figure.Parts.Count > 0 ? figure.Parts.Sum(part => part.AtLeast) : null,
    };

    /// <summary>A count of records.</summary>
    public static Cell Counted(long records, string? rows, string language) =>
        new(Domain.QuantityText.Number(records, language), rows) { Number = records, AtLeast = records };

    public static Cell Head(string text) => new(text, Heads: true);

    public static Cell Difference(long difference, string language) =>
        new(Changes.Signed(difference, language)) { Number = difference, Form = CellForm.Difference };

    public static Cell DifferenceInPercent(decimal percent, string language) =>
        new(Changes.Signed(percent, language)) { Number = percent, Form = CellForm.DifferenceInPercent };

    private static bool IsExact(Figure figure) => figure.Records > 0 && figure.Quantity is { IsLowerBound: false, Approximate: 0, Unstated: 0 };
}
