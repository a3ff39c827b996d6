namespace ThreatRegister.Application.Imports;

/// <summary>
/// Stands between the decoder and the CSV reader, follows quotes and lines as that one does, and stops at bytes that the encoding doesn't
/// know, at NUL, at records longer than allowed and at a quote that is never closed: so that memory stays bounded and the place is known.
/// </summary>
internal sealed class GuardedReader(TextReader inner, CsvFormat format, int maxRecord) : TextReader
{
    private long line = 1, character, recordLine = 1, recordLength;
    private bool isFirst = true, inField, isQuoted, inQuotes, afterReturn;

    public override int Peek() => throw new NotSupportedException("Read in blocks.");

    public override int Read() => throw new NotSupportedException("Read in blocks.");

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var read = inner.Read(buffer);
        if (isFirst && read > 0 && buffer[0] == '\uFEFF')
        {
            buffer[1..read].CopyTo(buffer);
            read = read == 1 ? inner.Read(buffer) : read - 1;
        }

        isFirst = false;
        foreach (var letter in buffer[..read]) Follow(letter);
        if (read == 0 && inQuotes) throw new ImportFaultException("a quote opened in the row that begins here is never closed.", recordLine);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void Follow(char letter)
    {
        character++;
        if (letter == CsvFormat.Invalid || (format.IsWindowsPage && letter is >= '\u0080' and <= '\u009F'))
            throw new ImportFaultException($"bytes that are not {format.Encoding.WebName}; is the mapping's encoding right?", line, character);
        if (letter == '\0') throw new ImportFaultException($"a NUL: this is not a text in {format.Encoding.WebName}.", line, character);
        if (++recordLength > maxRecord)
            throw new ImportFaultException($"the row that begins on line {recordLine} is longer than {maxRecord} characters (is a quote not closed?).", recordLine);

        FollowQuotes(letter);
        if (letter == '\n' || afterReturn) EndLine(letter);
        afterReturn = letter == '\r';
    }

    private void FollowQuotes(char letter)
    {
        if (letter == '"' && !inField) (inField, isQuoted, inQuotes) = (true, true, true);
        else if (letter == '"' && isQuoted) inQuotes = !inQuotes;
        else if (!inQuotes && (letter == format.Delimiter || letter is '\r' or '\n')) (inField, isQuoted) = (false, false);
        else inField = true;
    }

    // A return alone ends a line as well; that it stood alone is known with the next character.
    private void EndLine(char letter)
    {
        line++;
        character = letter == '\n' ? 0 : 1;
        if (inQuotes) return;

        recordLine = line;
        recordLength = letter == '\n' ? 0 : 1;
    }
}
