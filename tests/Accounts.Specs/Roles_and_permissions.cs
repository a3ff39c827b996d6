using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Accounts_Specs;

public sealed class Every_command
{
    /// <summary>A new command belongs to nobody until it has its place in the table.</summary>
    [Fact]
    public void has_a_permission_and_every_permission_names_real_commands() =>
        CommandPermissions.Commands.Order().ShouldBe(CommandCatalogue.Names.Order());

    [Fact]
    public void has_a_role_that_may_send_it_about_any_record() =>
        CommandCatalogue.Names.Where(name => !Enum.GetValues<Role>().Any(role => Permissions.ToSend(Actors.With(role), name) is Reach.All)).ShouldBeEmpty();
}

public sealed class A_role
{
    [Theory]
    [InlineData(Role.Operator, "report-incident", Reach.All)]
    [InlineData(Role.Operator, "accept-report", Reach.All)]
    [InlineData(Role.Operator, "hand-over-shift", Reach.None)]
    [InlineData(Role.Operator, "approve-review", Reach.None)]
    [InlineData(Role.ShiftLead, "hand-over-shift", Reach.All)]
    [InlineData(Role.ShiftLead, "assign-task", Reach.All)]
    [InlineData(Role.Contributor, "report-incident", Reach.Own)]
    [InlineData(Role.Contributor, "contribute-to-review", Reach.Own)]
    [InlineData(Role.Contributor, "merge-incidents", Reach.None)]
    [InlineData(Role.Reviewer, "approve-review", Reach.All)]
    [InlineData(Role.Reviewer, "report-incident", Reach.None)]
    [InlineData(Role.Office, "draft-review-section", Reach.All)]
    [InlineData(Role.Office, "approve-review", Reach.None)]
    [InlineData(Role.Office, "issue-review", Reach.None)]
    [InlineData(Role.Signer, "issue-review", Reach.All)]
    [InlineData(Role.Administrator, "define-threat-type", Reach.All)]
    [InlineData(Role.Administrator, "set-deadline-rule", Reach.All)]
    [InlineData(Role.Administrator, "report-incident", Reach.None)]
    [InlineData(Role.Reader, "note-on-incident", Reach.None)]
    [InlineData(Role.Feed, "report-incident", Reach.None)]
    [InlineData(Role.Operator, "no-such-command", Reach.None)]
    public void sends_what_is_its_work(Role role, string command, Reach reach) => Permissions.ToSend(Actors.With(role), command).ShouldBe(reach);

    [Fact]
    public void of_an_administrator_has_no_say_over_records() =>
        CommandCatalogue.Names.Where(name => Permissions.MaySend(Actors.With(Role.Administrator), name)).Select(name => CommandPermissions.Of(name)).Distinct()
            .ShouldBe([Permission.ManageTypes, Permission.ManageRules], ignoreOrder: true);

    [Fact]
    public void of_a_feed_only_reads_through_the_API() =>
        Enum.GetValues<Permission>().Where(permission => Permissions.May(Actors.With(Role.Feed), permission)).ShouldBe([Permission.ReadByApi, Permission.Export]);

    [Fact]
    public void adds_to_the_others()
    {
        var both = Actors.With(Role.Contributor, Role.Reviewer);

        Permissions.ToSend(both, "approve-review").ShouldBe(Reach.All);
        Permissions.ToSend(both, "report-incident").ShouldBe(Reach.Own);
        Permissions.ToSend(Actors.With(Role.Contributor, Role.Operator), "report-incident").ShouldBe(Reach.All);
    }

    [Fact]
    public void sends_nothing_by_a_token_for_reading()
    {
        var reading = Actors.With(Role.Operator) with { ReadOnly = true };

        CommandCatalogue.Names.Where(name => Permissions.MaySend(reading, name)).ShouldBeEmpty();
        Permissions.May(reading, Permission.Export).ShouldBeTrue();
        Permissions.May(Actors.With(Role.Administrator) with { ReadOnly = true }, Permission.ManageAccounts).ShouldBeFalse();
    }

    [Fact]
    public void has_words_and_a_clearance()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            RoleWords.Of(role).Vi.ShouldNotBeNullOrEmpty();
            RoleWords.Of(role).En.ShouldNotBeNullOrEmpty();
            Clearances.Table.Count(row => row.Role == role).ShouldBe(1);
        }

        foreach (var fault in Enum.GetValues<AccountFault>()) AccountFaultText.Of(fault).Vi.ShouldNotBeNullOrEmpty();
    }
}

public sealed class What_somebody_sees
{
    [Theory]
    [InlineData(new[] { Role.Operator }, Tlp.Red, null, Tlp.Red)]
    [InlineData(new[] { Role.Operator }, Tlp.Amber, null, Tlp.Amber)]
    [InlineData(new[] { Role.Administrator }, Tlp.Red, null, Tlp.Green)]
    [InlineData(new[] { Role.Administrator, Role.Reviewer }, Tlp.Red, null, Tlp.Red)]
    [InlineData(new[] { Role.Contributor }, Tlp.Red, "Công an Hà Nội", Tlp.Amber)]
    [InlineData(new[] { Role.Reader }, Tlp.Red, null, Tlp.AmberStrict)]
    [InlineData(new[] { Role.Reader }, Tlp.Red, "Công an Hà Nội", Tlp.Green)]
    [InlineData(new Role[0], Tlp.Red, null, Tlp.Clear)]
    public void is_the_lower_of_his_clearance_and_that_of_his_roles(Role[] roles, Tlp cleared, string? agency, Tlp sees) => Clearances.Of(roles, cleared, agency).ShouldBe(sees);

    /// <summary>AMBER+STRICT is for one organisation: nobody of another sees more than somebody of the office.</summary>
    [Fact]
    public void is_never_more_elsewhere() => Clearances.Table.Where(row => row.Elsewhere > row.Within).ShouldBeEmpty();

    [Fact]
    public void is_nothing_marked_before_the_first_password_is_changed()
    {
        var actor = (Actors.Account(Role.Operator) with { MustChangePassword = true }).AsActor("session");

        actor.Roles.ShouldBeEmpty();
        actor.Viewer.Clearance.ShouldBe(Tlp.Clear);
    }

    [Fact]
    public void by_a_token_is_what_its_roles_see()
    {
        var account = Actors.Account(Role.Operator, Role.Reader);
        var token = new ApiToken("t", new byte[32], account.Id, "Bảng điện tử", [Role.Reader, Role.Signer], ReadOnly: true, default, default);

        var actor = account.AsActor(token);

        actor.Roles.ShouldBe([Role.Reader]); // a role that was taken from the account is gone from its tokens
        actor.Clearance.ShouldBe(Tlp.AmberStrict);
    }
}

internal static class Actors
{
    public static Account Account(params Role[] roles) => new(
        "truc-ban-3", "Nguyễn Thị Hoa", "", [.. roles], Tlp.Red, Agency: null, MustChangePassword: false, FailedAttempts: 0, LockedUntil: null, Disabled: false, Guid.Empty, default);

    public static Actor With(params Role[] roles) => Account(roles).AsActor("session");
}
