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
/// accepted, never what its events hold: the same command on the same state gives the same events at any time.
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
}
