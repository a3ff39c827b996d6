using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Domain.Withdrawals;

namespace ThreatRegister.Domain;

/// <summary>
/// What a decision may know besides its own stream: the clock of the register's zone and the reference data. It tells whether a command is
/// accepted, never what its events hold: the same command on the same state gives the same events at any time. In one thing alone they do rest
/// on it, <see cref="MarkingOf"/>, and say so themselves.
/// </summary>
/// <param name="Now">Local time of the register's zone.</param>
public sealed record DecisionContext(DateTime Now, ThreatTypeTree Types, ClosingRuleBook ClosingRules)
{
    /// <summary>Who sends the command, as an id; null where nobody does (a dry run).</summary>
    public string? Actor { get; init; }

    public MergeBook Merges { get; init; } = MergeBook.Initial;

    public WithdrawalBook Withdrawals { get; init; } = WithdrawalBook.Initial;

    public SeverityBook Severity { get; init; } = SeverityBook.Initial;

    public DeadlineBook Deadlines { get; init; } = DeadlineBook.Initial;

    public CalendarBook Calendars { get; init; } = CalendarBook.Initial;

    /// <summary>The strictest marking of the incidents that a command without a marking names, and of those that stand for them.</summary>
    public Tlp Named { get; init; } = Tlp.Clear;

    /// <summary>How a record about incidents is marked: as the command says; where it says nothing, as it was or as what it names, whichever is stricter.</summary>
    public Tlp MarkingOf(Tlp? said, Tlp was = Tlp.Green) => said ?? (Named > was ? Named : was);
}
