using System.Diagnostics;
using ThreatRegister.Domain.Incidents;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Imports.ImportEvent>;

namespace ThreatRegister.Domain.Imports;

/// <summary>Only what decisions about an import need to know.</summary>
public sealed record Import(ImportStarted? Started, ImportTally? Completed)
{
    public static Import Initial { get; } = new(null, null);

    public static Import Evolve(Import import, ImportEvent happened) => happened switch
    {
        ImportStarted started => import with { Started = started },
        ImportCompleted completed => import with { Completed = completed.Tally },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };
}

/// <summary>What may be done to an import.</summary>
public static class ImportDecider
{
    public static Decision<ImportEvent> Decide(Import import, ImportCommand command, DecisionContext context) => (import.Started, command) switch
    {
        (not null, _) when context.Withdrawals.IsWithdrawn(command.Import) => Refuse(Refusal.ImportWithdrawn, "import"),
        (null, StartImport start) => Start(start),
        ({ } started, StartImport start) => StartAgain(started, start),
        (null, CompleteImport) => Refuse(Refusal.NotFound, "import"),
        (_, CompleteImport complete) => Complete(import, complete.Tally),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<ImportEvent> Start(StartImport start)
    {
        var fault = Check.Title(start.FileName, "fileName")
            ?? Check.Digest(start.FileDigest, "fileDigest")
            ?? Check.Digest(start.MappingDigest, "mappingDigest");

        return fault is null
            ? Accept(new ImportStarted(start.Import, start.Source, start.FileName.Trim(), start.FileDigest, start.MappingDigest))
            : Refuse(fault);
    }

    // A file is known by its content: the same under another name is the same import.
    private static Decision<ImportEvent> StartAgain(ImportStarted started, StartImport start)
    {
        var again = started with { Source = start.Source, FileDigest = start.FileDigest, MappingDigest = start.MappingDigest };
        return again == started ? Nothing : Refuse(Refusal.ImportDiffers, "fileDigest");
    }

    // A repeated run that found everything recorded is no news.
    private static Decision<ImportEvent> Complete(Import import, ImportTally tally)
    {
        var isRight = tally is { Recorded: >= 0, Repeated: >= 0, Changed: >= 0, Refused: >= 0 }
            && tally.Read == tally.Recorded + tally.Repeated + tally.Changed + tally.Refused;
        if (!isRight) return Refuse(Refusal.TallyWrong, "tally");

        var isNews = import.Completed is null || (import.Completed != tally && tally is not { Recorded: 0, Changed: 0 });
        return isNews ? Accept(new ImportCompleted(tally)) : Nothing;
    }
}
