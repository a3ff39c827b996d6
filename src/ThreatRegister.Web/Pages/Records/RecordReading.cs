using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Dossiers;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.History;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Pages.Records;

/// <summary>Reads what the page of one record shows.</summary>
internal sealed class RecordReading(RegisterServices register, Ask asked, string language)
{
    /// <summary>Of what names a record, or rests on a source, at most so many of each register.</summary>
    private const int MostNaming = 50;

    /// <summary>Events shown at once; of a record with more, the last ones, or those up to the one asked for.</summary>
    public const int MostEvents = 200;

    private Ask ask = asked;
    private RecordTitles titles = new(register, asked, language);

    /// <param name="step">As of which of its events; null: as of the moment asked for.</param>
    /// <param name="kinds">Only events of these kinds are listed; none: all.</param>
    /// <param name="until">The last event that is listed, counted from 1; null: the newest.</param>
    /// <returns>Null: there is no such record at that moment, for this viewer.</returns>
    public async Task<RecordModel?> ReadAsync(IRegisterFold fold, string id, int? step, IReadOnlyCollection<string> kinds, int? until, CancellationToken cancellationToken)
    {
        if (await register.Records.FindAsync(ask.Viewer, fold, id, ask.Moment, cancellationToken) is not { } record) return null;

        var steps = record.Entries.Count;
        if (step is { } number)
        {
            if (number < 1 || number > steps) throw Asking.Wrong("step", $"Bản ghi này có {steps} bước; không có bước {number}.", $"This record has {steps} steps; there is no step {number}.");
            ask = await AtAsync(record.Entries[number - 1].Position, cancellationToken);
            titles = new(register, ask, language);
            if (await register.Records.FindAsync(ask.Viewer, fold, id, ask.Moment, cancellationToken) is not { } then) return null;

            record = then;
        }

        var sheet = await register.Sheets.ReadAsync(ask.Viewer, ask.Moment, ask.Types, ask.At, record, MostNaming, cancellationToken);
        var last = step is null ? null : new StepModel(step.Value, steps, (await EventsAsync(sheet, [(step.Value, sheet.Record.Entries[^1])], cancellationToken))[0]);
        var (facing, citing, merging, applying, naming, timing) = (
            FactsAsync(sheet, last, cancellationToken), SourcesAsync(sheet, cancellationToken), IncidentAsync(record.Row, step, cancellationToken), AppliedAsync(sheet, cancellationToken),
            NamingAsync(fold, id, cancellationToken), TimelineAsync(sheet, kinds, until, cancellationToken));
        await Task.WhenAll(facing, citing, merging, applying, naming, timing);
        var facts = await facing;
        return new(
            sheet,
            await titles.TitleOfAsync(fold, record.Row, cancellationToken),
            fold.MarkingOf(record.Row),
            StatusOf(record.Row, sheet, facts),
            ask.Moment,
            ask.Types,
            facts,
            Statements(sheet.Facts),
            await citing,
            await merging,
            await applying,
            await naming,
            await timing,
            last);
    }

    private async Task<Ask> AtAsync(long position, CancellationToken cancellationToken)
    {
        if (ask.Moment.StatedBy is not null)
        {
            throw Asking.Wrong(
                "step", "Không đi từng bước khi đang xem theo ngày nguồn nêu. Hãy bỏ ngày đó trước.", "What sources had stated by a day cannot be stepped through. Take that day away first.");
        }

        var moment = (await register.Moments.AtAsync(position, cancellationToken))!;
        return new(ask.Viewer, moment, await register.Moments.TypesAtAsync(moment, register.Zone, cancellationToken), moment.RecordedAt!.Value);
    }

    private async Task<IReadOnlyList<FactModel>> FactsAsync(RecordSheet sheet, StepModel? step, CancellationToken cancellationToken)
    {
        var (kind, entries) = (sheet.Register.Name, sheet.Record.Entries);
        var past = FieldPast.Of(entries);
        var facts = new List<FactModel>();
        var gone = past.Select(field => field.Key).Where(field => field is not ("sources" or "corroborations") && !sheet.Facts.Any(fact => string.Equals(fact.Fact, field, StringComparison.Ordinal))).Select(field => new FactView(field, null, past[field].Last().ReplacedBy.Position, []));
        foreach (var fact in sheet.Facts.Where(fact => fact.Fact is not null && (fact.Value is not null || past.Contains(fact.Fact))).Concat(gone))
        {
            var earlier = new List<PastPart>();
            foreach (var was in past[fact.Fact!])
                earlier.Add(new((await titles.PartsAsync(kind, fact.Fact!, [was.Value], sheet.Record.Row, cancellationToken))[0], was.ReplacedBy));
            facts.Add(new(
                fact.Fact!,
                FieldWords.Of(fact.Fact!, language),
                await titles.PartsAsync(kind, fact.Fact!, fact.Value, sheet.Record.Row, cancellationToken),
                earlier,
                entries.FirstOrDefault(entry => entry.Position == fact.SetAt),
                fact.Sources,
                step is not null && entries[^1].Changes.Any(change => string.Equals(change.Field, fact.Fact, StringComparison.Ordinal))));
        }

        return [.. facts.Where(fact => fact.IsNew || fact.Past.Count > 0 || !HasItsOwnPart(sheet, fact.Field)), .. await PersonsAsync(sheet, step, cancellationToken)];
    }

    /// <summary>Whose data the record began with: that there is something is told, what it is stays encrypted.</summary>
    private async Task<IEnumerable<FactModel>> PersonsAsync(RecordSheet sheet, StepModel? step, CancellationToken cancellationToken)
    {
        if (sheet.Record.Entries is not [{ Version: 1 } first, ..] || await register.Log.AtAsync(first.Position, cancellationToken) is not { } stored) return [];

        return
        [
            .. from person in PersonalSubjects.In(stored.Data)
               let words = language is "en" ? $"kept encrypted under the code {person.Subject}; no page, file or answer of the API shows it" : $"giữ mã hóa theo mã {person.Subject}; không trang, tệp hay câu trả lời nào của API cho xem"
               select new FactModel(person.Member, FieldWords.Of(person.Member, language), [new(words)], [], first, [], step is { Number: 1 }),
        ];
    }

    private StatusModel? StatusOf(object row, RecordSheet sheet, IReadOnlyList<FactModel> facts)
    {
        if (facts.FirstOrDefault(fact => fact.Field is "status")?.Value is not [var status, ..]) return null;

        var code = sheet.Facts.First(fact => fact.Fact is "status").Value ?? "";
        return new(code, row is IncidentRow incident ? CodeWords.OfStatus(Codes.Of(incident.Kind), code, language) : status.Text);
    }

    /// <summary>What the page shows at length elsewhere is a fact only where it has a past or is new.</summary>
    private static bool HasItsOwnPart(RecordSheet sheet, string field) =>
        sheet.Record.Row is IncidentRow ? field is "responses" or "evidence" or "notified" or "importedRow" : sheet.Dossier is not null && field is "changes" or "responses" or "judgements";

    /// <summary>Each statement once, with the facts that rest on it.</summary>
    private IReadOnlyList<StatementModel> Statements(IEnumerable<FactView> facts) =>
    [
        .. facts.SelectMany(fact => fact.Sources.Where(source => source.Source is not null).Select(source => (fact.Fact, Source: source)))
            .GroupBy(part => part.Source with { Position = 0 }).OrderBy(statement => statement.Min(part => part.Source.Position))
            .Select(statement => new StatementModel(
                statement.Key, [.. statement.Select(part => part.Source.Position).Distinct().Order()], [.. statement.Select(part => FactWords(part.Fact)).Distinct(StringComparer.Ordinal)])),
    ];

    /// <summary>A further source may be for one measure: <c>response:ID</c>.</summary>
    private string FactWords(string? fact) => fact switch
    {
        null => language is "en" ? "the record as such" : "cả bản ghi",
        _ when fact.StartsWith("response:", StringComparison.Ordinal) => FieldWords.Of("responses", language),
        _ => FieldWords.Of(fact, language),
    };

    private async Task<IReadOnlyList<EventModel>> EventsAsync(RecordSheet sheet, IReadOnlyList<(int Step, HistoryEntry Entry)> shown, CancellationToken cancellationToken)
    {
        var stored = await register.Events.StoredAsync(sheet.Register.StreamOf(sheet.Id), shown.Select(happened => happened.Entry.Position).ToHashSet(), cancellationToken);
        var events = new List<EventModel>();
        foreach (var (step, entry) in shown)
        {
            var changes = new List<ChangeModel>();
            foreach (var change in ToldTwice.Once(entry.Changes, change => (change.Field, change.Old, change.New))) changes.Add(await ChangeAsync(sheet.Register.Name, change.Field, change.Old, change.New, sheet.Record.Row, cancellationToken));
            events.Add(new(step, entry, stored.GetValueOrDefault(entry.Position), changes));
        }

        return events;
    }

    private Task<ChangeModel> ChangeAsync(string kind, string field, string? old, string? now, object? row, CancellationToken cancellationToken) =>
        ChangeReading.OfAsync(titles, language, kind, field, old, now, row, cancellationToken);

    /// <summary>The last events of the chosen kinds up to the one asked for, and where those before and after them are.</summary>
    private async Task<TimelineModel> TimelineAsync(RecordSheet sheet, IReadOnlyCollection<string> kinds, int? until, CancellationToken cancellationToken)
    {
        var entries = sheet.Record.Entries;
        (int Step, HistoryEntry Entry)[] chosen = [.. entries.Index().Select(happened => (happened.Index + 1, happened.Item)).Where(happened => kinds.Count == 0 || kinds.Contains(happened.Item2.Event, StringComparer.Ordinal))];
        var end = until is null ? chosen.Length : chosen.Count(happened => happened.Step <= until);
        var begin = Math.Max(0, end - MostEvents);
        return new(
            [.. entries.GroupBy(entry => entry.Event, StringComparer.Ordinal).Select(kind => (kind.Key, kind.Count(), kinds.Contains(kind.Key, StringComparer.Ordinal)))],
            await EventsAsync(sheet, chosen[begin..end], cancellationToken),
            chosen.Length,
            entries.Count,
            Older: begin == 0 ? null : chosen[begin - 1].Step,
            Newer: end == chosen.Length ? null : chosen[Math.Min(end + MostEvents, chosen.Length) - 1].Step);
    }

    private async Task<IReadOnlyDictionary<string, ValuePart>> SourcesAsync(RecordSheet sheet, CancellationToken cancellationToken)
    {
        var cited = sheet.Record.Entries.Select(entry => entry.Statement).Concat(sheet.Dossier is { } dossier ? StatementsOf(dossier) : []);
        var sources = new Dictionary<string, ValuePart>(StringComparer.Ordinal);
        foreach (var id in cited.Select(statement => statement?.Source?.Value).OfType<string>().Distinct(StringComparer.Ordinal)) sources[id] = await titles.OfAsync("sources", id, cancellationToken);
        return sources;
    }

    private static IEnumerable<Statement?> StatementsOf(OccasionDossier dossier) =>
        ((IEnumerable<DossierLine>)[
            .. dossier.Course, .. dossier.Responses.SelectMany(group => group.Responses.Select(response => response.Line)), .. dossier.Judgements.SelectMany(source => source.Judgements.Select(judgement => judgement.Line)),
            .. dossier.Lessons.Select(lesson => lesson.Line), .. dossier.Reviews.Select(review => review.Line),
        ]).SelectMany(line => line.Further.Prepend(line.Statement!)).Concat(dossier.Incidents.SelectMany(incident => incident.Sources.Select(source => new Statement(new(source), null, null))));

    private async Task<IncidentModel?> IncidentAsync(object row, int? step, CancellationToken cancellationToken)
    {
        if (row is not IncidentRow incident) return null;

        var merging = new MergeReader(register.Records, register.Registers).OfAsync(ask.Viewer, ask.Moment, incident.Id, cancellationToken);
        var isOnRecord = incident.Status is not (Lifecycle.Retracted or Lifecycle.MergedAway or Lifecycle.Withdrawn);
        var comparing = step is null && isOnRecord
            ? DuplicateQuery.OfAsync(register.Work, register.Records, ask.Viewer, ask.Moment, incident, ask.Types, cancellationToken)
            : null;
        await Task.WhenAll(((Task?[])[merging, comparing]).OfType<Task>());
        var (merges, duplicates) = (await merging, comparing is null ? [] : await comparing);
        var called = new Dictionary<string, ValuePart>(StringComparer.Ordinal);
        foreach (var id in merges.SelectMany(view => (string[])[view.Merge.Merged, view.Merge.Survivor]).Append(incident.MergedInto?.Value).OfType<string>().Distinct(StringComparer.Ordinal))
            called[id] = await titles.OfAsync("incidents", id, cancellationToken);
        return new(incident, merges, called, duplicates);
    }

    private async Task<IReadOnlyList<(ValuePart To, When? At)>> AppliedAsync(RecordSheet sheet, CancellationToken cancellationToken)
    {
        var applied = new List<(ValuePart, When?)>();
        foreach (var to in sheet.AppliedTo ?? []) applied.Add((to.Occasion is { } occasion ? await titles.OfAsync("occasions", occasion, cancellationToken) : new(to.Name.In(language)), to.At));
        return applied;
    }

    private async Task<IReadOnlyList<NamingModel>> NamingAsync(IRegisterFold fold, string id, CancellationToken cancellationToken)
    {
        var hits = await register.Registers.NamingAsync(ask.Viewer, ask.Moment, fold.StreamOf(id), MostNaming + 1, cancellationToken);
        return [.. hits.GroupBy(hit => hit.Register, StringComparer.Ordinal).Select(kind => new NamingModel(kind.Key, [.. kind.Take(MostNaming)], kind.Count() > MostNaming))];
    }
}

/// <summary>Changes in words.</summary>
internal static class ChangeReading
{
    public static async Task<ChangeModel> OfAsync(
        RecordTitles titles, string language, string kind, string field, string? old, string? now, object? row, CancellationToken cancellationToken)
    {
        var parts = ChangeWords.PartsOf(old, now);
        return new(
            FieldWords.Of(field, language),
            await titles.PartsAsync(kind, field, parts.Gone, row, cancellationToken),
            await titles.PartsAsync(kind, field, parts.Came, row, cancellationToken));
    }
}
