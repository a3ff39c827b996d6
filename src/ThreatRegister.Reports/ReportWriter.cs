using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Reports.Charts;

namespace ThreatRegister.Reports;

/// <summary>
/// What a report is laid out with, one block after another, in one language. Texts within blocks are Markdown of the plainest kind
/// (<c>**</c>, <c>`</c>, and what <see cref="MarkdownText"/> has made safe), which every writer turns into its own.
/// </summary>
internal abstract class ReportWriter(string language)
{
    private Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public string Language => language;

    /// <summary>From here on these are cited by their number in this order.</summary>
    public void Cite(IReadOnlyList<string> sources) => numbers = sources.Index().ToDictionary(source => source.Item, source => source.Index + 1, StringComparer.Ordinal);

    /// <summary>How a source is cited: by its number in the list of sources; one that is not listed by its id.</summary>
    public string Citation(string source) => numbers.TryGetValue(source, out var number) ? $"[{number.ToString(CultureInfo.InvariantCulture)}]" : $"`{source}`";

    /// <summary>Several, in the order of their numbers.</summary>
    public string Citations(IEnumerable<string> sources) =>
        string.Join(", ", sources.OrderBy(source => numbers.GetValueOrDefault(source, int.MaxValue)).ThenBy(source => source, StringComparer.Ordinal).Select(Citation));

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

    /// <summary>What kind of document it is, what it is about, and from when its figures are.</summary>
    public virtual void Title(string kind, string title, string figures)
    {
        Heading(1, kind);
        Paragraph($"**{title}**");
        Paragraph(figures);
    }

    /// <summary>What a reader has to know before he looks at a figure.</summary>
    public abstract void Warnings(IReadOnlyList<string> warnings);

    /// <summary>Where the table of contents stands, in a form that has one.</summary>
    public virtual void Contents()
    {
    }

    /// <summary>A chart, in a form that can show one; its table stands beside it in every form.</summary>
    public virtual void Chart(Drawing? drawing)
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
