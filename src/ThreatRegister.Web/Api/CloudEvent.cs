using System.Globalization;
using System.Text.Json;
using ThreatRegister.Application.Events;
using ThreatRegister.EventLog;

namespace ThreatRegister.Web.Api;

/// <summary>An event as CloudEvents 1.0 has it in JSON (structured mode).</summary>
internal static class CloudEvent
{
    public const string TypePrefix = "vn.threatregister.";
    private const string Source = "/api/events";

    /// <summary>One line of JSON.</summary>
    public static byte[] LineOf(Recorded<object> recorded)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JsonForms.Plain.Encoder, MaxDepth = JsonForms.Plain.MaxDepth + 1 }))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", Id(recorded.Position));
            json.WriteString("source", Source);
            json.WriteString("type", TypeOf(recorded));
            json.WriteString("subject", recorded.Stream.ToString());
            json.WriteString("time", recorded.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("datacontenttype", "application/json");
            // Extension attributes: lower-case letters and digits alone.
            json.WriteNumber("position", recorded.Position);
            json.WriteNumber("streamversion", recorded.Version);
            json.WriteString("actor", recorded.Actor);
            json.WriteString("commandid", recorded.CommandId);
            json.WritePropertyName("data");
            JsonSerializer.Serialize(json, recorded.Event, recorded.Event.GetType(), JsonForms.Plain);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    public static string TypeOf(Recorded<object> recorded) => TypePrefix + EventCatalogue.Default.Of(recorded.Event.GetType()).Name;

    public static string Id(long position) => position.ToString(CultureInfo.InvariantCulture);
}
