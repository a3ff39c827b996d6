namespace ThreatRegister.Application.Queries.Differences;

/// <summary>What is different in the registers between two moments.</summary>
/// <param name="Registers">The registers asked for; null: all but those that only repeat what others hold.</param>
/// <param name="Filter">Filters of incidents; null: none, and all registers are compared.</param>
/// <param name="Examples">At most so many examples and values of an entry; totals are always exact.</param>
/// <param name="Passing">Also what happened and left nothing different.</param>
public sealed record DifferenceRequest(
    Viewer Viewer, Moment From, Moment To, IReadOnlyList<string>? Registers = null, IncidentFilter? Filter = null, Basis Basis = Basis.Occurred, int Examples = 5, bool Passing = false);

/// <summary>How a record stands in a difference.</summary>
public enum RecordDifference
{
    /// <summary>It was not there.</summary>
    Came,

    /// <summary>Some field is another.</summary>
    Changed,

    /// <summary>It is no longer counted: retracted, merged away, withdrawn with its import, a false positive.</summary>
    Went,

    /// <summary>It is counted again.</summary>
    Returned,

    /// <summary>Something happened to it, and it ended as it began.</summary>
    AsBefore,
}

/// <summary>Records by how they stand; each is in exactly one number.</summary>
public sealed record DifferenceTotals(long Came, long Changed, long Went, long Returned, long AsBefore)
{
    public static DifferenceTotals None { get; } = new(0, 0, 0, 0, 0);

    public DifferenceTotals Plus(DifferenceTotals other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Came + other.Came, Changed + other.Changed, Went + other.Went, Returned + other.Returned, AsBefore + other.AsBefore);
    }
}

/// <summary>One register's part of a difference.</summary>
/// <param name="Entries">What is different, one entry an act, in the order of the log.</param>
/// <param name="Passing">What happened without leaving a difference, where that was asked for.</param>
public sealed record RegisterDifference(string Register, DifferenceTotals Totals, IReadOnlyList<DifferenceEntry> Entries, IReadOnlyList<DifferenceEntry> Passing)
{
    /// <summary>Whether it is of what other records refer to: threat types, agencies, sources.</summary>
    public bool IsReference => DifferenceQuery.IsReference(Register);
}

/// <summary>
/// One act: an event with all the records that it touched, or all events of one kind by one actor on the same grounds that set the same
/// field to the same value. Of very many acts of one kind the largest stand by themselves, the others together (<paramref name="Acts"/> above 1).
/// </summary>
/// <param name="Event">The stored name of the event; null where the viewer may not see it.</param>
/// <param name="Import">The import that the records came from, where it is one.</param>
/// <param name="Events">How many events; positions and times are those of the first and last of them.</param>
/// <param name="Records">How many records; of these, each number of the following. <paramref name="Changed"/> are those that neither came, went nor returned by this.</param>
/// <param name="Fields">The net changes by field, old and new value, the most frequent first.</param>
/// <param name="FurtherValues">How many more pairs of old and new value there are.</param>
public sealed record DifferenceEntry(
    string? Event,
    string? Actor,
    string? Grounds,
    string? Import,
    long? FirstPosition,
    long? LastPosition,
    DateTimeOffset? FirstAt,
    DateTimeOffset? LastAt,
    long Acts,
    long Events,
    long Records,
    long Came,
    long Changed,
    long Went,
    long Returned,
    IReadOnlyList<FieldDifference> Fields,
    long FurtherValues,
    IReadOnlyList<DifferenceExample> Examples);

public sealed record FieldDifference(string Field, string? Old, string? New, long Records);

/// <summary>One record of an entry, with what the entry's events changed of it, net between the two moments.</summary>
/// <param name="Difference">How it stands by this entry: came, changed, went, returned, as-before.</param>
public sealed record DifferenceExample(string Id, string Title, string Difference, long? Position, IReadOnlyList<NetChange> Changes);

/// <summary>One field of one record, net between the two moments.</summary>
/// <param name="Positions">All events that set it, oldest first; the last of them belongs to the entry.</param>
public sealed record NetChange(string Field, string? Old, string? New, IReadOnlyList<long> Positions);
