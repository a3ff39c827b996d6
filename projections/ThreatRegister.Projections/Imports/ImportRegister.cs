using System.Diagnostics;
using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Imports;

/// <summary>One import of a file.</summary>
/// <param name="Tally">How its rows fared; null while it has not come to its end.</param>
/// <param name="WithdrawnFor">The grounds, where it was taken back.</param>
/// <param name="Actor">Who imported it.</param>
public sealed record ImportRow(
    string Id,
    string FileName,
    SourceId Source,
    ImportStatus Status,
    ImportTally? Tally,
    string? WithdrawnFor,
    string FileDigest,
    string MappingDigest,
    string Actor,
    DateTimeOffset RecordedAt,
    long Version);

public enum ImportStatus
{
    Started,
    Completed,
    Withdrawn,
}

/// <summary>The register of imports: one row an import of a file.</summary>
public sealed class ImportRegister : IRegisterFold<ImportRow>
{
    public string Name => "imports";

    public IReadOnlyList<string> Categories { get; } = ["import", WholeStreams.Withdrawals.Category];

    public IReadOnlyList<StreamName> FurtherStreams { get; } = [WholeStreams.Withdrawals];

    public IReadOnlyList<RegisterField<ImportRow>> Fields { get; } =
    [
        new("fileName", row => row.FileName),
        new("source", row => row.Source.Value),
        new("status", row => Codes.Of(row.Status)),
        new("tally", row => row.Tally is { } tally ? Describe(tally) : null),
        new("withdrawnFor", row => row.WithdrawnFor),
        new("fileDigest", row => row.FileDigest),
        new("mappingDigest", row => row.MappingDigest),
    ];

    public Route RouteOf(Recorded<object> recorded) => recorded.Event switch
    {
        ImportWithdrawn withdrawn => Route.To(withdrawn.Import.Value),
        ImportReinstated reinstated => Route.To(reinstated.Import.Value),
        _ => throw new UnreachableException($"No route for {recorded.Event.GetType().Name}."),
    };

    /// <summary>Names of files are not for the public.</summary>
    public Tlp MarkingOf(ImportRow row) => Tlp.Green;

    public string TitleOf(ImportRow row) => row.FileName;

    public IEnumerable<string?> TextsOf(ImportRow row) => [row.Id, row.FileName, row.Source.Value];

    public ImportRow Apply(ImportRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            ImportStarted started => row ?? new(
                recorded.Stream.Id, started.FileName, started.Source, ImportStatus.Started, Tally: null, WithdrawnFor: null, started.FileDigest, started.MappingDigest, recorded.Actor, recorded.RecordedAt, recorded.Version),
            ImportCompleted completed when row is not null => row with { Tally = completed.Tally, Status = row.WithdrawnFor is null ? ImportStatus.Completed : row.Status },
            ImportWithdrawn withdrawn when row is not null => row with { Status = ImportStatus.Withdrawn, WithdrawnFor = withdrawn.Grounds },
            ImportReinstated when row is not null => row with { Status = row.Tally is null ? ImportStatus.Started : ImportStatus.Completed, WithdrawnFor = null },
            _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
        };
        return this.Owns(recorded.Stream) ? next with { Version = recorded.Version } : next;
    }

    private static string Describe(ImportTally tally) => string.Create(
        CultureInfo.InvariantCulture, $"read {tally.Read}, recorded {tally.Recorded}, repeated {tally.Repeated}, changed {tally.Changed}, refused {tally.Refused}");
}
