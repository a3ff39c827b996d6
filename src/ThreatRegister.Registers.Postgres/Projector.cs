using Npgsql;
using NpgsqlTypes;
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
        var batch = new List<RecordedEvent>(BatchEvents);
        await foreach (var recorded in log.ReadAllAsync(position, cancellationToken))
        {
            batch.Add(recorded);
            if (batch.Count < BatchEvents) continue;
            position = await WriteAsync(connection, schema, position, batch, lease, cancellationToken);
            progress?.Report(position);
            batch.Clear();
        }

        if (batch.Count > 0) position = await WriteAsync(connection, schema, position, batch, lease, cancellationToken);
        progress?.Report(position);
        return position;
    }

    /// <summary>The checkpoint, after making sure that the log still holds the event it stands at.</summary>
    private async Task<long> CheckAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        var (position, chain, shape) = await ReadCheckpointAsync(connection, schema, cancellationToken);
        if (!string.Equals(shape, RegisterSchema.ShapeIn(zone), StringComparison.Ordinal))
            throw new RegistersException($"The registers were made by another version of the program, or for another zone than {zone.Id}. Run 'rebuild'.");

        if (position == 0) return 0;

        await foreach (var recorded in log.ReadAllAsync(position - 1, cancellationToken))
        {
            if (recorded.Position == position && recorded.Hashes.Chain.Span.SequenceEqual(chain)) return position;
            break;
        }

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

    private async Task<long> WriteAsync(
        NpgsqlConnection connection,
        string schema,
        long from,
        IReadOnlyList<RecordedEvent> events,
        ProjectorLease? lease,
        CancellationToken cancellationToken)
    {
        var last = events[^1];
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var registers = NewBatches();
        var parked = await LoadAsync(connection, schema, registers, events, cancellationToken);
        var changes = Fold(registers, events, parked);
        foreach (var register in registers)
            await register.WriteAsync(connection, schema, stream => ReadStreamAsync(stream, UpTo(stream), cancellationToken), cancellationToken);
        await CopyChangesAsync(connection, schema, changes, cancellationToken);
        await ParkAsync(connection, schema, parked, cancellationToken);

        // Last, so that a stalled process holds no row that its successor needs.
        await MoveCheckpointAsync(connection, schema, from, last, cancellationToken);
        if (lease is not null) await lease.ExtendAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return last.Position;

        long UpTo(StreamName stream) => parked.GetValueOrDefault(stream) is { } poison ? poison.Position - 1 : last.Position;
    }

    private IRegisterBatch[] NewBatches() =>
    [
        new RegisterBatch<Projections.Incidents.IncidentRow>(RegisterTables.Incidents, zone),
        new RegisterBatch<Projections.Occasions.OccasionRow>(RegisterTables.Occasions, zone),
        new RegisterBatch<Projections.Lessons.LessonRow>(RegisterTables.Lessons, zone),
        new RegisterBatch<Projections.Reviews.ReviewRow>(RegisterTables.Reviews, zone),
        new RegisterBatch<Projections.Assessments.AssessmentRow>(RegisterTables.Assessments, zone),
        new RegisterBatch<Projections.Sources.SourceRow>(RegisterTables.Sources, zone),
    ];

    private static async Task MoveCheckpointAsync(NpgsqlConnection connection, string schema, long from, RecordedEvent last, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"update {schema}.checkpoint set position = $1, chain = $2 where position = $3", connection)
        {
            Parameters = { new() { Value = last.Position }, new() { Value = last.Hashes.Chain.ToArray() }, new() { Value = from } },
        };
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1)
            throw new ProjectorSupersededException();
    }

    /// <summary>Loads the rows that the batch touches; answers the streams that are parked already.</summary>
    private static async Task<Dictionary<StreamName, (long Position, string Error)?>> LoadAsync(
        NpgsqlConnection connection, string schema, IReadOnlyList<IRegisterBatch> registers, IReadOnlyList<RecordedEvent> events, CancellationToken cancellationToken)
    {
        var known = events.Where(recorded => recorded.Version > 1).Select(recorded => recorded.Stream).Distinct().ToArray();
        foreach (var register in registers)
            await register.LoadAsync(connection, schema, [.. known.Where(register.Takes).Select(stream => stream.Id)], cancellationToken);

        var parked = new Dictionary<StreamName, (long Position, string Error)?>();
        await using var command = new NpgsqlCommand($"select stream from {schema}.parked where stream = any($1)", connection)
        {
            Parameters = { new() { Value = known.Select(stream => stream.ToString()).ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) parked.Add(StreamName.Parse(reader.GetString(0)), null);
        return parked;
    }

    /// <summary>
    /// An event that cannot be read or folded parks its stream: the row stays as it was, and every figure says that something is parked.
    /// An event of an unknown type is another matter: it stops the projector, for a newer version has written it.
    /// </summary>
    private List<ChangeRow> Fold(IRegisterBatch[] registers, IReadOnlyList<RecordedEvent> events, Dictionary<StreamName, (long Position, string Error)?> parked)
    {
        var changes = new List<ChangeRow>();
        foreach (var stored in events)
        {
            if (parked.ContainsKey(stored.Stream)) continue;
            try
            {
                var recorded = codec.Decode(stored);
                foreach (var register in registers)
                {
                    if (register.Takes(stored.Stream)) register.Apply(recorded, changes);
                }
            }
            catch (Exception poison) when (poison is UnreadableEventException or System.Diagnostics.UnreachableException)
            {
                parked[stored.Stream] = (stored.Position, poison.Message);
            }
        }

        return changes;
    }

    private async Task<IReadOnlyList<Recorded<object>>> ReadStreamAsync(StreamName stream, long upTo, CancellationToken cancellationToken)
    {
        var history = new List<Recorded<object>>();
        await foreach (var recorded in log.ReadStreamAsync(stream, cancellationToken: cancellationToken))
        {
            if (recorded.Position > upTo) break;
            history.Add(codec.Decode(recorded));
        }

        return history;
    }

    private static async Task CopyChangesAsync(NpgsqlConnection connection, string schema, List<ChangeRow> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0) return;

        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {schema}.changes (position, ordinal, register, key, field, old, new, actor, recorded_at, grounds) from stdin (format binary)", cancellationToken);
        foreach (var change in changes)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(change.Position, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(change.Ordinal, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(change.Register, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(change.Key, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(change.Change.Field, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(change.Change.Old, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(change.Change.New, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(change.Actor, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(change.RecordedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(change.Grounds, NpgsqlDbType.Text, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static async Task ParkAsync(
        NpgsqlConnection connection, string schema, Dictionary<StreamName, (long Position, string Error)?> parked, CancellationToken cancellationToken)
    {
        foreach (var (stream, poison) in parked)
        {
            if (poison is not { } found) continue;
            await using var command = new NpgsqlCommand($"insert into {schema}.parked (stream, position, error) values ($1, $2, $3)", connection)
            {
                Parameters = { new() { Value = stream.ToString() }, new() { Value = found.Position }, new() { Value = found.Error } },
            };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

/// <summary>The registers cannot be used as they are; the message says what to do.</summary>
public sealed class RegistersException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another process has projected meanwhile; nothing was changed.</summary>
internal sealed class ProjectorSupersededException() : Exception("Another process projects.");
