using System.Data;
using Npgsql;
using ThreatRegister.Application.Queries;

namespace ThreatRegister.Registers.Postgres;

/// <summary>One generation as one transaction sees it.</summary>
/// <param name="Position">Where its registers stand.</param>
/// <param name="Chain">The hash of the log there.</param>
/// <param name="Words">What words led to in this state of the registers: a page asks for its rows, and how many there are.</param>
/// <param name="Samples">Texts of tables of some size.</param>
internal sealed record Snapshot(
    NpgsqlConnection Connection, string Schema, long Position, string Chain, KnownAnswers<(string Schema, string Chain, string Register, string Text)> Words, KnownAnswers<(string Schema, string Table, int Size)> Samples)
{
    /// <summary>Up to so many names are looked through; of more the rows are asked.</summary>
    public int MostNames { get; init; } = ManyNames;

    public const int ManyNames = 10_000;

    public Task<IReadOnlyList<T>> RowsAsync<T>(Func<SqlParameters, string> sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        ReadAsync(new(Position), sql, read, cancellationToken);

    /// <summary>What a question asks for: the names and the records that its filter means are looked up first, so that the planner knows how many rows have them.</summary>
    /// <param name="words">What its words led to, or some of it; null: that is looked up too.</param>
    public async Task<IReadOnlyList<T>> RowsAsync<T>(IncidentQuery query, Func<SqlParameters, string> sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, WordsFound? words = null)
    {
        var parameters = new SqlParameters(Position)
        {
            AgencyKeys = query.Filter.Agency is { } agency ? await NamesAsync(RegisterTables.Responses.Name, "by_key", query.Filter.AgencyNames ?? [agency], cancellationToken) : null,
            PlaceKeys = query.Filter.Place is { } place ? await NamesAsync(RegisterTables.Incidents.Name, place, query.Filter.Places, cancellationToken) : null,
            Words = words ?? (query.Filter.Text is { } text ? await WordsAsync(RegisterTables.Incidents.Name, text, query.Moment, cancellationToken) : null),
        };
        return await ReadAsync(parameters, sql, read, cancellationToken);
    }

    /// <summary>What words lead to in a register; null: they are not to be looked up. What sources had stated by a day no index tells.</summary>
    public async Task<WordsFound?> WordsAsync(string register, string text, Moment moment, CancellationToken cancellationToken) =>
        moment.StatedBy is null ? (await Words.OfAsync((Schema, Chain, register, text), async () => (IReadOnlyList<WordsFound>)[await WordIndex.FindAsync(this, register, text, cancellationToken)], cancellationToken))[0] : null;

    /// <summary>The names in an indexed column, at whatever time, that hold one of the texts; null: there are too many names to look through.</summary>
    public Task<IReadOnlyList<string>?> NamesAsync(string register, string column, IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        NamesAsync(register, column, string.Join('\0', texts), parameters => RegisterSql.AnyPart("name", texts, parameters), cancellationToken);

    /// <summary>The names that hold one of the names of places as a whole word; where no known place is meant, a part of any.</summary>
    public Task<IReadOnlyList<string>?> NamesAsync(string register, string place, PlaceFilter? places, CancellationToken cancellationToken) => places is null
        ? NamesAsync(register, "place_key", [place], cancellationToken)
        : NamesAsync(register, "place_key", string.Join('\0', places.Names.Select(name => name.Key).Prepend("")), parameters => $"name ~ any({parameters.Add(RegisterSql.Patterns(places))})", cancellationToken);

    /// <summary>The index leads from each name to the next, however many rows have it.</summary>
    private async Task<IReadOnlyList<string>?> NamesAsync(string register, string column, string asked, Func<SqlParameters, string> condition, CancellationToken cancellationToken) =>
        (await Words.OfAsync((Schema, Chain, $"{register}.{column}", asked), async () => (IReadOnlyList<WordsFound>)[new(await LookThroughAsync(register, column, condition, cancellationToken), [])], cancellationToken))[0].Keys;

    private async Task<IReadOnlyList<string>?> LookThroughAsync(string register, string column, Func<SqlParameters, string> condition, CancellationToken cancellationToken)
    {
        var names = await RowsAsync(
            parameters => $"""
                with recursive named (name) as (
                    (select {column} from {Schema}.{register} where {column} is not null order by {column} limit 1)
                    union all
                    select (select held.{column} from {Schema}.{register} held where held.{column} > named.name order by held.{column} limit 1) from named where named.name is not null),
                known as materialized (select name from named where name is not null limit {parameters.Add(MostNames + 1L)})
                select name from known where {condition(parameters)} union all select null from known having count(*) > {parameters.Add((long)MostNames)}
                """,
            reader => reader.IsDBNull(0) ? null : reader.GetString(0),
            cancellationToken);
        return names.Any(name => name is null) ? null : [.. names.OfType<string>()];
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(SqlParameters parameters, Func<SqlParameters, string> sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = parameters.Command(sql(parameters), Connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
        return rows;
    }
}

/// <summary>What was found for words, or for a part of names.</summary>
/// <param name="Keys">The records that may hold them, or the names that do; null: too many.</param>
/// <param name="Phrases">What each record is to be held against, the rarest first: most others do not hold that already. None for names.</param>
internal sealed record WordsFound(IReadOnlyList<string>? Keys, IReadOnlyList<string> Phrases);

/// <summary>Asks in one snapshot of the generation that is in use in it; where a rebuild has just dropped that, of the next.</summary>
internal sealed class RegisterSnapshots(NpgsqlDataSource source, TimeZoneInfo zone, int mostNames = Snapshot.ManyNames)
{
    /// <summary>
    /// Of a program, so many questions at once have a connection, fewer than there are: a page asks many at the same time, and the others wait for their turn.
    /// None is asked within another.
    /// </summary>
    private const int MostAtOnce = 48;

    private static readonly SemaphoreSlim turns = new(MostAtOnce);

    /// <summary>The generation of the last question; 0: not known.</summary>
    private volatile int used;

    /// <summary>Of so many characters: a few millions of each large table that words are looked for in.</summary>
    private readonly KnownAnswers<(string Schema, string Table, int Size)> samples = new(mostItems: 48_000_000, sample => ((WordSample)sample).Size);

    /// <summary>Of as many searches.</summary>
    private readonly KnownAnswers<(string Schema, string Chain, string Register, string Text)> words = new(mostItems: 80);

    /// <param name="moment">What the registers must have come to; null: whatever there is.</param>
    public async Task<T> AskAsync<T>(Moment? moment, Func<Snapshot, Task<T>> ask, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            return await AskOnceAsync(moment, ask, cancellationToken);
        }
        catch (PostgresException gone) when (IsMissing(gone))
        {
            used = 0;
            try
            {
                return await AskOnceAsync(moment, ask, cancellationToken);
            }
            catch (PostgresException missing) when (IsMissing(missing))
            {
                throw new RegistersException("The registers' tables are missing. Run 'rebuild'.", missing);
            }
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task<T> AskOnceAsync<T>(Moment? moment, Func<Snapshot, Task<T>> ask, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var (generation, position, chain) = await StandAsync(connection, cancellationToken);
        if (moment is not null) Require(moment, position);
        var answer = await ask(new(connection, RegisterSchema.Of(generation), position, chain, words, samples) { MostNames = mostNames });
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }

    /// <summary>Where the registers stand, in one round trip as long as the generation is that of the question before.</summary>
    private async Task<(int Generation, long Position, string Chain)> StandAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var guess = used;
        await using var batch = new NpgsqlBatch(connection);

        // Compiling a statement takes longer than any of these needs.
        batch.BatchCommands.Add(new("set local jit = off"));
        batch.BatchCommands.Add(new("select generation from registers.projector"));
        if (guess > 0) batch.BatchCommands.Add(Checkpoint(guess));
        int generation;
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken)) throw new RegistersException("The registers are not there. Run 'rebuild'.");
            generation = reader.GetInt32(0);
            if (generation == guess && await reader.NextResultAsync(cancellationToken))
            {
                var (stand, hash) = await CheckpointAsync(reader, cancellationToken);
                return (generation, stand, hash);
            }
        }

        await using var asked = new NpgsqlBatch(connection) { BatchCommands = { Checkpoint(generation) } };
        await using var checkpoint = await asked.ExecuteReaderAsync(cancellationToken);
        var (position, chain) = await CheckpointAsync(checkpoint, cancellationToken);
        used = generation;
        return (generation, position, chain);
    }

    private static NpgsqlBatchCommand Checkpoint(int generation) => new($"select position, shape, chain from {RegisterSchema.Of(generation)}.checkpoint");

    /// <summary>Another program's registers may mean something else by the same columns: nothing is read from them.</summary>
    private async Task<(long Position, string Chain)> CheckpointAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken)) throw new RegistersException("The registers have no checkpoint. Run 'rebuild'.");

        RegisterSchema.RequireShape(reader.GetString(1), zone);
        return (reader.GetInt64(0), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(2)));
    }

    /// <summary>What sources had stated by a day is kept for the newest position only.</summary>
    private static void Require(Moment moment, long position)
    {
        if (position < moment.Position) throw new RegistersException($"The registers stand at position {position}, not yet at {moment.Position}. Ask again.");
        if (moment.StatedBy is not null && position != moment.Position) throw new MomentPassedException();
    }

    private static bool IsMissing(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedColumn;
}
