using System.Net;
using System.Text;
using ThreatRegister.Application.Commands;

namespace ThreatRegister.Tests.Web_Specs.Api;

public sealed class Sending_commands(Site site)
{
    [Fact]
    public async Task begins_a_record_and_tells_where_it_is_and_at_which_version()
    {
        using var program = await Program.OperatorAsync(site);

        using var answer = await program.CommandAsync("report-incident", Program.Incident("api-bat-dau"));

        var body = await Program.ReadAsync(answer, HttpStatusCode.Created);
        answer.Headers.Location!.ToString().ShouldBe("/api/incidents/api-bat-dau");
        answer.Headers.ETag!.ToString().ShouldBe("\"1\"");
        ((string?)body["id"], (long?)body["version"], (bool?)body["repeated"]).ShouldBe(("api-bat-dau", 1, false));
        var record = await program.GetAsync($"/api/incidents/api-bat-dau?min-position={body["position"]}");
        ((string?)record["record"]!["title"]).ShouldBe("Trang tin bị thay đổi giao diện");
    }

    [Fact]
    public async Task sent_again_under_its_id_is_answered_as_before()
    {
        using var program = await Program.OperatorAsync(site);
        var id = Guid.CreateVersion7();
        using var first = await program.CommandAsync("report-incident", Program.Incident("api-lap-lai"), id);
        using var again = await program.CommandAsync("report-incident", Program.Incident("api-lap-lai"), id);

        var body = await Program.ReadAsync(again, HttpStatusCode.OK);

        ((bool?)body["repeated"]).ShouldBe(true);
        ((long?)body["position"]).ShouldBe((long?)(await Program.ReadAsync(first, HttpStatusCode.Created))["position"]);
        using var other = await program.CommandAsync("report-incident", Program.Incident("api-lap-lai", "Khác"), id);
        await Program.ProblemAsync(other, HttpStatusCode.Conflict, "idempotency-key-reused");
    }

    [Fact]
    public async Task that_change_what_exists_name_the_version_they_saw()
    {
        using var program = await Program.OperatorAsync(site);
        await program.RecordAsync("report-incident", Program.Incident("api-phien-ban"));
        const string note = """{"incident":"api-phien-ban","text":"Đã gọi điện"}""";

        using var none = await program.CommandAsync("note-on-incident", note);
        await Program.ProblemAsync(none, HttpStatusCode.PreconditionRequired, "version-needed");
        none.Headers.ETag!.ToString().ShouldBe("\"1\"");
        using var record = await program.AskAsync("/api/incidents/api-phien-ban");
        var seen = record.Headers.ETag!.ToString();
        (await program.RecordAsync("note-on-incident", note, seen))["version"]!.GetValue<long>().ShouldBe(2);
        using var stale = await program.CommandAsync("note-on-incident", """{"incident":"api-phien-ban","text":"Khác"}""", version: seen);
        var problem = await Program.ProblemAsync(stale, HttpStatusCode.PreconditionFailed, "version-stale");
        stale.Headers.ETag!.ToString().ShouldBe("\"2\"");
        ((long?)problem["version"]).ShouldBe(2);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("7")]
    [InlineData("W/\"7\"")]
    [InlineData("\"7\", \"8\"")]
    public async Task takes_no_other_if_match_than_one_version(string version)
    {
        using var program = await Program.OperatorAsync(site);
        using var answer = await program.CommandAsync("note-on-incident", """{"incident":"covid-19","text":"x"}""", version: version);

        await Program.ProblemAsync(answer, HttpStatusCode.BadRequest, "if-match-invalid");
    }

    [Fact]
    public async Task refused_by_a_rule_have_a_type_of_their_own_that_is_explained_in_the_language_asked_for()
    {
        using var program = await Program.OperatorAsync(site);

        using var answer = await program.CommandAsync("report-incident", Program.Incident("api-bi-tu-choi", more: ",\"quantity\":\"12\""));

        var problem = await Program.ProblemAsync(answer, HttpStatusCode.Conflict, "quantity-needs-aggregate");
        ((string?)problem["refusal"], (string?)problem["field"]).ShouldBe(("quantity-needs-aggregate", "quantity"));
        using var explained = await program.AskAsync((string)problem["type"]!, ("Accept-Language", "vi"));
        var words = await Program.ReadAsync(explained, HttpStatusCode.OK);
        ((int?)words["status"]).ShouldBe(409);
        ((string?)words["title"]).ShouldNotBe((string?)problem["title"]);
    }

    [Theory]
    [InlineData("""{"incident":""", HttpStatusCode.BadRequest, "malformed-request")]
    [InlineData("""{"incident":"x","text":"y","more":1}""", HttpStatusCode.UnprocessableEntity, "command-invalid")]
    [InlineData("""{"incident":"x"}""", HttpStatusCode.UnprocessableEntity, "command-invalid")]
    [InlineData("""{"incident":"x","text":"a","text":"b"}""", HttpStatusCode.UnprocessableEntity, "command-invalid")]
    [InlineData("""{"incident":"x","text":"\ud800"}""", HttpStatusCode.UnprocessableEntity, "command-invalid")]
    [InlineData("[]", HttpStatusCode.UnprocessableEntity, "command-invalid")]
    [InlineData("""{"incident":"khong-co-vu-nay","text":"y"}""", HttpStatusCode.NotFound, "not-found")]
    public async Task say_what_is_wrong_with_them(string body, HttpStatusCode status, string name)
    {
        using var program = await Program.OperatorAsync(site);
        using var answer = await program.CommandAsync("note-on-incident", body);

        var problem = await Program.ProblemAsync(answer, status, name);

        problem.ToJsonString().ShouldNotContain("System.");
    }

    [Fact]
    public async Task are_bounded_in_size_depth_and_form()
    {
        using var program = await Program.OperatorAsync(site);
        // Asks before it sends: a connection is closed on whoever goes on sending.
        using var much = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/commands/note-on-incident", UriKind.Relative)) { Content = new StringContent($$"""{"incident":"x","text":"{{new string('a', 1 << 20)}}"}""", Encoding.UTF8, "application/json") };
        much.Headers.ExpectContinue = true;
        much.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var large = await program.Client.SendAsync(much, TestContext.Current.CancellationToken);
        await Program.ProblemAsync(large, HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        using var deep = await program.CommandAsync("note-on-incident", new string('[', 100) + new string(']', 100));
        await Program.ProblemAsync(deep, HttpStatusCode.BadRequest, "malformed-request");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/commands/note-on-incident", UriKind.Relative)) { Content = new StringContent("{}", Encoding.UTF8, "text/plain") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var text = await program.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await Program.ProblemAsync(text, HttpStatusCode.UnsupportedMediaType, "media-type-unsupported");
        using var unnamed = await program.SendAsync(HttpMethod.Post, "/api/commands/note-on-incident", "{}");
        await Program.ProblemAsync(unnamed, HttpStatusCode.BadRequest, "idempotency-key-missing");
        using var named = await program.SendAsync(HttpMethod.Post, "/api/commands/note-on-incident", "{}", [("Idempotency-Key", "lan-gui-1")]);
        await Program.ProblemAsync(named, HttpStatusCode.BadRequest, "idempotency-key-invalid");
    }

    [Fact]
    public async Task need_a_token_and_the_right()
    {
        using var nobody = Program.Nobody(site);
        using var unknown = await nobody.CommandAsync("note-on-incident", "{}");
        await Program.ProblemAsync(unknown, HttpStatusCode.Unauthorized, "not-signed-in");
        using var stranger = Program.Nobody(site, "trk_khong-phai-khoa");
        using var wrong = await stranger.AskAsync("/api/incidents");
        await Program.ProblemAsync(wrong, HttpStatusCode.Unauthorized, "not-signed-in");
        using var reader = await Program.ReaderAsync(site);
        using var forbidden = await reader.CommandAsync("note-on-incident", """{"incident":"covid-19","text":"x"}""");
        await Program.ProblemAsync(forbidden, HttpStatusCode.Forbidden, "not-allowed");
    }

    [Fact]
    public async Task with_a_cookie_need_the_token_of_a_page()
    {
        using var browser = Program.Nobody(site);

        using var read = await browser.AskAsync("/api/incidents?limit=1", ("Cookie", $"threatreg-session={site.Secret}"));
        using var sent = await browser.SendAsync(
            HttpMethod.Post, "/api/commands/report-incident", Program.Incident("api-gia-mao"), ("Cookie", $"threatreg-session={site.Secret}"), ("Idempotency-Key", Guid.NewGuid().ToString()));

        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Program.ProblemAsync(sent, HttpStatusCode.BadRequest, "form-token-missing");
        using var program = await Program.OperatorAsync(site);
        await program.GetAsync("/api/incidents/api-gia-mao", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task with_a_cookie_and_the_token_of_a_page_are_taken()
    {
        using var browser = site.Client(site.Secret);
        var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(new Uri("/vi/do/note-on-incident", UriKind.Relative), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/commands/report-incident", UriKind.Relative)) { Content = new StringContent(Program.Incident("api-tu-trang"), Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.Add("X-Form-Token", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));

        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);

        await Program.ReadAsync(answer, HttpStatusCode.Created);
    }

    [Fact]
    public async Task can_be_any_of_the_catalogue_each_with_its_schema()
    {
        using var program = await Program.OperatorAsync(site);
        (await program.GetAsync("/api/commands"))["commands"]!.AsArray().Select(command => (string)command!["name"]!).ShouldBe(CommandCatalogue.Names);
        foreach (var name in CommandCatalogue.Names.Take(5)) ((string?)(await program.GetAsync($"/api/commands/{name}/schema"))["type"]).ShouldBe("object");
        await program.GetAsync("/api/commands/no-such/schema", HttpStatusCode.NotFound);
    }
}
