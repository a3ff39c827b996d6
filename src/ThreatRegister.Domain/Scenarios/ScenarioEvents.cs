namespace ThreatRegister.Domain.Scenarios;

/// <summary>What has happened to one scenario (kịch bản): a prepared response to what may come.</summary>
public abstract record ScenarioEvent
{
    private protected ScenarioEvent() { }
}

/// <param name="Scenario">Its id.</param>
/// <param name="Types">What it prepares for, each with its branch.</param>
/// <param name="Text">Who then does what.</param>
/// <param name="By">Who prepared it: an office, not a person's name.</param>
/// <param name="Places">For where, as the source writes it; none: for anywhere.</param>
public sealed record ScenarioPrepared(
    ScenarioId Scenario,
    string Title,
    Items<ThreatTypeId> Types,
    string Text,
    string By,
    Items<string> Places,
    When? PreparedOn,
    Tlp Marking,
    Statement Statement) : ScenarioEvent;

/// <summary>A new version; the earlier ones stay readable.</summary>
public sealed record ScenarioRevised(ScenarioRevision Revision, string Grounds, Statement Statement) : ScenarioEvent;
public sealed record ScenarioRetired(string Grounds, Statement Statement) : ScenarioEvent;

/// <summary>What a revision changes; null is left as it is.</summary>
public sealed record ScenarioRevision(
    string? Title = null,
    Items<ThreatTypeId>? Types = null,
    string? Text = null,
    string? By = null,
    Items<string>? Places = null,
    When? PreparedOn = null,
    Tlp? Marking = null);

public abstract record ScenarioCommand
{
    private protected ScenarioCommand() { }

    public required ScenarioId Scenario { get; init; }
}

/// <param name="Marking">Null: <see cref="Tlp.Green"/>.</param>
public sealed record PrepareScenario(
    string Title,
    string Text,
    string By,
    Items<ThreatTypeId>? Types = null,
    Items<string>? Places = null,
    When? PreparedOn = null,
    Tlp? Marking = null,
    Statement? Statement = null) : ScenarioCommand;

public sealed record ReviseScenario(ScenarioRevision Revision, string Grounds, Statement? Statement = null) : ScenarioCommand;
public sealed record RetireScenario(string Grounds, Statement? Statement = null) : ScenarioCommand;
