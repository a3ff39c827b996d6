using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ThreatRegister.Tests.Web_Specs.Api;

public sealed class The_feed_of_events(Site site)
{
    [Fact]
    public async Task gives_every_event_once_page_by_page_as_cloud_events()
    {
        using var program = await Program.OperatorAsync(site);
        var head = (await site.Services.Log.HeadAsync(TestContext.Current.CancellationToken)).Position;
        var (seen, next) = (new List<long>(), "/api/events?limit=200");
        while (seen.Count == 0 || seen[^1] < head)
        {
            using var answer = await program.AskAsync(next);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/jsonl");
            var events = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToArray();
            seen.AddRange(events.Select(happened => long.Parse((string)happened["id"]!, null)));
            next = Program.NextOf(answer)!;
        }

        seen.Take((int)head).ShouldBe(Enumerable.Range(1, (int)head).Select(position => (long)position));
    }

    [Fact]
    public async Task says_of_an_event_what_cloud_events_ask_for()
    {
        using var program = await Program.OperatorAsync(site);
        var position = (long)(await program.RecordAsync("report-incident", Program.Incident("api-su-kien")))["position"]!;
        using var answer = await program.AskAsync($"/api/events?after={position - 1}&limit=1");

        var happened = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        ((string?)happened["specversion"], (string?)happened["id"], (string?)happened["type"], (string?)happened["subject"]).ShouldBe(("1.0", $"{position}", "vn.threatregister.incident-reported", "incident-api-su-kien"));
        ((string?)happened["source"]).ShouldBe("/api/events");
        DateTimeOffset.Parse((string)happened["time"]!, null).ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);
        ((string?)happened["data"]!["title"]).ShouldBe("Trang tin bị thay đổi giao diện");
        happened.AsObject().Select(member => member.Key).ShouldAllBe(name => name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)));
    }

    [Fact]
    public async Task streams_what_happens_and_goes_on_where_it_broke_off()
    {
        using var program = await Program.OperatorAsync(site);
        var first = (long)(await program.RecordAsync("report-incident", Program.Incident("api-luong-1")))["position"]!;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/events/stream", UriKind.Relative));
        request.Headers.Add("Last-Event-ID", $"{first - 1}");
        using var answer = await program.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        await UntilAsync(lines, "incident-api-luong-1");
        await program.RecordAsync("report-incident", Program.Incident("api-luong-2"));
        await UntilAsync(lines, "incident-api-luong-2");
    }

    private static async Task UntilAsync(StreamReader lines, string subject)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(60));
        var id = "";
        while (await lines.ReadLineAsync(bound.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            if (!line.StartsWith("data: ", StringComparison.Ordinal)) continue;

            var happened = JsonNode.Parse(line[6..])!;
            ((string?)happened["id"]).ShouldBe(id);
            if ((string?)happened["subject"] == subject) return;
        }

        Assert.Fail("The stream has ended.");
    }
}
