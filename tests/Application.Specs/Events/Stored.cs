using System.Text;
using ThreatRegister.Application.Events;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Application_Specs.Events;

/// <summary>Bytes as the log would hand them out.</summary>
internal static class Stored
{
    public static RecordedEvent As(string type, int version, ReadOnlyMemory<byte> data) => new(
        7,
        StreamName.Parse("incident-1"),
        3,
        type,
        version,
        DateTimeOffset.UnixEpoch,
        Guid.Empty,
        "u1",
        ReadOnlyMemory<byte>.Empty,
        data,
        new(default, default, default, default));

    public static RecordedEvent As(string type, int version, string json) => As(type, version, Encoding.UTF8.GetBytes(json));

    public static RecordedEvent As(NewEvent encoded) => As(encoded.Type, encoded.SchemaVersion, encoded.Data);

    public static string Text(NewEvent encoded) => Encoding.UTF8.GetString(encoded.Data.Span);

    public static object Decode(this EventCodec codec, string type, string json, int version = 1) => codec.Decode(As(type, version, json)).Event;
}
