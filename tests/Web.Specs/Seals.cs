using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.EventLog.Seals;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>Seals on pages and for programs: what is shown can be checked by whoever takes it away.</summary>
public sealed class Seals(Site site)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task stand_on_a_page_with_their_files()
    {
        var seal = await SealAsync();
        var row = (await site.PageAsync($"/vi/seals?at={seal.Size}")).GetElementById($"seal-{seal.Size}")!;

        row.Words().ShouldContain(Convert.ToHexStringLower(seal.Root.Span));
        var links = row.QuerySelectorAll("a[download]").Select(link => link.Address()).ToList();
        using var note = await site.GetAsync(links[0]);
        using var pem = await site.GetAsync(links[1]);
        var key = SealKey.OfPem(await pem.Content.ReadAsStringAsync(Token))!;
        var signed = SignedCheckpoint.Parse(await note.Content.ReadAsByteArrayAsync(Token));
        signed.IsSignedBy(key).ShouldBeTrue();
        signed.Checkpoint.Size.ShouldBe(seal.Size);
        (await site.PageAsync("/en/seals?before=1")).QuerySelector(".empty").Words().ShouldBe("Nothing is sealed yet.");
        (await site.PageAsync($"/vi/seals?as-of={seal.Size - 1}")).GetElementById($"seal-{seal.Size}").ShouldBeNull();
        await site.PageAsync("/vi/seals?before=xyz", HttpStatusCode.BadRequest);
        (await site.GetAsync("/vi/seals/99999999")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task are_asked_for_on_the_first_page_and_told_of_each_event()
    {
        var seal = await SealAsync();
        var position = await RecordAsync("chua-niem-phong");

        var tile = (await site.PageAsync("/en")).QuerySelectorAll(".tile-head").Single(link => link.Words().EndsWith("not sealed", StringComparison.Ordinal));
        tile.Address().ShouldBe("/en/seals");
        (await site.PageAsync($"/en/events/{position}")).QuerySelector(".sealed").Words().ShouldStartWith("Not yet sealed");
        (await site.PageAsync($"/vi/events/{seal.Size}")).QuerySelector(".sealed").Words().ShouldContain("bản niêm phong đến vị trí");
        (await site.PageAsync("/vi?as-of=5")).QuerySelectorAll(".tile-head").ShouldNotContain(link => link.Words().Contains("niêm phong", StringComparison.Ordinal));
    }

    [Fact]
    public async Task prove_events_and_growth_to_programs()
    {
        var earlier = await SealAsync();
        await RecordAsync("niem-phong-sau");
        var later = await SealAsync();
        using var program = await Api.Program.ReaderAsync(site);

        var proof = await program.GetAsync("/api/proofs/5");
        var inclusion = (await program.GetAsync($"/api/proofs/5?seal={earlier.Size}"))["inclusion"]!;
        MerkleProof.Includes((long)inclusion["index"]!, Convert.FromHexString((string)proof["leaf"]!), earlier.Size, earlier.Root.Span, Path(inclusion)).ShouldBeTrue();
        ((long)proof["inclusion"]!["size"]!).ShouldBeGreaterThanOrEqualTo(later.Size);

        var growth = await program.GetAsync($"/api/proofs/consistency?from={earlier.Size}&to={later.Size}");
        MerkleProof.IsConsistent(earlier.Size, earlier.Root.Span, later.Size, later.Root.Span, Path(growth)).ShouldBeTrue();

        await program.GetAsync($"/api/proofs/{later.Size}?seal={earlier.Size}", HttpStatusCode.BadRequest);
        await program.GetAsync($"/api/proofs/5?seal={later.Size + 100_000}", HttpStatusCode.NotFound);
        await program.GetAsync($"/api/proofs/consistency?from={later.Size + 1}&to={later.Size}", HttpStatusCode.BadRequest);
        await program.GetAsync("/api/proofs/consistency?from=1", HttpStatusCode.NotFound);
        await program.GetAsync("/api/proofs/consistency", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task are_listed_page_by_page_for_programs()
    {
        await SealAsync();
        await RecordAsync("niem-phong-nua");
        var latest = await SealAsync();
        using var program = await Api.Program.ReaderAsync(site);

        using var first = await program.AskAsync("/api/seals?limit=1");
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        var listed = JsonNode.Parse(await first.Content.ReadAsStringAsync(Token))!;
        ((long)listed["seals"]![0]!["size"]!).ShouldBeGreaterThanOrEqualTo(latest.Size);
        ((long)(await program.GetAsync(next))["seals"]![0]!["size"]!).ShouldBeLessThan((long)listed["seals"]![0]!["size"]!);

        using var note = await program.AskAsync($"/api/seals/{latest.Size}");
        using var key = await program.AskAsync("/api/seals/key");
        note.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        SignedCheckpoint.Parse(await note.Content.ReadAsByteArrayAsync(Token)).IsSignedBy(SealKey.OfPem(await key.Content.ReadAsStringAsync(Token))!).ShouldBeTrue();
        await RecordAsync("khoa-moi");
        var second = (await site.Services.Sealing!.Sealer.SealAsync(withNewKey: true, Token))!;
        await SignedByAsync(program, latest.Size, isLatest: false);
        await SignedByAsync(program, second.Size, isLatest: true);
        await program.GetAsync("/api/seals/0/key", HttpStatusCode.NotFound);
        await program.GetAsync("/api/seals/0", HttpStatusCode.NotFound);
        await program.GetAsync("/api/seals?cursor=abc", HttpStatusCode.BadRequest);
        using var nobody = Api.Program.Nobody(site);
        await nobody.GetAsync("/api/seals", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task are_made_while_the_program_serves()
    {
        await SealAsync();
        using var published = new FileSystemWatcher(site.SealFolder, "*.txt");
        var seen = Channel.CreateUnbounded<string>();
        published.Created += (_, file) => seen.Writer.TryWrite(file.Name!);
        published.Renamed += (_, file) => seen.Writer.TryWrite(file.Name!);
        published.EnableRaisingEvents = true;
        var position = await RecordAsync("niem-phong-khi-chay");
        using var often = Service(TimeSpan.FromMilliseconds(20));

        await often.StartAsync(Token);
        await seen.Reader.ReadAllAsync(Token).FirstAsync(file => long.Parse(file.Split('-')[0], CultureInfo.InvariantCulture) >= position, Token);
        (await SealedToAsync()).ShouldBeGreaterThanOrEqualTo(position);
        await often.StopAsync(Token);
    }

    [Fact]
    public async Task are_made_of_what_is_left_when_the_program_ends()
    {
        var position = await RecordAsync("niem-phong-khi-dung");
        using var rarely = Service(TimeSpan.FromDays(1));

        await rarely.StartAsync(Token);
        (await SealedToAsync()).ShouldBeLessThan(position, "it is not time yet");
        await rarely.StopAsync(Token);

        (await SealedToAsync()).ShouldBeGreaterThanOrEqualTo(position);
    }

    [Fact]
    public async Task are_not_made_by_a_program_that_is_told_not_to()
    {
        var position = await RecordAsync("khong-niem-phong");
        using var never = Service(every: null);

        await never.StartAsync(Token);
        await never.ExecuteTask!;
        await never.StopAsync(Token);

        (await SealedToAsync()).ShouldBeLessThan(position);
    }

    private SealService Service(TimeSpan? every) =>
        new(new(site.Services with { Sealing = site.Services.Sealing!.SealedEvery(every) }), Microsoft.Extensions.Logging.Abstractions.NullLogger<SealService>.Instance);

    private async Task<long> SealedToAsync() => (await site.Services.Sealing!.Store.LatestAsync(Token))?.Size ?? 0;

    [Fact]
    public async Task that_are_not_published_are_asked_for()
    {
        var seal = await SealAsync();
        (await site.PageAsync("/en/seals")).QuerySelector(".alert-warning").ShouldBeNull();
        var file = Directory.EnumerateFiles(site.SealFolder, $"{seal.Size:D12}-*.txt").Single();
        File.Move(file, file + ".away");
        try
        {
            (await site.PageAsync("/en/seals")).QuerySelector(".alert-warning").Words().ShouldContain("is not in the folder of checkpoints");
            (await site.PageAsync("/en")).QuerySelectorAll(".tile").ShouldContain(tile => tile.Words().Contains("latest seal is not published", StringComparison.Ordinal));
        }
        finally
        {
            File.Move(file + ".away", file);
        }
    }

    [Fact]
    public async Task that_nobody_signed_are_told_and_prove_nothing()
    {
        var seal = await SealAsync();
        var position = await RecordAsync("sau-niem-phong");
        await site.SqlAsync($"insert into log.seals select 1000000000, root, sealed_at, checkpoint, key, frontier from log.seals where size = {seal.Size}");
        try
        {
            var page = await site.PageAsync("/en/seals");
            page.QuerySelector(".alert-danger").Words().ShouldStartWith("The seal up to position 1,000,000,000 is not as it was signed.");
            page.QuerySelector(".alert-info").Words().ShouldContain("not sealed");
            page.GetElementById("seal-1000000000").Words().ShouldContain("not as it was signed");
            (await site.PageAsync("/en")).QuerySelectorAll(".tile.urgent").ShouldContain(tile => tile.Words().Contains("A seal is not as it was signed", StringComparison.Ordinal));
            (await site.PageAsync($"/en/events/{position}")).QuerySelector(".sealed").Words().ShouldStartWith("Not yet sealed");

            using var program = await Api.Program.ReaderAsync(site);
            ((long)(await program.GetAsync("/api/proofs/5"))["inclusion"]!["size"]!).ShouldBe(seal.Size);
            await program.GetAsync("/api/proofs/5?seal=1000000000", HttpStatusCode.InternalServerError);
            await program.GetAsync("/api/seals/1000000000", HttpStatusCode.InternalServerError);
            ((bool)(await program.GetAsync("/api/seals?limit=1"))["seals"]![0]!["isAltered"]!).ShouldBeTrue();
        }
        finally
        {
            await site.SqlAsync("delete from log.seals where size = 1000000000");
        }
    }

    /// <summary>By the key of its own address, and by that of the latest where it is that one.</summary>
    private static async Task SignedByAsync(Api.Program program, long size, bool isLatest)
    {
        var signed = SignedCheckpoint.Parse(await TextAsync(program, $"/api/seals/{size}"));
        signed.IsSignedBy(SealKey.OfPem(await TextAsync(program, $"/api/seals/{size}/key"))!).ShouldBeTrue();
        signed.IsSignedBy(SealKey.OfPem(await TextAsync(program, "/api/seals/key"))!).ShouldBe(isLatest);
    }

    private static async Task<string> TextAsync(Api.Program program, string path)
    {
        using var answer = await program.AskAsync(path);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private async Task<Seal> SealAsync() => (await site.Services.Sealing!.Sealer.SealAsync(cancellationToken: Token))!;

    private Task<long> RecordAsync(string id) => site.RecordAsync(new AskForLesson($"Bài học {id}", By: "Văn phòng") { Lesson = new(id) });

    private static List<ReadOnlyMemory<byte>> Path(JsonNode proof) => [.. proof["path"]!.AsArray().Select(hash => (ReadOnlyMemory<byte>)Convert.FromHexString((string)hash!))];
}
