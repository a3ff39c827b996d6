using Npgsql;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.EventLog.Sequenced;

/// <summary>The tables of the order, in schema <c>ordered</c>, beside the registers.</summary>
public static class OrderSchema
{
    /// <param name="owner">Connects as the owner of the database, after <see cref="LogSchema.MigrateAsync"/>, which makes the roles.</param>
    public static async Task MigrateAsync(NpgsqlDataSource owner, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(owner);
        await using var script = typeof(OrderSchema).Assembly.GetManifestResourceStream("ThreatRegister.EventLog.Sequenced.Sql.ordered.sql")!;
        using var reader = new StreamReader(script);
        try
        {
            // Two at once would both find nothing there; the lock ends with the transaction of the whole text.
#pragma warning disable CA2100 // An embedded script.
            await using var command = owner.CreateCommand("select pg_advisory_xact_lock(6074889223012515843);\n" + await reader.ReadToEndAsync(cancellationToken));
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException error)
        {
            throw Outage.Describe(error);
        }
    }
}
