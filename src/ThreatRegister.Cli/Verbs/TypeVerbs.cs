using System.CommandLine;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Cli;

/// <summary>Changes to the tree of threat types. Ids stay; names, codes and parents are valid from a day.</summary>
internal static class TypeVerbs
{
    private const string Always = "always";

    public static IEnumerable<Command> All() => [Rename(), Move(), Split(), Retire(), Reinstate()];

    private static Command Rename()
    {
        var vi = new Option<string?>("--vi") { Description = "The Vietnamese name." };
        var en = new Option<string?>("--en") { Description = "The English name; one that is left out stays." };
        return Change(
            "rename",
            "Gives a type another name.",
            "./run types rename information.fake-news --vi \"Tin giả, tin sai sự thật\" --grounds \"Nghị định mới\" --valid-from 2026-07-01",
            [vi, en],
            (parsed, type, grounds, from, tree) =>
            {
                if (parsed.GetValue(vi) is null && parsed.GetValue(en) is null) throw new CliException(ExitCode.Usage, "Give --vi, --en or both.");
                var now = tree.On(from).NameOf(type);
                return new RenameThreatType(new(parsed.GetValue(vi) ?? now.Vi, parsed.GetValue(en) ?? now.En), grounds, from) { Type = type };
            });
    }

    private static Command Move()
    {
        var under = new Option<string?>("--under") { Description = "The type it stands below from then on." };
        var root = new Option<bool>("--root") { Description = "It stands at the top." };
        return Change(
            "move",
            "Puts a type with all below it under another.",
            "./run types move crime.high-tech --under cyber --grounds \"Sắp xếp lại theo luật mới\"",
            [under, root],
            (parsed, type, grounds, from, _) => parsed.GetValue(under) is null == parsed.GetValue(root)
                ? new MoveThreatType(parsed.GetValue(under) is { } parent ? Sending.Id<ThreatTypeId>(parent, "--under") : null, grounds, from) { Type = type }
                : throw new CliException(ExitCode.Usage, "Give either --under TYPE or --root."));
    }

    private static Command Split()
    {
        var into = new Option<string[]>("--into") { Description = "A new type as ID=VIETNAMESE|ENGLISH; once for each. They are counted in the word of the type that is split.", Required = true };
        return Change(
            "split",
            "Makes new types below a type. Incidents recorded before stay with it, as not subdivided, until they are reclassified.",
            "./run types split cyber.attack --into \"cyber.attack.ddos=Từ chối dịch vụ|Denial of service\" --into \"cyber.attack.phishing=Lừa đảo qua thư|Phishing\" --grounds \"Cần thống kê riêng\"",
            [into],
            (parsed, type, grounds, from, tree) => new SplitThreatType([.. parsed.GetValue(into)!.Select(part => PartOf(part, tree.CountingWordOf(type)))], grounds, from) { Type = type });
    }

    private static Command Retire()
    {
        var replacement = new Option<string?>("--replaced-by") { Description = "What to record under instead: the refusal names it." };
        return Change(
            "retire",
            "Lets nothing new be recorded under a type; what is there stays.",
            "./run types retire cyber.terrorism --replaced-by cyber.attack --grounds \"Gộp theo bảng mã mới\" --valid-from 2026-07-01",
            [replacement],
            (parsed, type, grounds, from, _) =>
                new RetireThreatType(grounds, from, parsed.GetValue(replacement) is { } by ? Sending.Id<ThreatTypeId>(by, "--replaced-by") : null) { Type = type });
    }

    private static Command Reinstate() => Change(
        "reinstate",
        "Takes a retired type back into use.",
        "./run types reinstate cyber.terrorism --grounds \"Vẫn cần thống kê\"",
        [],
        (_, type, grounds, from, _) => new ReinstateThreatType(grounds, from) { Type = type });

    private static Command Change(
        string name, string description, string example, IEnumerable<Symbol> symbols, Func<ParseResult, ThreatTypeId, string, DateOnly?, ThreatTypeTree, ThreatTypeCommand> make)
    {
        var type = new Argument<string>("type") { Description = "Id of the type ('types' lists them)." };
        var grounds = Sending.Grounds();
        var from = new Option<string?>("--valid-from") { Description = $"From this day on (yyyy-MM-dd; default: today); '{Always}': as if it had always been so, for what was wrong from the beginning." };
        return Verb.OnRegister(
            name,
            description,
            [example, "./run types --json"],
            [type, .. symbols, grounds, from, Sending.CommandId, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var tree = await session.Moments.TypesAtAsync(long.MaxValue, cancellationToken);
                var command = make(parsed, Sending.Id<ThreatTypeId>(parsed.GetValue(type)!, "type"), parsed.GetValue(grounds)!, DayOf(parsed.GetValue(from), session.Settings.Zone), tree);
                return await Sending.SendAsync(session, parsed, command, cancellationToken);
            });
    }

    private static DateOnly? DayOf(string? text, TimeZoneInfo zone) => text switch
    {
        null => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).DateTime),
        Always => null,
        _ => Asked.Day(text, "valid-from"),
    };

    private static NewThreatType PartOf(string text, LocalizedText countingWord)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) throw new CliException(ExitCode.Usage, $"--into: '{text}' is not ID=VIETNAMESE|ENGLISH.");

        var names = text[(equals + 1)..].Split('|', 2, StringSplitOptions.TrimEntries);
        return new(Sending.Id<ThreatTypeId>(text[..equals].Trim(), "--into"), new(names[0], names.Length == 2 ? names[1] : null), countingWord);
    }
}
