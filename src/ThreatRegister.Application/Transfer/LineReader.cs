namespace ThreatRegister.Application.Transfer;

/// <summary>Lines of bytes, each of bounded length. The last one may lack its line end.</summary>
internal sealed class LineReader(Stream input)
{
    /// <summary>Beyond what the largest event takes as Base64.</summary>
    public const int MaxLine = 4 << 20;

    private byte[] buffer = new byte[256 << 10];
    private int start;
    private int end;
    private bool isOver;

    /// <summary>The number of the line read last, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The next line, in bytes of its own; null at the end.</summary>
    /// <exception cref="EventsFileException">The line is too long.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0) return Take(searched + found, skip: 1);

            searched = end - start;
            if (isOver && searched == 0) return null;
            if (isOver) return Take(searched, skip: 0);
            if (searched > MaxLine) throw new EventsFileException(Line + 1, null, $"the line is longer than {MaxLine} bytes");
            await FillAsync(cancellationToken);
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int skip)
    {
        var line = buffer.AsSpan(start, length).ToArray();
        start += length + skip;
        Line++;
        return line;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = await input.ReadAsync(buffer.AsMemory(end), cancellationToken);
        end += read;
        isOver = read == 0;
    }
}
