using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;

namespace ThreatRegister.Application.Commands;

/// <summary>An incident as an import that finds it sees it.</summary>
/// <param name="Row">The row it was recorded from, with the digest of the row's last recorded state; null where it was not imported.</param>
/// <param name="Version">Of its stream.</param>
/// <param name="IsWithdrawn">The import it is from was taken back.</param>
/// <param name="MergedInto">Null where it is not merged away.</param>
/// <param name="Now">As it stands.</param>
/// <param name="AsImported">As imports alone have made it: what others corrected is not in it.</param>
public sealed record ImportedIncident(ImportedRow? Row, long Version, bool IsWithdrawn, IncidentId? MergedInto, Incident Now, Incident AsImported)
{
    /// <summary>More commands are never made of one changed row.</summary>
    private const int MaxCommands = 1_000;

    /// <summary>The id of one of the commands that bring an incident up to a later state of its row: known again when the import is.</summary>
    public static Guid UpdateId(ImportedRow row, int number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, MaxCommands);
        return DerivedIds.From("import-update", row.Import.Value, row.RowId, row.Digest, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    internal static ImportedIncident Of(IncidentId incident, IReadOnlyList<Recorded<object>> history, ReferenceBooks books)
    {
        var now = Fold(history);
        var isWithdrawn = now.Imported is { } row && books.Withdrawals.IsWithdrawn(row.Import);
        return new(now.Imported, history.Count, isWithdrawn, books.Merges.MergedInto(incident), now, AsImportedOf(history, now));
    }

    private static Incident AsImportedOf(IReadOnlyList<Recorded<object>> history, Incident now)
    {
        var followed = history.Select(recorded => recorded.Event).OfType<IncidentRowFollowed>().ToArray();
        if (followed.Length == 0) return Fold(history.Where(recorded => recorded.Event is IncidentReported));

        var ids = followed.SelectMany(update => Enumerable.Range(0, MaxCommands).Select(number => UpdateId(update.Imported, number))).ToHashSet();
        return Fold(history.Where(recorded => recorded.Event is IncidentReported || ids.Contains(recorded.CommandId)));
    }

    private static Incident Fold(IEnumerable<Recorded<object>> history) =>
        history.Select(recorded => (IncidentEvent)recorded.Event).Aggregate(Incident.Initial, Incident.Evolve);
}
