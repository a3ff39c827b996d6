using ThreatRegister.Domain;

namespace ThreatRegister.Reports;

/// <summary>A table with the headings it stands under, outermost first.</summary>
internal sealed record GatheredTable(IReadOnlyList<string> Headings, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>The heading it stands right under.</summary>
    public string Title => Headings[^1];

    /// <summary>The column that says what is counted; -1 where there is none.</summary>
    public int UnitColumn(string language) => Heads.ToList().IndexOf(SummaryWords.ColumnUnit.In(language));
}

/// <summary>A paragraph or a line of a list with the headings it stands under.</summary>
internal sealed record GatheredText(IReadOnlyList<string> Headings, string Text);

/// <summary>Gathers tables and texts instead of writing them: for forms that are made of tables.</summary>
internal sealed class GatheringWriter(string language) : ReportWriter(language)
{
    private readonly List<string> headings = [];
    private string? caption;

    public static GatheringWriter Of(Summary summary)
    {
        var report = new GatheringWriter(summary.Language);
        SummaryMarkdown.Write(report, summary);
        return report;
    }

    public List<GatheredTable> Tables { get; } = [];

    public List<GatheredText> Texts { get; } = [];

    public List<string> WarningLines { get; } = [];

    public Letterhead? Head { get; private set; }

    public string FiguresLine { get; private set; } = "";

    public override void Begin(Letterhead head) => Head = head;

    public override void Title(string kind, string title, string figures) => FiguresLine = figures;

    public override void Warnings(IReadOnlyList<string> warnings) => WarningLines.AddRange(warnings.Select(InlineRun.Plain));

    public override void Close(Closing closing)
    {
        headings.Clear();
        headings.Add(closing.RecipientsTitle);
        Lines(closing.Recipients);
        Lines(closing.Signature);
        if (closing.Signatory is { } name) Paragraph(name);
    }

    protected override void Heading(int level, string text)
    {
        // The title is level 1, so that the outermost heading here is level 2.
        headings.RemoveRange(Math.Min(headings.Count, level - 2), Math.Max(0, headings.Count - (level - 2)));
        headings.Add(InlineRun.Plain(text));
        caption = null;
    }

    protected override void Paragraph(string text)
    {
        Texts.Add(new([.. headings], InlineRun.Plain(text)));
        caption = text.EndsWith(':') ? InlineRun.Plain(text)[..^1] : null;
    }

    protected override void Lines(IReadOnlyList<string> lines)
    {
        foreach (var line in lines) Paragraph(line);
    }

    /// <summary>A table that a paragraph announces goes by its words.</summary>
    protected override void Rows(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        if (caption is not null) Texts.RemoveAt(Texts.Count - 1);
        Tables.Add(new(caption is null ? [.. headings] : [.. headings, caption], [.. heads.Select(InlineRun.Plain)], [.. rows]));
        caption = null;
    }
}
