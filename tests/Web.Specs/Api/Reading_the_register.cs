using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Questions;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Web_Specs.Api;

public sealed class Reading_the_register(Site site)
{
    [Fact]
    public async Task answers_every_list_of_the_catalogue_as_the_command_line_does()
    {
        using var program = await Program.OperatorAsync(site);
        var moment = await site.Services.NewestAsync(TestContext.Current.CancellationToken);
        foreach (var listing in Listings.All)
        {
            var text = QuestionText.Empty.With("as-of", $"{moment.Position}");
            var question = await site.Services.Questions.AskAsync(new("may-truc-ban", Domain.Tlp.Red), text, "en", TestContext.Current.CancellationToken);
            var page = await listing.ReadAsync(site.Services.Lists, question, text, new(1_000), TestContext.Current.CancellationToken);

            var told = await program.GetAsync($"/api/{listing.Name}?limit=1000&lang=en&as-of={moment.Position}");

            told[listing.Member]!.ToJsonString().ShouldBe(JsonNode.Parse(JsonSerializer.Serialize(page.Document()[listing.Member], JsonForms.Plain))!.ToJsonString(), listing.Name);
        }
    }

    [Fact]
    public async Task answers_304_as_long_as_nothing_has_changed_and_another_tag_for_another_question()
    {
        using var program = await Program.OperatorAsync(site);
        var head = (await site.Services.Log.HeadAsync(TestContext.Current.CancellationToken)).Position;
        using var first = await program.AskAsync($"/api/registers/threats?as-of={head}&per=month");
        var tag = first.Headers.ETag!;
        tag.IsWeak.ShouldBeFalse();

        using var same = await program.AskAsync($"/api/registers/threats?as-of={head}&per=month", ("If-None-Match", tag.ToString()));
        using var other = await program.AskAsync($"/api/registers/threats?as-of={head}&per=year", ("If-None-Match", tag.ToString()));
        using var language = await program.AskAsync($"/api/registers/threats?as-of={head}&per=month", ("If-None-Match", tag.ToString()), ("Accept-Language", "vi"));
        using var reader = await Program.ReaderAsync(site);
        using var hidden = await reader.AskAsync($"/api/registers/threats?as-of={head}&per=month", ("If-None-Match", tag.ToString()));

        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await same.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        same.Headers.ETag.ShouldBe(tag);
        new[] { other, hidden, language }.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task goes_page_by_page_through_all_incidents_each_once_while_others_are_recorded()
    {
        using var program = await Program.OperatorAsync(site);
        var moment = await site.Services.NewestAsync(TestContext.Current.CancellationToken);
        var wanted = (await program.GetAsync($"/api/incidents?limit=1000&as-of={moment.Position}"))["incidents"]!.AsArray().Select(row => (string)row!["id"]!).ToArray();
        wanted.Length.ShouldBeGreaterThan(20);

        var (seen, next, pages) = (new List<string>(), (string?)"/api/incidents?limit=7", 0);
        while (next is not null)
        {
            using var answer = await program.AskAsync(next);
            var page = await Program.ReadAsync(answer, HttpStatusCode.OK);
            seen.AddRange(page["incidents"]!.AsArray().Select(row => (string)row!["id"]!));
            if (pages++ == 0) await program.RecordAsync("report-incident", Program.Incident($"api-giua-trang-{Guid.NewGuid():N}", more: "") .Replace("2026-05-02", "1990-01-01", StringComparison.Ordinal));
            next = Program.NextOf(answer);
        }

        pages.ShouldBeGreaterThan(3);
        seen.ShouldBeUnique();
        wanted.ShouldBeSubsetOf(seen);
    }

    [Theory]
    [InlineData("/api/incidents?colour=red", "colour")]
    [InlineData("/api/incidents?limit=0", "limit")]
    [InlineData("/api/incidents?limit=1001", "limit")]
    [InlineData("/api/incidents?cursor=abc", "cursor")]
    [InlineData("/api/incidents?type=cyber&type=crime", "type")]
    [InlineData("/api/incidents?status=odd", "status")]
    [InlineData("/api/incidents?as-of=someday", "as-of")]
    [InlineData("/api/tasks?sort=nothing", "sort")]
    [InlineData("/api/registers/threats?per=decade", "per")]
    [InlineData("/api/diff", "from")]
    [InlineData("/api/search?q=%20", "q")]
    [InlineData("/api/summaries/2020?format=exe", "format")]
    [InlineData("/api/deadlines?soon=-1", "soon")]
    [InlineData("/api/events?after=x", "after")]
    [InlineData("/api/times?lang=fr", "lang")]
    public async Task refuses_what_the_address_does_not_take(string path, string parameter)
    {
        using var program = await Program.OperatorAsync(site);
        using var answer = await program.AskAsync(path);

        var problem = await Program.ProblemAsync(answer, HttpStatusCode.BadRequest, "query-invalid");

        ((string?)problem["parameter"]).ShouldBe(parameter);
    }

    [Fact]
    public async Task waits_for_a_position_and_not_for_ever()
    {
        using var program = await Program.OperatorAsync(site);
        var head = (await site.Services.Log.HeadAsync(TestContext.Current.CancellationToken)).Position;
        var waiting = program.GetAsync($"/api/incidents/api-cho-doi?min-position={head + 1}");
        await program.RecordAsync("report-incident", Program.Incident("api-cho-doi"));
        ((string?)(await waiting)["kind"]).ShouldBe("incident");

        using var never = await program.AskAsync($"/api/incidents?min-position={head + 1_000_000}");
        await Program.ProblemAsync(never, HttpStatusCode.ServiceUnavailable, "position-awaited");
        never.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task has_records_histories_figures_and_proofs()
    {
        using var program = await Program.OperatorAsync(site);
        ((string?)(await program.GetAsync("/api/incidents/covid-19"))["record"]!["id"]).ShouldBe("covid-19");
        (await program.GetAsync("/api/incidents/covid-19/history"))["events"]!.AsArray().Count.ShouldBeGreaterThan(0);
        ((string?)(await program.GetAsync("/api/occasions/asean-2020"))["dossier"]!["id"]).ShouldBe("asean-2020");
        (await program.GetAsync("/api/registers/threats"))["cells"]!.AsArray().Count.ShouldBeGreaterThan(0);
        (await program.GetAsync("/api/registers/places?geography=now"))["cells"].ShouldNotBeNull();
        (await program.GetAsync("/api/diff?from=0&register=incidents&examples=1"))["registers"]!.AsArray().Count.ShouldBe(1);
        (await program.GetAsync("/api/search?q=asean"))["hits"]!.AsArray().Count.ShouldBeGreaterThan(0);
        (await program.GetAsync("/api/times"))["total"].ShouldNotBeNull();
        (await program.GetAsync("/api/deadlines?status=overdue,met&at=2026-11-21&limit=1"))["deadlines"].ShouldNotBeNull();
        await program.GetAsync("/api/incidents/khong-co", HttpStatusCode.NotFound);
        await program.GetAsync("/api/nothing", HttpStatusCode.NotFound);
        await program.GetAsync("/api/proofs/0", HttpStatusCode.NotFound);
        await program.GetAsync("/api/proofs/999999999", HttpStatusCode.NotFound);
        using var posted = await program.SendAsync(HttpMethod.Post, "/api/incidents", "{}");
        await Program.ProblemAsync(posted, HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Theory]
    [InlineData("format=md", "*/*", "text/markdown")]
    [InlineData("", "text/csv", "text/csv")]
    [InlineData("", "application/xml;q=0.5, text/html", "text/html")]
    [InlineData("", "*/*", "application/json")]
    public async Task gives_a_summary_in_the_form_asked_for(string query, string accept, string mediaType)
    {
        using var program = await Program.OperatorAsync(site);
        using var answer = await program.AskAsync($"/api/summaries/2020?{query}", ("Accept", accept));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
    }

    [Fact]
    public async Task proves_an_event_by_hashes_that_anybody_can_compute()
    {
        using var program = await Program.OperatorAsync(site);

        var proof = await program.GetAsync("/api/proofs/5");

        var content = LogHash.Content(
            Text("type"), (int)proof["schemaVersion"]!, Text("stream"), Guid.Parse(Text("commandId")), Text("actor"), Convert.FromBase64String(Text("headers")), Convert.FromBase64String(Text("data")), Convert.FromHexString(Text("salt")));
        var leaf = LogHash.Leaf(5, (long)proof["version"]!, (long)proof["microseconds"]!, content);
        Convert.ToHexStringLower(content).ShouldBe(Text("content"));
        Convert.ToHexStringLower(leaf).ShouldBe(Text("leaf"));
        Convert.ToHexStringLower(LogHash.Chain(Convert.FromHexString(Text("previous")), leaf)).ShouldBe(Text("chain"));

        string Text(string name) => (string)proof[name]!;
    }

    [Fact]
    public async Task tells_who_watches_over_it_whether_it_is_ready()
    {
        using var nobody = Program.Nobody(site);
        ((string?)(await nobody.GetAsync("/health/live"))["status"]).ShouldBe("ok");
        ((string?)(await nobody.GetAsync("/health/ready"))["status"]).ShouldBe("ok");
    }
}
