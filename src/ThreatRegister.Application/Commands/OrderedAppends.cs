using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>The <see cref="BulkAppend"/> of a log that has no road of its own for it: calls that hold each stream once, one after the other.</summary>
public sealed class OrderedAppends(IEventLog log)
{
    public async ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancellationToken)
    {
        var results = new List<AppendResult>(appends.Count);
        var broken = new Dictionary<StreamName, AppendResult.WrongVersion>();
        while (results.Count < appends.Count)
        {
            if (broken.TryGetValue(appends[results.Count].Stream, out var wrong))
            {
                results.Add(wrong);
                continue;
            }

            var call = NextCall(appends, results.Count, broken);
            var answers = await log.AppendAsync(call, cancellationToken);
            results.AddRange(answers);
            for (var index = 0; index < call.Count; index++)
            {
                if (!call[index].IsAsMeant(answers[index])) broken[call[index].Stream] = answers[index] as AppendResult.WrongVersion ?? new(Actual: 0);
            }
        }

        return results;
    }

    private static List<Append> NextCall(IReadOnlyList<Append> appends, int start, Dictionary<StreamName, AppendResult.WrongVersion> broken)
    {
        var streams = new HashSet<StreamName>();
        return [.. appends.Skip(start).TakeWhile(append => !broken.ContainsKey(append.Stream) && streams.Add(append.Stream))];
    }
}
