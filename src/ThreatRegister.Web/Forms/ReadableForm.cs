namespace ThreatRegister.Web.Forms;

/// <summary>
/// The body of an urlencoded form in which a NUL reads as another control character (U+0001): the reader of forms takes none with a NUL, and all that was typed beside it
/// would be lost. What the field holds is refused all the same, for no text keeps either of them.
/// </summary>
internal sealed class ReadableForm(Stream body) : Stream
{
    /// <summary>The two bytes before the one that is looked at.</summary>
    private byte before, last;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await body.ReadAsync(buffer, cancellationToken);
        Mend(buffer.Span[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Mend(Span<byte> read)
    {
        foreach (ref var one in read)
        {
            if (one == 0) one = 1;
            if (before == '%' && last == '0' && one == '0') one = (byte)'1';
            (before, last) = (last, one);
        }
    }
}
