using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Domain.Withdrawals;
using static ThreatRegister.Tests.Properties.Verdict;

namespace ThreatRegister.Tests.Properties;

/// <summary>What decisions about other records look at: types, closing rules, merges, withdrawn imports.</summary>
internal sealed class ReferenceModel
{
    private readonly Dictionary<ThreatTypeId, (DefineThreatType Defined, List<LocalizedText> Names)> types = [];
    private readonly Dictionary<LocalId, (ClosingRule Rule, bool IsEnded)> rules = [];
    private readonly Dictionary<IncidentId, (string Grounds, bool IsSettled)> undone = [];
    private readonly Dictionary<ImportId, (bool IsWithdrawn, string Grounds)> withdrawals = [];

    /// <summary>Each merged incident with its survivor, in the order of merging.</summary>
    public List<(IncidentId Merged, IncidentId Survivor)> Merges { get; } = [];

    public IEnumerable<ThreatTypeId> Types => types.Keys;

    public IEnumerable<IncidentId> Unmerged => undone.Keys;

    public bool IsWithdrawn(ImportId import) => withdrawals.GetValueOrDefault(import).IsWithdrawn;

    public string? WithdrawnFor(ImportId import) => withdrawals.TryGetValue(import, out var known) && known.IsWithdrawn ? known.Grounds : null;

    public IncidentId? MergedInto(IncidentId incident) => Merges.Where(link => link.Merged == incident).Select(link => (IncidentId?)link.Survivor).FirstOrDefault();

    public IncidentId SurvivorOf(IncidentId incident) => MergedInto(incident) is { } survivor ? SurvivorOf(survivor) : incident;

    /// <summary>The type itself, then what stands above it.</summary>
    public IEnumerable<ThreatTypeId> PathOf(ThreatTypeId type) =>
        types.TryGetValue(type, out var known) ? [type, .. known.Defined.Parent is { } parent ? PathOf(parent) : []] : [];

    /// <summary>Each rule of these sequences is for one branch; the nearest decides.</summary>
    public IEnumerable<ClosingNeed> NeedsOf(ThreatTypeId type) =>
        PathOf(type).Select(branch => rules.GetValueOrDefault(RuleFor(branch))).Where(known => known is { Rule: not null, IsEnded: false }).Select(known => known.Rule.Needs).FirstOrDefault()
        ?? (IEnumerable<ClosingNeed>)[ClosingNeed.Resolution, ClosingNeed.Outcome];

    public static LocalId RuleFor(ThreatTypeId branch) => new($"rule-{branch}");

    public Verdict Rule(ThreatTypeCommand command)
    {
        var isKnown = types.TryGetValue(command.Type, out var known);
        return command switch
        {
            DefineThreatType define when isKnown => define == known.Defined ? new Silent(Early: true) : RefuseAtOnce(Refusal.AlreadyExists),
            DefineThreatType { Parent: { } parent } when !types.ContainsKey(parent) => Refuse(Refusal.ParentUnknown),
            DefineThreatType define => Record(() => types.Add(define.Type, (define, [define.Name]))),
            _ when !isKnown => RefuseAtOnce(Refusal.NotFound),
            RenameThreatType rename => RecordUnless(known.Names[^1] == rename.Name, () => known.Names.Add(rename.Name)),
            _ => throw new InvalidOperationException($"{command.GetType().Name}?"),
        };
    }

    public Verdict Rule(ClosingRuleCommand command)
    {
        var isKnown = rules.TryGetValue(command.Rule, out var known);
        return command switch
        {
            SetClosingRule set => RecordUnless(
                isKnown && !known.IsEnded && known.Rule.Needs.SequenceEqual(set.Needs) && known.Rule.Basis == set.Basis,
                () => rules[set.Rule] = (new(set.Needs, set.Basis), IsEnded: false)),
            _ when !isKnown => RefuseAtOnce(Refusal.NotFound),
            EndClosingRule => RecordUnless(known.IsEnded, () => rules[command.Rule] = (known.Rule, IsEnded: true)),
            _ => throw new InvalidOperationException($"{command.GetType().Name}?"),
        };
    }

    public Verdict Rule(MergeCommand command) => command switch
    {
        MergeIncidents merge when merge.Merged == merge.Survivor => Refuse(Refusal.MergedIntoItself),
        MergeIncidents merge when MergedInto(merge.Merged) is { } survivor => survivor == merge.Survivor ? Nothing : Refuse(Refusal.AlreadyMerged),
        MergeIncidents merge when SurvivorOf(merge.Survivor) == merge.Merged => Refuse(Refusal.MergeCycle),
        MergeIncidents merge => Record(() => Merges.Add((merge.Merged, merge.Survivor))),
        UnmergeIncidents unmerge when MergedInto(unmerge.Merged) is not null => Record(() =>
        {
            Merges.RemoveAll(link => link.Merged == unmerge.Merged);
            undone[unmerge.Merged] = (unmerge.Grounds.Trim(), IsSettled: false);
        }),
        UnmergeIncidents unmerge => undone.TryGetValue(unmerge.Merged, out var last) && last.Grounds == unmerge.Grounds.Trim() ? Nothing : Refuse(Refusal.NotMerged),
        SettleUnmerge settle when !undone.ContainsKey(settle.Merged) => Refuse(Refusal.NeverUnmerged),
        SettleUnmerge settle => RecordUnless(undone[settle.Merged].IsSettled, () => undone[settle.Merged] = (undone[settle.Merged].Grounds, IsSettled: true)),
        _ => throw new InvalidOperationException($"{command.GetType().Name}?"),
    };

    public Verdict Rule(WithdrawalCommand command)
    {
        var isKnown = withdrawals.TryGetValue(command.Import, out var last);
        return command switch
        {
            WithdrawImport withdraw when last.IsWithdrawn => last.Grounds == withdraw.Grounds.Trim() ? Nothing : Refuse(Refusal.ImportWithdrawn),
            WithdrawImport withdraw => Record(() => withdrawals[command.Import] = (IsWithdrawn: true, withdraw.Grounds.Trim())),
            ReinstateImport reinstate when last.IsWithdrawn => Record(() => withdrawals[command.Import] = (IsWithdrawn: false, reinstate.Grounds.Trim())),
            ReinstateImport reinstate => isKnown && last.Grounds == reinstate.Grounds.Trim() ? Nothing : Refuse(Refusal.NotWithdrawn),
            _ => throw new InvalidOperationException($"{command.GetType().Name}?"),
        };
    }

    private sealed record ClosingRule(IReadOnlyList<ClosingNeed> Needs, string Basis);
}
