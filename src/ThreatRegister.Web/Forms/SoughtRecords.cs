using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Web.Forms;

/// <summary>What a field that names records of a large register was understood as.</summary>
/// <param name="Named">The records whose ids stand in it.</param>
/// <param name="Unclear">The words that stand in it, each with the records that hold them all.</param>
public sealed record SoughtRecords(IReadOnlyList<FormChoice> Named, IReadOnlyList<(string Words, IReadOnlyList<FormChoice> Found)> Unclear)
{
    /// <summary>The field in which one of the records found is chosen: its id, a bar, the words.</summary>
    public static string ChosenOf(string field) => field + ".chosen";

    public static IEnumerable<string> LinesOf(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Looks for the records that people mean who write an id or words: among those that they may see.</summary>
internal sealed class RecordSearch(RegisterServices register, Viewer viewer, Moment moment, string language)
{
    public const int Most = 20;
    public const int LongestText = 200;

    /// <summary>How many lines of words one form is looked up for.</summary>
    private const int MostWords = 20;

    /// <summary>The record with that id before those that hold the words.</summary>
    /// <param name="except">The record that another one is sought for; null: none.</param>
    public async Task<IReadOnlyList<FormChoice>> FindAsync(IRegisterFold fold, string text, string? except, CancellationToken cancellationToken)
    {
        if (text.Length > LongestText || text.Contains('\0', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(text)) return [];

        var hits = await register.Registers.SearchAsync(fold.Name, viewer, moment, text, Most, cancellationToken);
        return [.. (await NamedAsync(fold, [text], cancellationToken)).Concat(hits.Select(hit => new FormChoice(hit.Id, hit.Status is { } status ? $"{hit.Title} ({ValueWords.OfStatus(hit.Register, status, language)})" : hit.Title) { Names = [hit.Title] })).DistinctBy(choice => choice.Code, StringComparer.Ordinal).Where(choice => !string.Equals(choice.Code, except, StringComparison.Ordinal))];
    }

    /// <summary>The form with what its searched fields were understood as; words in them are a fault, for which nothing else is said of the field.</summary>
    public async Task<FormModel> UnderstandAsync(FormModel form, CancellationToken cancellationToken)
    {
        var (sought, meant) = (new Dictionary<string, SoughtRecords>(StringComparer.Ordinal), new Dictionary<(string Path, string Words), string>());
        var left = MostWords;
        foreach (var (path, member, isMade) in form.Fields)
        {
            if (isMade || form.Choices.SearchedBy(member) is not { } fold) continue;

            var lines = form.Values(path).SelectMany(SoughtRecords.LinesOf).Distinct(StringComparer.Ordinal).ToArray();
            if (lines.Length == 0) continue;

            var named = (await NamedAsync(fold, lines, cancellationToken)).ToList();
            var unclear = new List<(string, IReadOnlyList<FormChoice>)>();
            foreach (var words in lines.Except(named.Select(record => record.Code), StringComparer.Ordinal).ToArray())
            {
                IReadOnlyList<FormChoice> found = left-- > 0 ? await FindAsync(fold, words, form.Other(member), cancellationToken) : [];
                if (found.Count < Most && NamedRecords.Meant(words, found) is { } one)
                {
                    meant[(path, words)] = one;
                    named.Add(found.First(record => string.Equals(record.Code, one, StringComparison.Ordinal)));
                    continue;
                }

                // What may be an id and leads to nothing is left to the command, which says that there is no such record.
                if (found.Count > 0 || !IdText.IsValid(words)) unclear.Add((words, found));
            }

            sought[path] = new(named, unclear);
        }

        var written = form.Values;
        return form with { Sought = sought, Values = field => sought.ContainsKey(field) ? [.. written(field).Select(text => NamedRecords.Replaced(text, line => meant.GetValueOrDefault((field, line))))] : written(field) };
    }

    /// <summary>What has to be chosen before the form can be taken.</summary>
    public static IEnumerable<FormFault> FaultsOf(FormModel form) => form.Sought.Where(field => field.Value.Unclear.Count > 0)
        .Select(field => new FormFault(field.Key, field.Value.Unclear.All(one => one.Found.Count == 0) ? FormNotes.NothingFound : FormNotes.WhichIsMeant));

    private async Task<IReadOnlyList<FormChoice>> NamedAsync(IRegisterFold fold, IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        string[] ids = [.. lines.Where(IdText.IsValid)];
        if (ids.Length == 0) return [];

        var heads = await register.Registers.HeadsAsync(fold.Name, viewer, moment, ids, cancellationToken);
        return [.. ids.Where(heads.ContainsKey).Select(id => new FormChoice(id, heads[id].Title))];
    }
}
