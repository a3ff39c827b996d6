using ThreatRegister.Domain.Reviews;

namespace ThreatRegister.Reports;

/// <summary>Prose that people wrote for one section: paragraphs, and lines that begin with "- " or "+ ".</summary>
/// <param name="Language">The report's, or the other one where the text is in that alone.</param>
public sealed record SectionText(string Section, string Language, string Text)
{
    internal const string Recipients = "recipients";

    /// <summary>The keys of the sections that people write.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. ReviewSections.All.Select(section => section.Key)];

    /// <summary>The texts that a report of this language prints, in the order of the sections.</summary>
    /// <param name="agencies">Who receives it is named as the report names agencies, line by line.</param>
    internal static IReadOnlyList<SectionText> For(string language, IReadOnlyDictionary<(string Section, string Language), string>? texts, AgencyNames agencies)
    {
        if (texts is null) return [];
        if (texts.Keys.Select(key => key.Section).FirstOrDefault(section => ReviewSections.Find(section) is null) is { } wrong)
            throw new ArgumentException($"'{wrong}' is no section that people write: use {string.Join(", ", Keys)}.", nameof(texts));

        var other = SummaryWords.IsEnglish(language) ? "vi" : "en";
        return [.. Keys.Select(section => Written(section, language) ?? Written(section, other)).OfType<SectionText>()];

        SectionText? Written(string section, string written) =>
            texts.TryGetValue((section, written), out var text) && !string.IsNullOrWhiteSpace(text) ? new(section, written, section is Recipients && !string.Equals(written, language, StringComparison.Ordinal) ? Named(text) : text) : null;

        string Named(string text) => string.Join('\n', Prose.Lines(text).Select(line => Prose.ItemOf(line) is { } item ? $"- {NamedIn(item)}" : NamedIn(line)));

        string NamedIn(string line) => agencies.Of(line.TrimEnd(';', '.')) + line[line.TrimEnd(';', '.').Length..];
    }
}

/// <summary>A paragraph, or the items of a list.</summary>
public sealed record ProseBlock(bool IsList, IReadOnlyList<string> Lines)
{
    /// <summary>A text as every output of a report divides it.</summary>
    public static IReadOnlyList<ProseBlock> Of(string text)
    {
        var blocks = new List<ProseBlock>();
        foreach (var line in Prose.Lines(text))
        {
            if (Prose.ItemOf(line) is not { } item) blocks.Add(new(IsList: false, [line]));
            else if (blocks is [.., { IsList: true } list]) blocks[^1] = list with { Lines = [.. list.Lines, item] };
            else blocks.Add(new(IsList: true, [item]));
        }

        return blocks;
    }
}

/// <summary>Lays authored prose out.</summary>
internal static class Prose
{
    /// <summary>The text of a section; where people wrote none: nothing, and false.</summary>
    public static bool Write(ReportWriter report, Summary summary, string section)
    {
        if (Find(summary, section) is not { } written) return false;

        if (!string.Equals(written.Language, summary.Language, StringComparison.Ordinal)) report.Block(report.In(SummaryWords.OtherLanguage));
        var list = new List<string>();
        foreach (var line in Lines(written.Text))
        {
            if (Item(line) is { } item)
            {
                list.Add(item);
                continue;
            }

            Flush(report, list);
            report.Block(MarkdownText.Inline(line));
        }

        Flush(report, list);
        return true;
    }

    /// <summary>One line each, without the marks of a list.</summary>
    public static IReadOnlyList<string> LinesOf(Summary summary, string section) =>
        Find(summary, section) is { } written ? [.. Lines(written.Text).Select(line => Item(line) ?? MarkdownText.Inline(line))] : [];

    private static SectionText? Find(Summary summary, string section) => summary.Texts.FirstOrDefault(text => string.Equals(text.Section, section, StringComparison.Ordinal));

    internal static string[] Lines(string text) => text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static string? ItemOf(string line) => line.Length > 2 && line[0] is '-' or '+' && line[1] == ' ' ? line[2..] : null;

    private static string? Item(string line) => ItemOf(line) is { } item ? MarkdownText.Inline(item) : null;

    private static void Flush(ReportWriter report, List<string> list)
    {
        if (list.Count > 0) report.List(list, SummaryWords.NoRows);
        list.Clear();
    }
}
