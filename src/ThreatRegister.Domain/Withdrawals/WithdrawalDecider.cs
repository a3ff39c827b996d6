using System.Collections.Immutable;
using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Withdrawals.WithdrawalEvent>;

namespace ThreatRegister.Domain.Withdrawals;

/// <summary>The imports that were ever withdrawn, each with what was done to it last.</summary>
public sealed record WithdrawalBook
{
    private ImmutableDictionary<ImportId, WithdrawalEvent> Last { get; init; } = ImmutableDictionary<ImportId, WithdrawalEvent>.Empty;

    public static WithdrawalBook Initial { get; } = new();

    /// <summary>Whether nothing was ever withdrawn.</summary>
    public bool IsEmpty => Last.IsEmpty;

    public static WithdrawalBook Evolve(WithdrawalBook book, WithdrawalEvent happened) => happened switch
    {
        ImportWithdrawn withdrawn => book with { Last = book.Last.SetItem(withdrawn.Import, withdrawn) },
        ImportReinstated reinstated => book with { Last = book.Last.SetItem(reinstated.Import, reinstated) },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    public bool IsWithdrawn(ImportId import) => LastOf(import) is ImportWithdrawn;

    internal WithdrawalEvent? LastOf(ImportId import) => Last.GetValueOrDefault(import);
}

/// <summary>What may be done to whole imports. That the import exists is asked by whoever runs the decision.</summary>
public static class WithdrawalDecider
{
    public static Decision<WithdrawalEvent> Decide(WithdrawalBook book, WithdrawalCommand command, DecisionContext context) => command switch
    {
        WithdrawImport withdraw => Withdraw(book, withdraw),
        ReinstateImport reinstate => Reinstate(book, reinstate),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<WithdrawalEvent> Withdraw(WithdrawalBook book, WithdrawImport withdraw)
    {
        if (Check.Grounds(withdraw.Grounds) is { } fault) return Refuse(fault);

        var withdrawn = new ImportWithdrawn(withdraw.Import, withdraw.Grounds.Trim());
        if (book.LastOf(withdraw.Import) is not ImportWithdrawn before) return Accept(withdrawn);

        return before == withdrawn ? Nothing : Refuse(Refusal.ImportWithdrawn, "import");
    }

    private static Decision<WithdrawalEvent> Reinstate(WithdrawalBook book, ReinstateImport reinstate)
    {
        if (Check.Grounds(reinstate.Grounds) is { } fault) return Refuse(fault);

        var reinstated = new ImportReinstated(reinstate.Import, reinstate.Grounds.Trim());
        if (book.LastOf(reinstate.Import) is ImportWithdrawn) return Accept(reinstated);

        return book.LastOf(reinstate.Import) == reinstated ? Nothing : Refuse(Refusal.NotWithdrawn, "import");
    }
}
