using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using ThreatRegister.Application.Commands;

namespace ThreatRegister.Cli;

/// <summary>Reports that were sent in (tin báo): the list of them, and receiving one.</summary>
internal static class IntakeVerbs
{
    public static Command Create() => new ListVerb("intake")
    {
        Description = "Lists the reports that were sent in, in the order in which they came. They are counted nowhere.",
        Examples = ["./run intake --status received", "./run intake --type crime --csv", "./run intake receive --title \"Tin nhắn giả mạo ngân hàng\" --type crime.online-fraud", "./run intake accept tin-bao-7"],
    }.Create([Receive(), .. IntakeDecisions.All()]);

    private static Command Receive()
    {
        var file = new Argument<string?>("file") { Description = "The JSON of receive-report (UTF-8); -: standard input. The only way to give a contact.", Arity = ArgumentArity.ZeroOrOne };
        var members = new (Option<string?> Option, string Path)[]
        {
            (new("--report") { Description = "Its id (default: a new one)." }, "report"),
            (new("--title") { Description = "What it is about, in one line." }, "title"),
            (new("--text") { Description = "What was sent." }, "text"),
            (new("--type") { Description = "The threat type that the sender takes it for." }, "suggestedType"),
            (new("--occurred") { Description = "When, as precisely as told (docs/forms.md)." }, "occurred"),
            (new("--country") { Description = "Two capital letters, such as VN." }, "place.country"),
            (new("--place") { Description = "Name of the place." }, "place.name"),
            (new("--channel") { Description = "The way it came, such as the hotline." }, "channel"),
            (new("--by") { Description = "The unit that sent it; never a person." }, "by"),
            (new("--marking") { Description = "TLP: clear, green, amber, amber-strict or red (default: green)." }, "marking"),
            (new("--source") { Description = "Id of the source that it is from." }, "statement.source"),
        };
        return Verb.OnRegister(
            "receive",
            "Records a report that was sent in, from a file or from options.",
            ["./run intake receive report.json", "./run intake receive --title \"Cổng thông tin không vào được\" --type cyber.availability --occurred 2026-11-20 --place \"Đà Nẵng\" --country VN"],
            [file, .. members.Select(member => member.Option), Sending.CommandId, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var commandId = Sending.IdOf(parsed);
                var given = members.Where(member => parsed.GetValue(member.Option) is not null).Select(member => (member.Path, parsed.GetValue(member.Option)!)).ToList();
                var path = parsed.GetValue(file);
                if (path is null == (given.Count == 0)) throw new CliException(ExitCode.Usage, "Give either a FILE or options, at least --title.");
                var json = path is null ? Encoding.UTF8.GetBytes(Body(given).ToJsonString()) : await RecordVerb.ReadAsync(path, cancellationToken);
                var body = CommandJson.Parse("receive-report", json, path switch { null => "the options", "-" => "standard input", _ => path }, commandId);
                return await Sending.SendAsync(session, parsed, new CommandEnvelope(body, commandId, session.Settings.Actor), cancellationToken);
            });
    }

    private static JsonObject Body(IEnumerable<(string Path, string Value)> members)
    {
        var body = new JsonObject();
        foreach (var (path, value) in members)
        {
            if (path.Split('.') is [var whole, var part])
            {
                body[whole] ??= new JsonObject();
                body[whole]![part] = value;
            }
            else
            {
                body[path] = value;
            }
        }

        return body;
    }
}
