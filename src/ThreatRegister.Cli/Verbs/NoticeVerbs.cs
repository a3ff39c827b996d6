using System.CommandLine;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Cli;

/// <summary>Says when an incident was noticed, and who was told of it: what deadlines run by.</summary>
internal static class NoticeVerbs
{
    private static readonly Argument<string> incident = new("incident") { Description = "Id of the incident." };
    private static readonly Option<string?> at = new("--at") { Description = "When: 2026-07-01T08:30, 2026-07-01, 2026-07-01/morning ...", Required = true };
    private static readonly Option<string?> source = new("--source") { Description = "Id of the source that says so (default: your own observation)." };
    private static readonly Option<string?> quotation = new("--quotation") { Description = "Its words, in short." };
    private static readonly Option<string?> statedOn = new("--stated-on") { Description = "When it said so." };

    public static Command Detect() => Verb.OnRegister(
        "detect",
        "Records when an incident was noticed; later, more precisely. 'record correct-incident-detection' puts a wrong time right.",
        ["./run detect su-co-7 --at 2026-07-01T08:30", "./run detect su-co-7 --at 2026-07-01 --source bao-cao-12"],
        [incident, at, source, quotation, statedOn, Sending.CommandId, CommonOptions.Json],
        (session, parsed, cancellationToken) => Sending.SendAsync(
            session, parsed, new DetectIncident(Date(parsed, at, session.Settings.Zone), StatementOf(parsed, session.Settings.Zone)) { Incident = new(Ids.Require(parsed.GetValue(incident)!)) }, cancellationToken));

    public static Command Notify()
    {
        var to = new Option<string>("--to") { Description = "Who was told.", Required = true };
        var rule = new Option<string?>("--rule") { Description = "Id of the deadline rule that it settles ('deadlines' shows them)." };
        var step = new Option<string?>("--step") { Description = "The step that it was, under whatever rule, such as notification or final-report." };
        var id = new Option<string?>("--id") { Description = "Id of the notification within the incident (default: a new one)." };
        return Verb.OnRegister(
            "notify",
            "Records that someone was told of an incident; with --rule or --step it settles a deadline.",
            ["./run notify su-co-7 --to \"Cơ quan điều phối quốc gia\" --at 2026-07-02T09:00 --rule vn-20-2017-notification", "./run notify su-co-7 --to \"Chủ quản hệ thống\" --at 2026-07-02"],
            [incident, to, at, rule, step, id, source, quotation, statedOn, Sending.CommandId, CommonOptions.Json],
            (session, parsed, cancellationToken) =>
            {
                var commandId = Sending.IdOf(parsed);
                var notification = new Notification(
                    Sending.Id<LocalId>(parsed.GetValue(id) ?? commandId.ToString(), "--id"),
                    parsed.GetValue(to)!,
                    Date(parsed, at, session.Settings.Zone),
                    parsed.GetValue(rule) is { } named ? Sending.Id<LocalId>(named, "--rule") : null,
                    parsed.GetValue(step) is { } due ? Sending.Id<LocalId>(due, "--step") : null);
                var body = new NotifyIncident(notification, StatementOf(parsed, session.Settings.Zone)) { Incident = new(Ids.Require(parsed.GetValue(incident)!)) };
                return Sending.SendAsync(session, parsed, new Application.Commands.CommandEnvelope(body, commandId, session.Settings.Actor), cancellationToken);
            });
    }

    private static Statement? StatementOf(ParseResult parsed, TimeZoneInfo zone)
    {
        var stated = parsed.GetValue(statedOn) is null ? null : Date(parsed, statedOn, zone);
        if (parsed.GetValue(source) is { } from) return new(new(Ids.Require(from)), parsed.GetValue(quotation), stated);

        return stated is null && parsed.GetValue(quotation) is null ? null : throw new CliException(ExitCode.Usage, "--quotation and --stated-on go with --source.");
    }

    private static When Date(ParseResult parsed, Option<string?> option, TimeZoneInfo zone)
    {
        try
        {
            return When.Parse(parsed.GetValue(option)!, zone);
        }
        catch (FormatException wrong)
        {
            throw new CliException(ExitCode.Usage, $"{option.Name}: {wrong.Message}");
        }
    }
}
