using System.Text.Json;
using Npgsql;
using ThreatRegister.Application.Events;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Registers.Postgres;

/// <summary>What folding left to insert, as rows of the tables it goes to.</summary>
internal sealed class FoldedRows : IDisposable
{
    private readonly Dictionary<string, CopyRows> tables = new(StringComparer.Ordinal);

    /// <summary>The rows of one table.</summary>
    /// <param name="columns">The table's name and columns, without its schema.</param>
    public CopyRows Of(string columns)
    {
        if (!tables.TryGetValue(columns, out var rows)) tables.Add(columns, rows = new());
        return rows;
    }

    /// <summary>Versions, stated versions and changes.</summary>
    public void Add<TRow>(RegisterTable<TRow> table, RowFolder<TRow> folder)
        where TRow : class
    {
        var texts = ("", "");
        var versions = Of($"{table.Name} (key, from_position, to_position, stated_from, digest, {table.ColumnNames})");
        foreach (var version in folder.Versions)
        {
            versions.Row(5 + table.ColumnCount).Value(version.Key).Value(version.From).Value(version.To).Value(version.StatedFrom).Value(table.DigestOf(version.Key, version.Row));
            table.WriteColumns(versions, version.Row, ref texts);
        }

        var stated = Of($"{table.Name}_stated (key, stated_from, stated_to, {table.ColumnNames})");
        foreach (var version in folder.Stated)
        {
            stated.Row(3 + table.ColumnCount).Value(version.Key).Value(version.From).Value(version.To);
            table.WriteColumns(stated, version.Row, ref texts);
        }

        var changes = Of("changes (position, register, key, ordinal, field, old, new)");
        foreach (var change in folder.Changes)
        {
            changes.Row(7).Value(change.Position).Value(change.Register).Value(change.Key).Value(change.Ordinal).Value(change.Change.Field).Value(change.Change.Old).Value(change.Change.New);
        }
    }

    /// <summary>What one event was, who recorded it, when and why: what the change log and a difference say of the events behind a row's versions.</summary>
    public void AddAct(Recorded<object> recorded) =>
        Of("acts (position, event, actor, recorded_at, grounds)").Row(5)
            .Value(recorded.Position).Value(EventCatalogue.Default.Of(recorded.Event.GetType()).Name).Value(recorded.Actor).Value(recorded.RecordedAt).Value(RegisterFolds.GroundsOf(recorded.Event));

    /// <summary>The newest rows, where none are there yet.</summary>
    public void AddStates<TRow>(RegisterTable<TRow> table, RowFolder<TRow> folder)
        where TRow : class
    {
        var states = Of("states (register, key, from_position, stated_from, row)");
        foreach (var (key, state) in folder.Touched)
            states.Row(5).Value(table.Name).Value(key).Value(state.From).Value(state.StatedFrom).Value(JsonSerializer.SerializeToUtf8Bytes(state.Row, JsonForms.Plain));
    }

    /// <param name="isNew">Whether this transaction made the tables.</param>
    public async Task SendAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken, bool isNew = false)
    {
        foreach (var (columns, rows) in tables) await rows.SendAsync(connection, $"{schema}.{columns}", cancellationToken, isNew);
    }

    public void Dispose()
    {
        foreach (var rows in tables.Values) rows.Dispose();
    }
}
