using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Responses;

/// <summary>One measure of an incident or an occasion. Who may see it, whether it counts and what it was for is the owner's matter.</summary>
/// <param name="Key">The owner's stream and the measure's own id: <c>incident-7f3c/block</c>.</param>
/// <param name="OwnerKind"><c>incident</c> or <c>occasion</c>.</param>
public sealed record ResponseRow(string Key, string OwnerKind, string Owner, Response Response, Statement Statement, long Version);

/// <summary>
/// The register of measures (biện pháp ứng phó) of incidents and occasions: one row each. Its rows are parts of records, so it is not
/// among those that are searched and listed as such.
/// </summary>
public sealed class ResponseRegister : IRegisterFold<ResponseRow>
{
    public string Name => "responses";

    public IReadOnlyList<string> Categories { get; } = ["incident", "occasion"];

    public bool HoldsParts => true;

    public IReadOnlyList<RegisterField<ResponseRow>> Fields { get; } =
    [
        new("kind", row => row.Response.Kind),
        new("summary", row => row.Response.Summary),
        new("when", row => row.Response.When?.Text),
        new("by", row => row.Response.By),
        new("reach", row => Codes.Of(row.Response.Reach)),
        new("slot", row => row.Response.Slot is { } slot ? Codes.Of(slot) : null),
        new("result", row => row.Response.Result),
        new("source", row => row.Statement.Source?.Value),
    ];

    public Route RouteOf(Recorded<object> recorded) => recorded.Event switch
    {
        IncidentReported { Responses: { } responses } => Route.To(responses.Select(response => KeyOf(recorded, response))),
        IncidentResponseRecorded response => Route.To(KeyOf(recorded, response.Response)),
        IncidentResponseCorrected response => Route.To(KeyOf(recorded, response.Response)),
        OccasionResponseRecorded response => Route.To(KeyOf(recorded, response.Response)),
        _ => Route.None,
    };

    /// <summary>Of a report with several measures, the one with the key, as if it had been recorded by itself.</summary>
    public Recorded<object> PartOf(string key, Recorded<object> recorded) => recorded.Event is IncidentReported reported
        ? recorded with { Event = new IncidentResponseRecorded(reported.Responses!.Single(response => string.Equals(KeyOf(recorded, response), key, StringComparison.Ordinal)), reported.Statement) }
        : recorded;

    // The owner's marking decides: every reader of this register joins it.
    public Tlp MarkingOf(ResponseRow row) => Tlp.Clear;

    public string TitleOf(ResponseRow row) => row.Response.Summary;

    public IEnumerable<string?> TextsOf(ResponseRow row) => [row.Response.Summary, row.Response.By, row.Response.Result];

    public ResponseRow Apply(ResponseRow? row, Recorded<object> recorded)
    {
        var (response, statement) = recorded.Event switch
        {
            IncidentResponseRecorded told => (told.Response, told.Statement),
            IncidentResponseCorrected told => (told.Response, told.Statement),
            OccasionResponseRecorded told => (told.Response, told.Statement),
            _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
        };
        return new(KeyOf(recorded, response), recorded.Stream.Category, recorded.Stream.Id, response, statement, recorded.Version);
    }

    private static string KeyOf(Recorded<object> recorded, Response response) => $"{recorded.Stream}/{response.Id}";
}
