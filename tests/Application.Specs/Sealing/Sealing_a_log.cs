using Shouldly;
using ThreatRegister.Application.Sealing;
using ThreatRegister.EventLog.Seals;
using Xunit;

namespace ThreatRegister.Tests.Application_Specs.Sealing;

public sealed class Sealing_a_log : IDisposable
{
    private readonly string place = Directory.CreateTempSubdirectory("threatreg-seals-").FullName;
    private readonly SealsInMemory log = new();
    private readonly SealFolder folder;
    private readonly Sealer sealer;

    public Sealing_a_log()
    {
        folder = new(Path.Combine(place, "seals"), Path.Combine(place, "seal-key.pem"));
        sealer = new(log, folder, TimeProvider.System);
    }

    public void Dispose() => Directory.Delete(place, recursive: true);

    [Fact]
    public async Task makes_a_key_for_the_owner_alone_and_publishes_what_it_signed()
    {
        log.Record(5);
        var seal = (await SealAsync())!;

        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(folder.KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var file = folder.Published().ShouldHaveSingleItem();
        var key = folder.Keys().Published.ShouldHaveSingleItem();
        file.ShouldBe(new(Path.Combine(folder.Folder, $"000000000005-{key.Id}.txt"), 5, key.Id));
        var signed = SealFolder.Read(file.Path);
        signed.IsSignedBy(key).ShouldBeTrue();
        signed.Checkpoint.Root.ToArray().ShouldBe(seal.Root.ToArray());
        File.ReadAllText(Path.Combine(folder.Folder, $"key-{key.Id}.pem")).ShouldBe(key.Pem);
    }

    [Fact]
    public async Task of_no_event_makes_nothing()
    {
        (await SealAsync()).ShouldBeNull();
        Directory.EnumerateFileSystemEntries(place).ShouldBeEmpty();
    }

    [Fact]
    public async Task where_nothing_was_recorded_since_makes_no_seal_and_publishes_the_last_again()
    {
        log.Record(5);
        var seal = await SealAsync();
        Directory.Delete(folder.Folder, recursive: true);

        (await SealAsync()).ShouldBe(seal);
        folder.Published().Count.ShouldBe(1);
    }

    [Fact]
    public async Task that_is_shorter_than_what_was_published_is_refused()
    {
        log.Record(5);
        await SealAsync();
        log.Leaves.RemoveRange(3, 2);
        (await RefusedAsync()).ShouldContain("ends at position 3");

        // The seal is gone from the database too, and others were recorded in place of what was cut.
        log.Seals.Clear();
        (await RefusedAsync()).ShouldContain("ends at position 3");
        log.Record(7);
        log.Rewrite(4);
        (await RefusedAsync()).ShouldContain("up to position 5 are not those that were sealed");
        log.Seals.ShouldBeEmpty();
    }

    [Fact]
    public async Task whose_restored_backup_lacks_the_newest_seal_but_no_event_goes_on()
    {
        log.Record(5);
        await SealAsync();
        log.Record(5);
        await SealAsync();
        log.Seals.RemoveAt(1);
        log.Record(1);

        (await SealAsync())!.Size.ShouldBe(11);
    }

    [Fact]
    public async Task restored_from_an_older_backup_goes_on_with_a_new_key_and_never_with_the_old_one()
    {
        log.Record(5);
        var old = SealKey.Of((await SealAsync())!.Key.Span)!;
        log.Record(5);
        await SealAsync();
        log.Leaves.RemoveRange(5, 5);
        log.Seals.RemoveAt(1);
        (await RefusedAsync()).ShouldContain("ends at position 5");

        // A program that serves goes on trying while the new history begins, and grows beyond what was lost.
        log.Record(3);
        log.Rewrite(6);
        (await RefusedAsync()).ShouldContain("ends at position 8");
        log.Record(4);
        (await RefusedAsync()).ShouldContain("up to position 10 are not those that were sealed");

        var seal = (await sealer.SealAsync(withNewKey: true, TestContext.Current.CancellationToken))!;
        (seal.Size, SealKey.Of(seal.Key.Span)!.Id == old.Id).ShouldBe((12, false));
        (await FaultsAsync()).ShouldHaveSingleItem().Size.ShouldBe(10);
        File.Delete(folder.Published().Single(file => file.Size == 10).Path);
        log.Record(1);
        (await SealAsync())!.Size.ShouldBe(13);
        (await FaultsAsync()).ShouldBeEmpty();
        log.Seals.Values.Where(made => old.Info.Span.SequenceEqual(made.Key.Span)).Select(made => made.Size).ShouldBe([5]);
    }

    [Fact]
    public async Task whose_latest_seal_was_changed_is_refused()
    {
        log.Record(5);
        var seal = (await SealAsync())!;
        log.Record(1);
        log.Seals[5] = seal with { Frontier = new byte[64] };

        (await RefusedAsync()).ShouldContain("not as it was signed");
    }

    [Fact]
    public async Task whose_first_event_is_another_is_refused()
    {
        log.Record(5);
        await SealAsync();
        log.Record(1);
        log.Rewrite(1);

        (await RefusedAsync()).ShouldContain("not those that were sealed");
    }

    [Fact]
    public async Task without_its_key_waits_for_somebody_to_say_so()
    {
        log.Record(5);
        var first = SealKey.Of((await SealAsync())!.Key.Span)!;
        File.Move(folder.KeyFile, folder.KeyFile + ".away");
        log.Record(1);
        (await RefusedAsync()).ShouldContain($"key {first.Id}");
        using (var foreign = SealSigner.Create()) await File.WriteAllTextAsync(folder.KeyFile, foreign.ToPem(), TestContext.Current.CancellationToken);
        (await RefusedAsync()).ShouldContain($"key {first.Id}");

        var second = SealKey.Of((await sealer.SealAsync(withNewKey: true, TestContext.Current.CancellationToken))!.Key.Span)!;
        second.Id.ShouldNotBe(first.Id);
        (await SealAsync())!.Size.ShouldBe(6);
        folder.Keys().Published.Select(key => key.Id).ShouldBe([first.Id, second.Id], ignoreOrder: true);
        (await Should.ThrowAsync<SealException>(() => sealer.SealAsync(withNewKey: true, TestContext.Current.CancellationToken))).Said("vi").ShouldContain("khóa giữ nguyên");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    [InlineData("đây không phải khóa")]
    public async Task with_a_damaged_key_is_refused(string key)
    {
        log.Record(1);
        await File.WriteAllTextAsync(folder.KeyFile, key, TestContext.Current.CancellationToken);

        (await RefusedAsync()).ShouldContain("cannot be used");
        File.ReadAllText(folder.KeyFile).ShouldBe(key);

        (await sealer.SealAsync(withNewKey: true, TestContext.Current.CancellationToken))!.Size.ShouldBe(1);
        File.ReadAllText(Directory.EnumerateFiles(place, "seal-key.pem.*.old").ShouldHaveSingleItem()).ShouldBe(key);
    }

    [Fact]
    public async Task with_a_new_key_that_is_broken_off_leaves_the_key_as_it_was()
    {
        log.Record(1);
        var first = SealKey.Of((await SealAsync())!.Key.Span)!;
        log.Record(1);
        log.Growing = () => throw new OperationCanceledException();
        await Should.ThrowAsync<OperationCanceledException>(() => sealer.SealAsync(withNewKey: true, TestContext.Current.CancellationToken));
        folder.Keys().Own!.Id.ShouldBe(first.Id);
        Directory.EnumerateFiles(place).ShouldBe([folder.KeyFile]);

        // Signed, and then never kept: the key that the latest seal needs is named.
        log.Growing = () => { };
        log.Committing = () => throw new IOException();
        await Should.ThrowAsync<IOException>(() => sealer.SealAsync(withNewKey: true, TestContext.Current.CancellationToken));
        log.Committing = () => { };
        var old = $"{folder.KeyFile}.{first.Id}.old";
        (await RefusedAsync()).ShouldContain($"which lies in {old}");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(old).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(old, folder.KeyFile, overwrite: true);
        (await SealAsync())!.Size.ShouldBe(2);
    }

    [Fact]
    public async Task whose_named_folder_is_away_is_refused_and_makes_none()
    {
        log.Record(1);
        var away = new SealFolder(Path.Combine(place, "mount", "seals"), folder.KeyFile, mustExist: true);
        var there = new Sealer(log, away, TimeProvider.System);

        (await Should.ThrowAsync<SealException>(() => there.SealAsync(cancellationToken: TestContext.Current.CancellationToken))).Message.ShouldContain("is not there");
        Directory.EnumerateFileSystemEntries(place).ShouldBeEmpty();
        log.Seals.ShouldBeEmpty();
        (await FaultsAsync(away)).ShouldHaveSingleItem().Where.ShouldBe(away.Folder);

        Directory.CreateDirectory(away.Folder);
        (await there.SealAsync(cancellationToken: TestContext.Current.CancellationToken))!.Size.ShouldBe(1);
        away.Published().Count.ShouldBe(1);
    }

    [Fact]
    public async Task whose_newest_file_has_the_name_of_another_size_is_refused()
    {
        log.Record(1);
        await SealAsync();
        log.Record(4);
        await SealAsync();
        var (early, late) = (folder.Published()[0].Path, folder.Published()[1].Path);
        File.Move(early, late, overwrite: true);
        log.Leaves.RemoveRange(3, 2);
        log.Seals.RemoveAt(1);

        (await RefusedAsync()).ShouldContain("not as it was written");
    }

    [Fact]
    public async Task whose_newest_file_was_changed_is_refused()
    {
        log.Record(1);
        await SealAsync();
        log.Record(1);
        await File.AppendAllTextAsync(folder.Published()[0].Path, "x", TestContext.Current.CancellationToken);

        (await RefusedAsync()).ShouldContain("not as it was written");
    }

    private async Task<IReadOnlyList<SealFault>> FaultsAsync(SealFolder? of = null)
    {
        var audit = await SealAudit.PrepareAsync(log, of ?? folder, [], given: null, TestContext.Current.CancellationToken);
        return audit.Found(log.Leaves.Count, log.ShowTo(audit.Roots)).Faults;
    }

    private Task<Seal?> SealAsync() => sealer.SealAsync(cancellationToken: TestContext.Current.CancellationToken);

    private async Task<string> RefusedAsync() => (await Should.ThrowAsync<SealException>(SealAsync)).Said("en");
}
