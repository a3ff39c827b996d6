using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Incidents.IncidentSpec;

namespace ThreatRegister.Tests.Domain_Specs.Incidents;

public sealed class Containing_an_incident
{
    [Fact]
    public void records_when() => Given(Reported).When(contain).Then(Contained);

    [Fact]
    public void before_it_occurred_is_refused() => Given(Reported)
        .When(contain with { At = When.Parse("2019") }).ThenRefused(Refusal.BeforeOccurrence, "at");

    [Fact]
    public void in_the_future_is_refused() => Given(Reported).When(contain with { At = When.Parse("2021-07") }).ThenRefused(Refusal.TimeInFuture, "at");

    [Fact]
    public void twice_changes_nothing() => Given(Reported, Contained).When(contain).ThenNothing();

    [Fact]
    public void again_without_a_time_changes_nothing() => Given(Reported, Contained).When(contain with { At = null }).ThenNothing();

    [Fact]
    public void may_become_known_after_it_was_resolved() => Given(Reported, Resolved).When(contain).Then(Contained);

    private static readonly ContainIncident contain = new(When.Parse("2020-11")) { Incident = Id };
}

public sealed class Resolving_an_incident
{
    [Fact]
    public void records_when() => Given(Reported).When(resolve).Then(Resolved);

    [Fact]
    public void in_the_future_is_refused() => Given(Reported).When(resolve with { At = When.Parse("2022") }).ThenRefused(Refusal.TimeInFuture, "at");

    [Fact]
    public void after_closing_is_refused() => Given(Reported, Resolved, Closed).When(resolve).ThenRefused(Refusal.AlreadyClosed);

    [Fact]
    public void twice_changes_nothing() => Given(Reported, Resolved).When(resolve).ThenNothing();

    private static readonly ResolveIncident resolve = new(When.Parse("2020-12")) { Incident = Id };
}

public sealed class Closing_an_incident
{
    [Fact]
    public void needs_resolution_where_no_rule_says_otherwise() => Given(Reported).When(close).ThenRefused(Refusal.NotResolved);

    [Fact]
    public void needs_an_outcome_where_no_rule_says_otherwise() =>
        Given(Reported with { Outcome = Outcome.Unknown }, Resolved).When(close).ThenRefused(Refusal.OutcomeMissing);

    [Fact]
    public void records_the_reason() => Given(Reported, Resolved).When(close).Then(Closed);

    [Fact]
    public void is_possible_where_containment_became_known_after_resolution() => Given(Reported, Resolved, Contained).When(close).Then(Closed);

    [Fact]
    public void needs_a_reason() => Given(Reported, Resolved).When(close with { Reason = "" }).ThenRefused(Refusal.TextMissing, "reason");

    [Fact]
    public void needs_what_the_rule_needs()
    {
        var strict = Under(new ClosingRuleSet(new("strict"), World.Cyber, [], Imported: null, [ClosingNeed.Containment, ClosingNeed.Response], ValidFrom: null, "Quy chế"));

        Given(Reported, Resolved).Under(strict).When(close).ThenRefused(Refusal.NotContained);
        Given(Reported, Contained).Under(strict).When(close).ThenRefused(Refusal.ResponseMissing);
        Given(Reported, Contained, BlockingRecorded).Under(strict).When(close).Then(Closed);
    }

    [Fact]
    public void of_a_false_positive_may_need_nothing() =>
        Given(Reported with { Outcome = Outcome.FalsePositive })
            .Under(Under(new ClosingRuleSet(new("false-positive"), Type: null, [Outcome.FalsePositive], Imported: null, [], ValidFrom: null, "Quy chế")))
            .When(close)
            .Then(Closed);

    [Fact]
    public void of_an_import_may_need_less_than_of_others()
    {
        var lenient = Under(new ClosingRuleSet(new("imports"), Type: null, [], Imported: true, [], ValidFrom: null, "Quy chế"));

        Given(Reported).Under(lenient).When(close).ThenRefused(Refusal.NotResolved);
        Given(Reported with { Imported = new(new("import-1"), "1", new string('a', 64)) }).Under(lenient).When(close).Then(Closed);
    }

    [Fact]
    public void asks_the_rules_of_the_day_of_closing()
    {
        var tomorrow = Under(new ClosingRuleSet(new("later"), Type: null, [], Imported: null, [], new DateOnly(2021, 6, 16), "Quy chế"));

        Given(Reported).Under(tomorrow).When(close).ThenRefused(Refusal.NotResolved);
        Given(Reported).Under(tomorrow with { Now = tomorrow.Now.AddDays(1) }).When(close).Then(Closed);
    }

    [Fact]
    public void twice_changes_nothing() => Given(Reported, Resolved, Closed).When(close).ThenNothing();

    private static DecisionContext Under(ClosingRuleSet rule) =>
        World.Context with { ClosingRules = ClosingRuleBook.Evolve(ClosingRuleBook.Initial, rule) };

    private static readonly CloseIncident close = new("đã xử lý xong") { Incident = Id };
}

public sealed class Reopening_an_incident
{
    [Fact]
    public void records_the_grounds() => Given(Reported, Resolved, Closed).When(reopen).Then(reopened);

    [Fact]
    public void is_possible_once_it_was_resolved() => Given(Reported, Resolved).When(reopen).Then(reopened);

    [Fact]
    public void brings_back_what_was_retracted() => Given(Reported, Contained, Retracted).When(reopen).Then(reopened);

    [Fact]
    public void brings_back_what_was_retracted_on_the_same_grounds() =>
        Given(Reported, Retracted).When(reopen with { Grounds = Retracted.Grounds }).Then(new IncidentReopened(Retracted.Grounds));

    [Fact]
    public void lets_all_be_said_again_of_what_was_retracted() =>
        Given(Reported, Retracted, reopened).When(new NoteOnIncident("Đã kiểm tra lại") { Incident = Id }).Then(new IncidentNoted("Đã kiểm tra lại", Statement.Own));

    [Fact]
    public void that_is_open_is_refused() => Given(Reported, Contained).When(reopen).ThenRefused(Refusal.NotClosed);

    [Fact]
    public void needs_grounds() => Given(Reported, Closed).When(reopen with { Grounds = " " }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void twice_changes_nothing() => Given(Reported, Resolved, Closed, reopened).When(reopen).ThenNothing();

    [Fact]
    public void makes_it_need_a_resolution_again() => Given(Reported, Resolved, Closed, reopened)
        .When(new CloseIncident("xong") { Incident = Id }).ThenRefused(Refusal.NotResolved);

    private static readonly ReopenIncident reopen = new("tái diễn") { Incident = Id };
    private static readonly IncidentReopened reopened = new("tái diễn");
}

public sealed class Retracting_an_incident
{
    [Fact]
    public void records_the_grounds() => Given(Reported).When(retract).Then(Retracted);

    [Fact]
    public void is_possible_after_closing() => Given(Reported, Resolved, Closed).When(retract).Then(Retracted);

    [Fact]
    public void needs_grounds() => Given(Reported).When(retract with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void for_other_grounds_again_is_refused() =>
        Given(Reported, Retracted).When(retract with { Grounds = "lý do khác" }).ThenRefused(Refusal.AlreadyRetracted);

    [Fact]
    public void twice_changes_nothing() => Given(Reported, Retracted).When(retract).ThenNothing();

    private static readonly RetractIncident retract = new("ghi nhầm") { Incident = Id };
}

public sealed class A_closed_or_retracted_incident
{
    public static TheoryData<string> Changes => [.. changes.Keys];

    [Theory, MemberData(nameof(Changes))]
    public void refuses_further_changes(string change)
    {
        Given(Reported, Resolved, Closed).When(changes[change]).ThenRefused(Refusal.AlreadyClosed);
        Given(Reported, Retracted).When(changes[change]).ThenRefused(Refusal.AlreadyRetracted);
        Given().When(changes[change]).ThenRefused(Refusal.NotFound, "incident");
    }

    [Fact]
    public void when_retracted_refuses_also_what_a_closed_one_allows()
    {
        Given(Reported, Retracted).When(new NoteOnIncident("x") { Incident = Id }).ThenRefused(Refusal.AlreadyRetracted);
        Given(Reported, Retracted).When(new MarkIncident(Tlp.Red, "x") { Incident = Id }).ThenRefused(Refusal.AlreadyRetracted);
        Given(Reported, Retracted).When(new CorrectIncident(new(Title: "x"), "x") { Incident = Id }).ThenRefused(Refusal.AlreadyRetracted);
        Given(Reported, Retracted).When(new CloseIncident("x") { Incident = Id }).ThenRefused(Refusal.AlreadyRetracted);
    }

    private static readonly Dictionary<string, IncidentCommand> changes = new IncidentCommand[]
    {
        new ClassifyIncident([World.Storm]) { Incident = Id },
        new ReclassifyIncident(World.Storm, "x") { Incident = Id },
        new DateIncident(When.Parse("2020-06")) { Incident = Id },
        new AssessIncidentSeverity(new("nciss", "low")) { Incident = Id },
        new AssessIncidentImpact(ImpactAspect.Actual, "x") { Incident = Id },
        new RecordIncidentDamage(new(DamageKind.Dead, Quantity.One, DamageStatus.Official)) { Incident = Id },
        new DetermineIncidentOutcome(Outcome.Succeeded) { Incident = Id },
        new RecordIncidentResponse(Blocking) { Incident = Id },
        new CorrectIncidentResponse(Blocking, "x") { Incident = Id },
        new ContainIncident { Incident = Id },
        new ResolveIncident { Incident = Id },
    }.ToDictionary(command => command.GetType().Name, StringComparer.Ordinal);
}
