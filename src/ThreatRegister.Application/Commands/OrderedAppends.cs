using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>
/// The <see cref="BulkAppend"/> of a log that has no road of its own for it: calls in which no append builds on another, one after the other.
/// </summary>
public sealed class OrderedAppends(IEventLog log)
{
    public async ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancellationToken)
    {
        var results = new List<AppendResult>(appends.Count);
        var broken = new HashSet<StreamName>();
        while (results.Count < appends.Count)
        {
            if (BuildsOn(broken, appends[results.Count]))
            {
                broken.Add(appends[results.Count].Stream);
                results.Add(new AppendResult.WrongVersion(Actual: 0)); // not tried: whoever wants the version loads the stream
                continue;
            }

            var call = NextCall(appends, results.Count, broken);
            var answers = await log.AppendAsync(call, cancellationToken);
            results.AddRange(answers);
            broken.UnionWith(call.Where((append, index) => !append.IsAsMeant(answers[index])).Select(append => append.Stream));
        }

        return results;
    }

    private static List<Append> NextCall(IReadOnlyList<Append> appends, int start, HashSet<StreamName> broken)
    {
        var streams = new HashSet<StreamName>();
        return [.. appends.Skip(start).TakeWhile(append => !BuildsOn(broken, append) && !BuildsOn(streams, append) && streams.Add(append.Stream))];
    }

    private static bool BuildsOn(HashSet<StreamName> streams, Append append) =>
        streams.Count > 0 && (streams.Contains(append.Stream) || append.BuildsOn.Any(streams.Contains));
}
