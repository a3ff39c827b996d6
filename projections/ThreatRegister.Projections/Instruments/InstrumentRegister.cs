using System.Diagnostics;
using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Instruments;

/// <summary>What an instrument is to another, with where that is from.</summary>
public sealed record StatedInstrumentRelation(InstrumentRelationKind Kind, InstrumentId Other, Statement Statement);

/// <summary>One instrument with everything that states it.</summary>
/// <param name="Describing">What told number, issuer or days where the first source left them open.</param>
public sealed record InstrumentRow(
    string Id,
    InstrumentKind Kind,
    LocalizedText Title,
    string? Number,
    string? Issuer,
    When? IssuedOn,
    DateOnly? InForceFrom,
    DateOnly? InForceTo,
    InstrumentStatus Status,
    Items<StatedInstrumentRelation> Relations,
    Items<Statement> Describing,
    Items<Corroboration> Corroborations,
    Tlp Marking,
    Items<SourceId> Sources,
    Statement Statement,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    long Version)
{
    /// <summary>The first day in force; the day of issue where no other is stated; null: not known.</summary>
    public DateOnly? Since => InForceFrom ?? (IssuedOn is { } issued && issued.Precision is not Precision.Unknown ? DateOnly.FromDateTime(issued.From) : null);
}

public enum InstrumentStatus
{
    /// <summary>No end is recorded.</summary>
    Stands,
    Ended,
}

/// <summary>The register of instruments: one row an instrument.</summary>
public sealed class InstrumentRegister : IRegisterFold<InstrumentRow>
{
    public string Name => "instruments";

    public IReadOnlyList<string> Categories { get; } = ["instrument"];

    public IReadOnlyList<RegisterField<InstrumentRow>> Fields { get; } =
    [
        new("kind", row => Codes.Of(row.Kind)),
        new("title", row => row.Title.In("vi")),
        new("titleEn", row => row.Title.En),
        new("number", row => row.Number),
        new("issuer", row => row.Issuer),
        new("issuedOn", row => row.IssuedOn?.Text),
        new("inForceFrom", row => Day(row.InForceFrom)),
        new("inForceTo", row => Day(row.InForceTo)),
        new("status", row => Codes.Of(row.Status)),
        new("relations", row => FieldText.Join(row.Relations.Select(relation => $"{Codes.Of(relation.Kind)} {relation.Other}").Distinct(StringComparer.Ordinal))),
        new("marking", row => Codes.Of(row.Marking)),
        new("corroborations", row => FieldText.Join(row.Corroborations)),
        new("sources", row => FieldText.Join(row.Sources)),
    ];

    public Tlp MarkingOf(InstrumentRow row) => row.Marking;

    public string TitleOf(InstrumentRow row) => row.Number is { } number ? $"{number}: {row.Title.In("vi")}" : row.Title.In("vi");

    public IEnumerable<string?> TextsOf(InstrumentRow row) => [row.Id, row.Title.Vi, row.Title.En, row.Number, row.Issuer];

    public InstrumentRow Apply(InstrumentRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            InstrumentRecorded first => new InstrumentRow(
                recorded.Stream.Id, first.Kind, first.Title, first.Number, first.Issuer, first.IssuedOn, first.InForceFrom, InForceTo: null, InstrumentStatus.Stands, [], [], [], first.Marking, [],
                first.Statement, first.Statement.StatedOn, recorded.RecordedAt, recorded.Version),
            InstrumentDescribed told when row is not null => row with
            {
                Number = told.Number ?? row.Number,
                Issuer = told.Issuer ?? row.Issuer,
                IssuedOn = told.IssuedOn ?? row.IssuedOn,
                InForceFrom = told.InForceFrom ?? row.InForceFrom,
                Describing = row.Describing.With(told.Statement),
            },
            InstrumentRelated related when row is not null => row with { Relations = row.Relations.With(new(related.Kind, related.Other, related.Statement)) },
            InstrumentUnrelated undone when row is not null => row with { Relations = [.. row.Relations.Where(known => known.Kind != undone.Kind || known.Other != undone.Other)] },
            InstrumentEnded ended when row is not null => row with { Status = InstrumentStatus.Ended, InForceTo = ended.InForceTo },
            InstrumentCorroborated corroborated when row is not null => row with { Corroborations = row.Corroborations.With(new(Fact: null, corroborated.Statement)) },
            InstrumentCorrected corrected when row is not null => Correct(row, corrected.Corrections),
            _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
        };
        return next with { Version = recorded.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

    private static InstrumentRow Correct(InstrumentRow row, InstrumentCorrections corrections) => row with
    {
        Kind = corrections.Kind ?? row.Kind,
        Title = corrections.Title ?? row.Title,
        Number = corrections.Number ?? row.Number,
        Issuer = corrections.Issuer ?? row.Issuer,
        IssuedOn = corrections.IssuedOn ?? row.IssuedOn,
        InForceFrom = corrections.InForceFrom ?? row.InForceFrom,
        InForceTo = corrections.InForceTo ?? row.InForceTo,
        Marking = corrections.Marking ?? row.Marking,
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
