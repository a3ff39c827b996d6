using System.Diagnostics;
using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Scenarios;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Scenarios;

/// <summary>One scenario in its newest version.</summary>
/// <param name="Revisions">How often it was revised.</param>
public sealed record ScenarioRow(
    string Id,
    string Title,
    Items<ThreatTypeId> Types,
    string Text,
    string By,
    Items<string> Places,
    When? PreparedOn,
    int Revisions,
    ScenarioStatus Status,
    string? RetiredFor,
    Tlp Marking,
    Items<SourceId> Sources,
    Statement Statement,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    long Version);

public enum ScenarioStatus
{
    InForce,
    Retired,
}

/// <summary>The register of scenarios (kịch bản): one row a scenario.</summary>
public sealed class ScenarioRegister : IRegisterFold<ScenarioRow>
{
    public string Name => "scenarios";

    public IReadOnlyList<string> Categories { get; } = ["scenario"];

    public IReadOnlyList<RegisterField<ScenarioRow>> Fields { get; } =
    [
        new("title", row => row.Title),
        new("types", row => FieldText.Join(row.Types)),
        new("text", row => row.Text),
        new("by", row => row.By),
        new("places", row => FieldText.Join(row.Places)),
        new("preparedOn", row => row.PreparedOn?.Text),
        new("revisions", row => row.Revisions == 0 ? null : row.Revisions.ToString(CultureInfo.InvariantCulture)),
        new("status", row => Codes.Of(row.Status)),
        new("retiredFor", row => row.RetiredFor),
        new("marking", row => Codes.Of(row.Marking)),
        new("sources", row => FieldText.Join(row.Sources)),
    ];

    public Tlp MarkingOf(ScenarioRow row) => row.Marking;

    public string TitleOf(ScenarioRow row) => row.Title;

    public IEnumerable<string?> TextsOf(ScenarioRow row) => [row.Id, row.Title, row.Text, row.By, .. row.Places];

    public ScenarioRow Apply(ScenarioRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            ScenarioPrepared first => new ScenarioRow(
                recorded.Stream.Id, first.Title, first.Types, first.Text, first.By, first.Places, first.PreparedOn, 0, ScenarioStatus.InForce, null, first.Marking, [],
                first.Statement, first.Statement.StatedOn, recorded.RecordedAt, recorded.Version),
            ScenarioRevised revised when row is not null => Revise(row, revised.Revision),
            ScenarioRetired retired when row is not null => row with { Status = ScenarioStatus.Retired, RetiredFor = retired.Grounds },
            _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
        };
        return next with { Version = recorded.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

    private static ScenarioRow Revise(ScenarioRow row, ScenarioRevision revision) => row with
    {
        Title = revision.Title ?? row.Title,
        Types = revision.Types ?? row.Types,
        Text = revision.Text ?? row.Text,
        By = revision.By ?? row.By,
        Places = revision.Places ?? row.Places,
        PreparedOn = revision.PreparedOn ?? row.PreparedOn,
        Marking = revision.Marking ?? row.Marking,
        Revisions = row.Revisions + 1,
    };
}
