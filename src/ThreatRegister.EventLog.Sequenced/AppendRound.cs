namespace ThreatRegister.EventLog.Sequenced;

/// <summary>Events on their way to the store.</summary>
/// <param name="Length">How many events the store's stream has to hold.</param>
internal sealed record StreamWrite(int Index, StreamName Stream, long Length, StoreEvent[] Events);

/// <summary>One call's appends, until each has its answer: what is known decides, the store is asked, and what came of it is looked up.</summary>
internal sealed class AppendRound(IReadOnlyList<Append> appends, SaltSource salts)
{
    private readonly AppendResult?[] answers = new AppendResult?[appends.Count];
    private readonly bool[] isWritten = new bool[appends.Count];
    private readonly HashSet<StreamName> turned = [];
    private readonly SaltedAppend?[] salted = new SaltedAppend?[appends.Count];

    public bool IsAnswered => Array.TrueForAll(answers, answer => answer is not null);

    public IReadOnlyList<AppendResult> Answers => answers!;

    public IEnumerable<StreamName> Streams => Open.Select(index => appends[index].Stream);

    public IEnumerable<Guid> Commands => Open.Select(index => appends[index].CommandId);

    private IEnumerable<int> Open => Enumerable.Range(0, answers.Length).Where(index => answers[index] is null);

    /// <summary>
    /// Answers what can be answered, and gives out, one after another, what the store has to be asked. After a stream that was not as
    /// long as thought, and after a command that comes twice, the rest waits until more is known.
    /// </summary>
    public IEnumerable<StreamWrite> Decide(IReadOnlyDictionary<StreamName, StreamEnd> streams, IReadOnlyDictionary<Guid, KnownCommand> commands)
    {
        turned.Clear();
        var ends = new Dictionary<StreamName, StreamEnd>();
        var asked = new HashSet<Guid>();
        foreach (var index in Open.ToList())
        {
            var append = appends[index];
            var end = ends.TryGetValue(append.Stream, out var own) ? own : streams.GetValueOrDefault(append.Stream);
            if (commands.TryGetValue(append.CommandId, out var known))
            {
                answers[index] = isWritten[index] && known.AnswerTo(append) is AppendResult.Accepted accepted ? accepted with { Repeated = false } : known.AnswerTo(append);
                continue;
            }

            if (isWritten[index]) throw new LogCorruptException($"The store took command {append.CommandId} for stream {append.Stream}, and does not have it.", 0);
            if (turned.Contains(append.Stream) || !asked.Add(append.CommandId))
            {
                turned.Add(append.Stream);
                continue;
            }

            if (append.Expected != ExpectedVersion.Any && append.Expected.Value != end.Version)
            {
                answers[index] = new AppendResult.WrongVersion(end.Version);
                continue;
            }

            salted[index] ??= new(append, SaltedContent.Of(append, salts));
            yield return new(index, append.Stream, end.Stored, StoredMetadata.Write(salted[index]!.Value));

            if (isWritten[index]) ends[append.Stream] = new(end.Version + append.Events.Count, end.Stored + append.Events.Count);
            else turned.Add(append.Stream);
        }
    }

    /// <param name="isTaken">False when the stream was not as long as thought.</param>
    public void Wrote(StreamWrite write, bool isTaken) => isWritten[write.Index] = isTaken;
}
