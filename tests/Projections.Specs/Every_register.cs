using System.Diagnostics;
using Shouldly;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Drills;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Scenarios;
using ThreatRegister.Domain.Shares;
using ThreatRegister.Domain.Shifts;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Agencies;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.Directions;
using ThreatRegister.Projections.Drills;
using ThreatRegister.Projections.Forecasts;
using ThreatRegister.Projections.Imports;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Indicators;
using ThreatRegister.Projections.Instruments;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Scenarios;
using ThreatRegister.Projections.Shares;
using ThreatRegister.Projections.Shifts;
using ThreatRegister.Projections.Sources;
using ThreatRegister.Projections.Tasks;

namespace ThreatRegister.Tests.Projections_Specs;

/// <summary>What all registers have in common.</summary>
public abstract class Every_register<TRow>(IRegisterFold<TRow> register, Type family, Type first, string[] fields)
    where TRow : class
{
    [Fact]
    public void has_a_rule_for_every_event_of_its_family()
    {
        var events = Folds.Family(family).ToList();
        events.Count.ShouldBeGreaterThan(1);

        foreach (var type in events) Should.NotThrow(() => Folds.Row(register, Folds.Hollow(first), Folds.Hollow(type)), type.Name);
    }

    [Fact]
    public void counts_the_versions_of_its_stream()
    {
        foreach (var type in Folds.Family(family).Where(type => type != first))
            typeof(TRow).GetProperty("Version")!.GetValue(Folds.Row(register, Folds.Hollow(first), Folds.Hollow(type))).ShouldBe(2L, type.Name);
    }

    [Fact]
    public void begins_only_with_an_event_that_begins_its_stream()
    {
        foreach (var type in Folds.Family(family).Where(type => type != first && type != typeof(LessonRecorded)))
            Should.Throw<UnreachableException>(() => Folds.Row(register, Folds.Hollow(type)), type.Name);
    }

    [Fact]
    public void refuses_an_event_of_another_family() =>
        Should.Throw<UnreachableException>(() => Folds.Row(register, Folds.Hollow(first), "something else"));

    [Fact]
    public void folds_the_same_events_to_equal_rows()
    {
        var events = Folds.Family(family).OrderBy(type => type.Name, StringComparer.Ordinal).Select(Folds.Hollow).Prepend(Folds.Hollow(first)).ToList();

        Folds.Row(register, events).ShouldBe(Folds.Row(register, events));
    }

    [Fact]
    public void shows_its_fields_in_a_fixed_order() => register.Fields.Select(field => field.Name).ShouldBe(fields);
}

public sealed class The_register_of_incidents() : Every_register<IncidentRow>(
    new IncidentRegister(),
    typeof(IncidentEvent),
    typeof(IncidentReported),
    [
        "title", "type", "furtherTypes", "kind", "occurred", "quantity", "outcome", "status", "marking", "statedOn", "description", "place", "victim", "cause",
        "potentialImpact", "actualImpact", "severity", "damage", "responses", "occasions", "relations", "notes", "corroborations", "sources", "importedRow", "mergedInto", "mergedFrom", "evidence",
        "detected", "resolvedAt", "notified",
    ]);

public sealed class The_register_of_occasions() : Every_register<OccasionRow>(
    new OccasionRegister(),
    typeof(OccasionEvent),
    typeof(OccasionOpened),
    ["name", "nameEn", "held", "lead", "marking", "status", "changes", "responses", "judgements", "corroborations", "sources"]);

public sealed class The_register_of_lessons() : Every_register<LessonRow>(
    new LessonRegister(),
    typeof(LessonEvent),
    typeof(LessonAsked),
    ["subject", "text", "status", "askedBy", "askedOf", "purpose", "occasions", "incidents", "applications", "effects", "marking", "sources"]);

public sealed class The_register_of_reviews() : Every_register<ReviewRow>(
    new ReviewRegister(),
    typeof(ReviewEvent),
    typeof(ReviewBegun),
    [
        "kind", "title", "occasion", "period", "by", "status", "returnedFor", "marking", "sources", "calendar", "periodName", "topic", "type", "due", "contributions",
        .. ReviewSections.All.SelectMany(_ => ReviewSections.Languages, (section, language) => $"section.{section.Key}.{language}"),
        "drafters", "comments", "submittedBy", "approvedBy", "approvalNote", "approvedContent", "number", "issuedOn", "issuedAt", "signatory", "urgency", "figuresAt", "files",
        "replaces", "replacesFor", "replacement", "replacedFor", "withdrawnFor",
    ]);

public sealed class The_register_of_assessments() : Every_register<AssessmentRow>(
    new AssessmentRegister(),
    typeof(AssessmentEvent),
    typeof(AssessmentRecorded),
    ["kind", "by", "text", "direction", "types", "occasions", "incidents", "period", "status", "marking", "corroborations", "sources"]);

public sealed class The_register_of_sources() : Every_register<SourceRow>(
    new SourceRegister(),
    typeof(SourceEvent),
    typeof(SourceRegistered),
    ["title", "titleEn", "kind", "publisher", "statedOn", "statedOnBasis", "language", "licence", "url"]);

public sealed class The_register_of_imports() : Every_register<ImportRow>(
    new ImportRegister(),
    typeof(ImportEvent),
    typeof(ImportStarted),
    ["fileName", "source", "status", "tally", "withdrawnFor", "fileDigest", "mappingDigest"]);

public sealed class The_register_of_reports() : Every_register<IntakeRow>(
    new IntakeRegister(),
    typeof(ReportEvent),
    typeof(ReportReceived),
    ["title", "text", "suggestedType", "occurred", "place", "channel", "by", "status", "incident", "grounds", "marking", "sources"]);

public sealed class The_register_of_shifts() : Every_register<ShiftRow>(
    new ShiftRegister(),
    typeof(ShiftEvent),
    typeof(ShiftHandedOver),
    ["from", "to", "status", "notes", "openAt", "open", "items", "takenOverBy", "takenOverNotes", "marking"]);

public sealed class The_register_of_agencies() : Every_register<AgencyRow>(
    new AgencyRegister(),
    typeof(AgencyEvent),
    typeof(AgencyRegistered),
    ["name", "nameEn", "kind", "names", "validFrom", "status", "validTo", "successors", "roles", "changes", "corroborations", "sources"]);

public sealed class The_register_of_indicators() : Every_register<IndicatorRow>(
    new IndicatorRegister(),
    typeof(IndicatorEvent),
    typeof(IndicatorObserved),
    ["subject", "about", "figure", "scope", "region", "types", "name", "nameEn", "publisher", "period", "status", "marking", "corroborations", "sources"]);

public sealed class The_register_of_directions() : Every_register<DirectionRow>(
    new DirectionRegister(),
    typeof(DirectionEvent),
    typeof(DirectionRecorded),
    ["kind", "text", "by", "group", "period", "agencies", "types", "places", "review", "instrument", "status", "marking", "corroborations", "sources"]);

public sealed class The_register_of_tasks() : Every_register<TaskRow>(
    new TaskRegister(),
    typeof(TaskEvent),
    typeof(TaskAssigned),
    ["work", "person", "time", "due", "responsibility", "authority", "product", "missing", "fromDirection", "incidents", "types", "status", "progress", "result", "completedOn", "endedFor", "marking", "sources"]);

public sealed class The_register_of_instruments() : Every_register<InstrumentRow>(
    new InstrumentRegister(),
    typeof(InstrumentEvent),
    typeof(InstrumentRecorded),
    ["kind", "title", "titleEn", "number", "issuer", "issuedOn", "inForceFrom", "inForceTo", "status", "relations", "marking", "corroborations", "sources"]);
public sealed class The_register_of_forecasts() : Every_register<ForecastRow>(
    new ForecastRegister(),
    typeof(ForecastEvent),
    typeof(ForecastRecorded),
    ["kind", "text", "by", "types", "places", "about", "claim", "claimBy", "score", "scoredFor", "incidents", "status", "marking", "corroborations", "sources"]);

public sealed class The_register_of_shares() : Every_register<ShareRow>(
    new ShareRegister(),
    typeof(ShareEvent),
    typeof(InformationShared),
    ["from", "to", "what", "at", "incidents", "occasions", "agreement", "instrument", "acknowledgements", "status", "marking", "sources"]);

public sealed class The_register_of_scenarios() : Every_register<ScenarioRow>(
    new ScenarioRegister(),
    typeof(ScenarioEvent),
    typeof(ScenarioPrepared),
    ["title", "types", "text", "by", "places", "preparedOn", "revisions", "status", "retiredFor", "marking", "sources"]);

public sealed class The_register_of_drills() : Every_register<DrillRow>(
    new DrillRegister(),
    typeof(DrillEvent),
    typeof(DrillHeld),
    ["title", "scenario", "held", "by", "participants", "types", "occasions", "findings", "lessons", "status", "marking", "sources"]);
