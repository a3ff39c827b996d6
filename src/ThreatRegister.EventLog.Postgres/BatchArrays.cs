namespace ThreatRegister.EventLog.Postgres;

/// <summary>A batch as the arrays that <c>log.append_many</c> takes: per stream, per append, per event.</summary>
internal sealed class BatchArrays
{
    public BatchArrays(IReadOnlyList<PendingAppend> batch)
    {
        var streams = new Dictionary<StreamName, int>(batch.Count);
        var events = 0;
        foreach (var pending in batch) events += pending.Append.Events.Count;

        StreamOf = new int[batch.Count];
        Expected = new long[batch.Count];
        CommandIds = new Guid[batch.Count];
        Fingerprints = new ReadOnlyMemory<byte>[batch.Count];
        Actors = new string[batch.Count];
        Headers = new ReadOnlyMemory<byte>[batch.Count];
        Counts = new int[batch.Count];
        Types = new string[events];
        SchemaVersions = new int[events];
        Data = new ReadOnlyMemory<byte>[events];
        Salts = new ReadOnlyMemory<byte>[events];
        Contents = new byte[events][];

        var place = 0;
        for (var index = 0; index < batch.Count; index++)
        {
            Add(index, batch[index].Append, streams);
            place = Add(place, batch[index]);
        }

        Streams = [.. streams.OrderBy(stream => stream.Value).Select(stream => stream.Key.ToString())];
    }

    public string[] Streams { get; }

    /// <summary>Index into <see cref="Streams"/>, from 1 as SQL counts.</summary>
    public int[] StreamOf { get; }

    public long[] Expected { get; }

    public Guid[] CommandIds { get; }

    public ReadOnlyMemory<byte>[] Fingerprints { get; }

    public string[] Actors { get; }

    public ReadOnlyMemory<byte>[] Headers { get; }

    public int[] Counts { get; }

    public string[] Types { get; }

    public int[] SchemaVersions { get; }

    public ReadOnlyMemory<byte>[] Data { get; }

    public ReadOnlyMemory<byte>[] Salts { get; }

    public byte[][] Contents { get; }

    private void Add(int index, Append append, Dictionary<StreamName, int> streams)
    {
        if (!streams.TryGetValue(append.Stream, out var stream)) streams[append.Stream] = stream = streams.Count + 1;
        StreamOf[index] = stream;
        Expected[index] = append.Expected.Value;
        CommandIds[index] = append.CommandId;
        Fingerprints[index] = append.Fingerprint;
        Actors[index] = append.Actor;
        Headers[index] = append.Headers;
        Counts[index] = append.Events.Count;
    }

    private int Add(int place, PendingAppend pending)
    {
        for (var index = 0; index < pending.Contents.Length; index++, place++)
        {
            var happened = pending.Append.Events[index];
            Types[place] = happened.Type;
            SchemaVersions[place] = happened.SchemaVersion;
            Data[place] = happened.Data;
            Salts[place] = pending.Contents[index].Salt;
            Contents[place] = pending.Contents[index].Content;
        }

        return place;
    }
}
