using Npgsql;
using ThreatRegister.Application.Events;
using ThreatRegister.EventLog;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// Folds the log into one generation of all registers: one decode, one checkpoint, one transaction a batch. The transaction is guarded
/// by the checkpoint it started from, so that a projector that wrongly believes it is alone changes nothing.
/// </summary>
internal sealed class Projector(IEventLog log, EventCodec codec, NpgsqlDataSource source, TimeZoneInfo zone)
{
    private const int BatchEvents = 5_000;
    private readonly ReadableEvents readable = new(codec);

    /// <summary>Projects what is there, up to the head at the time of the call. Answers the position reached.</summary>
    /// <param name="generation">The generation to write.</param>
    /// <param name="lease">What gives the right to write; null for a generation that nobody else knows yet.</param>
    /// <param name="progress">The position reached after each batch.</param>
    public async Task<long> CatchUpAsync(
        int generation, ProjectorLease? lease, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var schema = RegisterSchema.Of(generation);
        await using var own = lease is null ? await source.OpenConnectionAsync(cancellationToken) : null;
        var connection = lease?.Connection ?? own!;
        var checkpoint = await CheckAsync(connection, schema, cancellationToken);
        var position = checkpoint;
        var context = new ProjectionContext(connection, schema, zone, await ParkedStreams.LoadAsync(connection, schema, cancellationToken), new(connection, schema), new(log, codec, zone));
        var writing = new Writing(context, [.. RegisterTables.WithParts.Select(table => table.Projection(context)), new ActProjection(context)], lease);
        var batch = new List<RecordedEvent>(BatchEvents);
        await foreach (var recorded in log.ReadAllAsync(position, cancellationToken))
        {
            batch.Add(recorded);
            if (batch.Count < BatchEvents) continue;
            position = await WriteAsync(writing, position, batch, cancellationToken);
            progress?.Report(position);
            batch.Clear();
        }

        if (batch.Count > 0) position = await WriteAsync(writing, position, batch, cancellationToken);
        progress?.Report(position);
        return position;
    }

    /// <summary>The checkpoint, after making sure that the log still holds the event it stands at.</summary>
    private async Task<long> CheckAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        var (position, chain, shape) = await ReadCheckpointAsync(connection, schema, cancellationToken);
        RegisterSchema.RequireShape(shape, zone);
        if (position == 0) return 0;

        if (await log.AtAsync(position, cancellationToken) is { } recorded && recorded.Hashes.Chain.Span.SequenceEqual(chain)) return position;
        throw new RegistersException(
            $"The registers stand at position {position}, but the log there is another (an older backup was restored, or an event was changed). Run 'verify', then 'rebuild'.");
    }

    private static async Task<(long Position, byte[] Chain, string Shape)> ReadCheckpointAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select position, chain, shape from {schema}.checkpoint", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2))
            : throw new RegistersException("The registers have no checkpoint. Run 'rebuild'.");
    }

    private async Task<long> WriteAsync(Writing writing, long from, IReadOnlyList<RecordedEvent> events, CancellationToken cancellationToken)
    {
        var last = events[^1];
        var context = writing.Context;
        await using var transaction = await context.Connection.BeginTransactionAsync(cancellationToken);
        Recorded<object>[] decoded = [.. events.Select(stored => readable.Read(stored, context.Parked)).OfType<Recorded<object>>()];
        foreach (var register in writing.Registers) await register.ProjectAsync(decoded, cancellationToken);
        await context.Cells.SumUpAsync(last.Position, cancellationToken);
        await context.Parked.WriteAsync(context.Connection, context.Schema, cancellationToken);

        // Last, so that a stalled process holds no row that its successor needs.
        await MoveCheckpointAsync(context.Connection, context.Schema, from, last, cancellationToken);
        if (writing.Lease is not null) await writing.Lease.ExtendAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return last.Position;
    }

    private static async Task MoveCheckpointAsync(NpgsqlConnection connection, string schema, long from, RecordedEvent last, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"update {schema}.checkpoint set position = $1, chain = $2 where position = $3", connection)
        {
            Parameters = { new() { Value = last.Position }, new() { Value = last.Hashes.Chain.ToArray() }, new() { Value = from } },
        };
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1)
            throw new ProjectorSupersededException();
    }

    /// <summary>What one catching up writes with, from its first batch to its last.</summary>
    private sealed record Writing(ProjectionContext Context, IReadOnlyList<IRegisterProjection> Registers, ProjectorLease? Lease);
}

/// <summary>The registers cannot be used as they are; the message says what to do.</summary>
public sealed class RegistersException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another process has projected meanwhile; nothing was changed.</summary>
internal sealed class ProjectorSupersededException() : Exception("Another process projects.");
