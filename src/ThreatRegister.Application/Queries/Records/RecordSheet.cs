using ThreatRegister.Application.Queries.Dossiers;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Sources;

namespace ThreatRegister.Application.Queries.Records;

/// <summary>One record with everything about it: what command line, pages and API show.</summary>
/// <param name="Dossier">Of an occasion: its story.</param>
/// <param name="Cited">Of a source: what rests on it.</param>
/// <param name="AppliedTo">Of a lesson: where it was applied.</param>
/// <param name="Deadlines">Of an incident: its deadlines at the instant asked about.</param>
/// <param name="Contributions">Of a review: who has sent what and who owes it at that instant.</param>
public sealed record RecordSheet(
    RecordView Record,
    OccasionDossier? Dossier = null,
    SourceDossier? Cited = null,
    IReadOnlyList<DossierApplication>? AppliedTo = null,
    IReadOnlyList<DeadlineItem>? Deadlines = null,
    IReadOnlyList<ContributionView>? Contributions = null)
{
    public IRegisterFold Register { get; } = RegisterList.Find(Record.Row.GetType())!;

    public string Id => Record.Id;

    public IReadOnlyList<FactView> Facts => Record.Facts;

    /// <summary>The whole of it for programs.</summary>
    public IReadOnlyDictionary<string, object> Document()
    {
        var document = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["kind"] = Record.Kind, ["position"] = Record.Entries[^1].Position, ["version"] = Record.Entries[^1].Version, ["record"] = Record.Row, ["facts"] = Facts, ["events"] = Record.Entries,
        };
        if (Dossier is not null) document["dossier"] = Dossier;
        if (Cited is not null) document["cited"] = Cited;
        if (AppliedTo is not null) document["appliedTo"] = AppliedTo;
        if (Deadlines is not null) document["deadlines"] = Deadlines;
        if (Contributions is not null) document["contributions"] = Contributions;
        return document;
    }
}

/// <summary>Reads what belongs to a record beside its own events.</summary>
public sealed class RecordSheets(IRegisters registers, IWorkRegisters work, RecordReader records, RuleReader rules, TimeZoneInfo zone)
{
    /// <param name="at">The instant that deadlines and contributions are reckoned for.</param>
    /// <param name="most">Of what rests on a source, and of the incidents and lessons of an occasion, at most so many records.</param>
    public async Task<RecordSheet> ReadAsync(
        Viewer viewer, Moment moment, ThreatTypeTree types, DateTimeOffset at, RecordView record, int most, CancellationToken cancellationToken = default)
    {
        var sheet = new RecordSheet(record);
        return record.Row switch
        {
            OccasionRow => sheet with { Dossier = await OccasionDossierQuery.RunAsync(registers, work, viewer, moment, record, most, cancellationToken) },
            SourceRow source => sheet with { Cited = await SourceDossierQuery.RunAsync(registers, records, viewer, moment, source.Id, most, cancellationToken) },
            LessonRow lesson => sheet with { AppliedTo = OccasionDossierQuery.Applications(lesson, await OccasionNamesAsync(viewer, moment, cancellationToken)) },
            IncidentRow incident => sheet with { Deadlines = await DeadlinesAsync(incident, moment, types, at, cancellationToken) },
            ReviewRow review => sheet with { Contributions = ContributionQuery.Of(review, TimeZoneInfo.ConvertTime(at, zone).DateTime, zone) },
            _ => sheet,
        };
    }

    private async Task<Dictionary<string, LocalizedText>> OccasionNamesAsync(Viewer viewer, Moment moment, CancellationToken cancellationToken) =>
        (await registers.RowsAsync<OccasionRow>(viewer, moment, cancellationToken)).ToDictionary(row => row.Id, row => row.Name, StringComparer.Ordinal);

    private async Task<IReadOnlyList<DeadlineItem>> DeadlinesAsync(IncidentRow incident, Moment moment, ThreatTypeTree types, DateTimeOffset at, CancellationToken cancellationToken) =>
        DeadlineQuery.OfIncident(incident, await rules.AtAsync(moment.Position, cancellationToken), types, moment.Position, new(at, zone, DeadlineView.SoonByDefault), Enum.GetValues<DeadlineStatus>()).Deadlines;
}
