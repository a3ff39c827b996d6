using System.CommandLine;
using System.Globalization;
using System.Text;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Projections.History;
using ThreatRegister.Projections.Merges;

namespace ThreatRegister.Cli;

/// <summary>Incidents that are one: merge, unmerge, and the list of both.</summary>
internal static class MergeVerbs
{
    public static Command Merge()
    {
        var merged = new Argument<string>("id") { Description = "The incident that is merged away; its id resolves for ever." };
        var into = new Option<string>("--into") { Description = "The incident that speaks for it from now on.", Required = true };
        var grounds = Sending.Grounds();
        return Verb.OnRegister(
            "merge",
            "Merges an incident into another: it is counted no more, and what it is told goes to the other.",
            ["./run merge bao-so-9-ban-tin-2 --into bao-so-9 --grounds \"Hai tin báo về cùng một cơn bão\"", "./run unmerge bao-so-9-ban-tin-2 --grounds \"Hai địa bàn khác nhau\""],
            [merged, into, grounds, Sending.CommandId, CommonOptions.Json],
            (session, parsed, cancellationToken) => Sending.SendAsync(
                session, parsed, new MergeIncidents(Sending.Id<IncidentId>(parsed.GetValue(into)!, "--into"), parsed.GetValue(grounds)!) { Merged = IdOf(parsed, merged) }, cancellationToken));
    }

    public static Command Unmerge()
    {
        var merged = new Argument<string>("id") { Description = "The incident that was merged away." };
        var grounds = Sending.Grounds();
        return Verb.OnRegister(
            "unmerge",
            "Undoes a merge. What the survivor was told meanwhile stays with it; 'merges --to-reassign' lists it.",
            ["./run unmerge bao-so-9-ban-tin-2 --grounds \"Hai địa bàn khác nhau\"", "./run merges --to-reassign"],
            [merged, grounds, Sending.CommandId, CommonOptions.Json],
            (session, parsed, cancellationToken) => Sending.SendAsync(session, parsed, new UnmergeIncidents(parsed.GetValue(grounds)!) { Merged = IdOf(parsed, merged) }, cancellationToken));
    }

    public static Command Merges() => new ListVerb("merges")
    {
        Description = "Lists the merges, and of those that were undone what is to be assigned anew.",
        Examples = ["./run merges", "./run merges --to-reassign", "./run merges settle bao-so-9-ban-tin-2 --grounds \"Đã phân lại\"", "./run merges --as-of 120 --json"],
        Text = (page, session) => string.Join('\n', page.Lines.Select(line => Text((MergeView)line.Row, session.Settings.Zone))),
    }.Create(Settle());

    private static Command Settle()
    {
        var merged = new Argument<string>("id") { Description = "The incident whose merge was undone." };
        var grounds = Sending.Grounds();
        return Verb.OnRegister(
            "settle",
            "Says that what the survivor was told while they were merged has been gone through.",
            ["./run merges settle bao-so-9-ban-tin-2 --grounds \"Đã phân lại hai biện pháp\""],
            [merged, grounds, Sending.CommandId, CommonOptions.Json],
            (session, parsed, cancellationToken) => Sending.SendAsync(session, parsed, new SettleUnmerge(parsed.GetValue(grounds)!) { Merged = IdOf(parsed, merged) }, cancellationToken));
    }

    private static IncidentId IdOf(ParseResult parsed, Argument<string> argument) => Sending.Id<IncidentId>(parsed.GetValue(argument)!, "id");

    private static string Text(MergeView view, TimeZoneInfo zone)
    {
        var merge = view.Merge;
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{merge.Merged} -> {merge.Survivor}");
        if (merge.Spans[^1] is var last && !string.Equals(last.Survivor, merge.Survivor, StringComparison.Ordinal)) text.Append(CultureInfo.InvariantCulture, $" (merged on, into {last.Survivor})");
        text.Append('\n').Append(Text("merged", merge.MergedBy, zone));
        if (merge.UnmergedBy is { } undone) text.Append(Text("undone", undone, zone));
        if (merge.SettledBy is { } settled) text.Append(Text("settled", settled, zone));
        if (view.ToReassign.Count == 0) return text.ToString();

        text.Append("    to be assigned anew:\n");
        foreach (var told in view.ToReassign)
            text.Append(CultureInfo.InvariantCulture, $"      {told.Entry.Position}  {told.Survivor}  {told.Entry.Event}  by {told.Entry.Actor}{What(told.Entry)}\n");
        return text.ToString();
    }

    private static string Text(string what, MergeAct act, TimeZoneInfo zone) =>
        string.Create(CultureInfo.InvariantCulture, $"    {what} at position {act.Position}, {TimeZoneInfo.ConvertTime(act.RecordedAt, zone):yyyy-MM-dd HH:mmzzz}, by {act.Actor}: {act.Grounds}\n");

    private static string What(HistoryEntry entry) => string.Concat(entry.Changes.Select(change => $"; {change.Field}: {ChangeWords.Of(change.Old, change.New)}"));
}
