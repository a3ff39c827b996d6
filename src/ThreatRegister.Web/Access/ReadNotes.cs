using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Web.Access;

/// <summary>Notes what was read of a register: of the marking of each record then, as its row has it, and its marking now the stricter. One for each request.</summary>
/// <param name="registers">Without note: what is looked up here is shown to nobody.</param>
internal sealed class ReadNotes(IRegisters registers, ReadRecords read, Func<CancellationToken, Task<Moment>> newestAsync)
{
    private Task<Moment>? newest;

    public async Task<IReadOnlyList<TRow>> OfRowsAsync<TRow>(Viewer viewer, Moment moment, IReadOnlyList<TRow> rows, CancellationToken cancellationToken)
        where TRow : class
    {
        var id = typeof(TRow).GetProperty("Id");
        if (id is null || typeof(TRow).GetProperty("Marking") is null) return read.Note(rows);

        return await OfAsync(RegisterList.Find(typeof(TRow))!.Name, viewer, moment, rows, row => (Visibility.MarkingOf(row), (string)id.GetValue(row)!, row), cancellationToken);
    }

    public Task<IReadOnlyList<T>> OfIncidentsAsync<T>(Viewer viewer, Moment moment, IReadOnlyList<T> shown, Func<T, (Tlp Marking, string Id)> of, CancellationToken cancellationToken) =>
        OfAsync("incidents", viewer, moment, shown, one => of(one) is var (marking, id) ? (marking, id, id) : default, cancellationToken);

    /// <param name="of">How each was marked then, its id, and by what it is known again where it is read once more.</param>
    private async Task<IReadOnlyList<T>> OfAsync<T>(string register, Viewer viewer, Moment moment, IReadOnlyList<T> shown, Func<T, (Tlp Marking, string Id, object What)> of, CancellationToken cancellationToken)
    {
        var then = shown.Select(of).ToArray();
        var heads = then.Length == 0 || await IsNowAsync(moment, cancellationToken)
            ? new Dictionary<string, RecordHead>(StringComparer.Ordinal)
            : await registers.HeadsAsync(register, viewer, moment with { StatedBy = null }, [.. then.Select(one => one.Id)], cancellationToken);
        foreach (var (marking, id, what) in then) read.Note(heads.TryGetValue(id, out var head) && head.Marking > marking ? head.Marking : marking, what);
        return shown;
    }

    private async Task<bool> IsNowAsync(Moment moment, CancellationToken cancellationToken) => moment.StatedBy is null && moment.Position >= (await (newest ??= newestAsync(cancellationToken))).Position;
}
