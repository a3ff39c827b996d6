using System.Text;

namespace ThreatRegister.Application.Queries;

public enum TextRunKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A stretch of a text that stayed, went or came.</summary>
public sealed record TextRun(TextRunKind Kind, string Text);

/// <summary>How one text became another: line by line, and within changed lines word by word; pure.</summary>
public static class TextDifference
{
    /// <summary>Two stretches of more pairs than this are not compared further: the one went, the other came.</summary>
    private const long Most = 1_000_000;

    public static IReadOnlyList<TextRun> Of(string before, string after)
    {
        var runs = new List<TextRun>();
        var (removed, added) = (new StringBuilder(), new StringBuilder());
        foreach (var line in Compare(Lines(before), Lines(after)))
        {
            if (line.Kind is TextRunKind.Removed) removed.Append(line.Text);
            else if (line.Kind is TextRunKind.Added) added.Append(line.Text);
            else
            {
                Flush();
                Add(runs, line);
            }
        }

        Flush();
        return runs;

        void Flush()
        {
            foreach (var word in Compare(Words(removed.ToString()), Words(added.ToString()))) Add(runs, word);
            removed.Clear();
            added.Clear();
        }
    }

    private static void Add(List<TextRun> runs, TextRun run)
    {
        if (runs is [.., var last] && last.Kind == run.Kind) runs[^1] = last with { Text = last.Text + run.Text };
        else runs.Add(run);
    }

    /// <summary>By the longest common subsequence of what lies between the beginning and the end that both share.</summary>
    private static List<TextRun> Compare(List<string> before, List<string> after)
    {
        var head = 0;
        while (head < before.Count && head < after.Count && Same(before[head], after[head])) head++;
        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && Same(before[^(tail + 1)], after[^(tail + 1)])) tail++;

        return
        [
            .. before.Take(head).Select(part => new TextRun(TextRunKind.Same, part)),
            .. Middle([.. before.Skip(head).Take(before.Count - head - tail)], [.. after.Skip(head).Take(after.Count - head - tail)]),
            .. before.Skip(before.Count - tail).Select(part => new TextRun(TextRunKind.Same, part)),
        ];
    }

    private static IEnumerable<TextRun> Middle(string[] before, string[] after)
    {
        var (one, other) = (0, 0);
        if ((long)before.Length * after.Length is > 0 and <= Most)
        {
            var longest = Longest(before, after);
            while (one < before.Length && other < after.Length)
            {
                if (Same(before[one], after[other]))
                {
                    yield return new(TextRunKind.Same, before[one++]);
                    other++;
                }
                else if (longest[one + 1, other] >= longest[one, other + 1]) yield return new(TextRunKind.Removed, before[one++]);
                else yield return new(TextRunKind.Added, after[other++]);
            }
        }

        for (; one < before.Length; one++) yield return new(TextRunKind.Removed, before[one]);
        for (; other < after.Length; other++) yield return new(TextRunKind.Added, after[other]);
    }

    private static int[,] Longest(string[] before, string[] after)
    {
        var longest = new int[before.Length + 1, after.Length + 1];
        for (var one = before.Length - 1; one >= 0; one--)
        {
            for (var other = after.Length - 1; other >= 0; other--)
                longest[one, other] = Same(before[one], after[other]) ? longest[one + 1, other + 1] + 1 : Math.Max(longest[one + 1, other], longest[one, other + 1]);
        }

        return longest;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    /// <summary>Each with the line end that closes it.</summary>
    private static List<string> Lines(string text) => Split(text, (before, _) => before == '\n');

    /// <summary>Words, and the spaces between them.</summary>
    private static List<string> Words(string text) => Split(text, (before, letter) => char.IsWhiteSpace(before) != char.IsWhiteSpace(letter));

    private static List<string> Split(string text, Func<char, char, bool> isBoundary)
    {
        var (parts, from) = (new List<string>(), 0);
        for (var at = 1; at < text.Length; at++)
        {
            if (!isBoundary(text[at - 1], text[at])) continue;
            parts.Add(text[from..at]);
            from = at;
        }

        if (from < text.Length) parts.Add(text[from..]);
        return parts;
    }
}
