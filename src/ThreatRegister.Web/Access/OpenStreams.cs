using System.Collections.Concurrent;

namespace ThreatRegister.Web.Access;

/// <summary>Answers that go on for minutes: how many of them there may be at once, in all and of one account, so that nobody takes them from the others.</summary>
internal sealed class OpenStreams
{
    private const int Most = 200;
    private const int MostOfOne = 10;
    private readonly ConcurrentDictionary<string, int> open = new(StringComparer.Ordinal);
    private int all;

    /// <summary>Null: there are too many. Else one more, until it is disposed of.</summary>
    public IDisposable? TryOpen(string account)
    {
        if (Interlocked.Increment(ref all) <= Most)
        {
            if (open.AddOrUpdate(account, 1, (_, count) => count + 1) <= MostOfOne) return new One(this, account);
            Close(account);
        }

        Interlocked.Decrement(ref all);
        return null;
    }

    private void Close(string account)
    {
        if (open.AddOrUpdate(account, 0, (_, count) => count - 1) == 0) open.TryRemove(new(account, 0));
    }

    private sealed class One(OpenStreams streams, string account) : IDisposable
    {
        public void Dispose()
        {
            streams.Close(account);
            Interlocked.Decrement(ref streams.all);
        }
    }
}
