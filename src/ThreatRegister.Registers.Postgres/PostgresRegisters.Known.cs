using Npgsql;
using ThreatRegister.Application.Queries;

namespace ThreatRegister.Registers.Postgres;

/// <content>Answers that are kept, and brought forward by what changed since.</content>
public sealed partial class PostgresRegisters
{
    /// <summary>Where more versions of rows were added than this, an answer is read anew.</summary>
    private const int MostAdded = 1000;

    /// <summary>The answer to what is asked of one register, read anew only when that register changed.</summary>
    private Task<IReadOnlyList<T>> KnownAsync<T>(
        string register, string asked, Viewer viewer, Moment moment, Func<string, SqlParameters, string> sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
        where T : class =>
        KnownAsync(register, asked, viewer, moment, snapshot => snapshot.RowsAsync(parameters => sql(snapshot.Schema, parameters), read, cancellationToken), cancellationToken);

    private Task<IReadOnlyList<T>> KnownAsync<T>(
        string register, string asked, Viewer viewer, Moment moment, Func<Snapshot, Task<IReadOnlyList<T>>> read, CancellationToken cancellationToken)
        where T : class =>
        snapshots.AskAsync(
            moment,
            async snapshot => await known.OfAsync(await KeyAsync(snapshot, register, asked, viewer, moment, cancellationToken), () => read(snapshot), cancellationToken),
            cancellationToken);

    /// <summary>The same where the answer of now is made of the last one, and of the few records that changed since.</summary>
    /// <param name="forward">Makes it; null: it has to be read.</param>
    private Task<IReadOnlyList<T>> KnownAsync<T>(
        KnownAnswers<KnownRegister> answers, string register, string asked, Viewer viewer, Moment moment, Func<Snapshot, Task<IReadOnlyList<T>>> read, Func<Snapshot, Earlier<T>, Task<IReadOnlyList<T>?>> forward, CancellationToken cancellationToken)
        where T : class
    {
        return snapshots.AskAsync(
            moment,
            async snapshot =>
            {
                var key = await KeyAsync(snapshot, register, asked, viewer, moment, cancellationToken);
                return key.IsOfNow
                    ? await answers.OfAsync<T>(key.OfWhicheverNow, key.Last, async (answer, position) => await ForwardAsync(snapshot, answer, position) ?? await read(snapshot), cancellationToken)
                    : await answers.OfAsync(key, () => read(snapshot), cancellationToken);
            },
            cancellationToken);

        async Task<IReadOnlyList<T>?> ForwardAsync(Snapshot snapshot, IReadOnlyList<T>? answer, long position) =>
            answer is not null && await ChangedAsync(snapshot, register, position, cancellationToken) is { } changed ? await forward(snapshot, new(answer, position, changed)) : null;
    }

    private static async Task<KnownRegister> KeyAsync(Snapshot snapshot, string register, string asked, Viewer viewer, Moment moment, CancellationToken cancellationToken)
    {
        var last = await snapshot.RowsAsync(
            parameters => $"select coalesce((select max(from_position) from {snapshot.Schema}.{register} where from_position <= {parameters.Add(moment.Position)}), 0), coalesce((select max(from_position) from {snapshot.Schema}.{register}), 0)",
            reader => (Then: reader.GetInt64(0), Now: reader.GetInt64(1)),
            cancellationToken);
        return new(snapshot.Schema, register, asked, viewer.Clearance, viewer.ClearanceNow, last[0].Then, last[0].Now, moment.StatedBy, moment.StatedBy is null ? null : snapshot.Chain);
    }

    /// <summary>The records of which anything was recorded after a position; null: it was too much.</summary>
    private static async Task<IReadOnlyList<string>?> ChangedAsync(Snapshot snapshot, string register, long position, CancellationToken cancellationToken)
    {
        var keys = await snapshot.RowsAsync(
            parameters => $"select key from {snapshot.Schema}.{register} where from_position > {parameters.Add(position)} limit {parameters.Add(MostAdded + 1L)}", reader => reader.GetString(0), cancellationToken);
        return keys.Count > MostAdded ? null : [.. keys.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>An answer as of an earlier position, and the records that changed since.</summary>
    private sealed record Earlier<T>(IReadOnlyList<T> Answer, long Position, IReadOnlyList<string> Changed);
}
