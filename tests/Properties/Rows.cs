using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.Imports;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Sources;

namespace ThreatRegister.Tests.Properties;

/// <summary>Whether the registers hold what the model holds.</summary>
internal static class Rows
{
    public static IEnumerable<string> Differences(Model model, World world) =>
    [
        .. model.Incidents.SelectMany(held => Of($"incident {held.Key}", world.Fold<IncidentRow>().Rows.GetValueOrDefault(held.Key.Value), row => Incident(model, held.Key, held.Value, row))),
        .. model.Occasions.SelectMany(held => Of($"occasion {held.Key}", world.Fold<OccasionRow>().Rows.GetValueOrDefault(held.Key.Value), row =>
        [
            ("changes", row.Changes.Count, held.Value.Changes.Count), ("responses", row.Responses.Count, held.Value.Responses.Count),
            ("judgements", row.Judgements.Count, held.Value.Judgements.Count), ("status", row.Status is OccasionStatus.Concluded, held.Value.Conclusion is not null),
        ])),
        .. model.Lessons.SelectMany(held => Of($"lesson {held.Key}", world.Fold<LessonRow>().Rows.GetValueOrDefault(held.Key.Value), row =>
            [("status", row.Status.ToString(), held.Value.Status.ToString()), ("text", row.Text, held.Value.Text), ("subject", row.Subject, held.Value.Subject), ("marking", row.Marking, held.Value.Marking)])),
        .. model.Reviews.SelectMany(held => Of($"review {held.Key}", world.Fold<ReviewRow>().Rows.GetValueOrDefault(held.Key.Value), row =>
        [
            ("returned", row.ReturnedFor, held.Value.ReturnedFor), ("comments", row.Comments.Count(comment => comment.Answer is null), held.Value.Comments.Values.Count(comment => comment.Answer is null)),
            ("sections", string.Join('\n', row.Sections.Select(text => $"{text.Section} {text.Text}").Order(StringComparer.Ordinal)), string.Join('\n', held.Value.Sections.Select(text => $"{text.Key} {text.Value}"))),
        ])),
        .. model.Assessments.SelectMany(held => Of($"assessment {held.Key}", world.Fold<AssessmentRow>().Rows.GetValueOrDefault(held.Key.Value), row => [("text", row.Text, held.Value.Text)])),
        .. model.Sources.SelectMany(held => Of($"source {held.Key}", world.Fold<SourceRow>().Rows.GetValueOrDefault(held.Key.Value), row =>
            [("title", row.Title, held.Value.Current.Title), ("stated on", row.StatedOn, held.Value.Current.StatedOn)])),
        .. model.Imports.SelectMany(held => Of($"import {held.Key}", world.Fold<ImportRow>().Rows.GetValueOrDefault(held.Key.Value), row =>
            [("tally", row.Tally, held.Value.Completed), ("withdrawn for", row.WithdrawnFor, model.Reference.WithdrawnFor(held.Key))])),
    ];

    /// <summary>The cells of type and year, the total and the roll-ups, against counting with the fingers.</summary>
    public static IEnumerable<string> CountDifferences(Model model, World world, ThreatTypeTree types)
    {
        var counted = model.Incidents.Where(held => Counts(model, held.Key, held.Value)).Select(held => held.Value).ToList();
        var rows = model.Incidents.Keys.Select(id => world.Fold<IncidentRow>().Rows[id.Value]);
        IncidentGroup[] groups =
        [
            .. rows.Where(row => row.Status is not (Lifecycle.Retracted or Lifecycle.MergedAway or Lifecycle.Withdrawn) && row.Outcome is not Outcome.FalsePositive && row.Kind is RecordKind.Case or RecordKind.Aggregate)
                .Select(row => new IncidentGroup(
                    row.Type.Value, InPeriod: true, Period.PeriodOf(row.Occurred, Granularity.Year)?.Text, row.Occurred.Text, row.Outcome, row.Quantity, Records: 1)),
        ];
        var cells = ThreatCounts.Cells(groups, types, "vi").ToDictionary(cell => (cell.Type, cell.Period), cell => (cell.Incidents, cell.Blocked));
        var expected = counted.Where(incident => incident.Occurred.Date != When.Unknown).GroupBy(incident => (incident.Type.Value, incident.Occurred.Date.Text[..4]))
            .ToDictionary(cell => cell.Key, cell => ((long)cell.Count(), (long)cell.Count(incident => incident.Outcome.Outcome is Outcome.Blocked)));
        foreach (var cell in cells.Keys.Union(expected.Keys).Where(cell => cells.GetValueOrDefault(cell) != expected.GetValueOrDefault(cell)))
            yield return $"cell {cell}: {cells.GetValueOrDefault(cell)}, counted {expected.GetValueOrDefault(cell)}";

        var total = ThreatCounts.Total(groups, "vi").Incidents;
        if (total != counted.Count) yield return $"total {total}, counted {counted.Count}";
        foreach (var branch in ThreatCounts.Rollups(groups, types, "vi"))
        {
            var below = counted.Count(incident => incident.Occurred.Date != When.Unknown && incident.Occurred.Date.Text[..4] == branch.Period && model.Reference.PathOf(incident.Type).Contains(new(branch.Type)));
            if (branch.Incidents != below) yield return $"branch {branch.Type} of {branch.Period}: {branch.Incidents}, counted {below}";
        }
    }

    private static bool Counts(Model model, IncidentId id, IncidentModel incident) =>
        StatusOf(model, id, incident) is not (Lifecycle.Retracted or Lifecycle.MergedAway or Lifecycle.Withdrawn)
        && incident.Report.Kind is RecordKind.Case or RecordKind.Aggregate && incident.Outcome.Outcome is not (Outcome.FalsePositive or Outcome.Suspected);

    private static Lifecycle StatusOf(Model model, IncidentId id, IncidentModel incident) =>
        incident.Imported is { } row && model.Reference.IsWithdrawn(row.Import) ? Lifecycle.Withdrawn
        : model.Reference.MergedInto(id) is not null ? Lifecycle.MergedAway
        : Enum.Parse<Lifecycle>(incident.Status.ToString());

    private static IEnumerable<(string Field, object? Row, object? Model)> Incident(Model model, IncidentId id, IncidentModel incident, IncidentRow row) =>
    [
        ("title", row.Title, incident.Title),
        ("type", row.Type, incident.Type),
        ("further types", Sorted(row.FurtherTypes), Sorted(incident.Further.Types)),
        ("occurred", row.Occurred, incident.Occurred.Date),
        ("quantity", row.Quantity, incident.Quantity),
        ("outcome", row.Outcome, incident.Outcome.Outcome),
        ("status", row.Status, StatusOf(model, id, incident)),
        ("marking", row.Marking, incident.Marking),
        ("cause", row.Cause ?? "", incident.Cause),
        ("description", row.Description ?? "", incident.Description),
        ("severity", row.Severity, incident.Severity?.Severity),
        ("potential impact", row.PotentialImpact, incident.Impacts.GetValueOrDefault(ImpactAspect.Potential).Text),
        ("actual impact", row.ActualImpact, incident.Impacts.GetValueOrDefault(ImpactAspect.Actual).Text),
        ("damage", row.Damage.Count, incident.Damages),
        ("responses", Sorted(row.Responses.Select(stated => stated.Response)), Sorted(incident.Responses.Values.Select(stated => stated.Response))),
        ("occasions", Sorted(row.Occasions), Sorted(incident.Occasions.Keys)),
        ("relations", Sorted(row.Relations.Select(relation => $"{relation.Other} {relation.Kind}")), Sorted(incident.Relations.Keys.Select(relation => $"{relation.Item1} {relation.Item2}"))),
        ("notes", string.Join('|', row.Notes.Select(note => note.Text)), string.Join('|', incident.Notes.Select(note => note.Text))),
        ("sources", Sorted(row.Sources), Sorted(incident.Sources)),
        ("merged into", row.MergedInto, model.Reference.MergedInto(id)),
        ("merged from", Sorted(row.MergedFrom ?? []), Sorted(model.Reference.Merges.Where(link => link.Survivor == id).Select(link => link.Merged))),
    ];

    private static IEnumerable<string> Of<TRow>(string name, TRow? row, Func<TRow, IEnumerable<(string Field, object? Row, object? Model)>> fields)
        where TRow : class =>
        row is null ? [$"{name} has no row"] : fields(row).Where(field => !Equals(field.Row, field.Model)).Select(field => string.Create(CultureInfo.InvariantCulture, $"{name}: {field.Field} is '{field.Row}', should be '{field.Model}'"));

    private static string Sorted<T>(IEnumerable<T> all) => string.Join('|', all.Select(one => one!.ToString()).Order(StringComparer.Ordinal));
}
