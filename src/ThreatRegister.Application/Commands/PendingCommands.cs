using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>A command that was decided on a guess and is not appended yet.</summary>
/// <param name="Index">Its place in the call.</param>
/// <param name="Version">The version it was decided on.</param>
/// <param name="Then">The stream as it leaves it.</param>
/// <param name="BuildsOn">Streams it refers to that the commands before it begin.</param>
internal sealed record PendingCommand(
    CommandEnvelope Envelope, int Index, StreamName Stream, long Version, IReadOnlyList<object> Events, StreamState Then, IReadOnlyList<StreamName> BuildsOn);

/// <summary>The commands of one call that wait for the next append, and the states they lead to.</summary>
internal sealed class PendingCommands
{
    private readonly List<PendingCommand> commands = [];
    private readonly Dictionary<StreamName, StreamState> states = [];
    private readonly HashSet<StreamName> begun = [];

    public IReadOnlyList<PendingCommand> Commands => commands;

    public StreamState? Find(StreamName stream) => states.GetValueOrDefault(stream);

    /// <summary>Whether the stream exists only if these are accepted.</summary>
    public bool Begins(StreamName stream) => begun.Contains(stream);

    public void Add(PendingCommand command)
    {
        if (command.Version == 0) begun.Add(command.Stream);
        commands.Add(command);
        states[command.Stream] = command.Then;
    }

    public void Clear()
    {
        commands.Clear();
        states.Clear();
        begun.Clear();
    }
}
