using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Domain.Incidents;

/// <summary>What the parts of an incident may look like. Each answers null where there is nothing wrong.</summary>
internal static class IncidentChecks
{
    /// <summary>No person is recorded in a case of this branch: to be named there is not to have done anything.</summary>
    private static readonly ThreatTypeId information = new("information");

    public static Fault? Of(ReportIncident report, DecisionContext context) =>
        Check.That(report.StateSecret is null, Refusal.StateSecretRefused, "stateSecret")
        ?? Check.Title(report.Title)
        ?? Types(report.Type, report.FurtherTypes ?? [], context.Types)
        ?? Occurred(report.Occurred, context)
        ?? Outcome(report.Kind, report.Outcome)
        ?? Quantity(report.Kind, report.Quantity)
        ?? Check.Optional(report.Description, Limits.Description, "description")
        ?? Place(report.Place, "place")
        ?? Victim(report.Victim, "victim")
        ?? Check.Optional(report.Cause, "cause")
        ?? Check.Optional(report.PotentialImpact, "potentialImpact")
        ?? Check.Optional(report.ActualImpact, "actualImpact")
        ?? Check.Each(report.Damage, "damage", Damage)
        ?? Severity(report.Severity, context)
        ?? Check.Distinct(report.Responses?.Select(response => response.Id).ToList(), Refusal.ResponseRepeated, "responses")
        ?? Check.Each(report.Responses, "responses", (response, field) => Response(response, field, context.Now))
        ?? Check.Distinct(report.Occasions, Refusal.OccasionRepeated, "occasions")
        ?? Persons(report, context.Types)
        ?? Imported(report.Imported)
        ?? Check.That(report.Imported is not { } row || !context.Withdrawals.IsWithdrawn(row.Import), Refusal.ImportWithdrawn, "imported.import")
        ?? Check.Statement(report.Statement, context.Now);

    public static Fault? Types(ThreatTypeId primary, Items<ThreatTypeId> further, ThreatTypeTree types) =>
        Type(primary, types, "type") ?? FurtherTypes(primary, further, types);

    public static Fault? FurtherTypes(ThreatTypeId primary, Items<ThreatTypeId> further, ThreatTypeTree types) =>
        Check.Each(further, "furtherTypes", (type, field) => Type(type, types, field))
        ?? Check.Each(further, "furtherTypes", (type, field) => Check.That(type != primary, Refusal.ThreatTypeRepeated, field))
        ?? Check.Distinct(further, Refusal.ThreatTypeRepeated, "furtherTypes");

    /// <summary>Whether something may be recorded under a type today.</summary>
    public static Fault? Type(ThreatTypeId id, ThreatTypeTree types, string field)
    {
        if (types.Find(id) is not { } type) return new(Refusal.ThreatTypeUnknown, field);
        if (type.IsRetired) return new(Refusal.ThreatTypeRetired, field, type.ReplacedBy?.Value);

        return Check.That(type.HasBegun, Refusal.ThreatTypeNotYetValid, field);
    }

    public static Fault? PersonIn(IEnumerable<ThreatTypeId> all, ThreatTypeTree types, string field) =>
        Check.That(!all.Any(type => types.IsWithin(type, information)), Refusal.PersonNotAllowed, field);

    public static Fault? Occurred(When occurred, DecisionContext context) =>
        Check.NotInFuture(occurred, context.Now, "occurred", Refusal.OccurredInFuture);

    public static Fault? Outcome(RecordKind kind, Outcome outcome) =>
        Check.That(kind is not RecordKind.Drill || outcome is Incidents.Outcome.Unknown, Refusal.DrillHasNoOutcome, "outcome");

    public static Fault? Quantity(RecordKind kind, Quantity? quantity) => Check.That(
        quantity is null || kind is RecordKind.Aggregate or RecordKind.StandingThreat || quantity == Domain.Quantity.One,
        Refusal.QuantityNeedsAggregate,
        "quantity");

    public static Fault? Place(Place? place, string field)
    {
        if (place is null) return null;

        return Check.That(IsCountry(place.Country), Refusal.CountryInvalid, field + ".country")
            ?? Check.Optional(place.Name, Limits.Title, field + ".name")
            ?? Check.Optional(place.Region, Limits.Title, field + ".region")
            ?? Check.That(place.Latitude is null or (>= -90 and <= 90), Refusal.LatitudeOutOfRange, field + ".latitude")
            ?? Check.That(place.Longitude is null or (>= -180 and <= 180), Refusal.LongitudeOutOfRange, field + ".longitude")
            ?? Check.That(place.Latitude is null == place.Longitude is null, Refusal.CoordinateIncomplete, field);
    }

    public static Fault? Victim(Victim? victim, string field)
    {
        if (victim is null) return null;

        return Check.Optional(victim.Sector, field + ".sector")
            ?? Check.Optional(victim.System, field + ".system")
            ?? Check.Optional(victim.Owner, field + ".owner")
            ?? Check.That(victim.SystemLevel is null or (>= 1 and <= 5), Refusal.SystemLevelOutOfRange, field + ".systemLevel");
    }

    public static Fault? Damage(Damage damage, string field)
    {
        field += ".currency";
        if (damage.Kind is not DamageKind.Money) return Check.That(damage.Currency is null, Refusal.CurrencyNotAllowed, field);
        if (damage.Currency is null) return new(Refusal.CurrencyMissing, field);

        return Check.That(damage.Currency.Length == 3 && damage.Currency.All(char.IsAsciiLetterUpper), Refusal.CurrencyInvalid, field);
    }

    public static Fault? Severity(Severity? severity, DecisionContext context)
    {
        if (severity is null) return null;

        return Check.Required(severity.Scale, "severity.scale") ?? Check.Required(severity.Level, "severity.level") ?? context.Severity.Against(severity, "severity");
    }

    public static Fault? Response(Response response, string field, DateTime now) =>
        Check.That(ResponseKinds.Contains(response.Kind), Refusal.ResponseKindUnknown, field + ".kind")
        ?? Check.That(response.Slot is null || response.Reach is not ResponseReach.FromOutside, Refusal.SlotNotOnTheSpot, field + ".slot")
        ?? Check.Required(response.Summary, field + ".summary")
        ?? Check.Optional(response.By, field + ".by")
        ?? Check.Optional(response.Result, field + ".result")
        ?? Check.NotInFuture(response.When, now, field + ".when");

    private static bool IsCountry(string? code) => code is null || (code.Length == 2 && code.All(char.IsAsciiLetterUpper));

    private static Fault? Persons(ReportIncident report, ThreatTypeTree types) =>
        Check.Person(report.Contact, "contact")
        ?? Check.Person(report.AffectedPerson, "affectedPerson")
        ?? (report.AffectedPerson is null ? null : PersonIn([report.Type, .. report.FurtherTypes ?? []], types, "affectedPerson"));

    public static Fault? Imported(ImportedRow? row)
    {
        if (row is null) return null;

        return Check.Required(row.RowId, "imported.rowId") ?? Check.Digest(row.Digest, "imported.digest");
    }
}
