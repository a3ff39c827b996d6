using System.Text;
using ThreatRegister.Domain;

namespace ThreatRegister.Reports;

/// <summary>Blocks of Markdown in one language: an empty line after each, LF everywhere. Cells and lines come in escaped.</summary>
internal sealed class MarkdownWriter(string language)
{
    private readonly StringBuilder text = new();

    public string Language => language;

    public string In(LocalizedText words) => words.In(language);

    public MarkdownWriter Heading(int level, LocalizedText words) => Block($"{new string('#', level)} {In(words)}");

    public MarkdownWriter Block(string block)
    {
        text.Append(block).Append("\n\n");
        return this;
    }

    public MarkdownWriter NoText() => Block(In(SummaryWords.NoText));

    /// <summary>Headings for which the register has no text yet, so that the skeleton is whole.</summary>
    public MarkdownWriter WithoutText(int level, params ReadOnlySpan<LocalizedText> headings)
    {
        foreach (var heading in headings) Heading(level, heading).NoText();
        return this;
    }

    /// <summary>Headings for which the register may well hold something that no figure here is made of.</summary>
    public MarkdownWriter NotCompiled(int level, params ReadOnlySpan<LocalizedText> headings)
    {
        foreach (var heading in headings) Heading(level, heading).Block(In(SummaryWords.NotCompiled));
        return this;
    }

    public MarkdownWriter List(IEnumerable<string> lines, LocalizedText whenEmpty)
    {
        var list = string.Join('\n', lines.Select(line => "- " + line));
        return Block(list.Length == 0 ? In(whenEmpty) : list);
    }

    public MarkdownWriter Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        Line(heads).Line([.. heads.Select(_ => "---")]);
        foreach (var row in rows) Line(row);
        text.Append('\n');
        return this;
    }

    /// <summary>Everything written, ending in one line end.</summary>
    public override string ToString() => text.ToString().TrimEnd('\n') + "\n";

    private MarkdownWriter Line(IReadOnlyList<string> cells)
    {
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        return this;
    }
}
