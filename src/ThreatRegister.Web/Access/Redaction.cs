using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Application.Queries.Dossiers;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.History;

namespace ThreatRegister.Web.Access;

/// <summary>
/// Takes out of rows, histories and events the ids of other records that the viewer may not see, before anything is made of them: pages, JSON,
/// tables, files and feeds. One for each request.
/// </summary>
/// <param name="registers">Without note: what is looked up here is shown to nobody.</param>
internal sealed class Redaction(IRegisters? registers, Func<CancellationToken, Task<Moment>> newestAsync)
{
    /// <summary>For what is made at one clearance and then shown to all who have it, such as summaries.</summary>
    public static Redaction None { get; } = new(registers: null, _ => throw new System.Diagnostics.UnreachableException());

    /// <summary>Stands in place of an id; a record of this name is nobody's.</summary>
    public const string Hidden = "hidden";

    private static readonly Dictionary<string, string> registersByIdType = RegisterList.All
        .SelectMany(fold => fold.Categories.Take(1).Select(category => (Type: $"{category}id", fold.Name, fold.HoldsParts))).Where(known => !known.HoldsParts)
        .DistinctBy(known => known.Type, StringComparer.Ordinal).ToDictionary(known => known.Type, known => known.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Rows that registers keep are asked for again and again.</summary>
    private static readonly ConditionalWeakTable<object, HashSet<(string Register, string Id)>> namesOf = [];

    private readonly ConcurrentDictionary<(Tlp Clearance, long Position, string Register, string Id), bool> known = new();

    /// <summary>Rows or events with their references as far as the viewer may see them; those that name nothing hidden are the same objects.</summary>
    public async Task<IReadOnlyList<T>> OfAsync<T>(Viewer viewer, Moment moment, IReadOnlyList<T> shown, CancellationToken cancellationToken)
        where T : class
    {
        if (SeesAll(viewer) || shown.Count == 0) return shown;

        var names = new HashSet<(string Register, string Id)>[shown.Count];
        for (var number = 0; number < names.Length; number++) names[number] = namesOf.GetValue(shown[number], NamesIn);
        if (await HiddenAsync(viewer, moment, names.SelectMany(named => named), cancellationToken) is not { Count: > 0 } hidden) return shown;
        return [.. shown.Select((one, number) => names[number].Any(hidden.Contains) ? (T)Without(one, hidden) : one)];
    }

    public async Task<RecordView> OfAsync(Viewer viewer, Moment moment, RecordView record, CancellationToken cancellationToken)
    {
        if (SeesAll(viewer)) return record;

        var rows = await OfAsync(viewer, moment, [record.Row, record.Latest], cancellationToken);
        var register = RegisterList.All.First(fold => !fold.HoldsParts && string.Equals(fold.Categories[0], record.Kind, StringComparison.Ordinal)).Name;
        var values = record.Entries.SelectMany(entry => entry.Changes).Select(change => (register, change.Field, change.Old, change.New)).Concat(record.Facts.Select(fact => (register, fact.Fact ?? "", Old: (string?)null, fact.Value)));
        var changes = await OfAsync(viewer, moment, [.. values], cancellationToken);
        var read = 0;
        HistoryEntry[] entries = [.. record.Entries.Select(entry => entry with { Changes = [.. entry.Changes.Select(change => new FieldChange(change.Field, changes[read].Old, changes[read++].New))] })];
        FactView[] facts = [.. record.Facts.Select(fact => fact with { Value = changes[read++].New })];
        return record with { Row = rows[0], Latest = rows[1], Entries = entries, Facts = facts };
    }

    /// <summary>Old and new values as the change log has them.</summary>
    public async Task<IReadOnlyList<(string? Old, string? New)>> OfAsync(
        Viewer viewer, Moment moment, IReadOnlyList<(string Register, string Field, string? Old, string? New)> changes, CancellationToken cancellationToken)
    {
        if (SeesAll(viewer) || changes.Count == 0) return [.. changes.Select(change => (change.Old, change.New))];

        var named = changes.SelectMany(change => LinksIn(change.Register, change.Field, change.Old).Concat(LinksIn(change.Register, change.Field, change.New)));
        var hidden = await HiddenAsync(viewer, moment, named.Select(link => (link.Register, link.Id)), cancellationToken);
        return [.. changes.Select(change => (Without(change.Register, change.Field, change.Old, hidden), Without(change.Register, change.Field, change.New, hidden)))];
    }

    public async Task<IReadOnlyList<IncidentItem>> OfAsync(Viewer viewer, Moment moment, IReadOnlyList<IncidentItem> items, CancellationToken cancellationToken)
    {
        if (SeesAll(viewer) || items.Count == 0) return items;

        var named = items.SelectMany(item => item.Occasions.Select(id => ("occasions", id)).Concat(item.Sources.Select(id => ("sources", id))));
        var hidden = await HiddenAsync(viewer, moment, named, cancellationToken);
        return hidden.Count == 0 ? items : [.. items.Select(item => item with { Occasions = Shown("occasions", item.Occasions), Sources = Shown("sources", item.Sources) })];

        Items<string> Shown(string register, Items<string> ids) => [.. ids.Select(id => hidden.Contains((register, id)) ? Hidden : id)];
    }

    public async Task<IReadOnlyList<RegisterDifference>> OfAsync(Viewer viewer, Moment moment, IReadOnlyList<RegisterDifference> parts, CancellationToken cancellationToken)
    {
        if (SeesAll(viewer)) return parts;

        var values = parts.SelectMany(part => part.Entries.Concat(part.Passing).SelectMany(entry =>
            entry.Fields.Select(field => (part.Register, field.Field, field.Old, field.New)).Concat(entry.Examples.SelectMany(one => one.Changes).Select(net => (part.Register, net.Field, net.Old, net.New)))));
        var hidden = await HiddenAsync(viewer, moment, values.SelectMany(value => LinksIn(value.Register, value.Field, value.Old).Concat(LinksIn(value.Register, value.Field, value.New))).Select(link => (link.Register, link.Id)), cancellationToken);
        return hidden.Count == 0 ? parts : [.. parts.Select(part => part with { Entries = [.. part.Entries.Select(entry => Shown(part.Register, entry))], Passing = [.. part.Passing.Select(entry => Shown(part.Register, entry))] })];

        DifferenceEntry Shown(string register, DifferenceEntry entry) => entry with
        {
            Fields = [.. entry.Fields.Select(field => field with { Old = Without(register, field.Field, field.Old, hidden), New = Without(register, field.Field, field.New, hidden) })],
            Examples = [.. entry.Examples.Select(one => one with { Changes = [.. one.Changes.Select(net => net with { Old = Without(register, net.Field, net.Old, hidden), New = Without(register, net.Field, net.New, hidden) })] })],
        };
    }

    private bool SeesAll(Viewer viewer) => registers is null || viewer.Clearance is Tlp.Red;

    private static HashSet<(string Register, string Id)> NamesIn(object shown)
    {
        var names = new HashSet<(string, string)>();
        WrittenIds.While(
            (type, id) =>
            {
                if (registersByIdType.TryGetValue(type.Name, out var register)) names.Add((register, id));
                return id;
            },
            () => JsonSerializer.SerializeToUtf8Bytes(shown, shown.GetType(), JsonForms.Plain));
        return names;
    }

    private static object Without(object shown, HashSet<(string Register, string Id)> hidden)
    {
        var json = WrittenIds.While(
            (type, id) => registersByIdType.TryGetValue(type.Name, out var register) && hidden.Contains((register, id)) ? Hidden : id,
            () => JsonSerializer.SerializeToUtf8Bytes(shown, shown.GetType(), JsonForms.Plain));
        return JsonSerializer.Deserialize(json, shown.GetType(), JsonForms.Plain)!;
    }

    private static IEnumerable<FieldLink> LinksIn(string register, string field, string? value) => ChangeWords.Split(value).Select(part => FieldLinks.Of(register, field, part)).OfType<FieldLink>();

    private static string? Without(string register, string field, string? value, HashSet<(string Register, string Id)> hidden) => value is null
        ? null
        : string.Join(ChangeWords.Separator, ChangeWords.Split(value).Select(part =>
            FieldLinks.Of(register, field, part) is { } link && hidden.Contains((link.Register, link.Id)) ? part[..^link.Id.Length] + Hidden : part));

    /// <summary>Which of the records are there and may not be seen. What is not there hides nothing.</summary>
    private async Task<HashSet<(string Register, string Id)>> HiddenAsync(Viewer viewer, Moment moment, IEnumerable<(string Register, string Id)> named, CancellationToken cancellationToken)
    {
        var all = named.Where(name => IdText.IsValid(name.Id)).ToHashSet();
        if (all.Count == 0) return all;
        if (moment.Position == long.MaxValue) moment = await newestAsync(cancellationToken);

        var at = moment with { StatedBy = null };
        foreach (var of in all.Where(name => !known.ContainsKey((viewer.Clearance, at.Position, name.Register, name.Id))).GroupBy(name => name.Register, name => name.Id, StringComparer.Ordinal))
        {
            var there = await registers!.HeadsAsync(of.Key, viewer with { Clearance = Tlp.Red }, at, [.. of], cancellationToken);
            foreach (var id in of) known[(viewer.Clearance, at.Position, of.Key, id)] = there.TryGetValue(id, out var head) && head.Marking > viewer.Clearance;
        }

        all.RemoveWhere(name => !known[(viewer.Clearance, at.Position, name.Register, name.Id)]);
        return all;
    }
}
