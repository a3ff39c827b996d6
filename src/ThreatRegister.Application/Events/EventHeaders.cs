using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ThreatRegister.Application.Events;

/// <summary>What the headers of an event say: <c>{"signedInBy":"session"}</c> of one whose actor had signed in, nothing of another.</summary>
public static class EventHeaders
{
    private const string SignedIn = "signedInBy";

    /// <param name="signedInBy"><c>session</c> or <c>token</c>; null: the actor is who the command line was told.</param>
    public static ReadOnlyMemory<byte> Of(string? signedInBy) =>
        signedInBy is null ? ReadOnlyMemory<byte>.Empty : Encoding.UTF8.GetBytes(new JsonObject { [SignedIn] = signedInBy }.ToJsonString());

    /// <summary>What the actor had signed in by; null where the headers do not say that he had.</summary>
    public static string? SignedInBy(ReadOnlyMemory<byte> headers)
    {
        if (headers.IsEmpty) return null;

        try
        {
            using var json = JsonDocument.Parse(headers);
            return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty(SignedIn, out var by) && by.ValueKind is JsonValueKind.String ? by.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
