using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Web.Pages.Records;

namespace ThreatRegister.Web.Pages.Recording;

/// <summary>Two incidents side by side, before one is merged into the other.</summary>
/// <param name="Seen">Which two: the one that goes and the one that stays.</param>
/// <param name="Facts">What each holds, and what the one that stays will hold, in words; null: nothing.</param>
public sealed record MergePreviewModel(string Seen, ValuePart Goes, ValuePart Stays, IReadOnlyList<(string Label, string? Goes, string? Stays, string? After)> Facts)
{
    /// <summary>How the one that goes is marked, where the one that stays is told to more people; null: it is not.</summary>
    public Tlp? Widened { get; init; }

    /// <summary>What the one that goes holds and the one that stays will not, though figures are made of it.</summary>
    public IReadOnlyList<(string Label, string Words)> Left { get; init; } = [];
}

internal static class MergePreview
{
    public const string Command = "merge-incidents", SeenField = "_seen";

    private static readonly string[] shown = ["title", "marking", "type", "occurred", "detected", "resolvedAt", "place", "quantity", "outcome", "status", "description", "victim", "damage", "responses"];

    /// <summary>Lists of what the report counts: they stay with the record that they were stated of.</summary>
    private static readonly string[] counted = ["damage", "responses"];

    /// <summary>What deadlines and times are reckoned from, and what causes are told by: they stay as well.</summary>
    private static readonly string[] reckoned = ["detected", "resolvedAt", "cause"];

    /// <summary>Null where there are no two incidents that the viewer may see.</summary>
    public static async Task<MergePreviewModel?> OfAsync(RegisterServices register, Viewer viewer, string? goes, string? stays, ThreatTypeTree types, string language, CancellationToken cancellationToken)
    {
        if (goes is null || stays is null || string.Equals(goes, stays, StringComparison.Ordinal)) return null;

        var moment = await register.NewestAsync(cancellationToken);
        if (await RowAsync(goes) is not { } gone || await RowAsync(stays) is not { } stayed) return null;

        var incidents = new IncidentRegister();
        var after = incidents.Apply(stayed, new(moment.Position + 1, WholeStreams.Merges, 1, register.Time.GetUtcNow(), viewer.Actor, Guid.Empty, new IncidentsMerged(new(goes), new(stays), "")));
        var titles = new RecordTitles(register, new(viewer, moment, types, register.Time.GetUtcNow()), language);
        var isOneTitle = string.Equals(gone.Title, stayed.Title, StringComparison.Ordinal);
        return new($"{goes}/{stays}", Called(gone), Called(stayed),
        [
            .. shown.Select(name => (FieldWords.Of(name, language), Words(name, gone), Words(name, stayed), Words(name, after))),
            (FieldWords.Of("severity", language), await SeverityAsync(gone), await SeverityAsync(stayed), await SeverityAsync(after)),
            (language is "en" ? "agencies" : "cơ quan", AgenciesOf(gone), AgenciesOf(stayed), AgenciesOf(after)),
            (FieldWords.Of("sources", language), await SourcesAsync(gone), await SourcesAsync(stayed), await SourcesAsync(after)),
            (FieldWords.Of("mergedFrom", language), await MergedAsync(gone), await MergedAsync(stayed), await MergedAsync(after)),
        ]) { Widened = gone.Marking > stayed.Marking ? gone.Marking : null, Left = [.. counted.Select(name => (FieldWords.Of(name, language), LeftOf(name))).Concat(reckoned.Where(name => Words(name, after) is null).Select(name => (FieldWords.Of(name, language), Words(name, gone) ?? ""))).Where(left => left.Item2.Length > 0)] };

        string LeftOf(string field) => string.Join("; ", PartsOf(field, gone).Except(PartsOf(field, after), StringComparer.Ordinal).Select(part => ValueWords.Of("incidents", field, part, types, language)));

        IReadOnlyList<string> PartsOf(string field, IncidentRow row) => ChangeWords.Split(FieldText(field, row));

        ValuePart Called(IncidentRow row) => new(isOneTitle ? $"{row.Title} ({row.Id})" : row.Title, $"/incidents/{row.Id}");

        async Task<string?> SeverityAsync(IncidentRow row) => incidents.Fields.First(known => known.Name is "severity").Text(row) is { Length: > 0 } text
            ? string.Join("; ", (await titles.PartsAsync("incidents", "severity", text, row: null, cancellationToken)).Select(part => part.Text))
            : null;

        async Task<IncidentRow?> RowAsync(string id) => IdText.IsValid(id) && await register.Records.FindAsync(viewer, new IncidentRegister(), id, moment, cancellationToken) is { } record ? (IncidentRow)record.Row : null;

        string? Words(string field, IncidentRow row) =>
            FieldText(field, row) is { Length: > 0 } text ? ValueWords.Of("incidents", field, text, types, language, types.CountingWordOf(row.Type)) : null;

        string? FieldText(string field, IncidentRow row) => incidents.Fields.First(known => string.Equals(known.Name, field, StringComparison.Ordinal)).Text(row);

        Task<string?> SourcesAsync(IncidentRow row) => TitlesAsync("sources", row.Sources.Select(source => source.Value));

        Task<string?> MergedAsync(IncidentRow row) => TitlesAsync("incidents", (row.MergedFrom ?? []).Select(merged => merged.Value));

        async Task<string?> TitlesAsync(string of, IEnumerable<string> ids)
        {
            var named = new List<string>();
            foreach (var id in ids) named.Add((await titles.OfAsync(of, id, cancellationToken)).Text);
            return named.Count == 0 ? null : string.Join("; ", named);
        }
    }

    /// <summary>Whose system it is, who acted, who was told.</summary>
    private static string? AgenciesOf(IncidentRow row)
    {
        var named = row.Responses.Select(stated => stated.Response.By).Prepend(row.Victim?.Owner).Concat((row.Notified ?? []).Select(stated => stated.Notification.To)).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return named.Length == 0 ? null : string.Join("; ", named);
    }
}
