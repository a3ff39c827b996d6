using System.Text.Json;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>The stored format, held still: <c>Golden/log-hash.json</c> was made by a third implementation and is never edited.</summary>
public sealed class Golden_hashes(PostgresFixture postgres)
{
    private static readonly Vector[] vectors = JsonSerializer.Deserialize<Vector[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "log-hash.json")), JsonSerializerOptions.Web)!;

    [Fact]
    public void Are_those_of_this_program()
    {
        vectors.Length.ShouldBe(4);
        foreach (var vector in vectors)
        {
            var content = LogHash.Content(
                vector.Type, vector.SchemaVersion, vector.Stream, vector.CommandId, vector.Actor, Bytes(vector.Headers), Bytes(vector.Data), Bytes(vector.Salt));
            var leaf = LogHash.Leaf(vector.Position, vector.Version, vector.RecordedAt, content);

            Convert.ToHexStringLower(content).ShouldBe(vector.Content, vector.Note);
            Convert.ToHexStringLower(leaf).ShouldBe(vector.Leaf, vector.Note);
            Convert.ToHexStringLower(LogHash.Chain(Bytes(vector.Previous), leaf)).ShouldBe(vector.Chain, vector.Note);
        }
    }

    [Fact]
    public async Task Are_those_of_the_database()
    {
        await using var database = await postgres.DatabaseAsync();
        foreach (var vector in vectors)
        {
            var content = await database.ScalarAsync<byte[]>(
                "select log.content_hash($1, $2, $3, $4, $5, $6, $7, $8)",
                vector.Type, vector.SchemaVersion, vector.Stream, vector.CommandId, vector.Actor, Bytes(vector.Headers), Bytes(vector.Data), Bytes(vector.Salt));
            var leaf = await database.ScalarAsync<byte[]>(
                "select log.leaf_hash($1, $2, log.microseconds($3), $4)", vector.Position, vector.Version, vector.RecordedAt.UtcDateTime, content);
            var chain = await database.ScalarAsync<byte[]>("select log.chain_hash($1, $2)", Bytes(vector.Previous), leaf);

            Convert.ToHexStringLower(content).ShouldBe(vector.Content, vector.Note);
            Convert.ToHexStringLower(leaf).ShouldBe(vector.Leaf, vector.Note);
            Convert.ToHexStringLower(chain).ShouldBe(vector.Chain, vector.Note);
        }
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex);

    private sealed record Vector(
        string Note, string Type, int SchemaVersion, string Stream, Guid CommandId, string Actor, string Headers, string Data, string Salt,
        long Position, long Version, long Microseconds, string Previous, string Content, string Leaf, string Chain)
    {
        public DateTimeOffset RecordedAt => DateTimeOffset.UnixEpoch.AddTicks(Microseconds * TimeSpan.TicksPerMicrosecond);
    }
}
