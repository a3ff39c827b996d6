using System.Security.Cryptography;
using System.Text;
using Npgsql;
using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Postgres;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>Seals in PostgreSQL: each goes on from the last, proofs come out of what is kept, and nothing is sealed on top of what was changed.</summary>
public sealed class Sealed_log(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly SealSigner signer = SealSigner.Create();
    private TestDatabase? database;
    private PostgresEventLog? log;
    private int appended;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Database => database!;

    private PostgresSeals Seals => new(Database.App);

    public async ValueTask InitializeAsync()
    {
        database = await postgres.DatabaseAsync();
        log = new PostgresEventLog(Database.App);
    }

    public async ValueTask DisposeAsync()
    {
        signer.Dispose();
        if (log is not null) await log.DisposeAsync();
        await Database.DisposeAsync();
    }

    [Fact]
    public async Task That_is_empty_has_nothing_to_seal()
    {
        (await SealAsync()).ShouldBeNull();
        (await Seals.LatestAsync(Token)).ShouldBeNull();
        (await Seals.StandingAsync(Token)).ShouldBe(new SealStanding(null, 0, null, null));
    }

    [Fact]
    public async Task Has_the_root_of_all_its_leaves_each_time()
    {
        foreach (var more in (int[])[1, 6, 249, 1, 300, 2])
        {
            await AppendAsync(more);
            (await Seals.StandingAsync(Token)).Unsealed.ShouldBe(more);
            var seal = (await SealAsync())!;

            seal.Size.ShouldBe(appended);
            seal.Root.ToArray().ShouldBe(await RootAsync(appended));
            seal.Wrong().ShouldBeNull();
            (await Seals.LatestAsync(Token))!.Note.ShouldBe(seal.Note);
            var standing = await Seals.StandingAsync(Token);
            (standing.Latest!.Size, standing.Head, standing.Unsealed, standing.Since, standing.IsWrong).ShouldBe((appended, appended, 0, null, false));
        }

        (await SealAsync())!.Size.ShouldBe(appended);
        (await Database.ScalarAsync<long>("select count(*) from log.seals")).ShouldBe(6);
        (await Seals.BeforeAsync(257, 2, Token)).Select(seal => seal.Size).ShouldBe([256, 7]);
        (await Seals.CoveringAsync(8, Token))!.Size.ShouldBe(256);
        (await Seals.CoveringAsync(appended + 1, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Proves_every_event_and_every_growth()
    {
        var sizes = new List<long>();
        foreach (var more in (int[])[5, 252, 256, 90])
        {
            await AppendAsync(more);
            sizes.Add((await SealAsync())!.Size);
        }

        var leaves = await LeavesAsync();
        foreach (var size in sizes)
        {
            var root = await RootAsync(size);
            (await Seals.RootAsync(size, Token)).ToArray().ShouldBe(root);
            for (var position = 1L; position <= size; position += position is 1 or 256 or 512 ? 1 : 17)
            {
                var proof = await Seals.InclusionAsync(position, size, Token);
                MerkleProof.Includes(position - 1, leaves[(int)position - 1].Span, size, root, proof).ShouldBeTrue($"{position} in {size}");
            }

            foreach (var first in sizes.Where(first => first <= size))
            {
                var (before, proof) = (await RootAsync(first), await Seals.ConsistencyAsync(first, size, Token));
                MerkleProof.IsConsistent(first, before, size, root, proof).ShouldBeTrue($"{first} and {size}");
            }
        }
    }

    [Fact]
    public async Task Is_sealed_once_by_many_at_once()
    {
        await AppendAsync(600);

        var seals = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await SealAsync()));

        seals.Select(seal => seal!.Note).Distinct().ShouldHaveSingleItem();
        (await Database.ScalarAsync<long>("select count(*) from log.seal_nodes")).ShouldBe(2);
    }

    [Fact]
    public async Task Shows_its_roots_to_who_verifies()
    {
        await AppendAsync(20);
        var early = (await SealAsync())!;
        await AppendAsync(20);
        var late = (await SealAsync())!;

        KnownRoot[] known = [new(early.Size, early.Root), new(late.Size, late.Root), new(30, RandomNumberGenerator.GetBytes(32)), new(50, late.Root)];
        var roots = new RootCheck(known);
        (await PostgresLogVerifier.VerifyAsync(Database.App, known: null, roots, Token)).ShouldBeOfType<LogVerdict.Ok>();

        known.Select(roots.Holds).ShouldBe([true, true, false, false]);
        (roots.HeldTo, roots.Size).ShouldBe((40, 40));
        roots.Origin.ShouldBe(SignedCheckpoint.Parse(late.Note).Checkpoint.Origin);
    }

    [Fact]
    public async Task With_a_hole_is_not_sealed()
    {
        await AppendAsync(10);
        await Database.ExecuteAsync("delete from log.events where position = 4");

        (await Should.ThrowAsync<LogCorruptException>(async () => await SealAsync())).Position.ShouldBe(4);
        (await Seals.LatestAsync(Token)).ShouldBeNull();
    }

    [Fact]
    public async Task That_lost_what_proofs_need_gives_none()
    {
        await AppendAsync(300);
        await SealAsync();
        await Database.ExecuteAsync("delete from log.seal_nodes");

        (await Should.ThrowAsync<LogCorruptException>(async () => await Seals.InclusionAsync(299, 300, Token))).Position.ShouldBe(1);
    }

    [Fact]
    public async Task Is_told_when_it_does_not_come_to_a_root_that_it_had_to()
    {
        await AppendAsync(10);

        await Should.ThrowAsync<BrokenException>(async () => await Seals.SealAsync(new Sealing(signer, new(7, new byte[32])), Token));
        (await Seals.SealAsync(new Sealing(signer, new(7, await RootAsync(7))), Token))!.Size.ShouldBe(10);
    }

    [Fact]
    public async Task Whose_seals_are_gone_is_sealed_over_the_hashes_that_were_left()
    {
        await AppendAsync(300);
        await SealAsync();
        await Database.ExecuteAsync("delete from log.seals");

        (await SealAsync())!.Root.ToArray().ShouldBe(await RootAsync(300));
    }

    [Fact]
    public async Task That_was_emptied_is_shown_to_who_seals()
    {
        await AppendAsync(3);
        var seal = (await SealAsync())!;
        await Database.ExecuteAsync("delete from log.events");

        var sealing = new Sealing(signer, Known: null);
        await Should.ThrowAsync<ShorterException>(async () => await Seals.SealAsync(sealing, Token));
        sealing.Begun.ShouldBe((seal.Size, 0, true));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public async Task Has_no_seal_of_a_size_that_cannot_be(long size)
    {
        await AppendAsync(1);
        await SealAsync();
        await using var insert = Database.App.CreateCommand($"insert into log.seals select {size}, root, sealed_at, checkpoint, key, frontier from log.seals");
        (await Should.ThrowAsync<PostgresException>(() => insert.ExecuteNonQueryAsync(Token))).ConstraintName.ShouldBe("seals_size_possible");
    }

    [Fact]
    public async Task Lets_the_application_change_no_seal()
    {
        await AppendAsync(1);
        await SealAsync();
        foreach (var sql in (string[])["update log.seals set root = key", "delete from log.seals", "truncate log.seals", "update log.seal_nodes set index = 7", "delete from log.seal_nodes"])
        {
            await using var command = Database.App.CreateCommand(sql);
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Token), sql)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task With_a_changed_seal_shows_it()
    {
        await AppendAsync(4);
        await SealAsync();
        await Database.ExecuteAsync("create table kept as table log.seals");
        foreach (var column in (string[])["root", "sealed_at", "checkpoint", "key", "frontier"]) await Database.ExecuteAsync($"alter table log.seals alter {column} drop not null");
        foreach (var change in changes)
        {
            await Database.ExecuteAsync($"update log.seals set {change}");
            (await Seals.LatestAsync(Token))!.Wrong().ShouldNotBeNull(change);
            await Database.ExecuteAsync("delete from log.seals; insert into log.seals select * from kept");
        }

        (await Seals.LatestAsync(Token))!.Wrong().ShouldBeNull();
    }

    [Fact]
    public async Task That_was_cut_or_has_rows_nobody_signed_says_so()
    {
        await AppendAsync(4);
        var seal = (await SealAsync())!;
        await Database.ExecuteAsync("alter table log.seals drop constraint seals_size_possible");
        foreach (var size in (long[])[1_000, long.MaxValue])
            await Database.ExecuteAsync($"insert into log.seals select {size}, root, sealed_at, checkpoint, key, frontier from log.seals where size = 4");
        await AppendAsync(2);

        // A row for more than there is hides nothing of what is unsealed.
        var standing = await Seals.StandingAsync(Token);
        (standing.Latest!.Size, standing.Unsealed, standing.Altered, standing.IsWrong).ShouldBe((4, 2, long.MaxValue, true));
        standing.Since.ShouldNotBeNull();
        (await Seals.LatestSoundAsync(Token))!.Note.ShouldBe(seal.Note);
        (await Seals.CoveringSoundAsync(5, Token)).ShouldBeNull();
        (await Seals.CoveringSoundAsync(4, Token))!.Size.ShouldBe(4);
        (await Seals.BeforeAsync(before: null, 10, Token)).Select(row => row.Size).ShouldBe([long.MaxValue, 1_000, 4]);

        await Database.ExecuteAsync("delete from log.seals where size > 4; delete from log.events where position > 1");
        standing = await Seals.StandingAsync(Token);
        (standing.Missing, standing.Unsealed, standing.Altered, standing.IsWrong).ShouldBe((3, 0, null, true));
    }

    private static readonly string[] changes =
    [
        "size = size + 1", "root = sha256(root)", "sealed_at = sealed_at + interval '1 microsecond'", "checkpoint = replace(checkpoint, 'sealed 2', 'sealed 3')", "checkpoint = ''", "checkpoint = E'\\u0001'",
        "key = ''", "key = decode('3059301306072a8648ce3d020106082a8648ce3d030107034200046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5', 'hex')",
        "sealed_at = 'infinity'", "sealed_at = '290000-01-01'", "root = null", "key = null", "sealed_at = null", "checkpoint = null", "frontier = null",
        "frontier = ''", "frontier = frontier || frontier", "frontier = sha256(frontier)",
    ];

    [Fact]
    public async Task Of_the_version_before_gets_its_seals()
    {
        await using var old = await postgres.DatabaseAsync();
        await old.ExecuteAsync("drop table log.seals, log.seal_nodes; delete from log.schema_version; insert into log.schema_version (version) values (1)");
        await using var before = new PostgresEventLog(old.App);
        await before.AppendAsync([New("cu", 3)], Token);

        await LogSchema.MigrateAsync(old.Owner, Token);

        (await new PostgresSeals(old.App).SealAsync(new Sealing(signer, Known: null), Token))!.Size.ShouldBe(3);
    }

    private async Task AppendAsync(int events)
    {
        (await log!.AppendAsync([New($"a-{appended}", events)], Token)).Single().ShouldBeOfType<AppendResult.Accepted>();
        appended += events;
    }

    private async Task<Seal?> SealAsync() => await Seals.SealAsync(new Sealing(signer, Known: null), Token);

    private async Task<List<ReadOnlyMemory<byte>>> LeavesAsync() => await log!.ReadAllAsync(0, Token).Select(recorded => recorded.Hashes.Leaf).ToListAsync(Token);

    private async Task<byte[]> RootAsync(long size)
    {
        var tree = new MerkleFrontier();
        foreach (var leaf in (await LeavesAsync()).Take((int)size)) tree.Add(leaf);
        return tree.Root;
    }

    private static Append New(string stream, int events) => new(
        StreamName.Of("incident", stream), ExpectedVersion.NoStream, Guid.CreateVersion7(), SHA256.HashData(Encoding.UTF8.GetBytes(stream)), "truc-ban-01", ReadOnlyMemory<byte>.Empty,
        [.. Enumerable.Range(0, events).Select(number => new NewEvent("incident-reported", 1, Encoding.UTF8.GetBytes($"Sự cố {stream}/{number}")))]);

    private sealed class BrokenException : Exception;

    private sealed class ShorterException : Exception;

    private sealed record Sealing(SealSigner Signer, KnownRoot? Known) : ISealing
    {
        private string origin = "";

        public (long? Latest, long Head, bool IsEmpty) Begun { get; private set; }

        public KnownRoot? Begin(Seal? latest, LogHead head, ReadOnlyMemory<byte> firstLeaf)
        {
            Begun = (latest?.Size, head.Position, firstLeaf.IsEmpty);
            if (latest?.Size > head.Position) throw new ShorterException();
            origin = Checkpoint.OriginOf(firstLeaf.Span);
            return Known;
        }

        public Exception Broken(KnownRoot known) => new BrokenException();

        public Seal End(MerkleFrontier tree, LogHead head) => Seal.Make(tree, origin, head.RecordedAt, head.RecordedAt, Signer);
    }
}
