using Npgsql;
using ThreatRegister.EventLog;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// Where reading had to stop. An event that cannot be read parks its stream for every register; an event that a register cannot fold
/// parks the record's own stream for that register. A row whose stream is parked stands still. There are few of them, so the projector
/// holds them all.
/// </summary>
internal sealed class ParkedStreams
{
    /// <summary>The register's name where an event could not be read, which is no register's own matter.</summary>
    private const string Every = "";

    private readonly Dictionary<(StreamName Stream, string Register), long> positions = [];
    private readonly List<(StreamName Stream, string Register, long Position, string Error)> fresh = [];

    public static async Task<ParkedStreams> LoadAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        var parked = new ParkedStreams();
        await using var command = new NpgsqlCommand($"select stream, register, position from {schema}.parked", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) parked.positions.Add((StreamName.Parse(reader.GetString(0)), reader.GetString(1)), reader.GetInt64(2));
        return parked;
    }

    /// <summary>The position from which a stream could not be read; null where it could.</summary>
    public long? UnreadFrom(StreamName stream) => positions.TryGetValue((stream, Every), out var position) ? position : null;

    /// <summary>Whether the row of a register takes no event at this position any more.</summary>
    public bool StandsStill(StreamName own, string register, long position) =>
        positions.Count > 0 && (UnreadFrom(own) < position || (positions.TryGetValue((own, register), out var unfolded) && unfolded <= position));

    public void Unread(StreamName stream, long position, string error) => Add(stream, Every, position, error);

    public void Unfolded(StreamName own, string register, long position, string error) => Add(own, register, position, error);

    /// <summary>The same, for one part of the records: what is parked in it is its own.</summary>
    public ParkedStreams Copy()
    {
        var copy = new ParkedStreams();
        foreach (var (parked, position) in positions) copy.positions.Add(parked, position);
        return copy;
    }

    /// <summary>What has been parked since it was loaded or copied.</summary>
    public void AddTo(FoldedRows rows)
    {
        var parked = rows.Of("parked (stream, register, position, error)");
        foreach (var (stream, register, position, error) in fresh) parked.Row(4).Value(stream.ToString()).Value(register).Value(position).Value(error);
    }

    /// <summary>Writes what has been parked since the last time.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        if (fresh.Count == 0) return;

        using var rows = new FoldedRows();
        AddTo(rows);
        await rows.SendAsync(connection, schema, cancellationToken);
        fresh.Clear();
    }

    private void Add(StreamName stream, string register, long position, string error)
    {
        if (positions.TryGetValue((stream, register), out var known) && known <= position) return;
        fresh.RemoveAll(parked => parked.Stream == stream && string.Equals(parked.Register, register, StringComparison.Ordinal));
        positions[(stream, register)] = position;
        fresh.Add((stream, register, position, error));
    }
}
