using Npgsql;

namespace ThreatRegister.EventLog.Postgres;

/// <summary>Restores by binary COPY, under the lock of every append; one transaction a call.</summary>
/// <param name="source">Connects as <see cref="LogSchema.BulkRole"/> or a role with its rights.</param>
public sealed class PostgresLogRestore(NpgsqlDataSource source) : ILogRestore
{
    public async ValueTask<LogHead> RestoreAsync(LogHead after, IReadOnlyList<KeptCommand> commands, CancellationToken cancellationToken = default)
    {
        if (commands.Count == 0) return after;

        // The costly hashes are made before the lock is taken.
        var salted = commands.Select(RestoreRules.AppendOf).ToList();
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var (book, _) = await BulkCopy.LockAsync(connection, salted, cancellationToken);
            if (!after.IsAt(book.Head)) throw new LogMovedException(book.Head);

            // All decided before the first row is sent: a refusal must not end in the middle of a COPY.
            var recorded = commands.Zip(salted).SelectMany(pair => RestoreRules.Record(book, pair.Second, pair.First)).ToList();
            await BulkCopy.EventsAsync(connection, recorded, cancellationToken);
            await BulkCopy.CommandsAsync(connection, commands.Zip(salted, (command, append) => (append.Append, AnswerOf(command))), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return book.Head;
        }
        catch (Exception error) when (Outage.MayPass(error) || error is NpgsqlException)
        {
            throw Outage.Describe(error);
        }
    }

    private static AppendResult.Accepted AnswerOf(KeptCommand command) =>
        new(command.First.Position, command.Last.Position, command.Last.Version, command.First.RecordedAt, Repeated: false);
}
