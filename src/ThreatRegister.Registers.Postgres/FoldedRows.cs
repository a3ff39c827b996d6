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
    /// <exception cref="UnwritableRowException">Nothing was added.</exception>
    public void Add<TRow>(RegisterTable<TRow> table, RowFolder<TRow> folder)
        where TRow : class
    {
        var versions = Of($"{table.Name} (key, from_position, to_position, stated_from, digest, worded, {table.ColumnNames})");
        var stated = Of($"{table.Name}_stated (key, stated_from, stated_to, {table.ColumnNames})");
        var (before, statedBefore) = (versions.Mark(), stated.Mark());
        try
        {
            AddVersions(table, folder, versions, stated);
        }
        catch (UnwritableRowException)
        {
            versions.GoBack(before);
            stated.GoBack(statedBefore);
            throw;
        }

        var changes = Of("changes (position, register, key, ordinal, field, old, new)");
        foreach (var change in folder.Changes)
        {
            changes.Row(7).Value(change.Position).Value(change.Register).Value(change.Key).Value(change.Ordinal).Value(change.Change.Field).Value(change.Change.Old).Value(change.Change.New);
        }
    }

    private static void AddVersions<TRow>(RegisterTable<TRow> table, RowFolder<TRow> folder, CopyRows versions, CopyRows stated)
        where TRow : class
    {
        var texts = ("", "");
        foreach (var version in folder.Versions)
        {
            Unwritable.Unless(version.Key, version.From, () =>
            {
                versions.Row(6 + table.ColumnCount).Value(version.Key).Value(version.From).Value(version.To).Value(version.StatedFrom).Value(table.DigestOf(version.Key, version.Row)).Value(version.Worded);
                table.WriteColumns(versions, version.Row, ref texts);
                return true;
            });
        }

        foreach (var version in folder.Stated)
        {
            Unwritable.Unless(version.Key, folder.LastOf(version.Key), () =>
            {
                stated.Row(3 + table.ColumnCount).Value(version.Key).Value(version.From).Value(version.To);
                table.WriteColumns(stated, version.Row, ref texts);
                return true;
            });
        }
    }

    /// <summary>What one event was, who recorded it, when and why: what the change log and a difference say of the events behind a row's versions.</summary>
    public void AddAct(Recorded<object> recorded)
    {
        var (register, keys) = RegisterFolds.AboutOf(recorded);
        Of("acts (position, event, actor, recorded_at, grounds, of_register, keys)").Row(7)
            .Value(recorded.Position).Value(EventCatalogue.Default.Of(recorded.Event.GetType()).Name).Value(recorded.Actor).Value(recorded.RecordedAt).Value(RegisterFolds.GroundsOf(recorded.Event))
            .Value(register).Any(keys);
    }

    /// <summary>The newest rows, where none are there yet.</summary>
    public void AddStates(string register, IEnumerable<StoredState> newest)
    {
        var states = Of("states (register, key, from_position, stated_from, strictest, row)");
        foreach (var state in newest) states.Row(6).Value(register).Value(state.Key).Value(state.From).Value(state.StatedFrom).Value((short)state.Strictest).Value(state.Row);
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
