using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Queries.Records;

/// <summary>Finds one record by what people call it, for one viewer: what he may not see is not there.</summary>
public static class RecordFinder
{
    /// <summary>The register of this name; null where there is none.</summary>
    public static IRegisterFold? RegisterOf(string name) => RegisterList.All.FirstOrDefault(register => string.Equals(register.Name, name, StringComparison.Ordinal));

    /// <summary>The register whose records have streams of this name; null where it is no record's.</summary>
    public static IRegisterFold? OwnerOf(StreamName stream) => RegisterList.All.FirstOrDefault(register => register.Owns(stream));

    public static async Task<RecordView?> FindAsync(
        this RecordReader records, Viewer viewer, IRegisterFold register, string id, Moment moment, CancellationToken cancellationToken = default) =>
        StreamName.IsId(id) && await records.FindAsync(register, id, moment, cancellationToken) is { } record && viewer.MaySee(record.Row, record.Latest) ? record : null;

    /// <summary>An id may be of any register; <c>incident-7f3c</c> names its kind itself.</summary>
    public static async Task<RecordView?> FindAsync(this RecordReader records, Viewer viewer, string named, Moment moment, CancellationToken cancellationToken = default)
    {
        foreach (var (register, id) in Candidates(named))
        {
            if (await records.FindAsync(viewer, register, id, moment, cancellationToken) is { } record) return record;
        }

        return null;
    }

    private static IEnumerable<(IRegisterFold Register, string Id)> Candidates(string named)
    {
        if (!StreamName.IsId(named)) return [];
        var plain = RegisterList.All.Select(register => (register, named));
        return StreamName.TryParse(named, out var stream) && OwnerOf(stream) is { } owner ? plain.Append((owner, stream.Id)) : plain;
    }
}
