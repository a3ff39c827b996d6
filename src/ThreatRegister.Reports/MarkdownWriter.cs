using System.Text;

namespace ThreatRegister.Reports;

/// <summary>Blocks of Markdown: an empty line after each, LF everywhere. Cells and lines come in escaped.</summary>
internal sealed class MarkdownWriter(string language) : ReportWriter(language)
{
    private readonly StringBuilder text = new();

    public override void Begin(Letterhead head)
    {
        string[] left = [.. head.Left];
        string[] right = [head.Country, $"**{head.Motto}**", .. Enumerable.Repeat("", left.Length - 3), head.PlaceAndDate];
        Rows([left[0], right[0]], left.Zip(right, IReadOnlyList<Cell> (one, other) => [one, other]).Skip(1));
    }

    public override void Close(Closing closing)
    {
        if (closing.Recipients.Count < 2) Paragraph($"**{closing.RecipientsTitle}**: {closing.Recipients.Single()}");
        else
        {
            Paragraph($"**{closing.RecipientsTitle}**:");
            Lines(closing.Recipients);
        }

        foreach (var line in closing.Signature) Paragraph(closing.IsKnown ? $"**{line}**" : line);
        if (closing.Signatory is { } name) Paragraph($"**{name}**");
    }

    public override void Warnings(IReadOnlyList<string> warnings)
    {
        if (warnings.Count > 0) Paragraph(string.Join("\n>\n", warnings.Select(warning => "> " + warning)));
    }

    /// <summary>Everything written, ending in one line end.</summary>
    public override string ToString() => VietnameseText.Unmarked(text.ToString()).TrimEnd('\n') + "\n";

    protected override void Heading(int level, string text) => Paragraph($"{new string('#', level)} {text}");

    protected override void Paragraph(string text) => this.text.Append(text).Append("\n\n");

    protected override void Lines(IReadOnlyList<string> lines) => Paragraph(string.Join('\n', lines.Select(line => "- " + line)));

    protected override void Rows(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        Line(heads);
        Line(heads.Select(_ => "---"));
        foreach (var row in rows) Line(row.Select(cell => cell.Text));
        text.Append('\n');
    }

    private void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
