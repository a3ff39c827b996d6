using ThreatRegister.Domain;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Domain.ThreatTypes;
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
using ThreatRegister.Projections.Tasks;

namespace ThreatRegister.Application.Words;

/// <summary>The value of a register's field in words: codes, types, dates and quantities; other texts as they are.</summary>
public static class ValueWords
{
    private static readonly LocalizedText cases = new("vụ việc", "case");

    /// <param name="countedAs">What the record's type is counted in; null: cases.</param>
    public static string Of(string register, string field, string value, ThreatTypeTree types, string language, LocalizedText? countedAs = null) => (register, field) switch
    {
        _ when IsType(field) => string.Join(", ", value.Split(" | ").Select(type => Type(type, types, language))),
        ("sources", "language") => Language(value, language),
        ("incidents", "quantity") => Amount(value, countedAs ?? cases, language),
        ("incidents", "damage") => PartWords.OfDamages(value, language),
        ("agencies", "roles") => string.Join(" | ", value.Split(" | ").Select(role => Role(role, language))),
        ("imports", "tally") => PartWords.OfTally(value, language),
        ("incidents", "notified") => PartWords.OfNotifications(value, language),
        ("shifts", "open") => PartWords.OfOpenCounts(value, language),
        ("shifts", "items") => PartWords.OfOpenItem(value, language),
        ("occasions", "changes") => PartWords.OfDated(value, language),
        ("reviews", "contributions") => PartWords.OfContributions(value, language),
        ("reviews", "drafters") => PartWords.OfDrafters(value, language),
        ("reviews", "comments") => PartWords.OfComments(value, language),
        (_, "responses") => PartWords.OfResponses(value, language),
        (_, "occurred" or "statedOn" or "held" or "period" or "periodName" or "due" or "completedOn" or "issuedOn" or "detected" or "resolvedAt" or "about" or "claimBy" or "at" or "preparedOn" or "inForceFrom" or "inForceTo" or "validFrom" or "validTo") when When.TryParse(value, out var when) => WhenText.Of(when, language),
        _ => FamilyOf(register, field) is { } family ? CodeWords.Of(family, value, language) : value,
    };

    /// <summary>How far a record of a register has come.</summary>
    public static string OfStatus(string register, string status, string language) => FamilyOf(register, "status") is { } family ? CodeWords.Of(family, status, language) : status;

    /// <summary>Whether a field names threat types.</summary>
    public static bool IsType(string field) => field is "type" or "suggestedType" or "parent" or "furtherTypes" or "types" or "split" or "replacedBy";

    private static Type? FamilyOf(string register, string field) => (register, field) switch
    {
        (_, "marking") => typeof(Tlp),
        (_, "outcome") => typeof(Outcome),
        (_, "statedOnBasis") => typeof(StatementBasis),
        ("incidents", "status") => typeof(Lifecycle),
        ("incidents", "kind") => typeof(RecordKind),
        ("occasions", "status") => typeof(OccasionStatus),
        ("lessons", "status") => typeof(LessonStatus),
        ("reviews", "status") => typeof(ReviewStatus),
        ("reviews", "kind") => typeof(ReviewKind),
        ("sources", "kind") => typeof(SourceKind),
        ("assessments", "status") => typeof(AssessmentStatus),
        ("assessments", "kind") => typeof(AssessmentKind),
        ("assessments", "direction") => typeof(TrendDirection),
        ("intake", "status") => typeof(IntakeStatus),
        ("shifts", "status") => typeof(ShiftStatus),
        ("imports", "status") => typeof(ImportStatus),
        ("agencies", "kind") => typeof(AgencyKind),
        ("agencies", "status") => typeof(AgencyStatus),
        ("indicators", "scope") => typeof(IndicatorScope),
        ("indicators", "status") => typeof(IndicatorStatus),
        ("directions", "status") => typeof(DirectionStatus),
        ("directions", "kind") => typeof(DirectionKind),
        ("tasks", "status") => typeof(TaskState),
        ("tasks", "missing") => typeof(TaskElement),
        ("instruments", "kind") => typeof(InstrumentKind),
        ("instruments", "status") => typeof(InstrumentStatus),
        ("forecasts", "status") => typeof(ForecastStatus),
        ("forecasts", "kind") => typeof(ForecastKind),
        ("forecasts", "score") => typeof(ForecastScore),
        ("shares", "status") => typeof(ShareStatus),
        ("scenarios", "status") => typeof(ScenarioStatus),
        ("drills", "status") => typeof(DrillStatus),
        _ => null,
    };

    /// <summary>With its id, since a name alone may be that of several types, or another by now.</summary>
    private static string Type(string id, ThreatTypeTree types, string language) => types.Contains(new(id)) ? $"{types.NameOf(new(id)).In(language)} ({id})" : id;

    private static string Role(string text, string language) => text.Split(' ', 2) is [var kind, var what] ? $"{CodeWords.Of(typeof(AgencyRoleKind), kind, language)}: {what}" : CodeWords.Of(typeof(AgencyRoleKind), text, language);

    /// <summary>Other languages than the two of the register stay codes.</summary>
    private static string Language(string code, string language) => ReviewSections.IsLanguage(code) ? LanguageWords.Of(code).In(language) : code;

    /// <summary>What was damaged and how much of it, with its unit.</summary>
    public static string Of(Domain.Incidents.Damage damage, string language) => PartWords.Of(damage, language);

    /// <summary>A table has a sign for what states no number, with a legend below it; alone it is said.</summary>
    private static string Amount(string value, LocalizedText word, string language) => !Quantity.TryParse(value, out var quantity) ? value
        : quantity.Form is QuantityForm.Unknown ? CodeWords.Of(quantity.Form, language)
        : QuantityText.Of(quantity, word, language);
}
