using ThreatRegister.Application.Events;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Queries.Differences;

/// <summary>The tree of threat types at two moments: it is one stream without a register, so both ends are folded from it.</summary>
internal static class TypeDifference
{
    public const string Register = "types";

    private static readonly (string Name, Func<ThreatType, string?> Text)[] fields =
    [
        ("parent", type => type.Parent?.Value),
        ("name", type => type.Name.In("vi")),
        ("nameEn", type => type.Name.En),
        ("countingWord", type => type.CountingWord.In("vi")),
        ("terms", type => type.Terms.Count == 0 ? null : string.Join(" | ", type.Terms.Select(term => $"{term.Vocabulary} {term.Term}"))),
        ("split", type => type.Splits.Count == 0 ? null : string.Join(" | ", type.Splits.SelectMany(split => split.Into).Select(part => part.Type))),
        ("retired", type => type.IsRetired ? "retired" : null),
        ("replacedBy", type => type.ReplacedBy?.Value),
        ("validFrom", type => type.ValidFrom?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
    ];

    public static async Task<RegisterDifference> ReadAsync(MomentReader moments, DifferenceRequest request, CancellationToken cancellationToken)
    {
        var happened = await moments.TypeEventsAsync(request.To.Position, cancellationToken);
        var tree = ThreatTypeTree.Initial;
        foreach (var recorded in happened.Where(recorded => recorded.Position <= request.From.Position)) tree = Evolve(tree, recorded);

        var touches = new List<Touch>();
        var before = tree;
        foreach (var recorded in happened.Where(recorded => recorded.Position > request.From.Position))
        {
            var next = Evolve(tree, recorded);
            touches.AddRange(Touches(tree, next, recorded));
            tree = next;
        }

        return Compare(before, tree, touches, request);
    }

    private static ThreatTypeTree Evolve(ThreatTypeTree tree, Recorded<object> recorded) => ThreatTypeTree.Evolve(tree, (ThreatTypeEvent)recorded.Event);

    private static IEnumerable<Touch> Touches(ThreatTypeTree before, ThreatTypeTree after, Recorded<object> recorded) =>
        after.All.Where(type => before.Find(type.Id) != type)
            .Select(type => new Touch(type.Id.Value, recorded, [.. fields.Where(field => !Same(field.Text, before.Find(type.Id), type)).Select(field => field.Name)]));

    private static bool Same(Func<ThreatType, string?> text, ThreatType? one, ThreatType? other) =>
        string.Equals(one is null ? null : text(one), other is null ? null : text(other), StringComparison.Ordinal);

    private static RegisterDifference Compare(ThreatTypeTree before, ThreatTypeTree after, List<Touch> touches, DifferenceRequest request)
    {
        var lines = new List<Line>();
        var passing = new List<Line>();
        long asBefore = 0;
        foreach (var type in touches.GroupBy(touch => touch.Type, StringComparer.Ordinal))
        {
            var (old, now) = (before.Find(new(type.Key)), after.Find(new(type.Key))!);
            var found = old is null ? [new Line(type.First().Event, now, RecordDifference.Came, [])] : Net(old, now, [.. type]);
            lines.AddRange(found);
            if (found.Count == 0) asBefore++;
            if (old is not null)
                passing.AddRange(type.Where(touch => found.All(line => line.Event != touch.Event)).Select(touch => new Line(touch.Event, now, RecordDifference.AsBefore, [])));
        }

        var came = lines.Count(line => line.Difference is RecordDifference.Came);
        var changed = lines.Where(line => line.Difference is RecordDifference.Changed).Select(line => line.Type.Id).Distinct().Count();
        return new(Register, new(came, changed, Went: 0, Returned: 0, asBefore), Entries(lines, request.Examples), request.Passing ? Entries(passing, request.Examples) : []);
    }

    /// <summary>Each event that set a field to what it is at the end, with those fields.</summary>
    private static List<Line> Net(ThreatType old, ThreatType now, IReadOnlyList<Touch> touches) =>
        [.. fields.Where(field => !Same(field.Text, old, now))
            .GroupBy(field => touches.Last(touch => touch.Fields.Contains(field.Name, StringComparer.Ordinal)).Event)
            .Select(set => new Line(set.Key, now, RecordDifference.Changed, [.. set.Select(field => new NetChange(field.Name, field.Text(old), field.Text(now), PositionsOf(field.Name, touches)))]))];

    private static long[] PositionsOf(string field, IEnumerable<Touch> touches) =>
        [.. touches.Where(touch => touch.Fields.Contains(field, StringComparer.Ordinal)).Select(touch => touch.Event.Position)];

    private static DifferenceEntry[] Entries(List<Line> lines, int examples)
    {
        var shared = lines.GroupBy(line => line.Event.Position).Where(event_ => event_.Count() > 1).Select(event_ => event_.Key).ToHashSet();
        return
        [
            .. lines
                .GroupBy(line => ActOf(line, shared.Contains(line.Event.Position)))
                .Select(act => Entry([.. act.OrderBy(line => line.Event.Position)], examples))
                .OrderBy(entry => entry.FirstPosition),
        ];
    }

    private static (string Event, string Actor, long? Position, string? Grounds, string? Field, string? Value) ActOf(Line line, bool isShared)
    {
        var (name, actor) = (NameOf(line.Event), line.Event.Actor);
        if (isShared) return (name, actor, line.Event.Position, null, null, null);

        var set = line.Changes.Count > 0 ? line.Changes[0] : null;
        return (name, actor, null, RegisterFolds.GroundsOf(line.Event.Event), set?.Field, set?.New);
    }

    private static DifferenceEntry Entry(IReadOnlyList<Line> act, int examples)
    {
        var (first, last) = (act[0].Event, act[^1].Event);
        var values = act.SelectMany(line => line.Changes).GroupBy(change => (change.Field, change.Old, change.New))
            .Select(change => new FieldDifference(change.Key.Field, change.Key.Old, change.Key.New, change.Count())).ToArray();
        return new(
            NameOf(first), first.Actor, RegisterFolds.GroundsOf(first.Event), Import: null, first.Position, last.Position, first.RecordedAt, last.RecordedAt,
            Acts: 1, act.Select(line => line.Event.Position).Distinct().Count(), act.Count,
            act.Count(line => line.Difference is RecordDifference.Came), act.Count(line => line.Difference is RecordDifference.Changed), Went: 0, Returned: 0,
            [.. values.Take(examples)], Math.Max(0, values.Length - examples),
            [.. act.Take(examples).Select(line => new DifferenceExample(line.Type.Id.Value, line.Type.Name.In("vi"), Codes.Of(line.Difference), line.Event.Position, line.Changes))]);
    }

    private static string NameOf(Recorded<object> recorded) => EventCatalogue.Default.Of(recorded.Event.GetType()).Name;

    private sealed record Touch(string Type, Recorded<object> Event, IReadOnlyList<string> Fields);

    private sealed record Line(Recorded<object> Event, ThreatType Type, RecordDifference Difference, IReadOnlyList<NetChange> Changes);
}
