using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// Rows in PostgreSQL's binary COPY format (its manual, "COPY", section "Binary Format"), made in memory and sent as they are: so that they
/// can be made on one core while the server takes earlier ones on another.
/// </summary>
internal sealed class CopyRows : IDisposable
{
    private const int ChunkBytes = 128 << 10;
    private const int TextOid = 25;
    private static readonly DateTime epoch = new(2000, 1, 1);

    // The signature, no flags, no header extension.
    private static readonly byte[] header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] trailer = [0xFF, 0xFF];

    private readonly List<(byte[] Bytes, int Length)> full = [];
    private byte[] chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
    private int written;

    /// <summary>How many rows there are.</summary>
    public long Count { get; private set; }

    /// <summary>Begins a row.</summary>
    public CopyRows Row(int columns)
    {
        Count++;
        BinaryPrimitives.WriteInt16BigEndian(Take(2), (short)columns);
        return this;
    }

    public CopyRows Null()
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);
        return this;
    }

    public CopyRows Value(long value)
    {
        var span = Take(12);
        BinaryPrimitives.WriteInt32BigEndian(span, 8);
        BinaryPrimitives.WriteInt64BigEndian(span[4..], value);
        return this;
    }

    public CopyRows Value(int value)
    {
        var span = Take(8);
        BinaryPrimitives.WriteInt32BigEndian(span, 4);
        BinaryPrimitives.WriteInt32BigEndian(span[4..], value);
        return this;
    }

    public CopyRows Value(short value)
    {
        var span = Take(6);
        BinaryPrimitives.WriteInt32BigEndian(span, 2);
        BinaryPrimitives.WriteInt16BigEndian(span[4..], value);
        return this;
    }

    public CopyRows Value(bool value)
    {
        var span = Take(5);
        BinaryPrimitives.WriteInt32BigEndian(span, 1);
        span[4] = value ? (byte)1 : (byte)0;
        return this;
    }

    public CopyRows Value(DateOnly day) => Value(day.DayNumber - DateOnly.FromDateTime(epoch).DayNumber);

    /// <summary>A timestamp without zone.</summary>
    public CopyRows Value(DateTime local) => Value((local - epoch).Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>A timestamp with zone.</summary>
    public CopyRows Value(DateTimeOffset instant) => Value(instant.UtcDateTime);

    public CopyRows Value(string? text)
    {
        if (text is null) return Null();
        if (text.Contains('\0', StringComparison.Ordinal)) text = text.Replace('\0', '\uFFFD'); // the one character that PostgreSQL stores in no text

        var length = Encoding.UTF8.GetByteCount(text);
        var span = Take(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        Encoding.UTF8.GetBytes(text, span[4..]);
        return this;
    }

    public CopyRows Value(ReadOnlySpan<byte> bytes)
    {
        var span = Take(4 + bytes.Length);
        BinaryPrimitives.WriteInt32BigEndian(span, bytes.Length);
        bytes.CopyTo(span[4..]);
        return this;
    }

    /// <summary>An array of texts; one dimension, lower bound 1.</summary>
    public CopyRows Value(IReadOnlyCollection<string> texts)
    {
        if (texts.Any(text => text.Contains('\0', StringComparison.Ordinal))) texts = [.. texts.Select(text => text.Replace('\0', '\uFFFD'))];
        var bytes = texts.Sum(text => 4 + Encoding.UTF8.GetByteCount(text));
        var span = Take(16 + (texts.Count == 0 ? 0 : 8));
        BinaryPrimitives.WriteInt32BigEndian(span, 12 + (texts.Count == 0 ? 0 : 8 + bytes));
        BinaryPrimitives.WriteInt32BigEndian(span[4..], texts.Count == 0 ? 0 : 1);
        BinaryPrimitives.WriteInt32BigEndian(span[8..], 0);
        BinaryPrimitives.WriteInt32BigEndian(span[12..], TextOid);
        if (texts.Count == 0) return this;

        BinaryPrimitives.WriteInt32BigEndian(span[16..], texts.Count);
        BinaryPrimitives.WriteInt32BigEndian(span[20..], 1);
        foreach (var text in texts) Value(text);
        return this;
    }

    /// <summary>A value of a column, whatever its type.</summary>
    public CopyRows Any(object? value) => value switch
    {
        null => Null(),
        string text => Value(text),
        string[] texts => Value(texts),
        DateTime local => Value(local),
        DateTimeOffset instant => Value(instant),
        bool truth => Value(truth),
        int number => Value(number),
        long number => Value(number),
        _ => throw new InvalidOperationException($"No column holds {value.GetType().Name}."),
    };

    /// <summary>Sends all rows; nothing where there are none.</summary>
    /// <param name="target">The table with its columns.</param>
    /// <param name="isNew">Whether this transaction made the table: its rows are then written as what everyone sees, which no reader has to check or mark again.</param>
    public async Task SendAsync(NpgsqlConnection connection, string target, CancellationToken cancellationToken, bool isNew = false)
    {
        if (Count == 0) return;

        await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {target} from stdin (format binary, freeze {isNew})", cancellationToken);
        try
        {
            await copy.WriteAsync(header, cancellationToken);
            foreach (var (bytes, length) in full) await copy.WriteAsync(bytes.AsMemory(0, length), cancellationToken);
            await copy.WriteAsync(chunk.AsMemory(0, written), cancellationToken);
            await copy.WriteAsync(trailer, cancellationToken);
        }
        catch (Exception wrong) when (wrong is not NpgsqlException)
        {
            // Disposing alone would send what there is as if it were all, and the server's complaint of that would hide why it ends here.
            await copy.CancelAsync();
            throw;
        }
    }

    /// <summary>Where it stands, to go back to.</summary>
    public (int Full, int Written, long Count) Mark() => (full.Count, written, Count);

    /// <summary>Takes away what was written since, half a row included.</summary>
    public void GoBack((int Full, int Written, long Count) mark)
    {
        if (mark.Full < full.Count)
        {
            ArrayPool<byte>.Shared.Return(chunk);
            chunk = full[mark.Full].Bytes;
            foreach (var (bytes, _) in full.Skip(mark.Full + 1)) ArrayPool<byte>.Shared.Return(bytes);
            full.RemoveRange(mark.Full, full.Count - mark.Full);
        }

        (written, Count) = (mark.Written, mark.Count);
    }

    public void Dispose()
    {
        foreach (var (bytes, _) in full) ArrayPool<byte>.Shared.Return(bytes);
        full.Clear();
        if (chunk.Length > 0) ArrayPool<byte>.Shared.Return(chunk);
        chunk = [];
    }

    private Span<byte> Take(int bytes)
    {
        if (chunk.Length - written < bytes)
        {
            full.Add((chunk, written));
            chunk = ArrayPool<byte>.Shared.Rent(Math.Max(ChunkBytes, bytes));
            written = 0;
        }

        var span = chunk.AsSpan(written, bytes);
        written += bytes;
        return span;
    }
}
