using System.Text;

namespace ThreatRegister.Reports;

/// <summary>Blocks of Markdown: an empty line after each, LF everywhere. Cells and lines come in escaped.</summary>
internal sealed class MarkdownWriter(string language) : ReportWriter(language)
{
    private readonly StringBuilder text = new();

    public override void Letterhead(IReadOnlyList<(string Left, string Right)> lines) =>
        Rows([lines[0].Left, lines[0].Right], lines.Skip(1).Select(IReadOnlyList<Cell> (line) => [line.Left, line.Right]));

    public override void Warnings(IReadOnlyList<string> warnings)
    {
        if (warnings.Count > 0) Paragraph(string.Join("\n>\n", warnings.Select(warning => "> " + warning)));
    }

    /// <summary>Everything written, ending in one line end.</summary>
    public override string ToString() => text.ToString().TrimEnd('\n') + "\n";

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
