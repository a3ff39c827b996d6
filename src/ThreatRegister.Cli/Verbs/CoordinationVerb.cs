using System.CommandLine;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Shares;
using ThreatRegister.Projections;

namespace ThreatRegister.Cli;

/// <summary>Who told whom what: the exchanges of information between agencies.</summary>
internal static class CoordinationVerb
{
    private static readonly Option<string?> on = new("--on") { Description = "When it was (default: not said)." };

    public static Command Create() => new ListVerb("coordination")
    {
        Description = "Lists the exchanges of information: who told whom what, under which marking and agreement, and who acknowledged it.",
        Examples =
        [
            "./run coordination --agency \"bộ công an\"", "./run coordination --unacknowledged --lang en", "./run coordination --occasion asean-2020 --json",
            "./run coordination share trao-doi-1 --from \"Bộ Công an\" --to \"Bộ Quốc phòng\" --what \"Dấu hiệu mã độc\" --marking amber",
        ],
    }.Create(Share(), Acknowledge());

    private static Command Share()
    {
        var id = Id();
        var from = new Option<string>("--from") { Description = "Who told.", Required = true };
        var to = new Option<string[]>("--to") { Description = "Whom; can be repeated.", Required = true };
        var what = new Option<string>("--what") { Description = "What was told.", Required = true };
        var marking = new Option<string>("--marking") { Description = $"One of: {string.Join(", ", Enum.GetValues<Tlp>().Select(value => Codes.Of(value)))}.", Required = true };
        var agreement = new Option<string?>("--agreement") { Description = "Under which agreement or mechanism." };
        var incidents = new Option<string[]>("--incident") { Description = "Id of an incident that it was about; can be repeated." };
        var occasions = new Option<string[]>("--occasion") { Description = "Id of an occasion that it was about; can be repeated." };
        return Verb.OnRegister(
            "share",
            "Records that information was passed on.",
            ["./run coordination share trao-doi-1 --from \"Bộ Công an\" --to \"Bộ Quốc phòng\" --what \"Dấu hiệu mã độc\" --marking amber --agreement \"Nghị định số 03\" --incident ma-doc-1 --on 2026-03-10"],
            [id, from, to, what, marking, agreement, incidents, occasions, on, Sending.CommandId, CommonOptions.Json],
            (session, parsed, cancellationToken) => Sending.SendAsync(
                session,
                parsed,
                new ShareInformation(
                    parsed.GetValue(from)!,
                    [.. parsed.GetValue(to)!],
                    parsed.GetValue(what)!,
                    Asked.Member<Tlp>(parsed.GetValue(marking)!, "marking"),
                    Sending.When(session, parsed, on),
                    [.. (parsed.GetValue(incidents) ?? []).Select(incident => Sending.Id<IncidentId>(incident, "--incident"))],
                    [.. (parsed.GetValue(occasions) ?? []).Select(occasion => Sending.Id<OccasionId>(occasion, "--occasion"))],
                    parsed.GetValue(agreement)) { Share = IdOf(parsed, id) },
                cancellationToken));
    }

    private static Command Acknowledge()
    {
        var id = Id();
        var by = new Option<string>("--by") { Description = "Who acknowledged: one of those who were told.", Required = true };
        return Verb.OnRegister(
            "acknowledge",
            "Records that one of those who were told has acknowledged it.",
            ["./run coordination acknowledge trao-doi-1 --by \"Bộ Quốc phòng\" --on 2026-03-11"],
            [id, by, on, Sending.CommandId, CommonOptions.Json],
            (session, parsed, cancellationToken) => Sending.SendAsync(
                session, parsed, new AcknowledgeShare(parsed.GetValue(by)!, Sending.When(session, parsed, on)) { Share = IdOf(parsed, id) }, cancellationToken));
    }

    private static Argument<string> Id() => new("share") { Description = "Id of the exchange." };

    private static ShareId IdOf(ParseResult parsed, Argument<string> id) => Sending.Id<ShareId>(parsed.GetValue(id)!, "share");
}
