using System.Net;
using System.Text.Json.Nodes;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Web.Access;

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

    [Theory]
    [InlineData(null, HttpStatusCode.NotFound)]
    [InlineData("\"5\"", HttpStatusCode.PreconditionFailed)]
    public async Task answer_a_command_about_what_is_hidden_as_one_about_nothing(string? version, HttpStatusCode status)
    {
        await HideAsync();
        using var other = await Program.OfAsync(site, "may-truc-ban-ho-phach", Role.Operator, Tlp.Amber);

        using var hidden = await other.CommandAsync("note-on-incident", """{"incident":"api-giau-kin","text":"x"}""", version: version);
        using var nothing = await other.CommandAsync("note-on-incident", """{"incident":"api-khong-co","text":"x"}""", version: version);

        (await SaidAsync(hidden)).ShouldBe((await SaidAsync(nothing)).Replace("api-khong-co", "api-giau-kin", StringComparison.Ordinal));

        async Task<string> SaidAsync(HttpResponseMessage answer)
        {
            answer.StatusCode.ShouldBe(status);
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
            problem.Remove("instance");
            problem.Remove("trace");
            return problem.ToJsonString() + answer.Headers.ETag;
        }
    }

    [Fact]
    public async Task let_an_import_go_on_past_what_is_hidden_and_tell_nothing_of_it()
    {
        await HideAsync();
        var commands = new OpenRegister(site.Services).For(new() { Actor = new("may-nhap-1", "Máy nhập", [Role.Operator], Tlp.Amber, Agency: null, ReadOnly: false, "thử") }).Commands;
        object[] rows = [new ReportIncident("Dòng một", new("cyber.attack"), When.Parse("2017-05")) { Incident = new("api-giau-kin") }, new ReportIncident("Dòng hai", new("cyber.attack"), When.Parse("2017-05")) { Incident = new("api-dong-hai") }];

        var answers = await commands.ExecuteManyAsync([.. rows.Select(row => new CommandEnvelope(row, Guid.CreateVersion7(), "may-nhap-1"))], cancellationToken: TestContext.Current.CancellationToken);

        answers[0].ShouldBe(new CommandAnswer.Refused(Refusal.NotFound, null));
        answers[1].ShouldBeOfType<CommandAnswer.Accepted>();
        (await commands.ImportedIncidentAsync(new("api-giau-kin"), TestContext.Current.CancellationToken)).ShouldBeNull();
        (await commands.CheckAsync(rows[0], TestContext.Current.CancellationToken)).ShouldBe(new CommandAnswer.Refused(Refusal.NotFound, null));
    }

    [Fact]
    public async Task name_no_record_that_is_hidden_where_one_names_it_that_is_not()
    {
        await site.RecordAsync(new OpenOccasion(new("Sự kiện kín", "A closed event"), When.Parse("1988-05"), Marking: Tlp.Red) { Occasion = new("api-kinqzx") });
        await site.RecordAsync(new ReportIncident("Vụ kín", new("cyber.attack"), When.Parse("1988-05"), Marking: Tlp.Red) { Incident = new("api-kinqzx") });
        var before = await site.RecordAsync(new ReportIncident("Lienketqzx", new("cyber.attack"), When.Parse("1988-05"), Occasions: [new("api-kinqzx")], Marking: Tlp.Green) { Incident = new("api-mo") });
        await site.RecordAsync(new ReportIncident("Lienketqzx lần hai", new("cyber.attack"), When.Parse("1988-05"), Marking: Tlp.Green) { Incident = new("api-mo-hai") });
        await site.RecordAsync(new MergeIncidents(new("api-mo"), "Lienketqzx") { Merged = new("api-mo-hai") });
        var related = await site.RecordAsync(new RelateIncident(new("api-kinqzx"), RelationKind.PartOf) { Incident = new("api-mo") });
        await site.RecordAsync(new UnmergeIncidents("Lienketqzx") { Merged = new("api-mo-hai") });
        await site.RecordAsync(new AskForLesson("Lienketqzx", Occasions: [new("api-kinqzx")], Incidents: [new("api-kinqzx")], Marking: Tlp.Green) { Lesson = new("api-mo") });
        await site.RecordAsync(new RecordLesson("Lienketqzx", Marking: Tlp.Green) { Lesson = new("api-mo") });
        var last = await site.RecordAsync(new ReviewLesson("Lienketqzx") { Lesson = new("api-mo") });
        using var reader = site.Client(await site.SignedInAsync("doc-lien-ket", Tlp.Green, Role.Reader));
        using var cleared = site.Client(site.Secret);
        await site.Services.NewestAsync(TestContext.Current.CancellationToken);

        foreach (var path in new[]
        {
            "/api/incidents?text=Lienketqzx", "/api/incidents/api-mo", "/api/incidents/api-mo/history", "/api/lessons", "/api/lessons/api-mo", $"/api/events?after={before - 1}", $"/api/diff?from={before}&to={last}",
            "/vi/incidents/api-mo?format=json", "/vi/incidents?text=Lienketqzx&format=csv", "/vi/incidents?text=Lienketqzx&format=json", "/vi/lessons?format=json", $"/vi/events/{before}", $"/vi/events/{related}", $"/vi/diff?from={before}&to={last}",
            "/vi/incidents/api-mo", "/vi/lessons/api-mo", "/vi/lessons/board", "/api/merges", "/vi/merges?format=json",
        })
        {
            var (seen, shown) = (await AsAsync(cleared, path), await AsAsync(reader, path));
            shown.ShouldContain(path.Contains("/events/", StringComparison.Ordinal) ? "hidden" : path.Contains("diff", StringComparison.Ordinal) ? "api-mo" : "Lienketqzx", Case.Sensitive, path);
            shown.ShouldNotContain("kinqzx", Case.Insensitive, $"{path}: {shown}");
            if (!path.EndsWith("board", StringComparison.Ordinal)) seen.ShouldContain("kinqzx", Case.Sensitive, path);
        }

        foreach (var asked in new[] { "/api/incidents?occasion=", "/api/registers/threats?occasion=", "/api/lessons?occasion=", "/api/responses?occasion=", "/api/intake?incident=", "/api/incidents?import=" })
            (await AsAsync(reader, $"{asked}api-kinqzx&as-of={last}")).ShouldBe(await AsAsync(reader, $"{asked}api-kinqzy&as-of={last}"), asked);
        (await AsAsync(cleared, $"/api/incidents?occasion=api-kinqzx&as-of={last}")).ShouldContain("api-mo");

        using var proof = await reader.GetAsync(new Uri($"/api/proofs/{related}", UriKind.Relative), TestContext.Current.CancellationToken);
        proof.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        static async Task<string> AsAsync(HttpClient client, string path) => await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task decrypt_nothing_of_an_event_that_names_what_is_hidden()
    {
        await site.RecordAsync(new OpenOccasion(new("Sự kiện kín", "A closed event"), When.Parse("1990-05"), Marking: Tlp.Red) { Occasion = new("api-kin-lien-he") });
        var position = await site.RecordAsync(new ReportIncident("Vụ có người báo tin", new("cyber.attack"), When.Parse("1990-05"), Occasions: [new("api-kin-lien-he")], Marking: Tlp.Green, Contact: new("nguoi-bao-tin-1", "0912 345 678")) { Incident = new("api-lien-he") });
        using var reader = site.Client(await site.SignedInAsync("doc-lien-he", Tlp.Green, Role.Reader));

        var shown = await BodyAsync(reader, $"/vi/events/{position}");

        shown.ShouldContain("hidden");
        shown.ShouldContain("nguoi-bao-tin-1", Case.Sensitive, "that there is something about a person is told, as to everybody");
        shown.ShouldNotContain("0912 345 678");
        using var cleared = site.Client(site.Secret);
        (await BodyAsync(cleared, $"/vi/events/{position}")).ShouldNotContain("0912 345 678");
    }

    [Fact]
    public async Task tell_of_a_record_what_was_recorded_since_it_may_be_seen_and_no_more()
    {
        var (id, began) = (new IncidentId("api-tung-mat"), (await site.Services.NewestAsync(TestContext.Current.CancellationToken)).Position);
        var reported = await ByAsync(new ReportIncident("Tenkinqzx", new("cyber.attack"), When.Parse("1989-05"), Description: "Mô tả ghi khi còn kín", Marking: Tlp.Red) { Incident = id }, "nguoi-kinqzx");
        var corrected = await ByAsync(new CorrectIncident(new("Tencongkhai"), "Lý do kinqzx") { Incident = id }, "nguoi-kinqzx");
        var marked = await ByAsync(new MarkIncident(Tlp.Green, "Đã được công bố") { Incident = id }, "nguoi-mo");
        var named = await ByAsync(new CorrectIncident(new("Tenmoinhat"), "Gọi cho rõ") { Incident = id }, "nguoi-mo");
        await ByAsync(new MarkIncident(Tlp.Red, "Có tên người bị hại") { Incident = id }, "nguoi-kinqzx");
        await ByAsync(new CorrectIncident(new("Tenlanhaikinqzx"), "Lý do kinqzx") { Incident = id }, "nguoi-kinqzx");
        await ByAsync(new CorrectIncident(new("Tencuoicung"), "Bỏ tên người bị hại") { Incident = id }, "nguoi-kinqzx");
        var last = await ByAsync(new MarkIncident(Tlp.Green, "Đã được công bố lại") { Incident = id }, "nguoi-mo");
        await ByAsync(new RecordAssessment(AssessmentKind.Judgement, "Đội ứng cứu", "Nhandinhkinqzx", Marking: Tlp.Red) { Assessment = new("api-tung-mat") }, "nguoi-kinqzx");
        var opened = await ByAsync(new CorrectAssessment(new(Text: "Nhandinhcongkhai", Marking: Tlp.Green), "Bỏ tên người bị hại") { Assessment = new("api-tung-mat") }, "nguoi-mo");
        using var reader = site.Client(await site.SignedInAsync("doc-tung-mat", Tlp.Green, Role.Reader));
        using var cleared = site.Client(site.Secret);
        await site.Services.NewestAsync(TestContext.Current.CancellationToken);

        foreach (var (path, shown) in new[]
        {
            ($"/vi/incidents/{id}", "Tencuoicung"), ($"/vi/incidents/{id}?step=1", "Tencongkhai"), ($"/vi/incidents/{id}?as-of={marked}", "Tencongkhai"), ($"/vi/incidents/{id}/history", "Tencuoicung"),
            ($"/vi/incidents/{id}?format=json", "Tencuoicung"), ($"/api/incidents/{id}", "Tencuoicung"), ($"/api/incidents/{id}/history", "Tenmoinhat"),
            ($"/vi/diff?from={began}&to={last}&register=incidents&record={id}", "Tencuoicung"), ($"/vi/diff?from={began}&to={last}", "Tencuoicung"), ($"/vi/diff?from={named}&to={last}&all=1", "Tencuoicung"), ($"/api/diff?from={marked}&to={last}", "Tencuoicung"),
            ("/vi/assessments/api-tung-mat", "Nhandinhcongkhai"), ("/api/assessments/api-tung-mat/history", "Nhandinhcongkhai"), ($"/vi/events/{opened}", "Nhandinhcongkhai"), ($"/vi/events/{marked}", "Đã được công bố"),
        })
        {
            var body = await BodyAsync(reader, path);
            body.ShouldContain(shown, Case.Sensitive, path);
            body.ShouldNotContain("kinqzx", Case.Insensitive, $"{path}: {body}");
            foreach (var hidden in (long[])[reported, corrected])
            {
                body.ShouldNotContain($"/events/{hidden}\"", Case.Sensitive, path);
                body.ShouldNotContain($"\"setAt\":{hidden},", Case.Sensitive, path);
            }
        }

        (await BodyAsync(cleared, $"/vi/incidents/{id}")).ShouldContain("Tenkinqzx");
        (await BodyAsync(reader, $"/vi/diff?from={corrected}&register=incidents&record={id}")).ShouldNotContain("kinqzx", Case.Insensitive, "at a moment when it was hidden");
        (await BodyAsync(reader, $"/vi/diff?from={named}&to={last}&register=incidents&record={id}")).ShouldContain("Tenmoinhat", Case.Sensitive, "what one could see at both moments is told, whatever lay between");
        var document = JsonNode.Parse(await BodyAsync(reader, $"/api/incidents/{id}"))!;
        document["events"]!.AsArray().Select(entry => (long)entry!["position"]!).ShouldBe([marked, named, last]);
        var facts = document["facts"]!.AsArray().ToDictionary(fact => (string)fact!["fact"]!, fact => fact!);
        ((string?)facts["description"]["value"], facts["description"]["setAt"]).ShouldBe(("Mô tả ghi khi còn kín", null));
        facts["description"]["sources"]!.AsArray().ShouldBeEmpty();
        ((long)facts["marking"]["setAt"]!).ShouldBe(last);
    }

    [Fact]
    public async Task offer_no_step_at_which_a_record_was_hidden()
    {
        var id = new IncidentId("api-tung-buoc");
        await site.RecordAsync(new ReportIncident("Vụ từng kín", new("cyber.attack"), When.Parse("1991-05"), Marking: Tlp.Red) { Incident = id });
        await site.RecordAsync(new NoteOnIncident("Ghi chú khi còn kín") { Incident = id });
        await site.RecordAsync(new MarkIncident(Tlp.Green, "Đã được công bố") { Incident = id });
        await site.RecordAsync(new NoteOnIncident("Ghi chú công khai") { Incident = id });
        using var reader = FormFiller.As(site, await site.SignedInAsync("doc-tung-buoc", Tlp.Green, Role.Reader));

        var page = await reader.PageAsync($"/vi/incidents/{id}");
        var steps = page.QuerySelectorAll("a[href*='step=']").Select(link => link.Address()).Distinct().ToArray();

        steps.ShouldNotBeEmpty();
        foreach (var step in steps) await reader.PageAsync(step);
        (await reader.PageAsync($"/vi/incidents/{id}?step=1")).QuerySelector(".stepping strong").Words().ShouldBe("Bước 1 / 2");
        await reader.PageAsync($"/vi/incidents/{id}?step=3", HttpStatusCode.BadRequest);
        using var cleared = FormFiller.As(site, site.Secret);
        (await cleared.PageAsync($"/vi/incidents/{id}?step=1")).QuerySelector(".stepping strong").Words().ShouldBe("Bước 1 / 4");
    }

    [Fact]
    public async Task tell_in_the_feed_nothing_that_was_done_while_a_record_was_hidden()
    {
        var (id, merged) = (new IncidentId("api-feed-tung-kin"), new IncidentId("api-feed-van-kin"));
        await ByAsync(new ReportIncident("Vụ từng kín trong luồng tin", new("cyber.attack"), When.Parse("1992-05"), Marking: Tlp.Red) { Incident = id }, "nguoi-feed-kinqzx");
        await ByAsync(new ReportIncident("Vụ vẫn kín", new("cyber.attack"), When.Parse("1992-05"), Marking: Tlp.Red) { Incident = merged }, "nguoi-feed-kinqzx");
        await ByAsync(new MarkIncident(Tlp.Green, "Đã được công bố") { Incident = id }, "nguoi-feed-mo");
        await ByAsync(new MergeIncidents(id, "Cùng một vụ") { Merged = merged }, "nguoi-feed-kinqzx");
        await ByAsync(new NoteOnIncident("Ghi chú công khai") { Incident = id }, "nguoi-feed-mo");
        using var reader = FormFiller.As(site, await site.SignedInAsync("doc-feed", Tlp.Green, Role.Reader));
        using var cleared = FormFiller.As(site, site.Secret);

        var (shown, seen) = ((await reader.PageAsync("/vi")).QuerySelector("#feed")!, (await cleared.PageAsync("/vi")).QuerySelector("#feed")!);

        shown.InnerHtml.ShouldNotContain("kinqzx");
        shown.QuerySelectorAll("li").Where(line => line.InnerHtml.Contains(id.Value, StringComparison.Ordinal)).ShouldHaveSingleItem().InnerHtml.ShouldContain("nguoi-feed-mo");
        seen.InnerHtml.ShouldContain("nguoi-feed-kinqzx");
        (await reader.ToldAsync(() => ByAsync(new NoteOnIncident("Ghi chú nữa") { Incident = id }, "nguoi-feed-mo"), id.Value)).ShouldContain("nguoi-feed-mo");
    }

    private async Task<long> ByAsync(object command, string actor) => (await site.Services.Commands.ExecuteAsync(new(command, Guid.CreateVersion7(), actor))).ShouldBeOfType<CommandAnswer.Accepted>().Position;

    private static async Task<string> BodyAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {body}");
        return body;
    }

    private async Task HideAsync() =>
        await site.Services.Commands.ExecuteAsync(new(new ReportIncident("Vụ giấu kín", new("cyber.attack"), When.Parse("2017-05"), Marking: Tlp.Red) { Incident = new("api-giau-kin") }, new Guid(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9), "truc-ban-1"));

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
