using System.Text.Json.Nodes;
using Npgsql;
using ThreatRegister.Accounts;
using ThreatRegister.Accounts.Postgres;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Accounts_Specs;

public sealed class Accounts_in_PostgreSQL(AccountsFixture register) : IClassFixture<AccountsFixture>
{
    private const string First = "bốn con voi qua cầu";
    private const string Second = "năm con hươu qua suối";
    private readonly AccountDesk desk = register.Desk;
    private readonly HandClock clock = register.Clock;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task begin_with_a_password_that_has_to_be_changed()
    {
        var made = await AddAsync("hoa", null, Role.Operator);

        var first = (await desk.SignInAsync(" HOA ", made.Password!, cancellationToken: Cancel)).ShouldBeOfType<SignInAnswer.MustChange>().Opened;
        first.Actor.Roles.ShouldBeEmpty();
        (await desk.ChangePasswordAsync("hoa", made.Password!, made.Password!, cancellationToken: Cancel)).Fault.ShouldBe(AccountFault.PasswordUnchanged);
        (await desk.ChangePasswordAsync("hoa", First, Second, cancellationToken: Cancel)).Fault.ShouldBe(AccountFault.PasswordWrong);
        var second = (await desk.ChangePasswordAsync("hoa", made.Password!, First, cancellationToken: Cancel)).Opened!;

        (await desk.SessionAsync(first.Secret, cancellationToken: Cancel)).ShouldBeNull();
        (await desk.SessionAsync(second.Secret, cancellationToken: Cancel))!.Actor.Viewer.ShouldBe(new Viewer("hoa", Tlp.Red));
        (await desk.SignInAsync("hoa", First, cancellationToken: Cancel)).ShouldBeOfType<SignInAnswer.SignedIn>();
        (await desk.SignInAsync("hoa", made.Password!, cancellationToken: Cancel)).ShouldBeOfType<SignInAnswer.WrongOrLocked>();
    }

    [Fact]
    public async Task note_who_failed_to_sign_in_and_never_what_was_typed()
    {
        await UsableAsync("khanh", Role.Reader);
        clock.Pass(TimeSpan.FromMinutes(2));
        await desk.SignInAsync("Khanh", Second, cancellationToken: Cancel);
        await desk.SignInAsync(First, First, cancellationToken: Cancel);
        await desk.SignInAsync("khong-co-ai", Second, cancellationToken: Cancel);

        var failed = (await register.Audit.ListAsync(3, filter: new(Kind: AuditKind.SignInFailed), cancellationToken: Cancel)).Select(entry => entry.Act).ToList();
        failed.Select(act => (act.Actor, act.Subject)).ShouldBe([("", ""), ("", ""), ("", "khanh")]);
        failed.ShouldAllBe(act => act.Detail == "" && act.Records == null);
    }

    [Fact]
    public async Task take_whose_password_was_wrong_for_no_doer_in_older_entries_either()
    {
        foreach (var kind in Enum.GetValues<AuditKind>()) await register.Audit.RecordAsync(new("nguoi-bi-thu", "session", kind, "nguoi-bi-thu"), Cancel);

        var entries = await register.Audit.ListAsync(99, filter: new(Subject: "nguoi-bi-thu"), cancellationToken: Cancel);
        entries.Where(entry => entry.Act.Doer.Length == 0).Select(entry => entry.Act.Kind).ShouldBe([AuditKind.SignInFailed, AuditKind.LockedOut], ignoreOrder: true);
        entries.ShouldAllBe(entry => entry.Act.Actor == "nguoi-bi-thu", "what was chained stays as it is");
        (await register.Audit.ListAsync(99, filter: new(Actor: "nguoi-bi-thu"), cancellationToken: Cancel)).Select(entry => entry.Number).ShouldBe(entries.Where(entry => entry.Act.Doer.Length > 0).Select(entry => entry.Number));
    }

    [Fact]
    public async Task note_so_many_failures_a_minute_and_then_how_many_more_there_were()
    {
        clock.Pass(TimeSpan.FromMinutes(2));
        var before = await CountAsync();
        for (var wrong = 0; wrong < 63; wrong++) await desk.SignInAsync($"?{wrong}", "", cancellationToken: Cancel);
        (await CountAsync() - before).ShouldBe(60);

        clock.Pass(TimeSpan.FromMinutes(1));
        await desk.SignInAsync("?", "", cancellationToken: Cancel);
        (await register.Audit.ListAsync(1, filter: new(Kind: AuditKind.SignInFailed), cancellationToken: Cancel))[0].Act.Detail.ShouldBe("and 3 before");

        async Task<int> CountAsync() => (await register.Audit.ListAsync(10_000, filter: new(Kind: AuditKind.SignInFailed), cancellationToken: Cancel)).Count;
    }

    [Fact]
    public async Task are_locked_for_the_right_password_too_until_time_has_passed()
    {
        await UsableAsync("binh", Role.Reader);
        for (var wrong = 0; wrong < Lockout.Failures; wrong++) await desk.SignInAsync("binh", Second, cancellationToken: Cancel);

        (await desk.SignInAsync("binh", First, cancellationToken: Cancel)).ShouldBeOfType<SignInAnswer.WrongOrLocked>();
        (await register.Audit.ListAsync(100, cancellationToken: Cancel)).ShouldContain(entry => entry.Act.Kind == AuditKind.LockedOut && entry.Act.Subject == "binh" && entry.Act.Actor.Length == 0);
        clock.Pass(Lockout.First);
        (await desk.SignInAsync("binh", First, cancellationToken: Cancel)).ShouldBeOfType<SignInAnswer.SignedIn>();
        (await register.Store.FindAsync("binh", cancellationToken: Cancel))!.FailedAttempts.ShouldBe(0);
    }

    [Fact]
    public async Task that_many_guess_at_once_give_no_more_guesses()
    {
        await UsableAsync("an", Role.Reader);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => desk.SignInAsync("an", Second)));

        (await register.Store.FindAsync("an", cancellationToken: Cancel))!.FailedAttempts.ShouldBe(Lockout.Failures);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("Nguyễn Thị Hoa")]
    [InlineData("a\0b")]
    [InlineData("")]
    public async Task that_are_not_there_are_answered_as_a_wrong_password(string name) =>
        (await desk.SignInAsync(name, First, cancellationToken: Cancel)).ShouldBeOfType<SignInAnswer.WrongOrLocked>();

    [Fact]
    public async Task have_sessions_that_end()
    {
        var opened = await UsableAsync("chi", Role.Operator);

        clock.Pass(TimeSpan.FromMinutes(59));
        (await desk.SessionAsync(opened.Secret, cancellationToken: Cancel)).ShouldNotBeNull();
        clock.Pass(TimeSpan.FromMinutes(59));
        (await desk.SessionAsync(opened.Secret, cancellationToken: Cancel)).ShouldNotBeNull();
        clock.Pass(Session.Idle);
        (await desk.SessionAsync(opened.Secret, cancellationToken: Cancel)).ShouldBeNull();

        var again = ((SignInAnswer.SignedIn)await desk.SignInAsync("chi", First, cancellationToken: Cancel)).Opened;
        await desk.SignOutAsync(again.Secret, cancellationToken: Cancel);
        (await desk.SessionAsync(again.Secret, cancellationToken: Cancel)).ShouldBeNull();

        var last = ((SignInAnswer.SignedIn)await desk.SignInAsync("chi", First, cancellationToken: Cancel)).Opened;
        await desk.DisableAsync("admin-1", "chi", cancellationToken: Cancel);
        (await desk.SessionAsync(last.Secret, cancellationToken: Cancel)).ShouldBeNull();
        (await desk.SignInAsync("chi", First, cancellationToken: Cancel)).ShouldBeOfType<SignInAnswer.WrongOrLocked>();
        foreach (var none in new[] { null, "", "trk_x", new string('x', 5000) }) (await desk.SessionAsync(none, cancellationToken: Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task keep_no_secret_as_it_is()
    {
        var opened = await UsableAsync("dung", Role.Operator);
        var token = await desk.AddTokenAsync("admin-1", "dung", "Kết nối SIEM", [], readOnly: false, days: 30, cancellationToken: Cancel);

        await using var command = register.Owner.CreateCommand("select string_agg(t::text, '') from (select a::text t from accounts.accounts a union all select s::text from accounts.sessions s union all select k::text from accounts.tokens k union all select u::text from accounts.audit u) t");
        var stored = (string)(await command.ExecuteScalarAsync(cancellationToken: Cancel))!;

        foreach (var secret in new[] { First, opened.Secret, token.Secret! })
        {
            stored.ShouldNotContain(secret);
            stored.ShouldNotContain(Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(secret)));
        }
    }

    [Fact]
    public async Task have_tokens_with_some_of_their_roles_for_a_time()
    {
        await UsableAsync("giang", Role.Operator, Role.Reader);
        (await desk.AddTokenAsync("admin-1", "giang", "Ký thay", [Role.Signer], readOnly: false, days: 30, cancellationToken: Cancel)).Fault.ShouldBe(AccountFault.TokenRoleNotHeld);
        (await desk.AddTokenAsync("admin-1", "giang", "Kết nối", [], readOnly: false, days: 0, cancellationToken: Cancel)).Fault.ShouldBe(AccountFault.TokenDaysInvalid);
        var read = await desk.AddTokenAsync("admin-1", "giang", "Bảng điện tử", [Role.Reader], readOnly: true, days: 1, cancellationToken: Cancel);
        var write = await desk.AddTokenAsync("admin-1", "giang", "Kết nối SIEM", [], readOnly: false, days: 30, cancellationToken: Cancel);

        read.Secret!.ShouldStartWith("trk_");
        var reader = (await desk.TokenAsync(read.Secret, cancellationToken: Cancel))!;
        (reader.Id, reader.ReadOnly, reader.Clearance).ShouldBe(("giang", true, Tlp.AmberStrict));
        Permissions.MaySend((await desk.TokenAsync(write.Secret, cancellationToken: Cancel))!, "report-incident").ShouldBeTrue();
        (await register.Store.TokensAsync("giang", cancellationToken: Cancel)).ShouldAllBe(token => token.LastUsedAt == clock.GetUtcNow());

        clock.Pass(TimeSpan.FromDays(1));
        (await desk.TokenAsync(read.Secret, cancellationToken: Cancel)).ShouldBeNull();
        (await desk.RevokeTokenAsync("admin-1", write.Token!.Id, cancellationToken: Cancel)).Fault.ShouldBeNull();
        (await desk.TokenAsync(write.Secret, cancellationToken: Cancel)).ShouldBeNull();
        (await desk.RevokeTokenAsync("admin-1", "a\0b", cancellationToken: Cancel)).Fault.ShouldBe(AccountFault.TokenUnknown);
        (await desk.TokenAsync(read.Secret[4..], cancellationToken: Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task keep_one_administrator()
    {
        await using var empty = register.Owner.CreateCommand("truncate accounts.accounts cascade");
        await empty.ExecuteNonQueryAsync(cancellationToken: Cancel);

        var made = (await desk.EnsureAdministratorAsync(cancellationToken: Cancel))!;
        (await desk.EnsureAdministratorAsync(cancellationToken: Cancel)).ShouldBeNull();
        (await desk.SignInAsync("admin", made.Password!, cancellationToken: Cancel)).ShouldBeOfType<SignInAnswer.MustChange>();
        (await desk.DisableAsync("admin", "admin", cancellationToken: Cancel)).Fault.ShouldBe(AccountFault.LastAdministrator);
        (await desk.ChangeAsync("admin", "admin", new(Roles: [Role.Reader]), cancellationToken: Cancel)).Fault.ShouldBe(AccountFault.LastAdministrator);

        await AddAsync("admin-2", First, Role.Administrator);
        (await desk.ChangeAsync("admin-2", "admin", new(Roles: [Role.Reader], Agency: "Cục A05"), cancellationToken: Cancel)).Account!.Roles.ShouldBe([Role.Reader]);
        (await desk.DisableAsync("admin", "admin-2", cancellationToken: Cancel)).Fault.ShouldBe(AccountFault.LastAdministrator);
        (await desk.AddAsync("admin-2", "admin-2", "Trùng", [Role.Reader], Tlp.Green, agency: null, email: null, password: null, cancellationToken: Cancel)).Fault.ShouldBe(AccountFault.AccountExists);
        (await desk.EnableAsync("admin-2", "nobody", cancellationToken: Cancel)).Fault.ShouldBe(AccountFault.AccountUnknown);
    }

    [Fact]
    public async Task keep_one_administrator_also_where_each_takes_the_other_away()
    {
        await using var empty = register.Owner.CreateCommand("truncate accounts.accounts cascade");
        await empty.ExecuteNonQueryAsync(cancellationToken: Cancel);
        await AddAsync("admin-a", First, Role.Administrator);
        await AddAsync("admin-b", First, Role.Administrator);
        var read = (await register.Store.ListAsync(cancellationToken: Cancel)).Select(account => account with { Disabled = true });

        // Each is stored as it was decided on, when the other was still there.
        var stored = await Task.WhenAll(read.Select(account => register.Store.ReplaceAsync(account, Cancel)));

        stored.Count(done => done).ShouldBe(1);
        (await register.Store.ListAsync(cancellationToken: Cancel)).Count(account => account.Administers).ShouldBe(1);
    }

    [Fact]
    public async Task are_not_changed_by_who_saw_them_as_they_no_longer_are()
    {
        await AddAsync("doi-hai-lan", First, Role.Operator);
        var seen = (await register.Store.FindAsync("doi-hai-lan", Cancel))!.Terms;
        (await desk.SignInAsync("doi-hai-lan", "sai", cancellationToken: Cancel)).ShouldNotBeNull();
        (await desk.ChangeAsync("admin", "doi-hai-lan", new(Roles: [Role.Reader], Seen: seen), cancellationToken: Cancel)).Fault.ShouldBeNull();

        (await desk.ChangeAsync("admin", "doi-hai-lan", new(Roles: [Role.Operator], Seen: seen), cancellationToken: Cancel)).Fault.ShouldBe(AccountFault.AccountChangedMeanwhile);

        (await register.Store.FindAsync("doi-hai-lan", Cancel))!.Roles.ShouldBe([Role.Reader]);
    }

    [Fact]
    public async Task open_the_gate_for_their_own_records_and_for_what_they_may_see()
    {
        await UsableAsync("hn-1", "Công an Hà Nội", Role.Contributor);
        var colleague = (await UsableAsync("hn-2", "Công an Hà Nội", Role.Contributor)).Actor;
        var other = (await UsableAsync("dn-1", "Công an Đà Nẵng", Role.Contributor)).Actor;
        var log = new InMemoryEventLog(TimeProvider.System);
        using var keys = new TemporaryKeys();
        var codec = new EventCodec(EventCatalogue.Default, keys.Ring);
        using var commands = new CommandExecutor(log, codec, keys.Ring, TimeProvider.System, TimeZoneInfo.Utc);
        foreach (var body in new object[]
        {
            new Domain.ThreatTypes.DefineThreatType(new("Mạng", "Cyber"), new("vụ", "cases")) { Type = new("cyber") }, Report("sap-mang", null), Report("mat", Tlp.Red),
        })
            (await commands.ExecuteAsync(new(body, Guid.NewGuid(), "hn-1"), cancellationToken: Cancel)).ShouldBeOfType<CommandAnswer.Accepted>();
        var gate = new CommandGate(log, new(log, codec, TimeZoneInfo.Utc), register.Store);

        (await gate.AskAsync(colleague, Note("sap-mang"), cancellationToken: Cancel)).ShouldBe(GateAnswer.Open);
        (await gate.AskAsync(other, Note("sap-mang"), cancellationToken: Cancel)).ShouldBe(GateAnswer.Forbidden);
        (await gate.AskAsync(other, Note("mat"), cancellationToken: Cancel)).ShouldBe(GateAnswer.NotFound);
        (await gate.AskAsync(other, Report("moi", null), cancellationToken: Cancel)).ShouldBe(GateAnswer.Open);
        (await gate.FindHiddenAsync(other, new MergeIncidents(new("mat"), "Cùng vụ") { Merged = new("sap-mang") }, cancellationToken: Cancel)).ShouldBe(new(Refusal.IncidentUnknown, "survivor"));
        (await gate.FindHiddenAsync(Actors.With(Role.Operator), new MergeIncidents(new("mat"), "Cùng vụ") { Merged = new("sap-mang") }, cancellationToken: Cancel)).ShouldBeNull();
        (await gate.AskAsync(Actors.With(Role.Reader), Note("sap-mang"), cancellationToken: Cancel)).ShouldBe(GateAnswer.Forbidden);
        (await gate.AskAsync(Actors.With(Role.Operator), Note("mat"), cancellationToken: Cancel)).ShouldBe(GateAnswer.Open);
        (await gate.AskAsync(other, new ContributeToReview("Công an Đà Nẵng", Nil: true) { Review = new("so-ket-2021-h1") }, cancellationToken: Cancel)).ShouldBe(GateAnswer.Open);
        (await gate.AskAsync(other, new ContributeToReview("Công an Hà Nội", Nil: true) { Review = new("so-ket-2021-h1") }, cancellationToken: Cancel)).ShouldBe(GateAnswer.Forbidden);
    }

    [Fact]
    public async Task have_an_audit_in_one_chain_however_many_write()
    {
        var actor = Actors.With(Role.Reviewer);
        await Task.WhenAll(Enumerable.Range(1, 20).Select(number => number % 2 == 0
            ? register.Audit.RecordAsync(new(actor.Id, actor.Via, AuditKind.Read, $"incident-{number}", "", Tlp.Red, 1, 120))
            : register.Audit.RecordAsync(new(actor.Id, actor.Via, AuditKind.Exported, "incidents.csv", "?type=cyber&text=Điện lực\0", Tlp.Amber, number, 120))));

        var entries = await register.Audit.ListAsync(20, cancellationToken: Cancel);
        entries.Count(entry => entry.Act.Actor == actor.Id).ShouldBe(20);
        (await register.Audit.ListAsync(5, entries[9].Number, cancellationToken: Cancel)).Select(entry => entry.Number).ShouldBe(Enumerable.Range(1, 5).Select(back => entries[9].Number - back));
        var ok = (await register.Audit.VerifyAsync(cancellationToken: Cancel)).ShouldBeOfType<AuditVerdict.Ok>();
        ok.Chain.ToArray().ShouldBe(entries[0].Chain.ToArray());
        ok.Count.ShouldBe(entries[0].Number);
    }

    [Theory]
    [InlineData("update accounts.audit set detail = ''")]
    [InlineData("delete from accounts.audit")]
    [InlineData("delete from accounts.accounts")]
    [InlineData("truncate accounts.audit")]
    public async Task keep_their_audit_from_the_program(string sql)
    {
        await using var command = register.Source.CreateCommand(sql);

        (await Should.ThrowAsync<PostgresException>(command.ExecuteNonQueryAsync(cancellationToken: Cancel))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task keep_drafts_and_views_within_bounds()
    {
        var (drafts, views) = (new PostgresDrafts(register.Source), new PostgresViews(register.Source));
        var first = await drafts.SaveAsync("hoa-1", "report-incident", new JsonObject { ["title"] = "Sập mạng" }, seen: null, Cancel);
        first.Keeping.ShouldBe(Keeping.Kept);
        (await drafts.SaveAsync("hoa-1", "report-incident", new JsonObject { ["title"] = "Sập mạng điện" }, first.At, Cancel)).Keeping.ShouldBe(Keeping.Kept);
        (await drafts.SaveAsync("hoa-1", "report-incident", new JsonObject { ["title"] = "Thẻ khác" }, first.At, Cancel)).ShouldBe(new(Keeping.WrittenElsewhere, At: null));
        (await drafts.SaveAsync("hoa-1", "report-incident", new JsonObject { ["title"] = "Thẻ khác" }, seen: null, Cancel)).Keeping.ShouldBe(Keeping.WrittenElsewhere);

        (await drafts.FindAsync("hoa-1", "report-incident", cancellationToken: Cancel))!.Body["title"]!.GetValue<string>().ShouldBe("Sập mạng điện");
        (await drafts.FindAsync("binh-1", "report-incident", cancellationToken: Cancel)).ShouldBeNull();
        (await drafts.FindAsync("hoa-1", "\0", cancellationToken: Cancel)).ShouldBeNull();
        for (var number = 1; number < KeepingRules.MostDrafts; number++) await drafts.SaveAsync("hoa-1", $"note-{number}", new JsonObject(), seen: null, Cancel);
        (await drafts.SaveAsync("hoa-1", "one-more", new JsonObject(), seen: null, Cancel)).Keeping.ShouldBe(Keeping.TooMany);
        (await drafts.SaveAsync("hoa-1", "note-1", new JsonObject { ["title"] = "mới" }, (await drafts.FindAsync("hoa-1", "note-1", Cancel))!.UpdatedAt, Cancel)).Keeping.ShouldBe(Keeping.Kept);
        var newest = (await drafts.ListAsync("hoa-1", cancellationToken: Cancel))[0];
        (newest.Key, newest.Title, newest.Path).ShouldBe(("note-1", "mới", "/"));
        (await drafts.DiscardAsync("hoa-1", "note-1", cancellationToken: Cancel)).ShouldBeTrue();

        (await views.SaveAsync("hoa-1", "Tấn công mạng", "/vi/incidents?type=cyber", shared: true, cancellationToken: Cancel)).ShouldBe(Keeping.Kept);
        (await views.SaveAsync("hoa-1", "Của tôi", "/vi/incidents", shared: false, cancellationToken: Cancel)).ShouldBe(Keeping.Kept);
        (await views.ListAsync("binh-1", cancellationToken: Cancel)).Select(view => view.Name).ShouldBe(["Tấn công mạng"]);
        (await views.DiscardAsync("binh-1", "Tấn công mạng", cancellationToken: Cancel)).ShouldBeFalse();
    }

    private static ReportIncident Report(string id, Tlp? marking) =>
        new("Sập mạng điện lực", new("cyber"), When.Parse("2021"), Marking: marking) { Incident = new(id) };

    private static NoteOnIncident Note(string id) => new("Đã gọi lại") { Incident = new(id) };

    private async Task<AccountAnswer> AddAsync(string id, string? password, params Role[] roles)
    {
        var answer = await desk.AddAsync("admin-1", id, "Nguyễn Thị Hoa", [.. roles], Tlp.Red, agency: null, email: null, password);
        answer.Fault.ShouldBeNull();
        return answer;
    }

    private Task<OpenedSession> UsableAsync(string id, params Role[] roles) => UsableAsync(id, agency: null, roles);

    private async Task<OpenedSession> UsableAsync(string id, string? agency, params Role[] roles)
    {
        var answer = await desk.AddAsync("admin-1", id, "Trần Văn Bình", [.. roles], Tlp.Red, agency, email: null, password: null);
        return (await desk.ChangePasswordAsync(id, answer.Password!, First)).Opened!;
    }

    private sealed class TemporaryKeys : IDisposable
    {
        private readonly string folder = DataFolders.New("accounts-keys-");

        public FileKeyRing Ring => new(folder);

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
