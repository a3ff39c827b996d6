using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Commands;

/// <summary>Why no command of a kind can be accepted about a record as it stands.</summary>
/// <param name="Reason">Null: it is so already; whatever such a command says, it changes nothing.</param>
public sealed record Hindrance(Refusal? Reason);

/// <summary>
/// Asks a decision whether it could accept any command of a kind, by commands that are made up: what is wrong with their contents is mended by
/// who writes a real one, what is wrong with the record is not. A refusal that names no other member than the record itself is about that, as is
/// one of who sends it.
/// </summary>
internal sealed class TrialCommands(string command, string record, string? actor, DateTime now)
{
    /// <summary>Made up, and longer than an id that the register makes: no record has it.</summary>
    public const string Unheld = "trial-0000-no-such-thing";

    /// <summary>So many are asked of; where more could be made up, nothing is known to hinder.</summary>
    private const int Most = 500;

    private static readonly ILookup<Type, string> none = Array.Empty<string>().ToLookup(_ => typeof(string));

    /// <summary>About a part that a command names and the record does not hold: possible only where it holds another.</summary>
    private static readonly HashSet<Refusal> ofUnheldParts =
        [Refusal.NotLinked, Refusal.NotRelated, Refusal.EvidenceUnknown, Refusal.ResponseUnknown, Refusal.NotificationUnknown, Refusal.CommentUnknown, Refusal.InstrumentNotRelated];

    /// <summary>They say that a member was left out.</summary>
    private static readonly HashSet<Refusal> missing = [.. Enum.GetValues<Refusal>().Where(refusal => refusal.ToString().EndsWith("Missing", StringComparison.Ordinal))];

    private readonly IReadOnlyList<MemberShape> shape = CommandShape.Of(command);

    /// <summary>One of them, to ask where such a command goes.</summary>
    public object First => Parse(Bodies(none).First());

    /// <summary>What hinders all commands of the kind; null: nothing, as far as can be told without the real one.</summary>
    /// <param name="decide">Decides on the record as it stands.</param>
    /// <param name="history">The record's events: what they name may be named again.</param>
    public Hindrance? Find(Func<object, (IReadOnlyList<object> Events, Refusal? Refusal, string? Field)> decide, IEnumerable<object> history)
    {
        var first = Ask(decide, Bodies(none));
        return first is { Reason: { } reason } && ofUnheldParts.Contains(reason) ? Ask(decide, Bodies(HeldIn(history))) : first;
    }

    /// <summary>The members that may be left out by the shape, and that are missed whatever else such a command says with as little as it can.</summary>
    public IReadOnlySet<string> FindNeeded(Func<object, (IReadOnlyList<object> Events, Refusal? Refusal, string? Field)> decide)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var members = shape.Select(member => needed.Contains(member.Name) ? member with { IsRequired = true } : member).ToList();
            var missed = ObjectsOf(members, none, isWhole: false).Take(Most).Select(body => decide(Parse(body))).Select(said => said.Refusal is { } reason && missing.Contains(reason) ? said.Field : null).Distinct(StringComparer.Ordinal).Take(2).ToList();
            if (missed is not [{ } field] || !shape.Any(member => !member.IsRequired && string.Equals(member.Name, field, StringComparison.Ordinal)) || !needed.Add(field)) return needed;
        }
    }

    private Hindrance? Ask(Func<object, (IReadOnlyList<object> Events, Refusal? Refusal, string? Field)> decide, IEnumerable<JsonObject> bodies)
    {
        var (unheld, mayBeMended, tried) = ((Refusal?)null, false, 0);
        foreach (var body in bodies)
        {
            if (++tried > Most) return null;
            var (events, refusal, field) = decide(Parse(body));
            if (events.Count > 0) return null;
            if (refusal is not { } reason) continue;
            if (field is null || reason is Refusal.SecondPersonNeeded || string.Equals(field, shape[0].Name, StringComparison.Ordinal)) return new(reason);
            if (ofUnheldParts.Contains(reason)) unheld = reason;
            else mayBeMended = true;
        }

        return mayBeMended ? null : new(unheld);
    }

    private object Parse(JsonObject body) => CommandCatalogue.Parse(command, body);

    /// <summary>With all that can be said, and with as little as can be.</summary>
    private IEnumerable<JsonObject> Bodies(ILookup<Type, string> held) => ObjectsOf(shape, held, isWhole: true).Concat(ObjectsOf(shape, held, isWhole: false));

    /// <summary>Objects with every choice of the members that have to be there: of one choice of codes all ids, then of the next.</summary>
    private IEnumerable<JsonObject> ObjectsOf(IReadOnlyList<MemberShape> members, ILookup<Type, string> held, bool isWhole)
    {
        IEnumerable<JsonObject> objects = [new JsonObject()];
        foreach (var member in members.Where(member => isWhole || member.IsRequired).OrderByDescending(member => member.Kind is MemberKind.Choice))
        {
            var values = ValuesOf(member, held, isWhole);
            if (!member.IsRequired) values = values.Take(1);
            objects = objects.SelectMany(_ => values, (body, value) => With(body, member.Name, value));
        }

        return objects;
    }

    private static JsonObject With(JsonObject body, string name, JsonNode value)
    {
        var one = (JsonObject)body.DeepClone();
        one[name] = value.DeepClone();
        return one;
    }

    private IEnumerable<JsonNode> ValuesOf(MemberShape member, ILookup<Type, string> held, bool isWhole) => member.Kind switch
    {
        MemberKind.Id when member == shape[0] => [record],
        MemberKind.Id => [Unheld, .. held[member.Type]],
        MemberKind.Choice or MemberKind.Flag when member.Type == typeof(bool) => [true, false],
        MemberKind.Choice => Enum.GetValues(member.Type).Cast<Enum>().Select(code => (JsonNode)Codes.Of(code)),
        MemberKind.Number => [1],
        MemberKind.When => [now.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        MemberKind.Day => [now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        MemberKind.Quantity => ["1"],
        MemberKind.ResponseKind => [ResponseKinds.All[0].Kind],
        MemberKind.Severity => [new JsonObject { ["scale"] = Unheld, ["level"] = Unheld }],
        MemberKind.Group => ObjectsOf(member.Members, held, isWhole),
        MemberKind.List => [new JsonArray([.. ValuesOf(member.Element!, held, isWhole).Take(1).Select(one => one.DeepClone())])],
        // Who acts names himself.
        _ => [member.Name is "by" && actor is not null ? actor : "…"],
    };

    /// <summary>The ids that events name, by what they are ids of; those that were named last first.</summary>
    private static ILookup<Type, string> HeldIn(IEnumerable<object> history) =>
        history.Reverse().SelectMany(IdsIn).Distinct().ToLookup(id => id.GetType(), id => id.ToString()!);

    private static IEnumerable<object> IdsIn(object? value)
    {
        if (value is null or string) return [];
        if (CommandShape.IsId(value.GetType())) return [value];
        if (value is IEnumerable list) return list.Cast<object?>().SelectMany(IdsIn);

        var form = JsonForms.Plain.GetTypeInfo(value.GetType());
        return form.Kind is JsonTypeInfoKind.Object ? form.Properties.Where(property => property.Get is not null).SelectMany(property => IdsIn(property.Get!(value))) : [];
    }
}
