using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>The tables of one register, whatever the shape of its rows.</summary>
internal interface IRegisterTable
{
    string Name { get; }

    /// <summary>What the streams of its records begin with.</summary>
    string Category { get; }

    /// <summary>The names of the fields in the change log, in their order.</summary>
    IReadOnlyList<string> FieldNames { get; }

    bool KnowsImports { get; }

    /// <summary>Whether its rows can be asked for by the records that they name.</summary>
    bool NamesRecords { get; }

    /// <summary>The columns that rows valid by position and rows valid by stated date share.</summary>
    string ColumnNames { get; }

    /// <summary>The condition that a row counts.</summary>
    string Counted { get; }

    /// <summary>The condition that a row stands: it is not taken back, turned down or merged away.</summary>
    string Standing { get; }

    /// <summary>How far a row has come, as its code; null where its register has no such thing.</summary>
    string Status { get; }

    /// <summary>The sources that a row cites, as an array of texts; null where its register cites none.</summary>
    string? Sources { get; }

    /// <summary>The statements that make the tables, without their indexes.</summary>
    string TablesIn(string schema);

    /// <summary>The statements that make keys and indexes.</summary>
    string IndexesIn(string schema);

    /// <summary>What folds events into this register, with the batch's transaction.</summary>
    IRegisterProjection Projection(ProjectionContext context);

    /// <summary>What builds this register anew.</summary>
    IRegisterLoad Load(TimeZoneInfo zone);
}

/// <summary>One column of a register's table.</summary>
internal sealed record Column<TRow>(string Name, string SqlType, Func<TRow, object?> Value);

/// <param name="Columns">What lists, filters and counts need of a row.</param>
/// <param name="Indexes">The columns of each index beside the keys, with its condition where it has one.</param>
/// <param name="KeepsRow">Whether each version keeps its whole row as JSON: for registers whose rows are read whole.</param>
internal sealed record RegisterTable<TRow>(IRegisterFold<TRow> Fold, IReadOnlyList<Column<TRow>> Columns, IReadOnlyList<string> Indexes, bool KeepsRow) : IRegisterTable
    where TRow : class
{
    /// <summary>The column that says from which import a row came: what <see cref="Route.Import"/> looks in.</summary>
    private const string ImportColumn = "import";

    /// <summary>The column that says which other records a row names: what <see cref="IRegisters.NamingAsync"/> looks in.</summary>
    public const string NamesColumn = "names";

    /// <summary>The column that says which sources a row cites.</summary>
    private const string SourcesColumn = "sources";

    public string Name => Fold.Name;

    public string Category => Fold.Categories[0];

    public IReadOnlyList<Column<TRow>> Columns { get; } = KeepsRow ? [.. Columns, .. ofWholeRows] : Columns;

    public bool NamesRecords => KeepsRow;

    public IReadOnlyList<string> FieldNames { get; } = [.. Fold.Fields.Select(field => field.Name)];

    public string Counted { get; init; } = "true";

    public string Standing { get; init; } = NotTakenBack(StatusIn(Columns, KeepsRow));

    public string Status { get; } = StatusIn(Columns, KeepsRow);

    /// <summary>What the index of the key holds beside it, for those who look up many records for little.</summary>
    public string? KeyHolds { get; init; }

    /// <summary>What the planner is to know the values of, beside those of the columns.</summary>
    public IReadOnlyList<string> Surveyed { get; init; } = [];

    /// <summary>Of the rows valid by stated date: the columns of each index beside the keys.</summary>
    public IReadOnlyList<string> StatedIndexes { get; init; } = [];

    /// <summary>Which cells of the pre-aggregated counts an event moves a record out of and into; null: the register is not counted.</summary>
    public Func<TRow?, TRow, (IReadOnlyList<CountCell> Left, IReadOnlyList<CountCell> Entered)>? Moved { get; init; }

    public string? Sources => Has(SourcesColumn) ? SourcesColumn : null;

    public bool KnowsImports => Has(ImportColumn);

    public bool Has(string name) => Columns.Any(column => string.Equals(column.Name, name, StringComparison.Ordinal));

    /// <summary>The columns that rows valid by position and rows valid by stated date share.</summary>
    public string ColumnNames { get; } = string.Join(
        ", ", ["marking", "title", "search", .. KeepsRow ? new[] { "row" } : [], .. Columns.Concat(KeepsRow ? ofWholeRows : []).Select(column => column.Name)]);

    public IRegisterProjection Projection(ProjectionContext context) => new RegisterProjection<TRow>(this, context);

    public IRegisterLoad Load(TimeZoneInfo zone) => new RegisterLoad<TRow>(this, zone);

    public int ColumnCount => 3 + (KeepsRow ? 1 : 0) + Columns.Count;

    /// <summary>The columns of <see cref="ColumnNames"/>.</summary>
    /// <param name="texts">Those of the row written before: folding a text for search takes longer than all else here, and most versions change none.</param>
    public void WriteColumns(CopyRows rows, TRow row, ref (string Text, string Folded) texts)
    {
        var text = string.Join('\n', Fold.TextsOf(row).Where(part => part is not null));
        if (!string.Equals(text, texts.Text, StringComparison.Ordinal)) texts = (text, SearchKey.WordsOf(text));
        rows.Value((short)Fold.MarkingOf(row)).Value(Fold.TitleOf(row)).Value(texts.Folded);
        if (KeepsRow) rows.Value(JsonSerializer.SerializeToUtf8Bytes(row, JsonForms.Plain));
        foreach (var column in Columns) rows.Any(column.Value(row));
    }

    // Texts compare by their code points, so that order and figures are the same in every database.
    public string TablesIn(string schema)
    {
        var columns = string.Join(", ", [
            "marking smallint not null", "title text not null", "search text not null", .. KeepsRow ? new[] { "row bytea not null" } : [],
            .. Columns.Select(column => $"{column.Name} {column.SqlType}{(column.SqlType.StartsWith("text", StringComparison.Ordinal) ? " collate \"C\"" : "")}"),
        ]);
        return $"""
            create table {schema}.{Name} (
                key text collate "C" not null, from_position bigint not null, to_position bigint not null, stated_from date not null, digest bytea not null, worded boolean not null, {columns});
            create table {schema}.{Name}_stated (
                key text collate "C" not null, stated_from date not null, stated_to date not null, {columns});
            """;
    }

    public string IndexesIn(string schema)
    {
        var imports = KnowsImports ? $"create index on {schema}.{Name} ({ImportColumn}, key) where to_position = {RegisterSchema.Open} and {ImportColumn} is not null;" : "";
        var names = NamesRecords ? $"create index on {schema}.{Name} using gin ({NamesColumn});" : "";
        var sources = Sources is null ? "" : $"create index on {schema}.{Name} using gin ({Sources}) where {Sources} <> '{{}}';";
        return $"""
            alter table {schema}.{Name} add primary key (key, from_position){(KeyHolds is null ? "" : $" include ({KeyHolds})")};
            create index on {schema}.{Name} (from_position);
            alter table {schema}.{Name}_stated add primary key (key, stated_from);
            {WordIndex.In(schema, Name)}
            {imports}
            {names}
            {sources}
            {string.Join('\n', Indexes.Select(index => $"create index on {schema}.{Name} {index};"))}
            {string.Join('\n', StatedIndexes.Select(index => $"create index on {schema}.{Name}_stated {index};"))}
            {string.Join('\n', Surveyed.Select((values, number) => $"create statistics {schema}.{Name}_{number} on {values} from {schema}.{Name};"))}
            """;
    }

    /// <summary>What every register has columns for that keeps its rows whole.</summary>
    private static readonly IReadOnlyList<Column<TRow>> ofWholeRows =
    [
        new(NamesColumn, "text[]", RecordNames.Of),
        .. typeof(TRow).GetProperty("Sources") is { } sources ? [new Column<TRow>(SourcesColumn, "text[]", row => ((Items<SourceId>)sources.GetValue(row)!).Select(source => source.Value).ToArray())] : Array.Empty<Column<TRow>>(),
    ];

    /// <summary>SHA-256 of the key and the fields, each with its length: what the content digest of the register is made of.</summary>
    public byte[] DigestOf(string key, TRow row)
    {
        var fields = new ArrayBufferWriter<byte>(1_024);
        Add(fields, key);
        foreach (var field in Fold.Fields) Add(fields, field.Text(row));
        return SHA256.HashData(fields.WrittenSpan);
    }

    private static void Add(ArrayBufferWriter<byte> fields, string? text)
    {
        if (text is null)
        {
            fields.Write<byte>([0xFF, 0xFF, 0xFF, 0xFF]);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        var span = fields.GetSpan(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        Encoding.UTF8.GetBytes(text, span[4..]);
        fields.Advance(4 + length);
    }

    private static string StatusIn(IReadOnlyList<Column<TRow>> columns, bool keepsRow) =>
        columns.Any(column => column.Name is "status") ? "status" : keepsRow ? "convert_from(row, 'UTF8')::jsonb ->> 'status'" : "null::text";

    private static string NotTakenBack(string status) => $"coalesce({status}, '') not in ('withdrawn', 'rejected', 'retracted')";
}
