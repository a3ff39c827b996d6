using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Web;
using ThreatRegister.Web.Access;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What pages show and do for whom. They walk over all endpoints, so that a new page is held too.</summary>
public sealed class Rights_on_pages(Site site)
{
    // In the titles; what is asked for is another word, as pages repeat what was asked.
    private const string Hidden = "qqkinqq";
    private const string Asked = "zzhoizz";
    private static readonly Dictionary<string, string[]> known = new(StringComparer.Ordinal)
    {
        ["register"] = [.. RegisterList.All.Select(register => register.Name)],
        ["id"] = ["an-so-7"],
        ["size"] = ["5"],
        ["period"] = ["2017"],
        ["format"] = ["json", "csv", "md", "html"],
        ["name"] = ["x.json"],
        ["section"] = ["context"],
        ["language"] = ["vi"],
        ["evidence"] = ["x"],
        ["user"] = ["admin"],
        ["token"] = ["x"],
        ["job"] = ["x"],
        ["command"] = ["note-on-incident", "record-lesson", "complete-task", "accept-report", "conclude-occasion"],
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task show_nothing_marked_RED_to_who_is_cleared_for_GREEN()
    {
        var position = await HideAsync();
        using var reader = site.Client(await site.SignedInAsync("nguoi-doc", Tlp.Green, Role.Operator, Role.Reader, Role.Administrator));
        // Of an account of its own: files taken away are counted by account and minute.
        using var cleared = site.Client(await site.SignedInAsync("xem-moi-trang", Tlp.Red, Role.Administrator, Role.Operator, Role.ShiftLead, Role.Reviewer, Role.Office, Role.Signer));
        var seen = 0;

        foreach (var path in Getting().SelectMany(endpoint => PathsOf(endpoint.RoutePattern, position).Where(path => path.StartsWith("/vi", StringComparison.Ordinal) || !path.Contains('?', StringComparison.Ordinal))))
        {
            var (status, body) = await ReadAsync(reader, path);
            body.Contains(Hidden, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{path} shows a title marked RED to who may not see it");
            ((int)status).ShouldBeLessThan(500, path);
            if ((await ReadAsync(cleared, path)).Body.Contains(Hidden, StringComparison.OrdinalIgnoreCase)) seen++;
        }

        seen.ShouldBeGreaterThan(10, "the same walk shows it to who may");
    }

    [Fact]
    public async Task ask_everybody_to_sign_in_who_has_not()
    {
        using var nobody = site.Client(secret: null);
        foreach (var path in Getting().Where(endpoint => !endpoint.Metadata.Any(one => one is Microsoft.AspNetCore.Authorization.IAllowAnonymous)).Select(endpoint => PathsOf(endpoint.RoutePattern, 1)[0]))
        {
            using var answer = await nobody.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, path);
            answer.Headers.Location!.ToString().ShouldStartWith($"{path[..3]}/sign-in?next=", customMessage: path);
        }
    }

    [Fact]
    public async Task take_no_form_that_they_did_not_hand_out()
    {
        var before = await HeadAsync();
        using var browser = FormFiller.As(site, await site.SignedInAsync("gui-khong-dau", Tlp.Red, Role.Administrator, Role.Operator, Role.ShiftLead, Role.Reviewer, Role.Office, Role.Signer));
        var posting = Of("POST").Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/vi", StringComparison.Ordinal)).ToList();
        posting.ShouldNotBeEmpty();
        foreach (var path in posting.SelectMany(endpoint => Filled(endpoint.RoutePattern, 1)))
        {
            using var answer = await browser.SendWithoutTokenAsync(path, ("user", "admin"));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
        }

        (await RecordedByAsync("gui-khong-dau", before)).ShouldBeEmpty();
    }

    [Fact]
    public async Task let_nobody_do_what_his_roles_do_not_allow()
    {
        using var reader = FormFiller.As(site, await site.SignedInAsync("nguoi-doc-2", Tlp.Red, Role.Reader));
        var before = await HeadAsync();

        (await reader.PageAsync("/vi/shift")).QuerySelectorAll("main form[method=post]").ShouldBeEmpty("no form is handed out that would not be taken");
        using var handed = await reader.SendUnofferedAsync("/vi/shift", ("form", "hand-over"), ("to", "truc-ban-2"), ("notes", "x"));
        handed.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.PageAsync("/vi/do/note-on-incident?incident=covid-19", HttpStatusCode.Forbidden)).QuerySelector("h1").Words().ShouldBe("Không được phép");
        (await reader.PageAsync("/vi/users", HttpStatusCode.Forbidden)).QuerySelector("h1").Words().ShouldBe("Không được phép");
        (await reader.PageAsync("/vi")).QuerySelectorAll("a[href='/vi/users']").ShouldBeEmpty();
        (await RecordedByAsync("nguoi-doc-2", before)).ShouldBeEmpty();
    }

    [Fact]
    public async Task record_nothing_of_a_report_that_one_may_not_accept()
    {
        var report = new ReportId("tin-khong-duoc-nhan");
        await site.RecordAsync(new ReceiveReport("Tin báo chờ trực ban", SuggestedType: new("crime.online-fraud")) { Report = report });
        using var unit = FormFiller.As(site, await site.SignedInAsync("don-vi-nhan-tin", Tlp.Amber, Role.Contributor));
        var before = await HeadAsync();

        using var edited = await unit.SendUnofferedAsync($"/vi/report?report={report}", ("title", "Tin báo đã sửa"), ("type", "crime.online-fraud"), ("occurred", "2026-05"), ("_new", "1"));
        edited.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await unit.ReadAsync(edited)).QuerySelector("[name=title]")!.GetAttribute("value").ShouldBe("Tin báo đã sửa", "what was written is given back");
        using var decided = await unit.SendUnofferedAsync("/vi/intake", ("report", report.Value), ("_act", "accept"), ("new", "1"));
        decided.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await unit.PageAsync($"/vi/report?report={report}", HttpStatusCode.Forbidden);

        (await RecordedByAsync("don-vi-nhan-tin", before)).ShouldBeEmpty();
    }

    [Fact]
    public async Task let_a_contributor_read_and_take_no_file_away()
    {
        using var unit = FormFiller.As(site, await site.SignedInAsync("don-vi", Tlp.Amber, Role.Contributor));

        await unit.PageAsync("/vi/summaries/2020/document");
        await unit.PageAsync("/vi/summaries/2020/files/csv", HttpStatusCode.Forbidden);
        foreach (var (path, status) in (IEnumerable<(string, HttpStatusCode)>)[("/api/incidents", HttpStatusCode.OK), ("/api/incidents?limit=1000", HttpStatusCode.Forbidden), ("/api/events", HttpStatusCode.Forbidden), ("/api/events/stream", HttpStatusCode.Forbidden)])
        {
            using var answer = await unit.FollowAsync(path, Cancel);
            answer.StatusCode.ShouldBe(status, path);
        }
    }

    [Fact]
    public async Task note_who_reads_what_is_marked_RED_and_who_takes_files_away()
    {
        await HideAsync();
        using var browser = FormFiller.As(site, await site.SignedInAsync("can-bo-nhat-ky", Tlp.Red, Role.Operator));
        await browser.PageAsync("/vi/incidents/an-so-7");
        using var file = await browser.GetAsync("/vi/summaries/2020/files/csv");
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        await file.Content.ReadAsByteArrayAsync(Cancel);
        (await browser.GetAsync("/api/lessons?limit=200")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/api/events?limit=5")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var noted = await site.Services.Audit.ListAsync(10, before: null, new(Actor: "can-bo-nhat-ky"), Cancel);
        noted.ShouldContain(entry => entry.Act.Kind == AuditKind.Read && entry.Act.Subject == "/vi/incidents/an-so-7" && entry.Act.Marking == Tlp.Red && entry.Act.Records >= 1);
        noted.ShouldContain(entry => entry.Act.Kind == AuditKind.Exported && entry.Act.Subject.StartsWith("/vi/summaries/2020/files/csv", StringComparison.Ordinal));
        noted.ShouldContain(entry => entry.Act.Kind == AuditKind.Exported && entry.Act.Subject == "/api/lessons (lessons)");
        noted.ShouldContain(entry => entry.Act.Kind == AuditKind.Exported && entry.Act.Subject == "/api/events (events)");
        using var administrator = FormFiller.As(site, site.Secret);
        (await administrator.PageAsync("/vi/audit?actor=can-bo-nhat-ky&kind=exported&verify=yes")).QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        await site.Services.Audit.RecordAsync(new("can-bo-nhat-ky", "session", AuditKind.SignInFailed, "can-bo-nhat-ky"), Cancel);
        var failed = (await administrator.PageAsync("/vi/audit?subject=can-bo-nhat-ky&kind=sign-in-failed")).QuerySelectorAll("tbody tr").ShouldHaveSingleItem();
        failed.Children[2].Words().ShouldBe("không rõ ai trên trang");
        failed.Children[4].Words().ShouldContain("(can-bo-nhat-ky)");
    }

    [Fact]
    public async Task note_who_reads_of_merges_of_what_is_marked_RED()
    {
        foreach (var (id, number) in (IEnumerable<(string, byte)>)[("an-gop-1", 6), ("an-gop-2", 7)])
            await site.Services.Commands.ExecuteAsync(new(new ReportIncident("Vụ kín", new("cyber.attack"), When.Parse("2017-05"), Marking: Tlp.Red) { Incident = new(id) }, CommandId(number), "truc-ban-1"), Cancel);
        await site.Services.Commands.ExecuteAsync(new(new MergeIncidents(new("an-gop-1"), "Cùng một vụ") { Merged = new("an-gop-2") }, CommandId(8), "truc-ban-1"), Cancel);
        using var cleared = FormFiller.As(site, await site.SignedInAsync("xem-gop-1", Tlp.Red, Role.Operator));
        using var other = FormFiller.As(site, await site.SignedInAsync("xem-gop-2", Tlp.Amber, Role.Operator));

        (await cleared.PageAsync("/vi/merges")).Body!.InnerHtml.ShouldContain("an-gop-2");
        (await other.PageAsync("/vi/merges")).Body!.InnerHtml.ShouldNotContain("an-gop");

        (await NotedAsync("xem-gop-1")).ShouldContain(entry => entry.Act.Subject == "/vi/merges" && entry.Act.Marking == Tlp.Red && entry.Act.Records >= 2);
        (await NotedAsync("xem-gop-2")).ShouldNotContain(entry => entry.Act.Marking == Tlp.Red);

        async Task<IReadOnlyList<AuditEntry>> NotedAsync(string actor) => [.. (await site.Services.Audit.ListAsync(10, before: null, new(Actor: actor), Cancel)).Where(entry => entry.Act.Kind == AuditKind.Read)];
    }

    /// <summary>A review marked RED is looked through to find others; who is not shown it has not read it.</summary>
    [Fact]
    public async Task note_a_review_marked_RED_where_it_is_shown_alone()
    {
        await site.Services.Commands.ExecuteAsync(new(new BeginReview(ReviewKind.Thematic, "Chuyên đề kín", Topic: "Vụ kín", Marking: Tlp.Red) { Review = new("an-chuyen-de") }, CommandId(51), "truc-ban-1"), Cancel);
        using var cleared = FormFiller.As(site, await site.SignedInAsync("xem-chuyen-de", Tlp.Red, Role.Office));
        var head = await HeadAsync();

        foreach (var path in (string[])[$"/vi/diff?from={head}&to={head}", "/vi/reviews/asean-2020-review", "/vi/summaries"]) (await cleared.PageAsync(path)).Body!.InnerHtml.ShouldNotContain("Chuyên đề kín");
        (await NotedAsync()).ShouldBeEmpty();
        await cleared.PageAsync("/vi/reviews/an-chuyen-de");
        (await NotedAsync()).ShouldHaveSingleItem().Act.ShouldSatisfyAllConditions(act => act.Subject.ShouldBe("/vi/reviews/an-chuyen-de"), act => act.Records.ShouldBe(1));
        await site.Services.Commands.ExecuteAsync(new(new SubmitReview("truc-ban-1") { Review = new("an-chuyen-de") }, CommandId(52), "truc-ban-1"), Cancel);
        await site.Services.Commands.ExecuteAsync(new(new ApproveReview("lanh-dao-1") { Review = new("an-chuyen-de") }, CommandId(53), "lanh-dao-1"), Cancel);
        (await cleared.PageAsync("/vi/diff")).Body!.InnerHtml.ShouldContain("duyệt Chuyên đề kín");
        (await NotedAsync()).ShouldContain(entry => entry.Act.Subject == "/vi/diff");

        async Task<IReadOnlyList<AuditEntry>> NotedAsync() => [.. (await site.Services.Audit.ListAsync(10, before: null, new(Actor: "xem-chuyen-de"), Cancel)).Where(entry => entry.Act is { Kind: AuditKind.Read, Marking: Tlp.Red })];
    }

    [Theory]
    [InlineData("xem-do-1", "/vi/diff?from={since}&to={until}", HttpStatusCode.OK)]
    [InlineData("xem-do-2", "/vi/shift", HttpStatusCode.OK)]
    [InlineData("xem-do-3", "/vi/do/correct-incident", HttpStatusCode.UnprocessableEntity)]
    public async Task note_RED_on_whatever_page_it_shows(string account, string path, HttpStatusCode status)
    {
        var since = await HeadAsync();
        await site.Services.Commands.ExecuteAsync(new(new ReportIncident("Vụ kín số chín", new("cyber.attack"), When.Parse("2017-05"), Marking: Tlp.Red) { Incident = new("an-so-9") }, CommandId(9), "truc-ban-1"), Cancel);
        await site.RecordAsync(new NoteOnIncident($"Ghi {account}") { Incident = new("an-so-9") });
        await site.RecordAsync(new DetectIncident(When.Parse("2024-05-01T08:00")) { Incident = new("an-so-9") });
        using var browser = FormFiller.As(site, await site.SignedInAsync(account, Tlp.Red, Role.Operator, Role.ShiftLead));

        path = path.Replace("{since}", $"{since}", StringComparison.Ordinal).Replace("{until}", $"{await HeadAsync()}", StringComparison.Ordinal);
        if (status is HttpStatusCode.OK) (await browser.PageAsync(path)).Body!.InnerHtml.ShouldContain("Vụ kín số chín");
        else (await browser.SendUnofferedAsync(path, ("incident", "an-so-9"))).StatusCode.ShouldBe(status);

        (await site.Services.Audit.ListAsync(10, before: null, new(Actor: account), Cancel)).ShouldContain(
            entry => entry.Act.Kind == AuditKind.Read && entry.Act.Subject == path.Split('?', 2)[0] && entry.Act.Marking == Tlp.Red && (status == HttpStatusCode.OK || entry.Act.Detail == ""));
    }

    /// <summary>What is RED now is read as such, however it was marked at the moment that is looked at.</summary>
    [Fact]
    public async Task note_RED_on_whatever_is_read_as_of_an_earlier_moment()
    {
        const string type = "disaster.earthquake";
        var (incident, lesson) = (new IncidentId("nay-moi-do-vu"), new LessonId("nay-moi-do-bai"));
        await site.RecordAsync(new ReportIncident("Vụ nay mới đỏ", new(type), When.Parse("2003-05-02"), Marking: Tlp.Green) { Incident = incident });
        await site.RecordAsync(new DetectIncident(When.Parse("2003-05-02T08:00")) { Incident = incident });
        await site.RecordAsync(new AssessIncidentImpact(ImpactAspect.Actual, "Gián đoạn dịch vụ") { Incident = incident });
        await site.RecordAsync(new AskForLesson("Bài học nay mới đỏ", Marking: Tlp.Green) { Lesson = lesson });
        var then = await site.Services.NewestAsync(Cancel);
        await site.RecordAsync(new MarkIncident(Tlp.Red, "Có tên người bị hại") { Incident = incident });
        await site.RecordAsync(new RecordLesson("Bài học nay mới đỏ", Marking: Tlp.Red) { Lesson = lesson });
        await site.Services.NewestAsync(Cancel);
        var viewer = new Viewer("xem-nay-moi-do", Tlp.Red);
        var query = new IncidentQuery(viewer, then, new([type]));
        var selector = new DeadlineSelector(DeadlineStart.Detected, [type], null, null, null, null, null, null, null, WithUnknownStart: true);

        await NotedAsync(async register => (await register.Registers.IncidentsAsync(query, 10, 0, Cancel)).Select(item => item.Id));
        await NotedAsync(async register => (await register.Registers.IncidentsAsync(query, 10, new IncidentStretch(), Cancel)).Select(item => item.Id));
        await NotedAsync(async register => (await register.Registers.ImpactsAsync(query, 10, Cancel)).First.Select(impact => impact.Id));
        await NotedAsync(async register => (await register.Deadlines.DeadlineCasesAsync(query, [selector], 10, Cancel)).Select(row => row.Id));
        await NotedAsync(async register => (await register.Work.IncidentsInAsync(viewer, then, new(Lifecycle.Open, [new(Outcome.Unknown, Imported: false, [type])]), 10, Cancel)).Select(open => open.Id));
        await NotedAsync(async register => (await register.Work.LessonsAsync(viewer, then, new(Text: "nay mới đỏ"), LessonOrder.ById, 10, 0, Cancel)).Select(row => row.Id));
        await NotedAsync(async register => (await register.Registers.ChosenAsync<LessonRow>(viewer, then, all => all.Where(row => row.Id == lesson.Value), Cancel)).Select(row => row.Id));

        async Task NotedAsync(Func<RegisterServices, Task<IEnumerable<string>>> read, [CallerArgumentExpression(nameof(read))] string? what = null)
        {
            var requester = new Requester { Actor = new(viewer.Actor, "Cán bộ", [Role.Operator], Tlp.Red, Agency: null, ReadOnly: false, "thử") };
            (await read(new OpenRegister(site.Services).For(requester))).ShouldHaveSingleItem(what);
            (requester.Read.Strictest, requester.Read.Red).ShouldBe((Tlp.Red, 1), what);
        }
    }

    /// <summary>A measure is marked as the incident is that it is of: then, or since.</summary>
    [Fact]
    public async Task note_RED_on_measures_of_what_is_or_was_marked_so()
    {
        await site.Services.Commands.ExecuteAsync(new(new ReportIncident("Vụ kín có biện pháp", new("cyber.attack"), When.Parse("2016-05"), Marking: Tlp.Red) { Incident = new("an-so-11") }, CommandId(11), "truc-ban-1"), Cancel);
        await site.RecordAsync(new RecordIncidentResponse(new(new("chan-1"), "block", "Chặn truy cập")) { Incident = new("an-so-11") });
        var red = await HeadAsync();
        using var client = site.Client(await site.SignedInAsync("xem-bp-1", Tlp.Red, Role.Operator, Role.Office));
        const string asked = "/vi/responses?period=2016-05&type=cyber.attack";

        await ShownAsync(asked);
        await ShownAsync($"{asked}&format=csv");
        await site.RecordAsync(new MarkIncident(Tlp.Green, "Đã công bố") { Incident = new("an-so-11") });
        await ShownAsync($"{asked}&as-of={red}");

        var noted = await site.Services.Audit.ListAsync(10, before: null, new(Actor: "xem-bp-1"), Cancel);
        noted.Count(entry => entry.Act is { Kind: AuditKind.Read, Subject: "/vi/responses", Marking: Tlp.Red, Records: >= 1 }).ShouldBe(2);
        noted.ShouldContain(entry => entry.Act.Kind == AuditKind.Exported && entry.Act.Marking == Tlp.Red);

        async Task ShownAsync(string path) => (await client.GetStringAsync(new Uri(path, UriKind.Relative), Cancel)).ShouldContain("an-so-11");
    }

    [Theory]
    [InlineData("/vi/sign-in")]
    [InlineData("/vi/account")]
    [InlineData("/vi/khong-co-trang-nay")]
    [InlineData("/assets/none/site.css")]
    [InlineData("/vi/events/999999999")]
    public async Task carry_the_headers_that_protect_them(string path)
    {
        using var nobody = site.Client(secret: null);
        using var cleared = site.Client(site.Secret);
        foreach (var client in (HttpClient[])[nobody, cleared])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
            answer.Headers.Contains("Server").ShouldBeFalse();
            answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("it is served in the clear");
        }
    }

    /// <summary>Records what only the cleared may see, once; answers the position after it.</summary>
    private async Task<long> HideAsync()
    {
        await site.Services.Commands.ExecuteAsync(new(new ReportIncident($"{Asked} {Hidden}", new("cyber.attack"), When.Parse("2017-05"), Marking: Tlp.Red) { Incident = new("an-so-7") }, CommandId(1), "truc-ban-1"), Cancel);
        await site.Services.Commands.ExecuteAsync(new(new ReceiveReport($"{Asked} {Hidden}", Occurred: When.Parse("2017-05"), Marking: Tlp.Red) { Report = new("an-so-7") }, CommandId(2), "truc-ban-1"), Cancel);
        await site.Services.Commands.ExecuteAsync(new(new AskForLesson($"{Asked} {Hidden}", Marking: Tlp.Red) { Lesson = new("an-so-7") }, CommandId(3), "truc-ban-1"), Cancel);
        await site.Services.Commands.ExecuteAsync(new(new AssignTask($"{Asked} {Hidden}", Due: When.Parse("2017-06"), Marking: Tlp.Red) { Task = new("an-so-7") }, CommandId(4), "truc-ban-1"), Cancel);
        await site.Services.Commands.ExecuteAsync(new(new OpenOccasion(new($"{Asked} {Hidden}", $"{Asked} {Hidden}"), When.Parse("2017-05"), Marking: Tlp.Red) { Occasion = new("an-so-7") }, CommandId(5), "truc-ban-1"), Cancel);
        return await HeadAsync();
    }

    private static Guid CommandId(byte number) => new(7, 7, 7, 7, 7, 7, 7, 7, 7, 7, number);

    /// <summary>What somebody recorded since a position; other specs record at the same time.</summary>
    private async Task<IReadOnlyList<string>> RecordedByAsync(string actor, long since) =>
        [.. await site.Services.Log.ReadAllAsync(since, Cancel).Where(recorded => recorded.Actor == actor).Select(recorded => $"{recorded.Type} in {recorded.Stream}").ToListAsync(Cancel)];

    private async Task<long> HeadAsync() => (await site.Services.NewestAsync(Cancel)).Position;

    private IEnumerable<RouteEndpoint> Getting() => Of("GET").Where(endpoint => endpoint.RoutePattern.RawText is { } pattern && (pattern.StartsWith("/vi", StringComparison.Ordinal) || pattern.StartsWith("/en", StringComparison.Ordinal)));

    private IEnumerable<RouteEndpoint> Of(string method) => site.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) is true);

    /// <summary>The addresses of an endpoint: plain, and with what is asked of lists, of the past, and of other forms.</summary>
    private static IReadOnlyList<string> PathsOf(RoutePattern pattern, long position) =>
    [
        .. Filled(pattern, position).SelectMany(path => (string[])[path, $"{path}?text={Asked}", $"{path}?q={Asked}", $"{path}?register=incidents&text={Asked}", $"{path}?as-of={position}", $"{path}?from=1&to={position}", $"{path}?period=2017", $"{path}?format=json", $"{path}?incident=an-so-7&lesson=an-so-7&task=an-so-7&report=an-so-7&occasion=an-so-7"]),
    ];

    private static IEnumerable<string> Filled(RoutePattern pattern, long position)
    {
        IEnumerable<string> paths = [""];
        foreach (var segment in pattern.PathSegments)
            paths = [.. paths.SelectMany(path => Values(segment, position).Select(value => $"{path}/{value}"))];
        return paths;
    }

    private static string[] Values(RoutePatternPathSegment segment, long position) => segment.Parts[0] switch
    {
        RoutePatternLiteralPart literal => [literal.Content],
        RoutePatternParameterPart { Name: "position" } => [$"{position}", $"{position - 4}"],
        RoutePatternParameterPart parameter => known.GetValueOrDefault(parameter.Name) ?? throw new ShouldAssertException($"Say in {nameof(known)} what '{parameter.Name}' can be."),
        _ => throw new ShouldAssertException("A segment of a route is of one part."),
    };

    /// <summary>What a client is shown; of an answer that goes on, what comes first.</summary>
    private static async Task<(HttpStatusCode Status, string Body)> ReadAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);
        if (answer.Content.Headers.ContentType?.MediaType is not "text/event-stream") return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));

        var first = new byte[4096];
        await using var stream = await answer.Content.ReadAsStreamAsync(Cancel);
        return (answer.StatusCode, System.Text.Encoding.UTF8.GetString(first, 0, await stream.ReadAsync(first, Cancel)));
    }
}
