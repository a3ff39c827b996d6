using System.Runtime.CompilerServices;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Application.Queries;

/// <summary>Single cases of some types with one outcome, imported or not.</summary>
public sealed record CasesOf(Outcome Outcome, bool Imported, Items<string> Types);

/// <summary>Incidents in a status, neither drills nor standing threats.</summary>
/// <param name="Cases">Only these; null: any of them.</param>
/// <param name="But">None of these.</param>
/// <param name="Since">Only what people recorded since then, not what came with an import; null: whenever.</param>
public sealed record OpenScope(Lifecycle Status, Items<CasesOf>? Cases = null, Items<CasesOf>? But = null, DateTimeOffset? Since = null)
{
    /// <summary>
    /// What waits to be contained: the open single cases that the rules of closing do not let be closed before. An aggregate only says that there were
    /// several, a standing threat never ends, and what was blocked, a storm or an import needs no containment where the rules ask for none.
    /// </summary>
    public static OpenScope ToContain(ClosingRuleBook rules, ThreatTypeTree types, DateOnly day) => new(
        Lifecycle.Open,
        [.. from outcome in Enum.GetValues<Outcome>()
            from imported in (bool[])[false, true]
            let asked = types.All.Where(type => rules.NeedsOf(type.Id, outcome, imported, day, types).Contains(ClosingNeed.Containment)).Select(type => type.Id.Value).ToArray()
            where asked.Length > 0
            select new CasesOf(outcome, imported, [.. asked])]);
}

/// <param name="now">In the register's zone.</param>
internal sealed class OpenIncidents(IWorkRegisters work, MomentReader moments, RuleReader rules, DateTimeOffset now) : IOpenItems
{
    /// <summary>What was recorded within it is told to the next shift, whether or not it has to be contained.</summary>
    private static readonly TimeSpan recently = TimeSpan.FromDays(1);

    private static readonly OpenScope contained = new(Lifecycle.Contained);

    /// <summary>What was found of the same rules: it takes a rule of each type with each outcome, and every page asks.</summary>
    private static readonly ConditionalWeakTable<RuleBooks, Known> scopes = [];

    public async Task<OpenWork> FindAsync(Viewer viewer, Moment moment, int limit, CancellationToken cancellationToken = default)
    {
        var toContain = await ToContainAsync(moment, cancellationToken);
        // To the hour, so that the count is known to the next who asks.
        var recent = new OpenScope(Lifecycle.Open, But: toContain.Cases, Since: now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour)) - recently);
        (OpenItemKind Kind, OpenScope Scope)[] asked = [(OpenItemKind.IncidentOpen, toContain), (OpenItemKind.IncidentContained, contained), (OpenItemKind.IncidentRecent, recent)];
        var reading = asked.Select(one => work.IncidentsInAsync(viewer, moment, one.Scope, limit, cancellationToken)).ToArray();
        var counting = asked.Select(one => work.CountIncidentsInAsync(viewer, moment, one.Scope, cancellationToken)).ToArray();
        var (read, counts) = (await Task.WhenAll(reading), await Task.WhenAll(counting));
        return new(
            [.. asked.Zip(read, (one, incidents) => incidents.Select(incident => new OpenItem(one.Kind, incident.Id, incident.Title, incident.Since, incident.Marking))).SelectMany(items => items)],
            asked.Zip(counts).ToDictionary(one => one.First.Kind, one => one.Second));
    }

    /// <summary>By the rules that were recorded at the moment.</summary>
    private async Task<OpenScope> ToContainAsync(Moment moment, CancellationToken cancellationToken)
    {
        var types = await moments.TypesAtAsync(moment.Position, cancellationToken);
        var books = await rules.AtAsync(moment.Position, cancellationToken);
        var today = DateOnly.FromDateTime(now.DateTime);
        if (scopes.TryGetValue(books, out var known) && known.Types == types && known.Day == today) return known.Scope;

        var scope = OpenScope.ToContain(books.Closing, types, today);
        scopes.AddOrUpdate(books, new(types, today, scope));
        return scope;
    }

    private sealed record Known(ThreatTypeTree Types, DateOnly Day, OpenScope Scope);
}
