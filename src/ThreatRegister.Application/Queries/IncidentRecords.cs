using System.Runtime.CompilerServices;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Application.Queries;

/// <summary>Whole incidents in any number, in the order of their ids, one page in memory at a time.</summary>
public sealed class IncidentRecords(IRegisters registers, RecordReader records)
{
    private const int PageSize = 1_000;

    private readonly IRegisterFold<IncidentRow> register = RegisterList.All.OfType<IRegisterFold<IncidentRow>>().Single();

    /// <summary>The rows as they were at the query's moment.</summary>
    public async IAsyncEnumerable<IncidentRow> ReadAsync(IncidentQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? last = null;
        while (true)
        {
            var page = await registers.IncidentRowsAsync(query, last, PageSize, cancellationToken);
            foreach (var (id, row) in page)
            {
                // What has been replaced since is folded anew from its events.
                yield return row ?? (IncidentRow)(await records.FindAsync(register, id, query.Moment, cancellationToken))!.Row;
            }

            if (page.Count < PageSize) yield break;
            last = page[^1].Id;
        }
    }
}
