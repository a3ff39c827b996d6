using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Sources;

namespace ThreatRegister.Application.Imports;

/// <summary>What stands before and after the rows of every import: the source, the import's beginning and its tally.</summary>
internal sealed class ImportFrame(ICommands commands, string actor)
{
    /// <exception cref="ImportFaultException">The register refuses the source or the import.</exception>
    public async Task BeginAsync(RegisterSource source, StartImport start, CancellationToken cancellationToken)
    {
        await EnsureAsync(new(source, DerivedIds.From("register-source", source.Source.Value, start.MappingDigest), actor), cancellationToken);
        await EnsureAsync(new(start, DerivedIds.From("start-import", start.Import.Value), actor), cancellationToken);
    }

    public Task CompleteAsync(ImportId import, ImportTally tally, CancellationToken cancellationToken) =>
        EnsureAsync(new(new CompleteImport(tally) { Import = import }, DerivedIds.From("complete-import", import.Value, tally.ToString()), actor), cancellationToken);

    // A source or import that exists already is what a second run finds.
    private async Task EnsureAsync(CommandEnvelope command, CancellationToken cancellationToken)
    {
        var answer = await commands.ExecuteAsync(command, cancellationToken);
        if (answer is CommandAnswer.Refused { Reason: Refusal.ImportWithdrawn } && command.Body is ImportCommand { Import: var import })
            throw new ImportFaultException($"this was imported before as '{import}', and that import was withdrawn: 'import reinstate {import}' takes it back into use.", isRefused: true);
        if (answer is CommandAnswer.Refused { Reason: not Refusal.AlreadyExists } refused)
            throw new ImportFaultException($"{command.Body.GetType().Name} was refused: {refused.Reason}{(refused.Field is null ? "" : $" ({refused.Field})")}.");
    }
}
