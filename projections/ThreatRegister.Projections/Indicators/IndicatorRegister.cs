using System.Diagnostics;
using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Indicators;

/// <summary>One indicator with everything that states it.</summary>
/// <param name="Name">Of the index; null: no source has stated it yet, and so for publisher and period.</param>
/// <param name="Naming">What told name, publisher or period where the first source left them open.</param>
public sealed record IndicatorRow(
    string Id,
    string Subject,
    string About,
    IndicatorFigure Figure,
    IndicatorScope Scope,
    string? Region,
    Items<ThreatTypeId> Types,
    LocalizedText? Name,
    string? Publisher,
    When? Period,
    IndicatorStatus Status,
    Items<Statement> Naming,
    Items<Corroboration> Corroborations,
    Tlp Marking,
    Items<SourceId> Sources,
    Statement Statement,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    long Version)
{
    /// <summary>The figure as it is written: <c>25/194</c>, <c>7</c>, <c>12.5 %</c>.</summary>
    public string Text => Figure switch
    {
        { Rank: { } rank, Of: { } of } => string.Create(CultureInfo.InvariantCulture, $"{rank}/{of}"),
        { Rank: { } rank } => rank.ToString(CultureInfo.InvariantCulture),
        { Value: { } value, Unit: { } unit } => string.Create(CultureInfo.InvariantCulture, $"{value} {unit}"),
        _ => Figure.Value?.ToString(CultureInfo.InvariantCulture) ?? "",
    };
}

public enum IndicatorStatus
{
    Stands,
    Withdrawn,
}

/// <summary>The register of indicators: one row an indicator.</summary>
public sealed class IndicatorRegister : IRegisterFold<IndicatorRow>
{
    public string Name => "indicators";

    public IReadOnlyList<string> Categories { get; } = ["indicator"];

    public IReadOnlyList<RegisterField<IndicatorRow>> Fields { get; } =
    [
        new("subject", row => row.Subject),
        new("about", row => row.About),
        new("figure", row => row.Text),
        new("scope", row => Codes.Of(row.Scope)),
        new("region", row => row.Region),
        new("types", row => FieldText.Join(row.Types)),
        new("name", row => row.Name?.In("vi")),
        new("nameEn", row => row.Name?.En),
        new("publisher", row => row.Publisher),
        new("period", row => row.Period?.Text),
        new("status", row => Codes.Of(row.Status)),
        new("marking", row => Codes.Of(row.Marking)),
        new("corroborations", row => FieldText.Join(row.Corroborations)),
        new("sources", row => FieldText.Join(row.Sources)),
    ];

    public Tlp MarkingOf(IndicatorRow row) => row.Marking;

    public string TitleOf(IndicatorRow row) => $"{row.Subject}: {row.Text} ({row.Region ?? row.About})";

    public IEnumerable<string?> TextsOf(IndicatorRow row) => [row.Id, row.Subject, row.About, row.Region, row.Name?.Vi, row.Name?.En, row.Publisher, row.Text];

    public IndicatorRow Apply(IndicatorRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            IndicatorObserved first => new IndicatorRow(
                recorded.Stream.Id, first.Subject, first.About, first.Figure, first.Scope, first.Region, first.Types, first.Name, first.Publisher, first.Period, IndicatorStatus.Stands, [], [],
                first.Marking, [], first.Statement, first.Statement.StatedOn, recorded.RecordedAt, recorded.Version),
            IndicatorNamed named when row is not null => row with
            {
                Name = named.Name ?? row.Name, Publisher = named.Publisher ?? row.Publisher, Period = named.Period ?? row.Period, Naming = row.Naming.With(named.Statement),
            },
            IndicatorCorroborated corroborated when row is not null => row with { Corroborations = row.Corroborations.With(new(Fact: null, corroborated.Statement)) },
            IndicatorCorrected corrected when row is not null => Correct(row, corrected.Corrections),
            IndicatorWithdrawn when row is not null => row with { Status = IndicatorStatus.Withdrawn },
            _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
        };
        return next with { Version = recorded.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

    private static IndicatorRow Correct(IndicatorRow row, IndicatorCorrections corrections) => row with
    {
        Subject = corrections.Subject ?? row.Subject,
        About = corrections.About ?? row.About,
        Figure = corrections.Figure ?? row.Figure,
        Scope = corrections.Scope ?? row.Scope,
        Region = corrections.Scope is IndicatorScope.World ? null : corrections.Region ?? row.Region,
        Types = corrections.Types ?? row.Types,
        Name = corrections.Name ?? row.Name,
        Publisher = corrections.Publisher ?? row.Publisher,
        Period = corrections.Period ?? row.Period,
        Marking = corrections.Marking ?? row.Marking,
    };
}
