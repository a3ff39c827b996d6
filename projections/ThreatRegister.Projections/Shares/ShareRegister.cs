using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Shares;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Shares;

/// <summary>One exchange of information: who told whom what, under which marking and agreement, and who acknowledged it.</summary>
public sealed record ShareRow(
    string Id,
    string From,
    Items<string> To,
    string What,
    When? At,
    Items<IncidentId> Incidents,
    Items<OccasionId> Occasions,
    string? Agreement,
    InstrumentId? Instrument,
    Items<Acknowledgement> Acknowledgements,
    ShareStatus Status,
    Tlp Marking,
    Items<SourceId> Sources,
    Statement Statement,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    long Version)
{
    /// <summary>Whom it was told who have not acknowledged it.</summary>
    public IEnumerable<string> Unacknowledged() => To.Where(told => !Acknowledgements.Any(acknowledged => string.Equals(acknowledged.By, told, StringComparison.OrdinalIgnoreCase)));
}

public enum ShareStatus
{
    Stands,
    Withdrawn,
}

public sealed record Acknowledgement(string By, When? At);

/// <summary>The register of exchanges of information (trao đổi thông tin): one row an exchange.</summary>
public sealed class ShareRegister : IRegisterFold<ShareRow>
{
    public string Name => "shares";

    public IReadOnlyList<string> Categories { get; } = ["share"];

    public IReadOnlyList<RegisterField<ShareRow>> Fields { get; } =
    [
        new("from", row => row.From),
        new("to", row => FieldText.Join(row.To)),
        new("what", row => row.What),
        new("at", row => row.At?.Text),
        new("incidents", row => FieldText.Join(row.Incidents)),
        new("occasions", row => FieldText.Join(row.Occasions)),
        new("agreement", row => row.Agreement),
        new("instrument", row => row.Instrument?.Value),
        new("acknowledgements", row => FieldText.Join(row.Acknowledgements.Select(acknowledged => $"{acknowledged.By} {acknowledged.At?.Text}".Trim()))),
        new("status", row => Codes.Of(row.Status)),
        new("marking", row => Codes.Of(row.Marking)),
        new("sources", row => FieldText.Join(row.Sources)),
    ];

    public Tlp MarkingOf(ShareRow row) => row.Marking;

    public string TitleOf(ShareRow row) => row.What;

    public IEnumerable<string?> TextsOf(ShareRow row) => [row.Id, row.From, row.What, row.Agreement, .. row.To];

    public ShareRow Apply(ShareRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            InformationShared first => new ShareRow(
                recorded.Stream.Id, first.From, first.To, first.What, first.At, first.Incidents, first.Occasions, first.Agreement, first.Instrument, [], ShareStatus.Stands, first.Marking, [],
                first.Statement, first.Statement.StatedOn, recorded.RecordedAt, recorded.Version),
            ShareAcknowledged acknowledged when row is not null => row with { Acknowledgements = row.Acknowledgements.With(new(acknowledged.By, acknowledged.At)) },
            ShareCorrected corrected when row is not null => Correct(row, corrected.Corrections),
            ShareWithdrawn when row is not null => row with { Status = ShareStatus.Withdrawn },
            _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
        };
        return next with { Version = recorded.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

    private static ShareRow Correct(ShareRow row, ShareCorrections corrections) => row with
    {
        From = corrections.From ?? row.From,
        To = corrections.To ?? row.To,
        What = corrections.What ?? row.What,
        At = corrections.At ?? row.At,
        Incidents = corrections.Incidents ?? row.Incidents,
        Occasions = corrections.Occasions ?? row.Occasions,
        Agreement = corrections.Agreement ?? row.Agreement,
        Instrument = corrections.Instrument ?? row.Instrument,
        Marking = corrections.Marking ?? row.Marking,
    };
}
