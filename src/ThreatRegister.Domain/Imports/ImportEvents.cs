namespace ThreatRegister.Domain.Imports;

/// <summary>What has happened to one import of a file.</summary>
public abstract record ImportEvent
{
    private protected ImportEvent() { }
}

/// <param name="FileDigest">SHA-256 of the file, in hex.</param>
/// <param name="MappingDigest">SHA-256 of the mapping, in hex.</param>
public sealed record ImportStarted(ImportId Import, SourceId Source, string FileName, string FileDigest, string MappingDigest) : ImportEvent;
public sealed record ImportCompleted(ImportTally Tally) : ImportEvent;

/// <summary>How the rows of a file fared; read is the sum of the others.</summary>
public sealed record ImportTally(long Read, long Recorded, long Repeated, long Changed, long Refused);

public abstract record ImportCommand
{
    private protected ImportCommand() { }

    public required ImportId Import { get; init; }
}

public sealed record StartImport(SourceId Source, string FileName, string FileDigest, string MappingDigest) : ImportCommand;
public sealed record CompleteImport(ImportTally Tally) : ImportCommand;
