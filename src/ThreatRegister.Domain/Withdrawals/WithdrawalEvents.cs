namespace ThreatRegister.Domain.Withdrawals;

/// <summary>Which imports were taken back as a whole. All of it is one stream: what is told to a record of an import looks there.</summary>
public abstract record WithdrawalEvent
{
    private protected WithdrawalEvent() { }
}

public sealed record ImportWithdrawn(ImportId Import, string Grounds) : WithdrawalEvent;
public sealed record ImportReinstated(ImportId Import, string Grounds) : WithdrawalEvent;

public abstract record WithdrawalCommand
{
    private protected WithdrawalCommand() { }

    public required ImportId Import { get; init; }
}

/// <summary>Takes back all records of an import that are still its own; one event, however many they are.</summary>
public sealed record WithdrawImport(string Grounds) : WithdrawalCommand;
public sealed record ReinstateImport(string Grounds) : WithdrawalCommand;
