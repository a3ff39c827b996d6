using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Incidents.IncidentSpec;

namespace ThreatRegister.Tests.Domain_Specs.Incidents;

public sealed class Corroborating_an_incident
{
    [Fact]
    public void keeps_the_further_source() => Given(Reported).When(corroborate).Then(corroborated);

    [Fact]
    public void of_one_fact_names_it() => Given(Reported).When(corroborate with { Fact = " occurred " }).Then(corroborated with { Fact = "occurred" });

    [Fact]
    public void of_a_response_names_it() => Given(Reported, BlockingRecorded).When(corroborate with { Fact = "response:r1" }).Then(corroborated with { Fact = "response:r1" });

    [Fact]
    public void is_allowed_once_it_is_closed() =>
        Given(Reported, BlockingRecorded, Contained, Resolved, new IncidentClosed("xong")).When(corroborate).Then(corroborated);

    [Fact]
    public void by_the_statement_of_the_report_changes_nothing() => Given(Reported).When(corroborate with { Statement = World.Document }).ThenNothing();

    [Fact]
    public void twice_changes_nothing() => Given(Reported, corroborated).When(corroborate).ThenNothing();

    [Fact]
    public void of_another_fact_by_the_same_statement_is_another_corroboration() =>
        Given(Reported, corroborated).When(corroborate with { Fact = "outcome" }).Then(corroborated with { Fact = "outcome" });

    [Fact]
    public void needs_a_source() => Given(Reported).When(corroborate with { Statement = Statement.Own }).ThenRefused(Refusal.SourceMissing, "statement.source");

    [Fact]
    public void of_what_is_not_recorded_is_refused()
    {
        foreach (var fact in new[] { "actualImpact", "damage", "severity", "place", "victim", "cause", "description", "furtherTypes", "occasions", "relations", "response:r1", "response:", "statedOn" })
            Given(Reported).When(corroborate with { Fact = fact }).ThenRefused(Refusal.FactNotRecorded, "fact");
        foreach (var fact in new[] { "occurred", "quantity", "outcome" })
        {
            Given(Reported with { Occurred = When.Unknown, Quantity = Quantity.Unknown, Outcome = Outcome.Unknown })
                .When(corroborate with { Fact = fact }).ThenRefused(Refusal.FactNotRecorded, "fact");
        }
    }

    [Fact]
    public void of_what_was_retracted_is_refused() => Given(Reported, new IncidentRetracted("báo nhầm")).When(corroborate).ThenRefused(Refusal.AlreadyRetracted);

    private static readonly CorroborateIncident corroborate = new(World.OtherDocument) { Incident = Id };
    private static readonly IncidentCorroborated corroborated = new(Fact: null, World.OtherDocument);
}
