using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Imports;

/// <summary>
/// What a changed row changes of its incident, as commands. Only what the source changed since its last recorded state is among them: what
/// somebody corrected here, and the source left as it was, stays corrected.
/// </summary>
/// <param name="Cannot">Why the row cannot be recorded, where it says something that no correction can.</param>
internal sealed record RowUpdate(IReadOnlyList<IncidentCommand> Commands, string? Cannot)
{
    /// <param name="before">As imports alone have made it.</param>
    /// <param name="now">As it stands.</param>
    public static RowUpdate Of(Incident before, Incident now, ReportIncident row, string grounds)
    {
        var cannot = CannotOf(before, row);
        if (cannot is not null) return new([], cannot);

        IncidentCommand[] commands =
        [
            .. Corrected(before, row, grounds), .. Typed(before, now, row, grounds), .. Judged(before, row, grounds), .. Impacts(before, row), .. Damage(before, row),
            .. Responses(before, row, grounds), .. Occasions(before, now, row, grounds),
        ];
        return commands.Length == 0 ? new([], "it differs only in what it quotes or when it was stated, which stays as it was recorded.") : new(commands, Cannot: null);
    }

    private static string? CannotOf(Incident before, ReportIncident row)
    {
        if (row.Kind != before.Kind) return $"kind: '{Codes.Of(before.Kind)}' cannot become '{Codes.Of(row.Kind)}'; withdraw the import and import it anew.";
        if (row.Place is null && before.Reported.Place is not null) return Gone("place");
        if (row.Victim is null && before.Reported.Victim is not null) return Gone("victim");
        if (row.Severity is null && before.Severity is not null) return Gone("severity");
        if (row.PotentialImpact is null && before.Impacts.ContainsKey(ImpactAspect.Potential)) return Gone("potentialImpact");
        if (row.ActualImpact is null && before.Impacts.ContainsKey(ImpactAspect.Actual)) return Gone("actualImpact");
        if (before.Damage.Values.FirstOrDefault(known => !(row.Damage ?? []).Any(damage => IsOfKind(damage, known.Value))) is { } damage) return Gone($"damage ({Codes.Of(damage.Value.Kind)})");

        return before.Responses.Keys.Any(id => (row.Responses ?? []).All(response => response.Id != id)) ? Gone("response") : null;
    }

    private static string Gone(string what) => $"{what}: it is no longer stated, and cannot be taken back by a correction.";

    private static IEnumerable<IncidentCommand> Corrected(Incident before, ReportIncident row, string grounds)
    {
        var quantity = row.Quantity ?? (row.Kind is RecordKind.Case or RecordKind.Drill ? Quantity.One : Quantity.Unknown);
        var corrections = new Corrections(
            Changed(before.Reported.Title, row.Title.Trim()),
            Changed(before.Occurred.Value, row.Occurred),
            before.Reported.Quantity == quantity ? null : quantity,
            Changed(before.Reported.Place, row.Place),
            Changed(before.Reported.Victim, row.Victim),
            Changed(before.Reported.Cause ?? "", row.Cause?.Trim() ?? ""),
            Changed(before.Reported.Description ?? "", row.Description?.Trim() ?? ""));
        if (corrections != new Corrections()) yield return new CorrectIncident(corrections, grounds, row.Statement) { Incident = row.Incident };
    }

    // A type is never primary and further at once, so the further ones are set aside where the primary one takes the place of one of them.
    private static IEnumerable<IncidentCommand> Typed(Incident before, Incident now, ReportIncident row, string grounds)
    {
        var further = row.FurtherTypes ?? [];
        var moves = row.Type != before.Type.Value;
        if (moves && now.FurtherTypes.Value.Contains(row.Type)) yield return new ClassifyIncident(now.FurtherTypes.Value.Without(row.Type), row.Statement) { Incident = row.Incident };
        if (moves) yield return new ReclassifyIncident(row.Type, grounds, row.Statement) { Incident = row.Incident };
        if (!further.Equals(before.FurtherTypes.Value)) yield return new ClassifyIncident(further, row.Statement) { Incident = row.Incident };
    }

    private static IEnumerable<IncidentCommand> Judged(Incident before, ReportIncident row, string grounds)
    {
        if (row.Outcome != before.Outcome.Value) yield return new DetermineIncidentOutcome(row.Outcome, grounds, row.Statement) { Incident = row.Incident };
        if ((row.Marking ?? Tlp.Green) != before.Marking) yield return new MarkIncident(row.Marking ?? Tlp.Green, grounds) { Incident = row.Incident };
        if (row.Severity is { } severity && severity != before.Severity?.Value) yield return new AssessIncidentSeverity(severity, row.Statement) { Incident = row.Incident };
    }

    private static IEnumerable<IncidentCommand> Impacts(Incident before, ReportIncident row) =>
        from impact in new[] { (Aspect: ImpactAspect.Potential, Text: row.PotentialImpact), (Aspect: ImpactAspect.Actual, Text: row.ActualImpact) }
        where impact.Text is not null && !string.Equals(impact.Text.Trim(), before.Impacts.GetValueOrDefault(impact.Aspect)?.Value.Trim(), StringComparison.Ordinal)
        select new AssessIncidentImpact(impact.Aspect, impact.Text, row.Statement) { Incident = row.Incident };

    private static IEnumerable<IncidentCommand> Damage(Incident before, ReportIncident row) =>
        from damage in row.Damage ?? []
        where before.Damage.Values.All(known => known.Value != damage)
        select new RecordIncidentDamage(damage, row.Statement) { Incident = row.Incident };

    private static IEnumerable<IncidentCommand> Responses(Incident before, ReportIncident row, string grounds)
    {
        foreach (var response in row.Responses ?? [])
        {
            var known = before.Responses.GetValueOrDefault(response.Id);
            if (known is null) yield return new RecordIncidentResponse(response, row.Statement) { Incident = row.Incident };
            else if (known.Value != response) yield return new CorrectIncidentResponse(response, grounds, row.Statement) { Incident = row.Incident };
        }
    }

    private static IEnumerable<IncidentCommand> Occasions(Incident before, Incident now, ReportIncident row, string grounds)
    {
        var wanted = row.Occasions ?? [];
        foreach (var occasion in wanted.Where(occasion => !before.Occasions.ContainsKey(occasion))) yield return new LinkIncidentToOccasion(occasion, row.Statement) { Incident = row.Incident };
        foreach (var occasion in before.Occasions.Keys.Where(occasion => !wanted.Contains(occasion) && now.Occasions.ContainsKey(occasion)).OrderBy(occasion => occasion.Value, StringComparer.Ordinal))
            yield return new UnlinkIncidentFromOccasion(occasion, grounds) { Incident = row.Incident };
    }

    private static bool IsOfKind(Damage one, Damage other) =>
        one.Kind == other.Kind && one.Status == other.Status && string.Equals(one.Currency, other.Currency, StringComparison.Ordinal);

    private static T? Changed<T>(T? before, T? wanted)
        where T : class => EqualityComparer<T>.Default.Equals(before, wanted) ? null : wanted;
}
