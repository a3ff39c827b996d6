using System.Security.Cryptography;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;

namespace ThreatRegister.Cli.Bench;

/// <summary>The same payload for the log and its anchors: 400 random bytes an event, streams of 8, UUIDv7 ids.</summary>
internal static class BenchPayload
{
    public const int StreamLength = 8;
    public const string Actor = "bench";

    /// <summary>The benchmark records nothing about persons, so no key is ever made.</summary>
    public static IKeyRing Keys { get; } = new FileKeyRing(Path.GetTempPath());

    public static EventCodec Codec { get; } = new(EventCatalogue.Default, Keys);

    public static byte[] Data()
    {
        var data = new byte[400];
        RandomNumberGenerator.Fill(data);
        return data;
    }

    /// <summary>Whole streams, one command each.</summary>
    public static IReadOnlyList<Append> Streams(int events)
    {
        var appends = new Append[events / StreamLength];
        for (var index = 0; index < appends.Length; index++)
        {
            var happened = new NewEvent[StreamLength];
            for (var place = 0; place < StreamLength; place++) happened[place] = Codec.Encode(new IncidentNoted(Text(330), Statement.Own));
            appends[index] = new(NewStream(), ExpectedVersion.NoStream, Guid.CreateVersion7(), new byte[32], Actor, ReadOnlyMemory<byte>.Empty, happened);
        }

        return appends;
    }

    public static string Text(int letters) => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz ", letters - 1) + ".";

    private static StreamName NewStream() => StreamName.Of("bench", Guid.CreateVersion7().ToString("n"));
}
