namespace ThreatRegister.Domain.Merges;

/// <summary>
/// What has happened to the links between incidents that are one. All of it is one stream, so that two merges at the same time cannot
/// close a circle. Each event names both ends: the registers find the rows it is about in it.
/// </summary>
public abstract record MergeEvent
{
    private protected MergeEvent() { }
}

public sealed record IncidentsMerged(IncidentId Merged, IncidentId Survivor, string Grounds) : MergeEvent;
public sealed record IncidentsUnmerged(IncidentId Merged, IncidentId Survivor, string Grounds) : MergeEvent;

/// <summary>What the survivor was told while they were merged has been gone through.</summary>
public sealed record UnmergeSettled(IncidentId Merged, string Grounds) : MergeEvent;

public abstract record MergeCommand
{
    private protected MergeCommand() { }

    public required IncidentId Merged { get; init; }
}

/// <summary>Links an incident to the one it is the same as; from then on, what it is told goes there.</summary>
public sealed record MergeIncidents(IncidentId Survivor, string Grounds) : MergeCommand;

/// <summary>Undoes the link. What the survivor was told meanwhile stays there and is listed until <see cref="SettleUnmerge"/>.</summary>
public sealed record UnmergeIncidents(string Grounds) : MergeCommand;
public sealed record SettleUnmerge(string Grounds) : MergeCommand;
