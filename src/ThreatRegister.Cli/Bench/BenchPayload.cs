using System.Security.Cryptography;
using ThreatRegister.EventLog;

namespace ThreatRegister.Cli.Bench;

/// <summary>The same payload for the log and its anchors: 400 random bytes an event, streams of 8, UUIDv7 ids.</summary>
internal static class BenchPayload
{
    public const int StreamLength = 8;
    public const string Actor = "bench";

    public static byte[] Data()
    {
        var data = new byte[400];
        RandomNumberGenerator.Fill(data);
        return data;
    }

    /// <summary>The bare workload: a caller that appends one event with the expected version, without load and decision.</summary>
    public static Func<Task> Appender(IEventLog log)
    {
        var stream = default(StreamName);
        var version = (long)StreamLength;
        return async () =>
        {
            if (version == StreamLength) (stream, version) = (NewStream(), 0);
            var data = Data();
            var append = new Append(
                stream, new(version), Guid.CreateVersion7(), SHA256.HashData(data), Actor, ReadOnlyMemory<byte>.Empty, [new("bench-noted", 1, data)]);
            var results = await log.AppendAsync([append]);
            if (results[0] is not AppendResult.Accepted) throw new InvalidOperationException($"The benchmark's append was answered {results[0]}.");
            version++;
        };
    }

    /// <summary>Whole streams, one command each.</summary>
    public static IReadOnlyList<Append> Streams(int events)
    {
        var appends = new Append[events / StreamLength];
        for (var index = 0; index < appends.Length; index++)
        {
            var happened = new NewEvent[StreamLength];
            for (var place = 0; place < StreamLength; place++) happened[place] = new("bench-noted", 1, Data());
            appends[index] = new(NewStream(), ExpectedVersion.NoStream, Guid.CreateVersion7(), new byte[32], Actor, ReadOnlyMemory<byte>.Empty, happened);
        }

        return appends;
    }

    private static StreamName NewStream() => StreamName.Of("bench", Guid.CreateVersion7().ToString("n"));
}
