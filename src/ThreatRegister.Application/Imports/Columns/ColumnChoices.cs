using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Application.Imports.Columns;

/// <summary>Which column of a file is what, as people choose it; <see cref="ColumnMapping"/> writes it as a mapping.</summary>
/// <param name="Columns">By <see cref="ColumnField.Key"/>, the name of the column.</param>
/// <param name="SourceTitle">What the source is called.</param>
/// <param name="Source">Its id, where it is registered already; null: its title gives it.</param>
public sealed record ColumnChoices(IReadOnlyDictionary<string, string> Columns, string SourceTitle, string? Source = null)
{
    /// <summary>What each row is; null: a case, or a statement about many where its quantity is another than one.</summary>
    public RecordKind? Kind { get; init; }

    /// <summary>What stands where there is no column, or nothing in it: by field (type, marking), the code.</summary>
    public IReadOnlyDictionary<string, string> Otherwise { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>By field and text found, the code that is meant; null: nothing is stated. What is not there refuses its row.</summary>
    public IReadOnlyDictionary<(string Field, string Text), string?> Meanings { get; init; } = new Dictionary<(string, string), string?>();

    /// <summary>What the names of a file's columns say.</summary>
    public static ColumnChoices Suggested(FileSample sample, string sourceTitle)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var free = sample.Columns.Select(name => (Name: name, Key: SearchKey.WordsOf(name).Trim())).ToList();
        var chosen = new Dictionary<string, string>(StringComparer.Ordinal);
        Choose((head, key) => string.Equals(head, key, StringComparison.Ordinal));

        // A longer name that begins so, "Địa điểm xảy ra"; one word alone begins names of many things.
        Choose((head, key) => head.Contains(' ', StringComparison.Ordinal) && key.StartsWith(head + " ", StringComparison.Ordinal));
        return new(chosen, sourceTitle);

        void Choose(Func<string, string, bool> fits)
        {
            foreach (var field in ColumnWords.Fields.Where(field => !chosen.ContainsKey(field.Key)))
            {
                var heads = field.Heads.Select(head => SearchKey.WordsOf(head).Trim());
                if (heads.Select(head => free.Find(column => fits(head, column.Key))).FirstOrDefault(column => column.Name is not null) is not { Name: not null } found) continue;

                chosen[field.Key] = found.Name;
                free.Remove(found);
            }
        }
    }
}
