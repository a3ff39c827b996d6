using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Sources;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Sources;

/// <summary>One source: a document, a data set, a report sent in.</summary>
public sealed record SourceRow(
    string Id,
    LocalizedText Title,
    SourceKind Kind,
    string? Publisher,
    When? StatedOn,
    StatementBasis StatedOnBasis,
    string? Language,
    string? Licence,
    string? Url,
    DateTimeOffset RecordedAt,
    long Version);

/// <summary>The register of sources: one row a source.</summary>
public sealed class SourceRegister : IRegisterFold<SourceRow>
{
    public string Name => "sources";

    public IReadOnlyList<string> Categories { get; } = ["source"];

    public IReadOnlyList<RegisterField<SourceRow>> Fields { get; } =
    [
        new("title", row => row.Title.In("vi")),
        new("titleEn", row => row.Title.En),
        new("kind", row => Codes.Of(row.Kind)),
        new("publisher", row => row.Publisher),
        new("statedOn", row => row.StatedOn?.Text),
        new("statedOnBasis", row => Codes.Of(row.StatedOnBasis)),
        new("language", row => row.Language),
        new("licence", row => row.Licence),
        new("url", row => row.Url),
    ];

    /// <summary>Sources are published.</summary>
    public Tlp MarkingOf(SourceRow row) => Tlp.Clear;

    public string TitleOf(SourceRow row) => row.Title.In("vi");

    public IEnumerable<string?> TextsOf(SourceRow row) => [row.Id, row.Title.Vi, row.Title.En, row.Publisher];

    public SourceRow Apply(SourceRow? row, Recorded<object> recorded) => recorded.Event switch
    {
        SourceRegistered registered => new(
            recorded.Stream.Id, registered.Title, registered.Kind, registered.Publisher, registered.StatedOn, registered.StatedOnBasis, registered.Language, registered.Licence, registered.Url, recorded.RecordedAt, recorded.Version),
        SourceCorrected corrected when row is not null => row with
        {
            Title = corrected.Title, Publisher = corrected.Publisher, StatedOn = corrected.StatedOn, StatedOnBasis = corrected.StatedOnBasis, Url = corrected.Url, Version = recorded.Version,
        },
        _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
    };
}
