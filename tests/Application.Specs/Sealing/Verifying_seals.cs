using Shouldly;
using ThreatRegister.Application.Sealing;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Seals;
using Xunit;

namespace ThreatRegister.Tests.Application_Specs.Sealing;

/// <summary>What the seals and a checkpoint from outside tell of a log whose hashes are all in order.</summary>
public sealed class Verifying_seals : IAsyncLifetime
{
    private readonly string place = Directory.CreateTempSubdirectory("threatreg-seals-").FullName;
    private readonly SealsInMemory log = new();
    private SealFolder folder = null!;
    private SignedCheckpoint outside = null!;
    private SealKey key = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        folder = new(Path.Combine(place, "seals"), Path.Combine(place, "seal-key.pem"));
        var sealer = new Sealer(log, folder, TimeProvider.System);
        foreach (var more in (int[])[10, 10, 10])
        {
            log.Record(more);
            var seal = (await sealer.SealAsync(cancellationToken: Token))!;
            (outside, key) = (SignedCheckpoint.Parse(seal.Note), SealKey.Of(seal.Key.Span)!);
        }

        log.Record(2);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(place, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task finds_a_log_as_it_was_sealed()
    {
        var verdict = await VerifyAsync();

        verdict.IsOk.ShouldBeTrue();
        (verdict.Seals, verdict.Published, verdict.Latest, verdict.HoldsTo, verdict.KeyIsKnown).ShouldBe((3, 3, 30, 30, true));
    }

    [Fact]
    public async Task tells_a_cut_tail_by_how_much_is_missing()
    {
        log.Leaves.RemoveRange(25, 7);
        log.Seals.RemoveAt(2);

        var verdict = await VerifyAsync();

        verdict.Given!.What.ShouldBe("the tail was cut: the log ends at position 25, and 5 events that were sealed are missing; the newest checkpoint that still holds is of size 20");
        verdict.Faults.ShouldHaveSingleItem().Where.ShouldContain("000000000030-");
    }

    [Fact]
    public async Task tells_a_rewritten_log_and_what_still_holds()
    {
        log.Rewrite(15);

        var verdict = await VerifyAsync();

        verdict.Given!.What.ShouldStartWith("the log was rewritten: its events up to position 30 are not those that were sealed; the newest checkpoint that still holds is of size 10");
        verdict.Faults.Count(fault => fault.Where is "seal").ShouldBe(2);
        verdict.HoldsTo.ShouldBe(10);
    }

    [Fact]
    public async Task tells_a_log_rewritten_together_with_its_seals()
    {
        log.Rewrite(3);
        log.Seals.Clear();
        Directory.Delete(folder.Folder, recursive: true);
        File.Delete(folder.KeyFile);
        await new Sealer(log, folder, TimeProvider.System).SealAsync(cancellationToken: Token);

        var believed = await VerifyAsync(trusted: []);
        believed.Given!.What.ShouldContain($"signed by key {key.Id}");
        var known = await VerifyAsync(trusted: [key]);
        known.Given!.What.ShouldContain("rewritten");
        known.Faults.ShouldAllBe(fault => fault.What.Contains("signed by key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task believes_no_forged_checkpoint()
    {
        using var forger = SealSigner.Create();
        var claimed = outside.Checkpoint with { Size = 31 };
        var signature = Convert.ToBase64String([.. Convert.FromHexString(key.Id), .. forger.Sign(System.Text.Encoding.UTF8.GetBytes(claimed.Text))]);

        (await VerifyAsync(SignedCheckpoint.Parse($"{claimed.Text}\n— {claimed.Origin} {signature}\n"))).Given!.What.ShouldContain("forged");
        (await VerifyAsync(SignedCheckpoint.Parse(claimed.SignedBy(forger)))).Given!.What.ShouldContain($"signed by key {forger.Key.Id}");
    }

    [Fact]
    public async Task knows_a_checkpoint_of_another_register()
    {
        var other = new SealsInMemory();
        other.Record(3);
        other.Rewrite(1);
        var seal = (await new Sealer(other, new(Path.Combine(place, "other"), folder.KeyFile), TimeProvider.System).SealAsync(cancellationToken: Token))!;

        (await VerifyAsync(SignedCheckpoint.Parse(seal.Note))).Given!.What.ShouldContain("another register's");
    }

    [Fact]
    public async Task names_a_published_file_that_is_none()
    {
        await File.WriteAllTextAsync(folder.Published()[1].Path, "rác", Token);

        var fault = (await VerifyAsync()).Faults.ShouldHaveSingleItem();
        (fault.Size, fault.What).ShouldBe((20, "it has no blank line before its signatures"));
    }

    [Fact]
    public async Task believes_no_key_of_the_folder_beyond_what_the_own_key_signed()
    {
        await ForgeAsync();

        var verdict = await VerifyAsync();
        verdict.Faults.ShouldContain(fault => fault.Where == "seal" && fault.Size == 32);
        verdict.Faults.ShouldContain(fault => fault.Where != "seal" && fault.What.Contains("the key that seals here", StringComparison.Ordinal));
        verdict.HoldsTo.ShouldBe(0);

        // From where the private key is not, the folder is all there is to believe: hence the copies elsewhere.
        File.Delete(folder.KeyFile);
        (await VerifyAsync([], SignedCheckpoint.Parse(log.Seals[32].Note))).IsOk.ShouldBeTrue();
        (await VerifyAsync(trusted: [key])).IsOk.ShouldBeFalse();
    }

    [Fact]
    public async Task believes_every_key_that_is_named()
    {
        var second = SealKey.Of((await new Sealer(log, folder, TimeProvider.System).SealAsync(withNewKey: true, Token))!.Key.Span)!;

        (await VerifyAsync()).IsOk.ShouldBeTrue();
        (await VerifyAsync(trusted: [key, second])).IsOk.ShouldBeTrue();
        (await VerifyAsync(trusted: [second])).Given!.What.ShouldContain($"signed by key {key.Id}");
    }

    [Fact]
    public async Task needs_no_private_key_that_can_be_read()
    {
        await File.WriteAllTextAsync(folder.KeyFile, "hỏng", Token);

        var verdict = await VerifyAsync();

        (verdict.IsOk, verdict.KeyIsKnown).ShouldBe((true, true));
    }

    [Fact]
    public async Task names_a_published_key_that_is_none()
    {
        var path = Path.Combine(folder.Folder, "key-00000000.pem");
        await File.WriteAllTextAsync(path, "hỏng", Token);

        (await VerifyAsync()).Faults.ShouldHaveSingleItem().ShouldBe(new(path, 0, "it is no public key of seals: PEM, ECDSA on P-256"));
    }

    [Fact]
    public async Task without_any_key_says_that_it_believed_the_database()
    {
        Directory.Delete(folder.Folder, recursive: true);
        File.Delete(folder.KeyFile);

        var verdict = await VerifyAsync();

        (verdict.IsOk, verdict.KeyIsKnown).ShouldBe((true, false));
    }

    [Fact]
    public async Task of_a_log_that_is_wrong_itself_says_what_cannot_be_reached()
    {
        var audit = await SealAudit.PrepareAsync(log, folder, [], outside, Token);
        foreach (var leaf in log.Leaves.Take(12)) audit.Roots.Add(leaf);

        var verdict = audit.Found(log.Leaves.Count, new LogVerdict.Wrong(13, "the content hash is another"));

        verdict.Given!.What.ShouldBe("it cannot be reached: the log is wrong at position 13; the newest checkpoint that still holds is of size 10");
    }

    /// <summary>By somebody who can write the database and the folder, and has a key of his own alone.</summary>
    private async Task ForgeAsync()
    {
        log.Rewrite(3);
        log.Seals.Clear();
        Directory.Delete(folder.Folder, recursive: true);
        var forger = new Sealer(log, new(folder.Folder, Path.Combine(place, "forger.pem")), TimeProvider.System);
        await forger.SealAsync(cancellationToken: Token);
    }

    private Task<SealVerdict> VerifyAsync(SignedCheckpoint? given = null) => VerifyAsync([], given);

    private async Task<SealVerdict> VerifyAsync(IReadOnlyList<SealKey> trusted, SignedCheckpoint? given = null)
    {
        var audit = await SealAudit.PrepareAsync(log, folder, trusted, given ?? outside, Token);
        return audit.Found(log.Leaves.Count, log.ShowTo(audit.Roots));
    }
}
