using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Reports.Issuing;
using ThreatRegister.Web.Forms;

namespace ThreatRegister.Tests.Web_Specs.Api;

/// <summary>What is verified as issued is what the register made, whoever sent the command and by which road.</summary>
public sealed class Issuing_through_every_door(Site site)
{
    [Fact]
    public async Task takes_the_files_that_the_register_makes_and_no_others()
    {
        const string id = "qua-moi-cua-1961";
        await site.ApprovedAsync(id, "1961");
        var made = (await PreparedAsync(id, new(2026, 1, 5))).Command;
        var other = new IssuedFile($"{id}.vi.md", "md", "vi", new string('a', 64), 120);
        using var program = await Program.OfAsync(site, "may-ban-hanh", Role.Signer, Tlp.Red);

        await RefusedAsync(program, made with { Files = [other] }, "files-not-of-register", "files");
        await RefusedAsync(program, made with { Files = [.. made.Files, other with { Name = "bao-cao.md" }] }, "files-not-of-register", "files");
        await RefusedAsync(program, made with { Files = [made.Files[0] with { Format = "pdf" }] }, "files-not-of-register", "files");
        await RefusedAsync(program, made with { Files = [made.Files[0] with { Size = 1 }] }, "files-not-of-register", "files");
        await RefusedAsync(program, made with { Number = "99/BC-GIA" }, "files-not-of-register", "files");
        await RefusedAsync(program, made with { Position = long.MaxValue }, "position-not-reached", "position");
        await RefusedAsync(program, made with { Number = " " }, "number-missing", "number");
        using var stale = await SentAsync(program, made with { Files = [other] }, Guid.CreateVersion7(), version: 1);
        await Program.ReadAsync(stale, HttpStatusCode.PreconditionFailed);

        var command = Guid.CreateVersion7();
        using var taken = await SentAsync(program, made, command);
        await Program.ReadAsync(taken, HttpStatusCode.OK);
        using var again = await SentAsync(program, made, command);
        ((bool?)(await Program.ReadAsync(again, HttpStatusCode.OK))["repeated"]).ShouldBe(true);
    }

    [Fact]
    public async Task takes_none_of_a_review_that_is_not_approved()
    {
        const string id = "chua-duyet-1960";
        await site.ApprovedAsync(id, "1960");
        var made = (await PreparedAsync(id, new(2026, 1, 5))).Command;
        await site.RecordAsync(new ReturnReview("Thiếu số liệu") { Review = new(id) });
        using var program = await Program.OfAsync(site, "may-ban-hanh", Role.Signer, Tlp.Red);

        await RefusedAsync(program, made, "not-approved", field: null);
        using var unknown = await SentAsync(program, made with { Review = new("khong-co-bao-cao-nay") }, Guid.CreateVersion7());
        await Program.ReadAsync(unknown, HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task takes_none_of_a_review_that_tells_of_what_was_marked_more_strictly_since()
    {
        const string id = "kin-sau-khi-duyet-1958";
        await site.RecordAsync(new ReportIncident("Vụ kín sau khi duyệt", new("cyber.attack"), When.Parse("1958-05"), Marking: Tlp.Green) { Incident = new("vu-kin-1958") });
        await site.ApprovedAsync(id, "1958");
        var made = (await PreparedAsync(id, new(2026, 1, 5))).Command;
        await site.RecordAsync(new MarkIncident(Tlp.Amber, "Có tên người bị hại") { Incident = new("vu-kin-1958") });
        using var program = await Program.OfAsync(site, "may-ban-hanh", Role.Signer, Tlp.Red);

        await RefusedAsync(program, made, "stricter-than-review", field: null);
    }

    /// <summary>A form in which digests are typed by hand is for nobody.</summary>
    [Fact]
    public async Task has_no_form_but_that_of_the_review()
    {
        const string id = "bieu-mau-rieng-1959";
        await site.ApprovedAsync(id, "1959");
        using var signer = FormFiller.As(site, await site.SignedInAsync("ky-bieu-mau-rieng", Tlp.Red, Role.Signer));
        using var reader = FormFiller.As(site, await site.SignedInAsync("doc-bieu-mau-rieng", Tlp.Red, Role.Reader));

        (await LedToAsync(signer, $"/vi/do/issue-review?review={id}")).ShouldBe($"/vi/reviews/{id}#issue");
        (await LedToAsync(signer, "/en/do/issue-review")).ShouldBe("/en/reviews?status=approved");
        (await LedToAsync(signer, $"/vi/do/replace-review?review={id}")).ShouldBe($"/vi/reviews/{id}#files");
        await reader.PageAsync($"/vi/do/issue-review?review={id}", HttpStatusCode.Forbidden);
        using var posted = await signer.SendUnofferedAsync("/vi/do/issue-review", ("review", id), ("number", "1/GIA"), ("issuedOn", "2026-01-05"), ("files[0].sha256", new string('a', 64)));
        posted.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> LedToAsync(FormFiller browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return answer.Headers.Location!.ToString();
    }

    private async Task RefusedAsync(Program program, IssueReview issue, string refusal, string? field)
    {
        using var answer = await SentAsync(program, issue, Guid.CreateVersion7());
        var problem = await Program.ProblemAsync(answer, answer.StatusCode, refusal);
        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
        ((string?)problem["refusal"], (string?)problem["field"]).ShouldBe((refusal, field));
    }

    private async Task<HttpResponseMessage> SentAsync(Program program, IssueReview issue, Guid command, long? version = null)
    {
        var files = new JsonArray([.. issue.Files.Select(file => new JsonObject { ["name"] = file.Name, ["format"] = file.Format, ["language"] = file.Language, ["sha256"] = file.Sha256, ["size"] = file.Size })]);
        var body = new JsonObject
        {
            ["review"] = issue.Review.Value,
            ["number"] = issue.Number,
            ["issuedOn"] = issue.IssuedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["position"] = issue.Position,
            ["digest"] = issue.Digest,
            ["files"] = files,
            ["place"] = issue.Place,
            ["signatory"] = new JsonObject { ["title"] = issue.Signatory!.Title },
        };
        var (_, standing) = await site.Services.Commands.StandingAsync(EventLog.StreamName.Of("review", issue.Review.Value), TestContext.Current.CancellationToken);
        return await program.CommandAsync("issue-review", body.ToJsonString(), command, $"\"{version ?? Math.Max(standing, 1)}\"");
    }

    private Task<PreparedIssue> PreparedAsync(string review, DateOnly day) => site.Services.ReviewDesk(Application.Queries.Viewer.Local("truong-phong")).PrepareAsync(
        new(review), new($"7/BC-{review}", day, "Hà Nội", new(null, "Chánh Văn phòng"), ["vi"], ["md", "html"]), TestContext.Current.CancellationToken);
}
