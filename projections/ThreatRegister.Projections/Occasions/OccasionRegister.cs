using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.EventLog;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Projections.Occasions;

/// <summary>One occasion with its measures and judgements, each with its source.</summary>
public sealed record OccasionRow(
    string Id,
    LocalizedText Name,
    When Held,
    string? Lead,
    Tlp Marking,
    OccasionStatus Status,
    Items<OccasionChange> Changes,
    Items<StatedResponse> Responses,
    Items<Judgement> Judgements,
    Items<SourceId> Sources,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    long Version)
{
    /// <summary>Further sources for what the row holds.</summary>
    public Items<Corroboration> Corroborations { get; init; } = [];
}

public enum OccasionStatus
{
    Open,
    Concluded,
}

public sealed record OccasionChange(string Change, When? From, Statement Statement);

public sealed record Judgement(LocalId Id, string By, string Text, Statement Statement);

/// <summary>The register of occasions (sự kiện trọng điểm): one row an occasion.</summary>
public sealed class OccasionRegister : IRegisterFold<OccasionRow>
{
    public string Name => "occasions";

    public IReadOnlyList<string> Categories { get; } = ["occasion"];

    public IReadOnlyList<RegisterField<OccasionRow>> Fields { get; } =
    [
        new("name", row => row.Name.In("vi")),
        new("nameEn", row => row.Name.En),
        new("held", row => row.Held.Text),
        new("lead", row => row.Lead),
        new("marking", row => Codes.Of(row.Marking)),
        new("status", row => Codes.Of(row.Status)),
        new("changes", row => FieldText.Join(row.Changes.Select(change => $"{change.From?.Text} {change.Change}".Trim()))),
        new("responses", row => FieldText.Join(row.Responses.Select(stated => $"{stated.Response.Kind}: {stated.Response.Summary}"))),
        new("judgements", row => FieldText.Join(row.Judgements.Select(judgement => $"{judgement.By}: {judgement.Text}"))),
        new("corroborations", row => FieldText.Join(row.Corroborations)),
        new("sources", row => FieldText.Join(row.Sources)),
    ];

    public Tlp MarkingOf(OccasionRow row) => row.Marking;

    public string TitleOf(OccasionRow row) => row.Name.In("vi");

    public IEnumerable<string?> TextsOf(OccasionRow row) =>
    [
        row.Id, row.Name.Vi, row.Name.En, row.Lead,
        .. row.Changes.Select(change => change.Change),
        .. row.Responses.Select(stated => stated.Response.Summary),
        .. row.Judgements.SelectMany(judgement => new[] { judgement.By, judgement.Text }),
    ];

    public OccasionRow Apply(OccasionRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            OccasionOpened opened => new OccasionRow(
                recorded.Stream.Id, opened.Name, opened.Held, opened.Lead, opened.Marking, OccasionStatus.Open, [], [], [], [], opened.Statement.StatedOn, recorded.RecordedAt, recorded.Version),
            OccasionEvent happened when row is not null => Change(row, happened),
            _ => throw new UnreachableException($"{recorded.Stream} begins with {recorded.Event.GetType().Name}."),
        };
        return next with { Version = recorded.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

    private static OccasionRow Change(OccasionRow row, OccasionEvent happened) => happened switch
    {
        OccasionOpened => row,
        OccasionChanged changed => row with { Held = changed.Held ?? row.Held, Changes = row.Changes.With(new(changed.Change, changed.From, changed.Statement)) },
        OccasionResponseRecorded recorded => row with { Responses = row.Responses.With(new(recorded.Response, recorded.Statement)) },
        OccasionJudged judged => row with { Judgements = row.Judgements.With(new(judged.Judgement, judged.By, judged.Text, judged.Statement)) },
        OccasionCorroborated corroborated => row with { Corroborations = row.Corroborations.With(new(corroborated.Fact, corroborated.Statement)) },
        OccasionConcluded => row with { Status = OccasionStatus.Concluded },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };
}
