using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Seeds.Generation;

/// <summary>What is reported of one incident, and what there is to know of it that is not reported yet.</summary>
internal sealed class IncidentReport
{
    private readonly World world;
    private readonly Dice dice;
    private readonly DateTime reportedAt;

    public IncidentReport(World world, Dice dice, string id, DateTime reportedAt)
    {
        (this.world, this.dice, this.reportedAt) = (world, dice, reportedAt);
        Profile = world.Profiles[dice.Weighted(world.Weights)];
        Kind = KindOf();
        Moment = reportedAt - (dice.Chance(0.03) ? TimeSpan.FromDays(dice.Number(300, 2_500)) : dice.About(Profile.Natural ? TimeSpan.FromHours(20) : TimeSpan.FromDays(2)));
        Place = world.Place(dice, Moment);
        Command = Report(id);
    }

    public TypeWords Profile { get; }

    public RecordKind Kind { get; }

    /// <summary>When it really happened.</summary>
    public DateTime Moment { get; }

    public string Place { get; }

    public ReportIncident Command { get; }

    public bool IsCyber => Profile.Owners is not null;

    /// <summary>What such an incident may have damaged, with how much at most; money in millions.</summary>
    public IEnumerable<(DamageKind Kind, int Bound)> Damageable()
    {
        if (Profile.People) yield return (dice.Pick([DamageKind.Dead, DamageKind.Missing, DamageKind.Injured, DamageKind.Affected]), 60);
        if (Profile.Houses) yield return (DamageKind.Houses, 4_000);
        if (Profile.Hectares) yield return (DamageKind.Hectares, 20_000);
        if (Profile.Money) yield return (DamageKind.Money, 40_000);
    }

    public static Damage Damage(DamageKind kind, Quantity amount, DamageStatus status) =>
        kind is DamageKind.Money ? new(kind, Stating.Millions(amount), status, "VND") : new(kind, amount, status);

    public static Place PlaceOf(string name) => new("VN", name);

    private RecordKind KindOf()
    {
        if (Profile.Standing && dice.Chance(0.25)) return RecordKind.StandingThreat;

        return (RecordKind)dice.Weighted([84, 13, 0, 3]);
    }

    private ReportIncident Report(string id)
    {
        var system = IsCyber ? dice.Pick(world.Words.Systems) : null;
        var owner = system?.Owner.Replace("{place}", Place, StringComparison.Ordinal);
        return new(
            Title(owner),
            new(Profile.Type),
            Kind is RecordKind.StandingThreat ? Stating.Ongoing(dice, Moment) : Stating.Date(dice, Moment, IsCyber),
            Kind is RecordKind.Aggregate or RecordKind.StandingThreat ? Stating.Number(dice, 900) : null,
            Kind,
            Outcome: OutcomeOf(),
            Marking: Marking(),
            Description: dice.Chance(0.5) ? dice.Pick(world.Words.Descriptions) : null,
            Place: dice.Chance(0.85) ? PlaceOf(Place) : null,
            Victim: Victim(system, owner),
            Cause: Profile.Causes.Length > 0 && dice.Chance(0.4) ? dice.Pick(Profile.Causes) : null,
            PotentialImpact: Profile.Impacts.Length > 0 && dice.Chance(0.2) ? dice.Pick(Profile.Impacts) : null,
            Damage: dice.Chance(0.25) ? [.. Damageable().Take(1).Select(part => Damage(part.Kind, Stating.Number(dice, part.Bound), DamageStatus.Preliminary))] : null,
            Severity: dice.Chance(0.1) ? Severity() : null,
            Responses: dice.Chance(0.35) ? [world.Response(dice, Profile.Branch, "r0", reportedAt)] : null,
            Occasions: dice.Chance(0.03) && OccasionAt() is { } occasion ? [occasion] : null,
            Contact: dice.Chance(0.03) ? dice.Pick(world.Persons) : null,
            AffectedPerson: dice.Chance(0.04) && Profile.Type.StartsWith("crime.", StringComparison.Ordinal) ? dice.Pick(world.Persons) : null,
            Statement: world.Statement(dice, reportedAt)) { Incident = new(id) };
    }

    /// <summary>The occasion being prepared or held when it was reported, if any.</summary>
    public OccasionId? OccasionAt() => world.Occasions.LastOrDefault(occasion => occasion.OpenedAt < reportedAt && occasion.To > Moment)?.Id;

    public Severity Severity() => IsCyber
        ? new("nciss", dice.Pick(["baseline-minor", "low", "medium", "high", "severe"]), dice.Number(5, 95))
        : new("cap-do", dice.Number(1, 5).ToString(CultureInfo.InvariantCulture));

    private string Title(string? owner) => dice.Pick(Profile.Titles)
        .Replace("{place}", Place, StringComparison.Ordinal)
        .Replace("{owner}", owner, StringComparison.Ordinal)
        .Replace("{number}", dice.Number(1, 14).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private Outcome OutcomeOf()
    {
        if (Kind is RecordKind.Drill) return Outcome.Unknown;
        if (Profile.Natural || Kind is RecordKind.StandingThreat) return dice.Chance(0.8) ? Outcome.Succeeded : Outcome.Unknown;

        return (Outcome)dice.Weighted([12, 24, 12, 5, 11, 24, 0, 12]);
    }

    // TLP 2.0: most of what is shared within the service is green.
    private Tlp? Marking() => dice.Chance(0.5) ? null : (Tlp)dice.Weighted([25, 40, 25, 7, 3]);

    private Victim? Victim(SystemWords? system, string? owner)
    {
        if (system is not null) return new(system.Sector, system.System, owner, dice.Chance(0.8) ? system.Level : null);

        return dice.Chance(0.3) ? new(dice.Pick(world.Words.Sectors)) : null;
    }
}
