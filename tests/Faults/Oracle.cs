using System.Text;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Faults;

/// <summary>
/// Judges a log by a client's journal, whatever fault lay between them: what was acknowledged is there exactly once and where the answer said,
/// what was not is there at most once, nothing is there that nobody sent; no hole, no version twice, no time that runs backwards.
/// </summary>
internal static class Oracle
{
    /// <param name="journal">All lines, in the order in which they were written.</param>
    /// <param name="log">All events, as read.</param>
    /// <param name="madeBefore">The position up to which events are not the client's.</param>
    /// <param name="isSettled">Whether the client has had an answer to everything, if need be by sending it again: then all of it is there.</param>
    public static IReadOnlyList<string> Judge(IReadOnlyList<JournalLine> journal, IReadOnlyList<RecordedEvent> log, long madeBefore, bool isSettled) =>
        [.. Order(log), .. Commands(journal, log, madeBefore, isSettled), .. Succession(journal, log)];

    private static IEnumerable<string> Order(IReadOnlyList<RecordedEvent> log)
    {
        var versions = new Dictionary<StreamName, long>();
        var before = DateTimeOffset.MinValue;
        for (var index = 0; index < log.Count; index++)
        {
            var recorded = log[index];
            if (recorded.Position != index + 1) yield return $"position {recorded.Position} stands where {index + 1} belongs";
            if (recorded.Version != versions.GetValueOrDefault(recorded.Stream) + 1)
                yield return $"position {recorded.Position}: version {recorded.Version} of {recorded.Stream} follows version {versions.GetValueOrDefault(recorded.Stream)}";
            if (recorded.RecordedAt < before) yield return $"position {recorded.Position}: recorded time runs backwards";
            versions[recorded.Stream] = recorded.Version;
            before = recorded.RecordedAt;
        }
    }

    private static IEnumerable<string> Commands(IReadOnlyList<JournalLine> journal, IReadOnlyList<RecordedEvent> log, long madeBefore, bool isSettled)
    {
        var recorded = log.Where(happened => happened.Position > madeBefore).ToLookup(happened => happened.CommandId);
        var answers = journal.OfType<Acknowledged>().ToLookup(line => line.Command);
        var commands = journal.OfType<Sent>().DistinctBy(line => line.Command).ToDictionary(line => line.Command);
        foreach (var sent in commands.Values)
        {
            RecordedEvent[] events = [.. recorded[sent.Command]];
            if (events.Length > 1) yield return $"doubled: {sent.Command} is at positions {string.Join(", ", events.Select(happened => happened.Position))}";
            if (events.Length == 0 && answers.Contains(sent.Command)) yield return $"lost: {sent.Command} was acknowledged at position {answers[sent.Command].First().Position}";
            if (isSettled && !answers.Contains(sent.Command)) yield return $"unsettled: {sent.Command} has no answer";
            foreach (var happened in events)
            {
                if (happened.Stream.ToString() != sent.Stream || !Encoding.UTF8.GetString(happened.Data.Span).Contains(sent.Command.ToString(), StringComparison.Ordinal))
                    yield return $"changed: position {happened.Position} is not what {sent.Command} said";
                foreach (var answer in answers[sent.Command].Where(answer => answer.Position != happened.Position || answer.Version != happened.Version))
                    yield return $"misplaced: {sent.Command} was acknowledged at position {answer.Position} as version {answer.Version}, and is at {happened.Position} as {happened.Version}";
            }
        }

        foreach (var stranger in recorded.Where(events => !commands.ContainsKey(events.Key)))
            yield return $"nobody sent {stranger.Key} at position {stranger.First().Position}";
    }

    /// <summary>What was sent after an answer had come is recorded after what was answered.</summary>
    private static IEnumerable<string> Succession(IReadOnlyList<JournalLine> journal, IReadOnlyList<RecordedEvent> log)
    {
        var positions = log.GroupBy(happened => happened.CommandId).ToDictionary(events => events.Key, events => events.First().Position);
        var seen = new HashSet<Guid>();
        var answered = 0L;
        foreach (var line in journal)
        {
            if (line is Acknowledged answer) answered = Math.Max(answered, answer.Position);
            else if (seen.Add(line.Command) && positions.TryGetValue(line.Command, out var position) && position <= answered)
                yield return $"misplaced: {line.Command} is at position {position}, though it was sent after {answered} was acknowledged";
        }
    }
}
