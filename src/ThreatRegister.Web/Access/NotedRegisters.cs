using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Projections.Lessons;

namespace ThreatRegister.Web.Access;

/// <summary>The registers, with a note of the records that were read out of them. Figures name no record, and are marked as the strictest that they count.</summary>
internal sealed class NotedRegisters(IRegisters registers, ReadRecords read, ReadNotes notes, Redaction redaction) : IRegisters
{
    public async Task<IReadOnlyList<IncidentGroup>> GroupsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default) =>
        Noted(await registers.GroupsAsync(query, per, cancellationToken));

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<IncidentGroup>>> GroupsByAsync(IncidentQuery query, IncidentFacet facet, CancellationToken cancellationToken = default)
    {
        var groups = await registers.GroupsByAsync(query, facet, cancellationToken);
        foreach (var of in groups.Values) Noted(of);
        return groups;
    }

    public Task<IReadOnlyList<AnyTypeCount>> AnyTypeCountsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default) =>
        registers.AnyTypeCountsAsync(query, per, cancellationToken);

    public Task<IReadOnlyList<DamageGroup>> DamageAsync(IncidentQuery query, CancellationToken cancellationToken = default) => registers.DamageAsync(query, cancellationToken);

    public async Task<IncidentImpacts> ImpactsAsync(IncidentQuery query, int limit, CancellationToken cancellationToken = default)
    {
        var impacts = await registers.ImpactsAsync(query, limit, cancellationToken);
        await notes.OfIncidentsAsync(query.Viewer, query.Moment, impacts.First, impact => (MarkingOf(impact.Marking), impact.Id), cancellationToken);
        return impacts with { First = await redaction.OfAsync(query.Viewer, query.Moment, impacts.First, cancellationToken) };
    }

    public async Task<IReadOnlyList<IncidentItem>> StandingAsync(IncidentQuery query, int most = int.MaxValue, CancellationToken cancellationToken = default) =>
        await NotedAsync(query, await registers.StandingAsync(query, most, cancellationToken), cancellationToken);

    public Task<long> CountStandingAsync(IncidentQuery query, CancellationToken cancellationToken = default) => registers.CountStandingAsync(query, cancellationToken);

    public async Task<IReadOnlyList<IncidentItem>> IncidentsAsync(IncidentQuery query, int limit, int offset, CancellationToken cancellationToken = default) =>
        await NotedAsync(query, await registers.IncidentsAsync(query, limit, offset, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<IncidentItem>> IncidentsAsync(IncidentQuery query, int limit, IncidentStretch stretch, CancellationToken cancellationToken = default) =>
        await NotedAsync(query, await registers.IncidentsAsync(query, limit, stretch, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<IncidentRecord>> IncidentRowsAsync(IncidentQuery query, string? afterId, int limit, CancellationToken cancellationToken = default)
    {
        var records = await registers.IncidentRowsAsync(query, afterId, limit, cancellationToken);
        // What was replaced since has no row here: it is noted where it is read.
        foreach (var row in records.Select(record => record.Row).OfType<IncidentRow>()) read.Note(row.Marking, row);
        return await redaction.OfAsync(query.Viewer, query.Moment, records, cancellationToken);
    }

    public Task<IReadOnlySet<string>> AskedIncidentsAsync(IncidentQuery query, IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) => registers.AskedIncidentsAsync(query, ids, cancellationToken);

    public Task<IReadOnlySet<string>> AskedOccasionsAsync(IncidentQuery query, CancellationToken cancellationToken = default) => registers.AskedOccasionsAsync(query, cancellationToken);

    public Task<long> CountAsync(IncidentQuery query, CancellationToken cancellationToken = default) => registers.CountAsync(query, cancellationToken);

    public Task<bool> IsWalkedAsync(IncidentQuery query, CancellationToken cancellationToken = default) => registers.IsWalkedAsync(query, cancellationToken);

    public Task<long> CountAsync(IncidentQuery query, int most, CancellationToken cancellationToken = default) => registers.CountAsync(query, most, cancellationToken);

    public async Task<IReadOnlyList<TRow>> RowsAsync<TRow>(Viewer viewer, Moment moment, CancellationToken cancellationToken = default)
        where TRow : class => await redaction.OfAsync(viewer, moment, await notes.OfRowsAsync(viewer, moment, await registers.RowsAsync<TRow>(viewer, moment, cancellationToken), cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<TRow>> RowsAsync<TRow>(Viewer viewer, Moment moment, RowScope scope, CancellationToken cancellationToken = default)
        where TRow : class => await redaction.OfAsync(viewer, moment, await notes.OfRowsAsync(viewer, moment, await registers.RowsAsync<TRow>(viewer, moment, scope, cancellationToken), cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<TRow>> ChosenAsync<TRow>(Viewer viewer, Moment moment, Func<IReadOnlyList<TRow>, IEnumerable<TRow>> choose, CancellationToken cancellationToken = default)
        where TRow : class => await redaction.OfAsync(viewer, moment, await notes.OfRowsAsync(viewer, moment, await registers.ChosenAsync(viewer, moment, choose, cancellationToken), cancellationToken), cancellationToken);

    public Task<IReadOnlyDictionary<string, WorkCount>> CountByStatusAsync<TRow>(Viewer viewer, Moment moment, CancellationToken cancellationToken = default)
        where TRow : class => registers.CountByStatusAsync<TRow>(viewer, moment, cancellationToken);

    public async Task<IReadOnlyDictionary<string, RecordHead>> HeadsAsync(string register, Viewer viewer, Moment moment, IReadOnlyCollection<string> keys, CancellationToken cancellationToken = default)
    {
        var heads = await registers.HeadsAsync(register, viewer, moment, keys, cancellationToken);
        foreach (var (key, head) in heads) read.Note(head.Marking, key);
        return heads;
    }

    public Task<IReadOnlyList<SearchHit>> SearchAsync(Viewer viewer, Moment moment, string text, int limit, CancellationToken cancellationToken = default) =>
        NotedAsync(registers.SearchAsync(viewer, moment, text, limit, cancellationToken));

    public async Task<SearchFound> SearchEachAsync(Viewer viewer, Moment moment, string text, int ofEach, CancellationToken cancellationToken = default)
    {
        var found = await registers.SearchEachAsync(viewer, moment, text, ofEach, cancellationToken);
        foreach (var hit in found.Hits) read.Note(hit.Marking, (hit.Register, hit.Id));
        return found;
    }

    public Task<IReadOnlyList<SearchHit>> SearchAsync(string register, Viewer viewer, Moment moment, string text, int limit, CancellationToken cancellationToken = default) =>
        NotedAsync(registers.SearchAsync(register, viewer, moment, text, limit, cancellationToken));

    public async Task<IReadOnlyList<ChangeItem>> ChangesAsync(Viewer viewer, long since, long until, int limit, CancellationToken cancellationToken = default)
    {
        var changes = await registers.ChangesAsync(viewer, since, until, limit, cancellationToken);
        foreach (var change in changes) read.Note(change.Strictest, change.Id);
        var values = await redaction.OfAsync(viewer, new(until, RecordedAt: null, Digest: ""), [.. changes.Select(change => (change.Register, change.Field, change.Old, change.New))], cancellationToken);
        return [.. changes.Select((change, number) => change with { Old = values[number].Old, New = values[number].New })];
    }

    public async Task<IReadOnlyList<ActItem>> ActsAsync(Viewer viewer, Moment moment, ActFilter filter, int limit, ActStretch stretch, CancellationToken cancellationToken = default)
    {
        var acts = await registers.ActsAsync(viewer, moment, filter, limit, stretch, cancellationToken);
        foreach (var act in acts) read.Note(act.Marking, act.Id ?? (object)act.Position);
        return acts;
    }

    /// <summary>An act that shows otherwise to one who may not see RED has touched what is marked so.</summary>
    public async Task<IReadOnlyList<RegisterDifference>> DifferenceAsync(DifferenceRequest request, CancellationToken cancellationToken = default)
    {
        var found = await registers.DifferenceAsync(request, cancellationToken);
        if (request.Viewer.Clearance < Tlp.Red) return await redaction.OfAsync(request.Viewer, request.To, found, cancellationToken);
        if (!found.Any(part => ActsOf(part).Any())) return found;

        var without = (await registers.DifferenceAsync(request with { Viewer = request.Viewer with { Clearance = Tlp.AmberStrict } }, cancellationToken)).SelectMany(ActsOf).ToHashSet();
        foreach (var act in found.SelectMany(ActsOf).Where(act => !without.Contains(act))) read.Note(Tlp.Red, act);
        return found;

        static IEnumerable<object> ActsOf(RegisterDifference part) => part.Entries.Concat(part.Passing).Select(entry =>
            (object)(part.Register, entry.Event, entry.Actor, entry.Grounds, entry.FirstPosition, entry.LastPosition, entry.Records));
    }

    public Task<IReadOnlyList<SourceCount>> SourceCountsAsync(Viewer viewer, Moment moment, CancellationToken cancellationToken = default) => registers.SourceCountsAsync(viewer, moment, cancellationToken);

    public Task<IReadOnlyList<SearchHit>> CitingAsync(Viewer viewer, Moment moment, string source, int limit, CancellationToken cancellationToken = default) =>
        NotedAsync(registers.CitingAsync(viewer, moment, source, limit, cancellationToken));

    public Task<IReadOnlyList<SearchHit>> NamingAsync(Viewer viewer, Moment moment, StreamName record, int limit, CancellationToken cancellationToken = default) =>
        NotedAsync(registers.NamingAsync(viewer, moment, record, limit, cancellationToken));

    public Task<IReadOnlyList<RegisterDigest>> DigestsAsync(CancellationToken cancellationToken = default) => registers.DigestsAsync(cancellationToken);

    public Task<IReadOnlyList<ParkedStream>> ParkedAsync(CancellationToken cancellationToken = default) => registers.ParkedAsync(cancellationToken);

    private async Task<IReadOnlyList<SearchHit>> NotedAsync(Task<IReadOnlyList<SearchHit>> searching)
    {
        var hits = await searching;
        foreach (var hit in hits) read.Note(hit.Marking, (hit.Register, hit.Id));
        return hits;
    }

    private async Task<IReadOnlyList<IncidentItem>> NotedAsync(IncidentQuery query, IReadOnlyList<IncidentItem> items, CancellationToken cancellationToken)
    {
        await notes.OfIncidentsAsync(query.Viewer, query.Moment, items, item => (MarkingOf(item.Marking), item.Id), cancellationToken);
        return await redaction.OfAsync(query.Viewer, query.Moment, items, cancellationToken);
    }

    private IReadOnlyList<IncidentGroup> Noted(IReadOnlyList<IncidentGroup> groups)
    {
        if (groups.Count > 0) read.NoteFigure(groups.Max(group => group.Strictest));
        return groups;
    }

    private static Tlp MarkingOf(string code) => Codes.TryParse<Tlp>(code, out var marking) ? marking : Tlp.Red;
}

/// <summary>What those who work with the registers ask of them, with the same note.</summary>
internal sealed class NotedWork(IWorkRegisters work, ReadRecords read, ReadNotes notes, Redaction redaction) : IWorkRegisters
{
    public async Task<IReadOnlyList<IntakeRow>> ReportsAsync(Viewer viewer, Moment moment, IntakeFilter filter, int limit, int offset, CancellationToken cancellationToken = default) =>
        await redaction.OfAsync(viewer, moment, await notes.OfRowsAsync(viewer, moment, await work.ReportsAsync(viewer, moment, filter, limit, offset, cancellationToken), cancellationToken), cancellationToken);

    public Task<WorkCount> CountReportsAsync(Viewer viewer, Moment moment, IntakeFilter filter, CancellationToken cancellationToken = default) => work.CountReportsAsync(viewer, moment, filter, cancellationToken);

    public async Task<IReadOnlyList<LessonRow>> LessonsAsync(Viewer viewer, Moment moment, LessonFilter filter, LessonOrder order, int limit, int offset, CancellationToken cancellationToken = default) =>
        await redaction.OfAsync(viewer, moment, await notes.OfRowsAsync(viewer, moment, await work.LessonsAsync(viewer, moment, filter, order, limit, offset, cancellationToken), cancellationToken), cancellationToken);

    public Task<long> CountLessonsAsync(Viewer viewer, Moment moment, LessonFilter filter, CancellationToken cancellationToken = default) => work.CountLessonsAsync(viewer, moment, filter, cancellationToken);

    public async Task<IReadOnlyList<CandidateRow>> CandidatesAsync(CandidateQuery query, int limit, CancellationToken cancellationToken = default)
    {
        var candidates = await work.CandidatesAsync(query, limit, cancellationToken);
        foreach (var candidate in candidates) read.Note(candidate.Marking, candidate.Sketch.Id!);
        return candidates;
    }

    public async Task<IReadOnlyList<OpenIncident>> IncidentsInAsync(Viewer viewer, Moment moment, OpenScope scope, int limit, CancellationToken cancellationToken = default) =>
        await notes.OfIncidentsAsync(viewer, moment, await work.IncidentsInAsync(viewer, moment, scope, limit, cancellationToken), open => (open.Marking, open.Id), cancellationToken);

    public Task<WorkCount> CountIncidentsInAsync(Viewer viewer, Moment moment, OpenScope scope, CancellationToken cancellationToken = default) =>
        work.CountIncidentsInAsync(viewer, moment, scope, cancellationToken);

    public Task<ImportRecords> CountOfImportAsync(Viewer viewer, Moment moment, string import, CancellationToken cancellationToken = default) =>
        work.CountOfImportAsync(viewer, moment, import, cancellationToken);

    public Task<IReadOnlyDictionary<string, DateTimeOffset>> ChangedAtAsync(string register, string field, IReadOnlyCollection<string> ids, Moment moment, CancellationToken cancellationToken = default) =>
        work.ChangedAtAsync(register, field, ids, moment, cancellationToken);
}

/// <summary>The register of measures, with the same note: a measure is marked as its owner is.</summary>
internal sealed class NotedResponses(IResponseRegister responses, ReadRecords read) : IResponseRegister
{
    public async Task<IReadOnlyList<ResponseItem>> ResponsesAsync(ResponseQuery query, int limit, string after = "", CancellationToken cancellationToken = default)
    {
        var items = await responses.ResponsesAsync(query, limit, after, cancellationToken);
        foreach (var item in items) read.Note(item.Marking, item.Key);
        return items;
    }

    public Task<IReadOnlyList<ResponseCount>> ResponseCountsAsync(ResponseQuery query, Granularity per, CancellationToken cancellationToken = default) => responses.ResponseCountsAsync(query, per, cancellationToken);
}

/// <summary>What deadlines are reckoned from, with the same note. Durations are sums.</summary>
internal sealed class NotedDeadlines(IDeadlineRegister deadlines, ReadNotes notes) : IDeadlineRegister
{
    public async Task<IReadOnlyList<DeadlineRow>> DeadlineCasesAsync(IncidentQuery query, IReadOnlyList<DeadlineSelector> selectors, int limit, CancellationToken cancellationToken = default) =>
        await notes.OfIncidentsAsync(query.Viewer, query.Moment, await deadlines.DeadlineCasesAsync(query, selectors, limit, cancellationToken), row => (row.Marking, row.Id), cancellationToken);

    public Task<IReadOnlyList<DurationGroup>> DurationsAsync(IncidentQuery query, Granularity per, CancellationToken cancellationToken = default) => deadlines.DurationsAsync(query, per, cancellationToken);
}
