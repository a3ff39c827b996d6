using System.Threading.Channels;
using ThreatRegister.Application.Commands;

namespace ThreatRegister.Seeds.Generation;

/// <summary>What became of the generated commands. Repeated: recorded by an earlier run.</summary>
/// <param name="Events">Newly recorded.</param>
public sealed record GeneratedTally(long Incidents, long Commands, long Events, long Repeated, long Refused, IReadOnlyList<string> FirstRefused);

/// <summary>
/// Records generated commands in chunks. A run that was broken off, even by SIGKILL, is continued by running it again: what is there
/// already is answered as repeated.
/// </summary>
public static class GeneratedRecording
{
    /// <summary>Of how many streams an executor should keep the state, so that nothing under way has to be loaded.</summary>
    public const int Remembered = 60_000;

    private const int ChunkSize = 4_000, RefusedShown = 20;

    /// <summary>The threat types and closing rules of the seeds must be recorded before.</summary>
    public static async Task<GeneratedTally> RecordAsync(
        ICommands commands, int incidents, int seed, IProgress<GeneratedTally>? progress = null, CancellationToken cancellationToken = default)
    {
        // The next chunk is made while this one is being recorded.
        var chunks = Channel.CreateBounded<GeneratedCommand[]>(1);
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var making = Task.Run(() => MakeAsync(chunks.Writer, incidents, seed, broken.Token), CancellationToken.None);
        var tally = new GeneratedTally(0, 0, 0, 0, 0, []);
        try
        {
            await foreach (var chunk in chunks.Reader.ReadAllAsync(cancellationToken))
            {
                var answers = await commands.ExecuteManyAsync([.. chunk.Select(command => command.Envelope)], unknownAreNew: true, cancellationToken);
                tally = Count(tally, chunk, answers);
                progress?.Report(tally);
            }
        }
        finally
        {
            await broken.CancelAsync();
            await making;
        }

        return tally;
    }

    private static async Task MakeAsync(ChannelWriter<GeneratedCommand[]> chunks, int incidents, int seed, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var chunk in GeneratedRegister.Commands(incidents, seed).Chunk(ChunkSize)) await chunks.WriteAsync(chunk, cancellationToken);
            chunks.Complete();
        }
        catch (OperationCanceledException)
        {
            chunks.Complete(); // nobody reads on
        }
#pragma warning disable CA1031 // Whatever it is, the reader throws it.
        catch (Exception wrong)
#pragma warning restore CA1031
        {
            chunks.Complete(wrong);
        }
    }

    private static GeneratedTally Count(GeneratedTally tally, GeneratedCommand[] chunk, IReadOnlyList<CommandAnswer> answers)
    {
        var (events, repeated, refused) = (tally.Events, tally.Repeated, new List<string>());
        for (var index = 0; index < chunk.Length; index++)
        {
            switch (answers[index])
            {
                case CommandAnswer.Accepted { Repeated: true }: repeated++; break;
                case CommandAnswer.Accepted accepted: events += accepted.Events; break;
                case var answer: refused.Add($"{chunk[index].Envelope.Body.GetType().Name} {Aggregates.Of(chunk[index].Envelope.Body).StreamOf(chunk[index].Envelope.Body)}: {answer}"); break;
            }
        }

        return new(
            chunk[^1].Incidents, tally.Commands + chunk.Length, events, repeated, tally.Refused + refused.Count, [.. tally.FirstRefused.Concat(refused).Take(RefusedShown)]);
    }
}
