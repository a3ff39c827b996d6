using ThreatRegister.EventLog;

namespace ThreatRegister.Projections;

/// <summary>Streams that hold all of their kind, and whose events are about records of other streams.</summary>
public static class WholeStreams
{
    public static StreamName Merges { get; } = StreamName.Of("merges", "incidents");

    public static StreamName Withdrawals { get; } = StreamName.Of("withdrawals", "imports");
}
