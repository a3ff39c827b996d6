using ThreatRegister.Domain;

namespace ThreatRegister.Reports;

/// <summary>
/// What a report is laid out with, one block after another, in one language. Texts within blocks are Markdown of the plainest kind
/// (<c>**</c>, <c>`</c>, and what <see cref="MarkdownText"/> has made safe), which every writer turns into its own.
/// </summary>
internal abstract class ReportWriter(string language)
{
    public string Language => language;

    public string In(LocalizedText words) => words.In(language);

    public ReportWriter Heading(int level, LocalizedText words)
    {
        Heading(level, In(words));
        return this;
    }

    public ReportWriter Block(string block)
    {
        Paragraph(block);
        return this;
    }

    /// <summary>Headings for which the register may well hold something that no figure here is made of.</summary>
    public ReportWriter NotCompiled(int level, params ReadOnlySpan<LocalizedText> headings)
    {
        foreach (var heading in headings) Heading(level, heading).Block(In(SummaryWords.NotCompiled));
        return this;
    }

    public ReportWriter List(IEnumerable<string> lines, LocalizedText whenEmpty)
    {
        string[] all = [.. lines];
        if (all.Length == 0) return Block(In(whenEmpty));

        Lines(all);
        return this;
    }

    public ReportWriter Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        Rows(heads, rows);
        return this;
    }

    /// <summary>What an administrative document begins with: who writes, beside the country's name.</summary>
    public abstract void Begin(Letterhead head);

    /// <summary>What it ends with: who receives it, beside who signs.</summary>
    public abstract void Close(Closing closing);

    /// <summary>What a reader has to know before he looks at a figure.</summary>
    public abstract void Warnings(IReadOnlyList<string> warnings);

    /// <summary>Where the table of contents stands, in a form that has one.</summary>
    public virtual void Contents()
    {
    }

    /// <summary>What follows begins on a page of its own, in a form that has pages.</summary>
    public virtual void NewPage()
    {
    }

    protected abstract void Heading(int level, string text);

    protected abstract void Paragraph(string text);

    protected abstract void Lines(IReadOnlyList<string> lines);

    protected abstract void Rows(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<Cell>> rows);
}

/// <summary>One cell of a table.</summary>
/// <param name="Rows">The query of the rows behind the figure that the cell holds; null where it holds none.</param>
/// <param name="Words">The figure as a sentence has it.</param>
/// <param name="Heads">Whether the cell says what its row is about.</param>
internal readonly record struct Cell(string Text, string? Rows = null, string? Words = null, bool Heads = false)
{
    public static implicit operator Cell(string text) => new(text);

    public static Cell Of(Figure figure, string text) => new(MarkdownText.Inline(text), figure.Rows, figure.Quantity.Text);

    public static Cell Of(DamageFigure figure) => new(MarkdownText.Inline(figure.Cell), figure.Rows, figure.Cell);

    public static Cell Head(string text) => new(text, Heads: true);
}
