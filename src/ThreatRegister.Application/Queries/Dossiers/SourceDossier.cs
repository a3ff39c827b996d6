using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Queries.Dossiers;

/// <summary>One record that cites a source, with everything that it takes from it.</summary>
public sealed record SourceCitation(string Register, string Id, string Title, IReadOnlyList<CitedStatement> Statements);

/// <param name="Fields">What of the record the statement set.</param>
public sealed record CitedStatement(string Event, IReadOnlyList<string> Fields, string? Quotation, string? StatedOn, string Basis, long Position);

/// <summary>What rests on a source.</summary>
/// <param name="Records">How many records of each register.</param>
/// <param name="Citations">The first of them.</param>
public sealed record SourceDossier(IReadOnlyList<SourceCount> Records, IReadOnlyList<SourceCitation> Citations);

public static class SourceDossierQuery
{
    /// <param name="most">At most so many records are listed; their numbers are exact.</param>
    public static async Task<SourceDossier> RunAsync(
        IRegisters registers, RecordReader records, Viewer viewer, Moment moment, string source, int most, CancellationToken cancellationToken = default)
    {
        var counts = await registers.SourceCountsAsync(viewer, moment, cancellationToken);
        var citations = new List<SourceCitation>();
        foreach (var hit in await registers.CitingAsync(viewer, moment, source, most, cancellationToken))
        {
            var register = RegisterList.All.Single(register => string.Equals(register.Name, hit.Register, StringComparison.Ordinal));
            if (await records.FindAsync(register, hit.Id, moment, cancellationToken) is { } record) citations.Add(new(hit.Register, hit.Id, hit.Title, Cited(record, source)));
        }

        return new([.. counts.Where(count => string.Equals(count.Source, source, StringComparison.Ordinal))], citations);
    }

    private static IReadOnlyList<CitedStatement> Cited(RecordView record, string source) =>
    [
        .. record.Entries.Where(entry => entry.Statement?.Source == new SourceId(source)).Select(entry => new CitedStatement(
            entry.Event, [.. entry.Changes.Select(change => change.Field).Where(field => field is not "sources")], entry.Statement!.Quotation, entry.Statement.StatedOn?.Text, Codes.Of(entry.Statement.Basis), entry.Position)),
    ];
}
