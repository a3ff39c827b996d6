using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ThreatRegister.EventLog;
using static ThreatRegister.Application.Transfer.EventsMembers;

namespace ThreatRegister.Application.Transfer;

/// <summary>Writes a part of a log as JSON Lines, nothing left out. Holds one command at a time.</summary>
public sealed class EventsWriter : IDisposable
{
    private const int FlushAt = 256 << 10;

    /// <summary>Deeper data is written as Base64: readers have bounds.</summary>
    internal const int MaxDepth = 48;

    private readonly Stream output;
    private readonly ArrayBufferWriter<byte> buffer = new(FlushAt + (64 << 10));
    private readonly Utf8JsonWriter json;
    private readonly IncrementalHash fingerprints = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private EventsWriter(Stream output)
    {
        this.output = output;
        json = new(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    /// <param name="before">The head before the first position.</param>
    /// <param name="upTo">The head at the last position; at or after <paramref name="before"/>.</param>
    /// <param name="progress">The position that is written.</param>
    public static async Task WriteAsync(
        ILogCopy log, LogHead before, LogHead upTo, Stream output, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        using var writer = new EventsWriter(output);
        writer.Header(new(before.Position + 1, upTo.Position, before.Chain));
        await foreach (var command in log.ReadCommandsAsync(before.Position, upTo.Position, cancellationToken))
        {
            writer.Command(command);
            progress?.Report(command.Last.Position);
            if (writer.buffer.WrittenCount >= FlushAt) await writer.FlushAsync(cancellationToken);
        }

        writer.End(new(upTo.Position, upTo.Position - before.Position, upTo.Chain, writer.fingerprints.GetHashAndReset()));
        await writer.FlushAsync(cancellationToken);
    }

    public void Dispose()
    {
        json.Dispose();
        fingerprints.Dispose();
    }

    private void Header(EventsHeader header)
    {
        json.WriteStartObject();
        json.WriteString(Format, EventsHeader.Format);
        json.WriteNumber(FormatVersion, EventsHeader.Version);
        json.WriteNumber(From, header.From);
        json.WriteNumber(To, header.To);
        Hex(Previous, header.Previous);
        EndLine();
    }

    private void Command(KeptCommand command)
    {
        fingerprints.AppendData(command.Fingerprint.Span);
        foreach (var recorded in command.Events) Event(recorded, command.Fingerprint);
    }

    private void Event(RecordedEvent recorded, ReadOnlyMemory<byte> fingerprint)
    {
        json.WriteStartObject();
        json.WriteNumber(Position, recorded.Position);
        json.WriteString(EventsMembers.Stream, recorded.Stream.ToString());
        json.WriteNumber(EventsMembers.Version, recorded.Version);
        json.WriteString(EventsMembers.Type, recorded.Type);
        json.WriteNumber(SchemaVersion, recorded.SchemaVersion);
        json.WriteNumber(RecordedAt, LogHash.Microseconds(recorded.RecordedAt));
        json.WriteString(CommandId, recorded.CommandId);
        Hex(Fingerprint, fingerprint);
        json.WriteString(Actor, recorded.Actor);
        if (recorded.Headers.Length > 0) Bytes(Headers, HeadersBase64, recorded.Headers.Span);
        Bytes(Data, DataBase64, recorded.Data.Span);
        Hex(Salt, recorded.Hashes.Salt);
        Hex(Content, recorded.Hashes.Content);
        Hex(Leaf, recorded.Hashes.Leaf);
        Hex(Chain, recorded.Hashes.Chain);
        EndLine();
    }

    private void End(EventsEnd end)
    {
        json.WriteStartObject();
        json.WriteStartObject(EventsMembers.End);
        json.WriteNumber(Position, end.Position);
        json.WriteNumber(Count, end.Events);
        Hex(Chain, end.Chain);
        Hex(Fingerprints, end.Fingerprints);
        json.WriteEndObject();
        EndLine();
    }

    /// <summary>Readable where it is JSON on one line: then byte by byte as it is stored.</summary>
    private void Bytes(string name, string base64Name, ReadOnlySpan<byte> bytes)
    {
        if (!IsPlainJson(bytes))
        {
            json.WriteBase64String(base64Name, bytes);
            return;
        }

        json.WritePropertyName(name);
        json.WriteRawValue(bytes, skipInputValidation: true);
    }

    private static bool IsPlainJson(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] <= ' ' || bytes[^1] <= ' ' || bytes.IndexOfAny((byte)'\n', (byte)'\r') >= 0 || !Utf8.IsValid(bytes)) return false;
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Hex(string name, ReadOnlyMemory<byte> bytes)
    {
        Span<char> hex = stackalloc char[2 * LogHash.Size];
        Convert.TryToHexStringLower(bytes.Span, hex, out var length);
        json.WriteString(name, hex[..length]);
    }

    private void EndLine()
    {
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        buffer.Write("\n"u8);
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
        buffer.ResetWrittenCount();
    }
}
