using ThreatRegister.Domain;

namespace ThreatRegister.Web.Pages.Rules;

/// <summary>The rules that are dated data, as recorded by a moment.</summary>
/// <param name="Day">The day of that moment: what holds on it is shown as holding now.</param>
public sealed record RulesModel(DateOnly Day, IReadOnlyList<RuleKind> Kinds);

/// <summary>One kind of rule.</summary>
/// <param name="Anchor">Where it stands on the page.</param>
/// <param name="About">What such rules are for.</param>
/// <param name="Set">The command that sets one.</param>
/// <param name="End">The command that ends one.</param>
/// <param name="IdMember">The member of both that names the rule.</param>
public sealed record RuleKind(string Anchor, LocalizedText Title, LocalizedText About, string Set, string End, string IdMember, IReadOnlyList<RuleSheet> Rules);

/// <summary>One rule with its versions and all that was recorded of it.</summary>
/// <param name="Off">Why it does not apply although it holds: its set is switched off; null: it applies.</param>
/// <param name="Versions">In the order of the days from which they hold.</param>
/// <param name="Acts">Oldest first.</param>
public sealed record RuleSheet(string Id, string Name, string? Off, IReadOnlyList<RuleVersion> Versions, IReadOnlyList<RuleAct> Acts)
{
    /// <summary>What holds on the day; else the next that will, else the last that did.</summary>
    public RuleVersion Shown(DateOnly day) => Versions.FirstOrDefault(version => version.Holds) ?? Versions.FirstOrDefault(version => version.From > day) ?? Versions[^1];
}

/// <param name="From">Null: from the beginning.</param>
/// <param name="To">The last day; null: no end.</param>
/// <param name="Holds">Whether it holds on the day asked about.</param>
/// <param name="Verified">Whether someone has read it in its source; null: the kind does not say.</param>
public sealed record RuleVersion(DateOnly? From, DateOnly? To, bool Holds, IReadOnlyList<RuleFact> Facts, string Basis, bool? Verified);

public sealed record RuleFact(string Label, IReadOnlyList<string> Texts);

/// <summary>One event of a rule.</summary>
/// <param name="Grounds">Null for what sets a rule: its basis stands with the version.</param>
public sealed record RuleAct(long Position, string What, string Actor, DateTimeOffset At, string? Grounds);
