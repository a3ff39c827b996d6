using System.Diagnostics;
using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Directions;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Directions;

/// <summary>One direction, goal or principle, with everything that says it.</summary>
/// <param name="Period">The time it is asked for; null: no source names any.</param>
/// <param name="Statement">The first to say it; the others are in <paramref name="Corroborations"/>.</param>
/// <param name="Position">Where the log has it: directions that were recorded together share an instant, and a source has its own order.</param>
public sealed record DirectionRow(
    string Id,
    DirectionKind Kind,
    string Text,
    string By,
    DirectionGroup? Group,
    When? Period,
    Items<string> Agencies,
    Items<ThreatTypeId> Types,
    Items<string> Places,
    ReviewId? Review,
    InstrumentId? Instrument,
    DirectionStatus Status,
    Items<Corroboration> Corroborations,
    Tlp Marking,
    Items<SourceId> Sources,
    Statement Statement,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    long Version,
    long Position = 0)
{
    /// <summary>The time it counts as being about: without a period it stands from when it was stated.</summary>
    public When? About() => Period ?? StatedOn;

    /// <summary>The group in one line: <c>1. Tuyên truyền</c>; null where the source sets it in none.</summary>
    public string? GroupText() => Group is null ? null : string.Join(". ", new[] { Group.Number?.ToString(CultureInfo.InvariantCulture), Group.Heading }.Where(part => part is not null));
}

public enum DirectionStatus
{
    Stands,
    Withdrawn,
}

/// <summary>The register of directions (phương hướng, nhiệm vụ): one row a direction.</summary>
public sealed class DirectionRegister : IRegisterFold<DirectionRow>
{
    public string Name => "directions";

    public IReadOnlyList<string> Categories { get; } = ["direction"];

    public IReadOnlyList<RegisterField<DirectionRow>> Fields { get; } =
    [
        new("kind", row => Codes.Of(row.Kind)),
        new("text", row => row.Text),
        new("by", row => row.By),
        new("group", row => row.GroupText()),
        new("period", row => row.Period?.Text),
        new("agencies", row => FieldText.Join(row.Agencies)),
        new("types", row => FieldText.Join(row.Types)),
        new("places", row => FieldText.Join(row.Places)),
        new("review", row => row.Review?.Value),
        new("instrument", row => row.Instrument?.Value),
        new("status", row => Codes.Of(row.Status)),
        new("marking", row => Codes.Of(row.Marking)),
        new("corroborations", row => FieldText.Join(row.Corroborations)),
        new("sources", row => FieldText.Join(row.Sources)),
    ];

    public Tlp MarkingOf(DirectionRow row) => row.Marking;

    public string TitleOf(DirectionRow row) => row.Text;

    public IEnumerable<string?> TextsOf(DirectionRow row) => [row.Id, row.Text, row.By, row.Group?.Heading, .. row.Agencies, .. row.Places];

    public DirectionRow Apply(DirectionRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            DirectionRecorded first => new DirectionRow(
                recorded.Stream.Id, first.Kind, first.Text, first.By, first.Group, first.Period, first.Agencies, first.Types, first.Places, first.Review, first.Instrument, DirectionStatus.Stands, [],
                first.Marking, [], first.Statement, first.Statement.StatedOn, recorded.RecordedAt, recorded.Version, recorded.Position),
            DirectionCorroborated corroborated when row is not null => row with { Corroborations = row.Corroborations.With(new(Fact: null, corroborated.Statement)) },
            DirectionCorrected corrected when row is not null => Correct(row, corrected.Corrections),
            DirectionWithdrawn when row is not null => row with { Status = DirectionStatus.Withdrawn },
            _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
        };
        return next with { Version = recorded.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

    private static DirectionRow Correct(DirectionRow row, DirectionCorrections corrections) => row with
    {
        Kind = corrections.Kind ?? row.Kind,
        Text = corrections.Text ?? row.Text,
        By = corrections.By ?? row.By,
        Group = corrections.Group ?? row.Group,
        Period = corrections.Period ?? row.Period,
        Agencies = corrections.Agencies ?? row.Agencies,
        Types = corrections.Types ?? row.Types,
        Places = corrections.Places ?? row.Places,
        Review = corrections.Review ?? row.Review,
        Instrument = corrections.Instrument ?? row.Instrument,
        Marking = corrections.Marking ?? row.Marking,
    };
}
