using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Scenarios.ScenarioEvent>;

namespace ThreatRegister.Domain.Scenarios;

/// <summary>Only what decisions about a scenario need to know.</summary>
public sealed record Scenario
{
    public static Scenario Initial { get; } = new();

    /// <summary>The version in force; null before it was prepared.</summary>
    public ScenarioPrepared? Current { get; private init; }

    public ScenarioRetired? Retired { get; private init; }

    public static Scenario Evolve(Scenario scenario, ScenarioEvent happened) => happened switch
    {
        ScenarioPrepared prepared => scenario with { Current = prepared },
        ScenarioRevised revised => scenario with { Current = Revise(scenario.Current!, revised.Revision) },
        ScenarioRetired retired => scenario with { Retired = retired },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    // Only what differs is recorded, so that the change log names no field that stayed as it was.
    internal ScenarioRevision ChangesTo(ScenarioRevision wanted) => new(
        Check.Changed(Current!.Title, wanted.Title?.Trim()),
        Check.Changed(Current.Types, wanted.Types),
        Check.Changed(Current.Text, wanted.Text?.Trim()),
        Check.Changed(Current.By, wanted.By?.Trim()),
        Check.Changed(Current.Places, Check.Trimmed(wanted.Places)),
        Check.Changed(Current.PreparedOn, wanted.PreparedOn),
        Check.Changed(Current.Marking, wanted.Marking));

    private static ScenarioPrepared Revise(ScenarioPrepared current, ScenarioRevision revision) => current with
    {
        Title = revision.Title ?? current.Title,
        Types = revision.Types ?? current.Types,
        Text = revision.Text ?? current.Text,
        By = revision.By ?? current.By,
        Places = revision.Places ?? current.Places,
        PreparedOn = revision.PreparedOn ?? current.PreparedOn,
        Marking = revision.Marking ?? current.Marking,
    };
}

/// <summary>What may be done to a scenario: prepared, revised, retired.</summary>
public static class ScenarioDecider
{
    public static Decision<ScenarioEvent> Decide(Scenario scenario, ScenarioCommand command, DecisionContext context) => (scenario.Current, command) switch
    {
        (null, PrepareScenario prepare) => Prepare(prepare, context),
        (null, _) => Refuse(Refusal.NotFound, "scenario"),
        (_, PrepareScenario) => Refuse(Refusal.AlreadyExists, "scenario"),

        (_, RetireScenario retire) => Retire(scenario, retire, context),
        (_, ReviseScenario) when scenario.Retired is not null => Refuse(Refusal.ScenarioRetired),
        (_, ReviseScenario revise) => Revise(scenario, revise, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<ScenarioEvent> Prepare(PrepareScenario prepare, DecisionContext context)
    {
        var fault = Check.Title(prepare.Title)
            ?? Check.Required(prepare.Text, Limits.Description, "text", Refusal.TextMissing)
            ?? Check.Required(prepare.By, "by")
            ?? Parts(prepare.Types, prepare.Places, prepare.PreparedOn, "", context)
            ?? Check.Statement(prepare.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Accept(new ScenarioPrepared(
            prepare.Scenario,
            prepare.Title.Trim(),
            prepare.Types ?? [],
            prepare.Text.Trim(),
            prepare.By.Trim(),
            Check.Trimmed(prepare.Places) ?? [],
            prepare.PreparedOn,
            prepare.Marking ?? Tlp.Green,
            prepare.Statement ?? Statement.Own));
    }

    private static Decision<ScenarioEvent> Revise(Scenario scenario, ReviseScenario revise, DecisionContext context)
    {
        var wanted = revise.Revision;
        var fault = Check.Grounds(revise.Grounds)
            ?? (wanted.Title is null ? null : Check.Title(wanted.Title, "revision.title"))
            ?? (wanted.Text is null ? null : Check.Required(wanted.Text, Limits.Description, "revision.text", Refusal.TextMissing))
            ?? (wanted.By is null ? null : Check.Required(wanted.By, "revision.by"))
            ?? Parts(wanted.Types, wanted.Places, wanted.PreparedOn, "revision.", context)
            ?? Check.Statement(revise.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var changes = scenario.ChangesTo(wanted);
        return changes == new ScenarioRevision() ? Nothing : Accept(new ScenarioRevised(changes, revise.Grounds.Trim(), revise.Statement ?? Statement.Own));
    }

    private static Decision<ScenarioEvent> Retire(Scenario scenario, RetireScenario retire, DecisionContext context)
    {
        if ((Check.Grounds(retire.Grounds) ?? Check.Statement(retire.Statement, context.Now)) is { } fault) return Refuse(fault);

        var retired = new ScenarioRetired(retire.Grounds.Trim(), retire.Statement ?? Statement.Own);
        if (scenario.Retired is null) return Accept(retired);

        return scenario.Retired == retired ? Nothing : Refuse(Refusal.ScenarioRetired);
    }

    private static Fault? Parts(Items<ThreatTypeId>? types, Items<string>? places, When? preparedOn, string prefix, DecisionContext context) =>
        Check.Types(types, prefix + "types", context)
        ?? Check.Names(places, prefix + "places")
        ?? Check.NotInFuture(preparedOn, context.Now, prefix + "preparedOn");
}
