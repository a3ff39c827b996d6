namespace ThreatRegister.EventLog.Sequenced;

/// <summary>
/// A store of streams as others run it. It keeps bytes, appends under an expected length, atomically on one stream, and reads everything
/// in the order of commits. It need not know gapless positions, commands or hashes: <see cref="SequencedEventLog"/> adds them.
/// </summary>
public interface IStreamStore
{
    /// <summary>Which store, and which part of it: the order that was made of one store is not taken for another's.</summary>
    string Name { get; }

    /// <summary>Appends all or nothing. The same events given again under the same length are answered as before.</summary>
    /// <param name="length">How many events the stream has to hold.</param>
    /// <returns>False when the stream has another length.</returns>
    /// <exception cref="LogUnavailableException">What was recorded is unknown.</exception>
    Task<bool> AppendAsync(StreamName stream, long length, IReadOnlyList<StoreEvent> events, CancellationToken cancellationToken);

    /// <param name="revision">Where to begin; the first event of a stream has revision 0.</param>
    IAsyncEnumerable<StoredEventOf> ReadStreamAsync(StreamName stream, long revision, int count, CancellationToken cancellationToken);

    /// <summary>Everything from a place on, that one included, up to the end as it is now. Nothing ever appears before what was read.</summary>
    IAsyncEnumerable<StoredEventOf> ReadAllAsync(Place from, CancellationToken cancellationToken);

    /// <summary>Comes back when there may be something behind the place.</summary>
    Task WaitAsync(Place behind, CancellationToken cancellationToken);
}

/// <summary>A place in the order of the store's commits; places have gaps.</summary>
public readonly record struct Place(long Commit, long Prepare) : IComparable<Place>
{
    /// <summary>Before everything.</summary>
    public static Place Start { get; } = new(-1, -1);

    public int CompareTo(Place other) => (Commit, Prepare).CompareTo((other.Commit, other.Prepare));

    public static bool operator <(Place left, Place right) => left.CompareTo(right) < 0;

    public static bool operator >(Place left, Place right) => left.CompareTo(right) > 0;

    public static bool operator <=(Place left, Place right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Place left, Place right) => left.CompareTo(right) >= 0;
}

/// <summary>An event as the store is given it.</summary>
/// <param name="Id">The same each time the command is tried.</param>
public sealed record StoreEvent(Guid Id, string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata);

/// <summary>An event as the store has it.</summary>
/// <param name="CreatedAt">By the store's clock.</param>
public sealed record StoredEventOf(
    Place Place, StreamName Stream, long Revision, DateTimeOffset CreatedAt, string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Metadata);
