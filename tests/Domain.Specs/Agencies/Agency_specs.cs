using ThreatRegister.Domain;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Agencies.AgencySpec;

namespace ThreatRegister.Tests.Domain_Specs.Agencies;

internal static class AgencySpec
{
    public static readonly AgencyId Id = new("ban-tuyen-giao-trung-uong");

    public static readonly AgencyRegistered Registered = new(
        Id, new("Ban Tuyên giáo Trung ương", "Commission for Propaganda and Education"), AgencyKind.PartyBody, new(2007, 4, 11), World.Document);

    public static readonly AgencyEnded Ended = new(new(2021, 2, 2), [new("ban-tuyen-giao-dan-van")], "hợp nhất", World.OtherDocument);
    public static readonly AgencyRoleGiven Given_role = new(new(new("ban-chi-dao"), AgencyRoleKind.Member, new AgencyId("ban-chi-dao-an-ninh-mang")), World.Document);

    public static Scenario<Agency, AgencyEvent, AgencyCommand> Given(params ReadOnlySpan<AgencyEvent> events) =>
        new Scenario<Agency, AgencyEvent, AgencyCommand>(Agency.Initial, Agency.Evolve, AgencyDecider.Decide, World.Context).After(events);
}

public sealed class Registering_an_agency
{
    [Fact]
    public void keeps_name_kind_and_first_day() => Given().When(register).Then(Registered);

    [Fact]
    public void needs_a_name() => Given().When(register with { Name = new(" ", null) }).ThenRefused(Refusal.NameMissing, "name");

    [Fact]
    public void again_as_before_changes_nothing() => Given(Registered, Ended).When(register).ThenNothing();

    [Fact]
    public void again_otherwise_is_refused() => Given(Registered).When(register with { Kind = AgencyKind.Other }).ThenRefused(Refusal.AlreadyExists, "agency");

    [Fact]
    public void that_is_not_there_goes_before_all_else() => Given().When(new ReorganiseAgency("kiện toàn") { Agency = Id }).ThenRefused(Refusal.NotFound, "agency");

    private static readonly RegisterAgency register = new(Registered.Name, Registered.Kind, Registered.ValidFrom, World.Document) { Agency = Id };
}

public sealed class Renaming_an_agency
{
    [Fact]
    public void keeps_the_name_with_its_first_day() => Given(Registered).When(rename).Then(renamed);

    [Fact]
    public void to_what_it_is_called_changes_nothing() => Given(Registered).When(rename with { Name = Registered.Name }).ThenNothing();

    [Fact]
    public void twice_changes_nothing() => Given(Registered, renamed).When(rename).ThenNothing();

    [Fact]
    public void needs_grounds() => Given(Registered).When(rename with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void after_its_end_is_refused() => Given(Registered, Ended).When(rename with { ValidFrom = new(2021, 2, 3) }).ThenRefused(Refusal.AgencyHasEnded, "validFrom");

    [Fact]
    public void of_an_ended_one_may_tell_of_its_past() => Given(Registered, Ended).When(rename).Then(renamed);

    private static readonly AgencyRenamed renamed = new(new("Ban Tuyên giáo", null), new(2020, 1, 1), "quyết định", World.Document);
    private static readonly RenameAgency rename = new(renamed.Name, " quyết định ", renamed.ValidFrom, World.Document) { Agency = Id };
}

public sealed class Ending_an_agency
{
    [Fact]
    public void keeps_the_last_day_and_what_succeeds_it() => Given(Registered).When(end).Then(Ended);

    [Fact]
    public void without_a_day_or_successor_leaves_them_out() => Given(Registered)
        .When(end with { ValidTo = null, Successors = null, Statement = null }).Then(new AgencyEnded(null, [], "hợp nhất", Statement.Own));

    [Fact]
    public void twice_changes_nothing() => Given(Registered, Ended).When(end).ThenNothing();

    [Fact]
    public void otherwise_is_refused() => Given(Registered, Ended).When(end with { ValidTo = new(2021, 3, 1) }).ThenRefused(Refusal.AgencyHasEnded, "agency");

    [Fact]
    public void before_it_began_is_refused() => Given(Registered).When(end with { ValidTo = new(2007, 4, 10) }).ThenRefused(Refusal.EndsBeforeItBegins, "validTo");

    [Fact]
    public void names_other_successors_once_each()
    {
        Given(Registered).When(end with { Successors = [Id] }).ThenRefused(Refusal.SucceedsItself, "successors");
        Given(Registered).When(end with { Successors = [new("b"), new("b")] }).ThenRefused(Refusal.AgencyRepeated, "successors");
    }

    private static readonly EndAgency end = new("hợp nhất", Ended.ValidTo, Ended.Successors, World.OtherDocument) { Agency = Id };
}

public sealed class Giving_a_role_to_an_agency
{
    [Fact]
    public void keeps_in_what_it_has_the_role() => Given(Registered).When(give).Then(Given_role);

    [Fact]
    public void may_say_in_words_in_what() => Given(Registered)
        .When(give with { Role = new(new("r"), AgencyRoleKind.Lead, Matter: " Tuyên truyền ") }).Then(Given_role with { Role = new(new("r"), AgencyRoleKind.Lead, Matter: "Tuyên truyền") });

    [Fact]
    public void twice_changes_nothing() => Given(Registered, Given_role).When(give).ThenNothing();

    [Fact]
    public void another_under_the_same_id_is_refused() =>
        Given(Registered, Given_role).When(give with { Role = Given_role.Role with { Kind = AgencyRoleKind.Standing } }).ThenRefused(Refusal.RoleExists, "role.id");

    [Fact]
    public void in_nothing_is_refused() => Given(Registered).When(give with { Role = new(new("r"), AgencyRoleKind.Lead, Matter: " ") }).ThenRefused(Refusal.RoleOfNothing, "role");

    [Fact]
    public void in_itself_is_refused() => Given(Registered).When(give with { Role = Given_role.Role with { Body = Id } }).ThenRefused(Refusal.RoleInItself, "role.body");

    private static readonly GiveAgencyRole give = new(Given_role.Role, World.Document) { Agency = Id };
}

public sealed class Reorganising_an_agency
{
    [Fact]
    public void keeps_what_was_done() => Given(Registered).When(reorganise).Then(reorganised);

    [Fact]
    public void needs_to_say_what() => Given(Registered).When(reorganise with { Change = " " }).ThenRefused(Refusal.TextMissing, "change");

    [Fact]
    public void in_the_future_is_refused() => Given(Registered).When(reorganise with { At = When.Parse("2030") }).ThenRefused(Refusal.TimeInFuture, "at");

    [Fact]
    public void twice_changes_nothing() => Given(Registered, reorganised).When(reorganise).ThenNothing();

    private static readonly AgencyReorganised reorganised = new("Kiện toàn", null, World.Document);
    private static readonly ReorganiseAgency reorganise = new(" Kiện toàn ", null, World.Document) { Agency = Id };
}

public sealed class Corroborating_an_agency
{
    [Fact]
    public void keeps_the_further_source_and_what_it_states() => Given(Registered, Given_role).When(corroborate).Then(corroborated);

    [Fact]
    public void by_the_statement_it_is_from_changes_nothing()
    {
        Given(Registered).When(corroborate with { Fact = null, Statement = World.Document }).ThenNothing();
        Given(Registered, Given_role).When(corroborate with { Statement = World.Document }).ThenNothing();
        Given(Registered, Ended).When(corroborate with { Fact = "ended" }).ThenNothing();
    }

    [Fact]
    public void twice_changes_nothing() => Given(Registered, Given_role, corroborated).When(corroborate).ThenNothing();

    [Fact]
    public void states_only_what_is_recorded()
    {
        Given(Registered).When(corroborate).ThenRefused(Refusal.FactNotRecorded, "fact");
        Given(Registered).When(corroborate with { Fact = "ended" }).ThenRefused(Refusal.FactNotRecorded, "fact");
    }

    private static readonly AgencyCorroborated corroborated = new("role:ban-chi-dao", World.OtherDocument);
    private static readonly CorroborateAgency corroborate = new(World.OtherDocument, "role:ban-chi-dao") { Agency = Id };
}

public sealed class Correcting_an_agency
{
    [Fact]
    public void records_what_differs_and_why() => Given(Registered)
        .When(correct with { Corrections = new(Registered.Name, AgencyKind.Committee, new(2007, 5, 1)) })
        .Then(new AgencyCorrected(new(Kind: AgencyKind.Committee, ValidFrom: new(2007, 5, 1)), "đối chiếu", World.Document));

    [Fact]
    public void can_change_the_name_it_began_with_and_how_it_ended() => Given(Registered, Ended).When(correct).Then(new AgencyCorrected(correct.Corrections, "đối chiếu", World.Document));

    [Fact]
    public void to_what_it_is_changes_nothing() => Given(Registered, Ended).When(correct with { Corrections = new(Registered.Name, Registered.Kind, Registered.ValidFrom, Ended.ValidTo, Ended.Successors) }).ThenNothing();

    [Fact]
    public void has_no_end_to_change_while_it_is_there()
    {
        Given(Registered).When(correct with { Corrections = new(ValidTo: new(2021, 1, 1)) }).ThenRefused(Refusal.AgencyHasNotEnded, "corrections.validTo");
        Given(Registered).When(correct with { Corrections = new(Successors: []) }).ThenRefused(Refusal.AgencyHasNotEnded, "corrections.successors");
    }

    [Fact]
    public void leaves_it_beginning_before_it_ends() =>
        Given(Registered, Ended).When(correct with { Corrections = new(ValidFrom: new(2022, 1, 1)) }).ThenRefused(Refusal.EndsBeforeItBegins, "corrections.validFrom");

    private static readonly CorrectAgency correct = new(new(new("Ban Tuyên giáo TW", null), ValidTo: new(2021, 2, 3), Successors: [new("b")]), "đối chiếu", World.Document) { Agency = Id };
}
