using System.Globalization;
using ThreatRegister.EventLog;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// The log on disk, apart by record: all events of one stream are in one file, in their order. So a rebuild holds one file at a time in
/// memory, however long the log is. Each rebuild has a folder of its own: another that runs at the same time, of another database or after
/// its lock was lost, never writes into it. What a killed one left there goes first.
/// </summary>
internal sealed class PartitionFiles : IDisposable
{
    private const int BufferBytes = 64 << 10;

    /// <summary>So many events tell how much room the others will take.</summary>
    private const int Sample = 5_000;
    private static readonly EventHashes none = new(default, default, default, default);

    private readonly string folder;
    private readonly FileStream alive;
    private readonly long events;
    private readonly BinaryWriter[] files;
    private long written;

    /// <param name="workFolder">Where rebuilds have their folders; made where missing.</param>
    /// <param name="count">How many files.</param>
    /// <param name="events">How many events there are about to be.</param>
    public PartitionFiles(string workFolder, int count, long events)
    {
        this.events = events;
        Directory.CreateDirectory(workFolder);
        Sweep(workFolder);
        folder = Path.Combine(workFolder, Guid.NewGuid().ToString("N"));

        // Before the folder itself, so that nobody takes that for a dead one's.
        alive = Hold(folder);
        Directory.CreateDirectory(folder);
        files = [.. Enumerable.Range(0, count).Select(number => new BinaryWriter(new FileStream(PathOf(number), FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes)))];
    }

    public int Count => files.Length;

    /// <exception cref="RegistersException">The disk has no room for it.</exception>
    public void Add(RecordedEvent recorded)
    {
        try
        {
            var stream = recorded.Stream.ToString();
            Write(files[(int)((uint)stream.GetHashCode(StringComparison.Ordinal) % (uint)files.Length)], stream, recorded);
            if (++written == Sample) RequireRoom();
        }
        catch (IOException full)
        {
            throw new RegistersException($"The log cannot be laid out on disk in {folder}: {full.Message}", full);
        }
    }

    /// <summary>All is there: it can be read.</summary>
    public void Complete()
    {
        foreach (var file in files) file.Dispose();
    }

    /// <summary>The events of one file by stream, each in their order.</summary>
    public Dictionary<StreamName, List<RecordedEvent>> Read(int number)
    {
        var bytes = File.ReadAllBytes(PathOf(number));
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var streams = new Dictionary<StreamName, List<RecordedEvent>>();
        while (reader.BaseStream.Position < bytes.Length)
        {
            var recorded = Read(reader, bytes);
            if (!streams.TryGetValue(recorded.Stream, out var known)) streams.Add(recorded.Stream, known = []);
            known.Add(recorded);
        }

        File.Delete(PathOf(number));
        return streams;
    }

    public void Dispose()
    {
        foreach (var file in files) file.Dispose();
        Directory.Delete(folder, recursive: true);
        alive.Dispose();
    }

    private static void Write(BinaryWriter file, string stream, RecordedEvent recorded)
    {
        file.Write(stream);
        file.Write(recorded.Position);
        file.Write(recorded.Version);
        file.Write(recorded.RecordedAt.UtcTicks);
        file.Write(recorded.Actor);
        file.Write(recorded.CommandId.ToByteArray());
        file.Write(recorded.Type);
        file.Write(recorded.SchemaVersion);
        file.Write(recorded.Data.Length);
        file.Write(recorded.Data.Span);
    }

    private static RecordedEvent Read(BinaryReader reader, byte[] bytes)
    {
        var stream = StreamName.Parse(reader.ReadString());
        var (position, version, ticks, actor) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadString());
        var (command, type, schemaVersion, length) = (new Guid(reader.ReadBytes(16)), reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
        var data = bytes.AsMemory((int)reader.BaseStream.Position, length);
        reader.BaseStream.Position += length;
        return new(position, stream, version, type, schemaVersion, new(ticks, TimeSpan.Zero), command, actor, default, data, none);
    }

    private void RequireRoom()
    {
        foreach (var file in files) file.Flush();
        var needed = files.Sum(file => file.BaseStream.Length) / Sample * events;
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (needed > free)
            throw new RegistersException($"A rebuild lays the log out on disk: it needs about {Megabytes(needed)} in {folder}, where {Megabytes(free)} are free. Make room, then run 'rebuild' again.");
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20:N0} MB");

    private string PathOf(int number) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number}.events"));

    /// <summary>Takes away what killed rebuilds left.</summary>
    private static void Sweep(string workFolder)
    {
        foreach (var left in Directory.GetDirectories(workFolder))
        {
            try
            {
                using var dead = Hold(left);
                Directory.Delete(left, recursive: true);
            }
            catch (IOException)
            {
                // Its process lives, or has just taken it away itself.
                continue;
            }
        }
    }

    /// <summary>A file beside the folder, locked as long as its process lives.</summary>
    private static FileStream Hold(string folder) =>
        new(folder + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
}
