using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>What came from one import.</summary>
public sealed partial class PostgresRegisters
{
    /// <summary>What an import does to the rows it made, whenever it does.</summary>
    private static readonly string[] ofImports = ["incident-reported", "incident-row-followed", "import-withdrawn", "import-reinstated"];

    public async Task<ImportRecords> CountOfImportAsync(Viewer viewer, Moment moment, string import, CancellationToken cancellationToken = default)
    {
        var counts = await ReadAsync(
            moment,
            (schema, parameters) => $"""
                select count(*), count(*) filter (where told.since > told.begun)
                from {RegisterSql.Valid(schema, RegisterTables.Incidents.Name, "import, status", viewer, moment, parameters)} held
                cross join lateral (
                    select max(from_position) filter (where event <> all({parameters.Add(ofImports)})) as since, max(from_position) filter (where event = 'incident-reported') as begun
                    from {schema}.incidents version join {schema}.acts on position = from_position
                    where version.key = held.key and from_position <= {parameters.Add(moment.Position)}) told
                where import = {parameters.Add(import)} and status <> {parameters.Add(Codes.Of(Lifecycle.Withdrawn))}
                """,
            reader => new ImportRecords(reader.GetInt64(0), reader.GetInt64(1)),
            cancellationToken);
        return counts[0];
    }
}
