using System.Globalization;
using System.Text.Json;
using ThreatRegister.EventLog;
using static ThreatRegister.Application.Transfer.EventsMembers;

namespace ThreatRegister.Application.Transfer;

/// <summary>One line of an events file while it is read: each member once, none that is not known, the raw bytes of data and headers.</summary>
internal sealed class EventLine
{
    private const int MaxDepth = EventsWriter.MaxDepth + 4;

    private readonly Dictionary<string, (JsonTokenType Kind, ReadOnlyMemory<byte> Raw)> members = new(StringComparer.Ordinal);

    private EventLine()
    {
    }

    /// <summary>Whether the line has the member.</summary>
    public bool Has(string name) => members.ContainsKey(name);

    /// <param name="line">Kept: members point into it.</param>
    /// <exception cref="FormatException">The line is no JSON object, or has a member twice or one that is not known.</exception>
    public static EventLine Parse(ReadOnlyMemory<byte> line, string[] known)
    {
        try
        {
            var read = new EventLine();
            var reader = new Utf8JsonReader(line.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject) throw new FormatException("the line is no JSON object");
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var name = NameOf(ref reader, known);
                reader.Read();
                var (kind, start) = (reader.TokenType, (int)reader.TokenStartIndex);
                reader.Skip();
                if (!read.members.TryAdd(name, (kind, line[start..(int)reader.BytesConsumed]))) throw new FormatException($"'{name}' stands there twice");
            }

            if (reader.Read()) throw new FormatException("something stands behind the object");
            return read;
        }
        catch (JsonException broken)
        {
            throw new FormatException($"the line is no JSON: {broken.Message}", broken);
        }
    }

    /// <summary>The member's bytes as they stand in the file.</summary>
    public ReadOnlyMemory<byte> Raw(string name) => Of(name).Raw;

    public long Number(string name)
    {
        var (kind, raw) = Of(name);
        return kind is JsonTokenType.Number && long.TryParse(raw.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{name}' is no whole number");
    }

    public string Text(string name)
    {
        try
        {
            return Unescaped(name).GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            throw new FormatException($"'{name}' is no valid text", broken);
        }
    }

    public Guid Id(string name) => Unescaped(name).TryGetGuid(out var id) ? id : throw new FormatException($"'{name}' is no UUID");

    /// <param name="size">In bytes.</param>
    public byte[] Hex(string name, int size)
    {
        var (kind, raw) = Of(name);
        var bytes = new byte[size];
        return kind is JsonTokenType.String && raw.Length == (2 * size) + 2
            && Convert.FromHexString(raw.Span[1..^1], bytes, out _, out _) is System.Buffers.OperationStatus.Done
            ? bytes
            : throw new FormatException($"'{name}' is not of {2 * size} hexadecimal digits");
    }

    /// <summary>As they are stored: written out as JSON, as Base64, or absent.</summary>
    public ReadOnlyMemory<byte> Bytes(string name, string base64Name, bool mayBeAbsent)
    {
        if (Has(name) && Has(base64Name)) throw new FormatException($"'{name}' and '{base64Name}' exclude each other");
        if (Has(name)) return Raw(name);
        if (!Has(base64Name) && mayBeAbsent) return ReadOnlyMemory<byte>.Empty;

        return Unescaped(Has(base64Name) ? base64Name : name).TryGetBytesFromBase64(out var bytes) ? bytes : throw new FormatException($"'{base64Name}' is no Base64");
    }

    private static string NameOf(ref Utf8JsonReader reader, string[] known)
    {
        foreach (var name in known)
        {
            if (reader.ValueTextEquals(name)) return name;
        }

        throw new FormatException($"'{reader.GetString()}' is not known here");
    }

    private (JsonTokenType Kind, ReadOnlyMemory<byte> Raw) Of(string name) =>
        members.TryGetValue(name, out var member) ? member : throw new FormatException($"'{name}' is missing");

    private Utf8JsonReader Unescaped(string name)
    {
        var (kind, raw) = Of(name);
        if (kind is not JsonTokenType.String) throw new FormatException($"'{name}' is no text");
        var reader = new Utf8JsonReader(raw.Span);
        reader.Read();
        return reader;
    }
}
