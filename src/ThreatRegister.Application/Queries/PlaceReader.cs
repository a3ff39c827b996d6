using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain.Places;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Queries;

/// <summary>The places as they were recorded, or stated by sources, at a moment.</summary>
public sealed class PlaceReader(IEventLog log, EventCodec codec, TimeZoneInfo zone)
{
    private readonly StreamMemory streams = new(log, codec);

    public async Task<PlaceBook> AtAsync(Moment moment, CancellationToken cancellationToken = default)
    {
        var book = PlaceBook.Initial;
        foreach (var recorded in await streams.UpToAsync(Aggregates.Places, moment.Position, cancellationToken))
        {
            var happened = (PlaceEvent)recorded.Event;
            if (moment.StatedBy is not { } day || (StatedOn.Of(recorded, zone) <= day && Begins(happened, book))) book = PlaceBook.Evolve(book, happened);
        }

        return book;
    }

    /// <summary>Nothing stands on its own without the event that began it.</summary>
    private static bool Begins(PlaceEvent happened, PlaceBook book) => happened switch
    {
        PlaceRenamed renamed => book.Find(renamed.Place) is not null,
        PlaceEnded ended => book.Find(ended.Place) is not null,
        PlaceCorrected corrected => book.Find(corrected.Place) is not null,
        _ => true,
    };
}
