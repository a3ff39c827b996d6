using System.Text;

namespace ThreatRegister.Application.Imports;

/// <summary>
/// Text with columns in it: <c>Landslide: {place}[, {country}]</c>. Where a column between brackets is blank, the brackets' text is left
/// out; where another is, the template gives nothing. A doubled <c>{{</c>, <c>}}</c>, <c>[[</c> or <c>]]</c> is the character itself.
/// </summary>
internal sealed class Template
{
    private readonly List<Part> parts;

    private Template(List<Part> parts) => this.parts = parts;

    public IEnumerable<string> Columns => parts.Where(part => part.Column is not null).Select(part => part.Column!.Name);

    public static Template? Parse(string text, MappingContext context, string path)
    {
        var parts = new List<Part>();
        var literal = new StringBuilder();
        var (group, groups) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter is '{' or '}' or '[' or ']' && at + 1 < text.Length && text[at + 1] == letter)
            {
                literal.Append(letter);
                at++;
                continue;
            }

            if (letter is not ('{' or '}' or '[' or ']'))
            {
                literal.Append(letter);
                continue;
            }

            Flush(parts, literal, group);
            var close = letter == '{' ? text.IndexOf('}', at) : -1;
            if (letter == '{' && close > at + 1)
            {
                parts.Add(new(Text: "", context.Column(text[(at + 1)..close], path), group));
                at = close;
            }
            else if (letter == '[' && group == 0) group = ++groups;
            else if (letter == ']' && group != 0) group = 0;
            else return Wrong(context, path, text, at);
        }

        Flush(parts, literal, group);
        return group == 0 ? new(parts) : Wrong(context, path, text, text.Length);
    }

    /// <summary>Null where a column outside brackets is blank, or the text comes out empty.</summary>
    public string? Write(RowCells cells)
    {
        var values = parts.Select(part => part.Column?.Read(cells)).ToList();
        var left = new HashSet<int>();
        for (var index = 0; index < parts.Count; index++)
        {
            if (parts[index].Column is null || values[index] is not null) continue;
            if (parts[index].Group == 0) return null;
            left.Add(parts[index].Group);
        }

        var text = new StringBuilder();
        for (var index = 0; index < parts.Count; index++)
        {
            if (!left.Contains(parts[index].Group)) text.Append(values[index] ?? parts[index].Text);
        }

        var written = text.ToString().Trim();
        return written.Length == 0 ? null : written;
    }

    private static void Flush(List<Part> parts, StringBuilder literal, int group)
    {
        if (literal.Length > 0) parts.Add(new(literal.ToString(), Column: null, group));
        literal.Clear();
    }

    private static Template? Wrong(MappingContext context, string path, string text, int at)
    {
        context.Fault(path, $"'{text}' is not a template: look at character {at + 1}; " +
            "write {column}, [left out where blank], and double {{ }} [[ ]] for the characters themselves.");
        return null;
    }

    /// <param name="Group">Number of the brackets it stands in; 0 for none.</param>
    private readonly record struct Part(string Text, ColumnReader? Column, int Group);
}
