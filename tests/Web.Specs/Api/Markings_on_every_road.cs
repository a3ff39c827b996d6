using System.Net;
using System.Text.Json.Nodes;

namespace ThreatRegister.Tests.Web_Specs.Api;

/// <summary>Who may not see a record sees neither the row nor the count behind it, nor any event about it.</summary>
public sealed class Markings_on_every_road(Site site)
{
    private const string Secret = "api-mat-tuyet-doi";
    private const string Word = "Thukhoaqzx";

    [Fact]
    public async Task hide_a_record_from_who_is_not_cleared_for_it()
    {
        using var program = await Program.OperatorAsync(site);
        using var reader = await Program.ReaderAsync(site);
        var before = await FiguresAsync(reader);
        var sent = await program.RecordAsync("report-incident", $$"""{"incident":"{{Secret}}","title":"{{Word}}","type":"crime.online-fraud","occurred":"1987-05-02","marking":"amber"}""");
        var position = (long)sent["position"]!;

        (await FiguresAsync(program)).ShouldNotBe(before, "who may see it sees it counted");
        (await FiguresAsync(reader)).ShouldBe(before);
        foreach (var path in new[]
        {
            "/api/incidents?text=" + Word, "/api/search?q=" + Word, $"/api/events?after={position - 1}&limit=50", $"/api/diff?from={position - 1}&to={position}", "/api/deadlines?status=overdue,due-soon,running,met,late&period=1987",
            "/api/responses?period=1987", "/api/summaries/1987", "/api/times?period=1987",
        })
        {
            (await BodyAsync(reader, path)).ShouldNotContain(Word, Case.Insensitive, path);
            (await BodyAsync(reader, path)).ShouldNotContain(Secret, Case.Insensitive, path);
        }

        await reader.GetAsync($"/api/incidents/{Secret}", HttpStatusCode.NotFound);
        await reader.GetAsync($"/api/incidents/{Secret}/history", HttpStatusCode.NotFound);
        await reader.GetAsync($"/api/proofs/{position}", HttpStatusCode.NotFound);
        await program.GetAsync($"/api/proofs/{position}");
        (await BodyAsync(program, "/api/incidents?text=" + Word)).ShouldContain(Secret);
        (await BodyAsync(program, $"/api/events?after={position - 1}&limit=1")).ShouldContain(Word);
    }

    [Fact]
    public async Task hide_the_past_of_what_was_marked_more_strictly_since()
    {
        using var program = await Program.OperatorAsync(site);
        using var reader = await Program.ReaderAsync(site);
        var position = (long)(await program.RecordAsync("report-incident", Program.Incident("api-mat-ve-sau", "Lucdaukhongmat", ",\"marking\":\"green\"")))["position"]!;
        (await BodyAsync(reader, $"/api/events?after={position - 1}&limit=1")).ShouldContain("Lucdaukhongmat");

        await program.RecordAsync("mark-incident", """{"incident":"api-mat-ve-sau","marking":"red","grounds":"Có tên người bị hại"}""", "\"1\"");

        (await BodyAsync(reader, $"/api/events?after={position - 1}&limit=5")).ShouldNotContain("mat-ve-sau");
        await reader.GetAsync($"/api/incidents/api-mat-ve-sau?as-of={position}", HttpStatusCode.NotFound);
        await reader.GetAsync($"/api/proofs/{position}", HttpStatusCode.NotFound);
    }

    private static async Task<string> FiguresAsync(Program program)
    {
        var register = await program.GetAsync("/api/registers/threats?period=1987");
        var incidents = await program.GetAsync("/api/incidents?period=1987");
        return $"{register["total"]!.ToJsonString()} {register["cells"]!.ToJsonString()} {incidents["total"]!.ToJsonString()}";
    }

    private static async Task<string> BodyAsync(Program program, string path)
    {
        using var answer = await program.AskAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {body}");
        return body;
    }
}
