using System.Text.Json;

namespace ThreatRegister.Tests.Faults;

/// <summary>One line of a client's journal.</summary>
internal abstract record JournalLine(Guid Command);

/// <summary>Written before the command is sent.</summary>
/// <param name="Name">The command's name in the catalogue.</param>
/// <param name="Body">Its JSON; what it records holds the command's id.</param>
internal sealed record Sent(Guid Command, string Stream, string Name, string Body) : JournalLine(Command);

/// <summary>Written after the answer.</summary>
internal sealed record Acknowledged(Guid Command, long Version, long Position) : JournalLine(Command);

/// <summary>
/// What a client knows for certain: each line is on the disk before anything else happens. The one witness that a log is judged by. The order
/// of the lines is the order in which things happened, whichever of the client's writers they happened to.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly Lock gate = new();
    private readonly FileStream file;

    public Journal(string path)
    {
        file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write("\n"u8); // ends a line that a killed client left half written
    }

    public void Write(JournalLine line)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, line.GetType()), (byte)'\n'];
        lock (gate)
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => file.Dispose();

    public static IReadOnlyList<JournalLine> Read(string path) => File.Exists(path) ? [.. File.ReadLines(path).Select(Parse).OfType<JournalLine>()] : [];

    /// <summary>Sent, and no answer noted, in the order of sending.</summary>
    public static IReadOnlyList<Sent> Open(IEnumerable<JournalLine> lines)
    {
        var known = lines.ToList();
        var answered = known.OfType<Acknowledged>().Select(line => line.Command).ToHashSet();
        return [.. known.OfType<Sent>().Where(sent => !answered.Contains(sent.Command)).DistinctBy(sent => sent.Command)];
    }

    /// <summary>Null for a line that was never wholly written: then nothing was sent, or no answer noted.</summary>
    private static JournalLine? Parse(string line)
    {
        try
        {
            return line.Contains("\"Body\"", StringComparison.Ordinal) ? JsonSerializer.Deserialize<Sent>(line) : line.Length == 0 ? null : JsonSerializer.Deserialize<Acknowledged>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
