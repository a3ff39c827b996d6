using System.Runtime.CompilerServices;
using System.Threading.Channels;
using EventStore.Client;
using Grpc.Core;
using ThreatRegister.EventLog.Sequenced;

namespace ThreatRegister.EventLog.EventStoreDb;

/// <summary>
/// The streams of an EventStoreDB or KurrentDB: one stream of the server for each of the log's, under one prefix; a server may so keep
/// several registers, and other things besides. The client finds the leader of a cluster again by itself; what was under way
/// then is unknown, and is tried again under the same event ids and the same expected revision.
/// </summary>
public sealed class EventStoreDbStreams : IStreamStore, IAsyncDisposable
{
    public const string DefaultPrefix = "threatreg.";

    private readonly EventStoreClient client;
    private readonly string prefix;

    /// <param name="connection">As the server's documentation has it: <c>esdb://user:password@node1:2113,node2:2113,node3:2113?tls=true</c>.</param>
    /// <param name="prefix">Stands before the name of every stream.</param>
    public EventStoreDbStreams(string connection, string prefix = DefaultPrefix)
    {
        client = new(EventStoreClientSettings.Create(connection));
        this.prefix = prefix;
    }

    public string Name => $"eventstoredb {prefix}";

    public async Task<bool> AppendAsync(StreamName stream, long length, IReadOnlyList<StoreEvent> events, CancellationToken cancellationToken)
    {
        var data = events.Select(happened => new EventData(Uuid.FromGuid(happened.Id), happened.Type, happened.Data, happened.Metadata, ContentTypeOf(happened.Data.Span)));
        try
        {
            await (length == 0
                ? client.AppendToStreamAsync(NameOf(stream), StreamState.NoStream, data, cancellationToken: cancellationToken)
                : client.AppendToStreamAsync(NameOf(stream), StreamRevision.FromInt64(length - 1), data, cancellationToken: cancellationToken));
            return true;
        }
        catch (WrongExpectedVersionException)
        {
            return false;
        }
        catch (MaximumAppendSizeExceededException tooLarge)
        {
            throw new ArgumentException($"The append to {stream} is larger than the server takes (its setting MaxAppendSize): {tooLarge.Message}", nameof(events), tooLarge);
        }
        catch (Exception error) when (IsOutage(error))
        {
            throw Unavailable(error);
        }
    }

    public IAsyncEnumerable<StoredEventOf> ReadStreamAsync(StreamName stream, long revision, int count, CancellationToken cancellationToken) =>
        ReadAsync(client.ReadStreamAsync(Direction.Forwards, NameOf(stream), StreamPosition.FromInt64(revision), count, cancellationToken: cancellationToken), cancellationToken);

    public IAsyncEnumerable<StoredEventOf> ReadAllAsync(Place from, CancellationToken cancellationToken) =>
        ReadAsync(client.ReadAllAsync(Direction.Forwards, PositionOf(from), StreamFilter.Prefix(prefix), cancellationToken: cancellationToken), cancellationToken);

    /// <summary>A catch-up subscription with the filter on the server, left at its first event.</summary>
    public async Task WaitAsync(Place behind, CancellationToken cancellationToken)
    {
        var start = behind == Place.Start ? FromAll.Start : FromAll.After(PositionOf(behind));
        var subscription = client.SubscribeToAll(start, filterOptions: new(StreamFilter.Prefix(prefix)), cancellationToken: cancellationToken);
        try
        {
            await foreach (var message in subscription.Messages.WithCancellation(cancellationToken))
                if (message is StreamMessage.Event happened && Read(happened.ResolvedEvent) is not null) return;
        }
        catch (Exception error) when (IsOutage(error))
        {
            // Dropped: whoever waits looks at what there is, and waits again.
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    private async IAsyncEnumerable<StoredEventOf> ReadAsync(IAsyncEnumerable<ResolvedEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var found = events.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(found))
        {
            if (Read(found.Current) is { } stored) yield return stored;
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<ResolvedEvent> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception gone) when (gone is StreamNotFoundException or StreamDeletedException)
        {
            return false; // whoever expects events there says which are missing
        }
        catch (Exception error) when (IsOutage(error))
        {
            throw Unavailable(error);
        }
    }

    /// <summary>Null for a stream under the prefix that cannot be one of a log.</summary>
    private StoredEventOf? Read(ResolvedEvent resolved)
    {
        var record = resolved.OriginalEvent;
        return StreamName.TryParse(record.EventStreamId[prefix.Length..], out var stream)
            ? new(
                new((long)record.Position.CommitPosition, (long)record.Position.PreparePosition),
                stream,
                record.EventNumber.ToInt64(),
                new(record.Created),
                record.EventType,
                record.Data,
                record.Metadata)
            : null;
    }

    private string NameOf(StreamName stream) => prefix + stream;

    private static Position PositionOf(Place place) => place == Place.Start ? Position.Start : new((ulong)place.Commit, (ulong)place.Prepare);

    /// <summary>What is an object of JSON is shown as such by the server's own pages and can be used by its projections; the bytes stay as they are.</summary>
    private static string ContentTypeOf(ReadOnlySpan<byte> data) => data is [(byte)'{', .., (byte)'}'] ? "application/json" : "application/octet-stream";

    /// <summary>While a cluster elects, the client tells "Server Is Not Ready" as an invalid operation. Trying again is safe whatever it was.</summary>
    private static bool IsOutage(Exception error) => error is
        RpcException or NotLeaderException or DiscoveryException or NotAuthenticatedException or AccessDeniedException or TimeoutException or ChannelClosedException
        or (InvalidOperationException and not ObjectDisposedException);

    private static LogUnavailableException Unavailable(Exception error) => new($"The event store cannot be reached or does not answer: {error.Message}", error);
}
