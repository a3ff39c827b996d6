using System.Text.Json;
using System.Text.Json.Nodes;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Events;

/// <summary>Events to stored bytes and back: UTF-8 JSON, personal fields encrypted, older shapes brought up to the present one.</summary>
public sealed class EventCodec(EventCatalogue catalogue, IKeyRing keys)
{
    private static readonly JsonDocumentOptions asStored = new() { AllowDuplicateProperties = false, MaxDepth = 32 };
    private readonly JsonSerializerOptions stored = JsonForms.With(new EncryptedPersonalConverter(keys));

    public NewEvent Encode(object happened)
    {
        var kind = catalogue.Of(happened.GetType());
        return new(kind.Name, kind.SchemaVersion, JsonSerializer.SerializeToUtf8Bytes(happened, kind.Type, stored));
    }

    /// <exception cref="UnknownEventException">A newer version of the program wrote it.</exception>
    /// <exception cref="UnreadableEventException">The bytes are not what this type is.</exception>
    public Recorded<object> Decode(RecordedEvent recorded)
    {
        var kind = catalogue.Find(recorded.Type);
        if (kind is null || recorded.SchemaVersion > kind.SchemaVersion) throw new UnknownEventException(recorded);

        try
        {
            return new(
                recorded.Position, recorded.Stream, recorded.Version, recorded.RecordedAt, recorded.Actor, recorded.CommandId, Read(kind, recorded))
            {
                SignedInBy = EventHeaders.SignedInBy(recorded.Headers),
            };
        }
        catch (Exception wrong) when (IsOfItsContent(wrong))
        {
            throw new UnreadableEventException(recorded, wrong);
        }
    }

    /// <summary>Null where the bytes are not what the type is: whoever asks goes on without it.</summary>
    /// <exception cref="UnknownEventException">A newer version of the program wrote it.</exception>
    public Recorded<object>? TryDecode(RecordedEvent recorded)
    {
        try
        {
            return Decode(recorded);
        }
        catch (UnreadableEventException)
        {
            return null;
        }
    }

    /// <summary>Not the key ring's: a key that cannot be read now says nothing of the event.</summary>
    private static bool IsOfItsContent(Exception wrong) => wrong is JsonException or FormatException or InvalidOperationException or ArgumentException
        or ArithmeticException or NotSupportedException or NullReferenceException or KeyNotFoundException or IndexOutOfRangeException or InvalidCastException;

    private object Read(EventKind kind, RecordedEvent recorded)
    {
        if (recorded.SchemaVersion == kind.SchemaVersion)
            return JsonSerializer.Deserialize(recorded.Data.Span, kind.Type, stored) ?? throw new JsonException("An event cannot be null.");

        return Upcast(kind, recorded).Deserialize(kind.Type, stored) ?? throw new JsonException("An event cannot be null.");
    }

    private static JsonObject Upcast(EventKind kind, RecordedEvent recorded)
    {
        var json = JsonNode.Parse(recorded.Data.Span, documentOptions: asStored) as JsonObject ?? throw new JsonException("An event is a JSON object.");
        try
        {
            foreach (var upcast in kind.Upcasters.Skip(recorded.SchemaVersion - 1)) json = upcast(json);
            return json;
        }
        catch (Exception wrong) when (wrong is NullReferenceException or KeyNotFoundException or IndexOutOfRangeException or InvalidCastException)
        {
            throw new JsonException($"It has not the shape {recorded.SchemaVersion} of its type.", wrong); // an upcaster met what it was not made for
        }
    }
}

/// <summary>An event of a type or shape that this version doesn't know: wait for the newer program, never skip.</summary>
public sealed class UnknownEventException(RecordedEvent recorded)
    : Exception($"Position {recorded.Position}: this version doesn't know '{recorded.Type}' version {recorded.SchemaVersion}; run the version that wrote it, or a newer one.")
{
    public long Position { get; } = recorded.Position;
}

/// <summary>Stored bytes that cannot be read as the event they are named.</summary>
public sealed class UnreadableEventException(RecordedEvent recorded, Exception inner)
    : Exception($"Position {recorded.Position}, stream {recorded.Stream}: '{recorded.Type}' cannot be read: {inner.Message}", inner)
{
    public long Position { get; } = recorded.Position;

    public StreamName Stream { get; } = recorded.Stream;
}
