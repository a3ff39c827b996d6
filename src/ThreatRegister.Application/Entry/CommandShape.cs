using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Tasks;

namespace ThreatRegister.Application.Entry;

/// <summary>What a member of a command is to a form.</summary>
public enum MemberKind
{
    Text,
    LongText,

    /// <summary>A whole number, or one with decimals.</summary>
    Number,
    Flag,

    /// <summary>One code of an enum.</summary>
    Choice,
    When,
    Day,
    Quantity,

    /// <summary>The id of something: of what, its type says.</summary>
    Id,

    /// <summary>A kind of one of the six groups of responses.</summary>
    ResponseKind,

    /// <summary>A scale and a level of it, chosen together.</summary>
    Severity,

    /// <summary>Members of its own.</summary>
    Group,
    List,
}

/// <summary>One member of a command, as its JSON has it.</summary>
/// <param name="Name">In the JSON's spelling.</param>
/// <param name="Type">Without its nullability.</param>
/// <param name="Members">Of an object.</param>
/// <param name="Element">Of a list.</param>
/// <param name="Default">What leaving it out means; null: that nothing is said.</param>
/// <param name="IsPersonal">About a person: kept nowhere on the way.</param>
/// <param name="NamesAgency">It holds the names of agencies, or a list of them.</param>
/// <param name="NamesDoer">It names who does something: an agency, or the holder of an account.</param>
public sealed record MemberShape(
    string Name, MemberKind Kind, Type Type, bool IsRequired, IReadOnlyList<MemberShape> Members, MemberShape? Element = null, object? Default = null, bool IsPersonal = false, bool NamesAgency = false, bool NamesDoer = false);

/// <summary>The shape of a command: what a form for it asks, read from the same contract that its JSON and its schema are made of.</summary>
public static class CommandShape
{
    private static readonly HashSet<string> longTexts = new(StringComparer.Ordinal)
    {
        "text", "description", "grounds", "quotation", "summary", "notes", "note", "impact", "cause", "result", "reason", "actualImpact", "potentialImpact", "answer", "comment", "change", "effect", "basis", "findings",
    };

    private static readonly ConcurrentDictionary<string, IReadOnlyList<MemberShape>> known = new(StringComparer.Ordinal);

    /// <summary>The members of a command: first the id of what it is about, then the others as they are declared.</summary>
    public static IReadOnlyList<MemberShape> Of(string command) => known.GetOrAdd(command, static name =>
    {
        var id = CommandCatalogue.IdMemberOf(name);
        return [.. MembersOf(CommandCatalogue.TypeOf(name)).OrderByDescending(member => string.Equals(member.Name, id, StringComparison.Ordinal))];
    });

    private static IReadOnlyList<MemberShape> MembersOf(Type type) =>
        [.. JsonForms.Plain.GetTypeInfo(type).Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null).Select(Of)];

    private static MemberShape Of(JsonPropertyInfo property)
    {
        var parameter = property.AssociatedParameter;
        var unset = parameter is { HasDefaultValue: true, DefaultValue: { } value } ? parameter.ParameterType.IsEnum && value is not Enum ? Enum.ToObject(parameter.ParameterType, value) : value : null;
        var member = Of(property.Name, property.PropertyType, property.IsRequired && parameter is not { HasDefaultValue: true }) with { Default = unset, NamesAgency = AgencyMembers.Has(property.DeclaringType, property.Name), NamesDoer = IsDoer(property) };
        if (member is { NamesAgency: true, Element: { } element }) member = member with { Element = element with { NamesAgency = true } };
        return property.DeclaringType == typeof(Response) && member.Name is "kind" ? member with { Kind = MemberKind.ResponseKind } : member;
    }

    private static bool IsDoer(JsonPropertyInfo property) => property.Name is "person" && (property.DeclaringType == typeof(AssignTask) || property.DeclaringType == typeof(TaskTerms));

    private static MemberShape Of(string name, Type declared, bool isRequired)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (ElementOf(type) is { } element) return new(name, MemberKind.List, type, isRequired, [], Of(name, element, isRequired: true));
        if (type == typeof(Personal<string>)) return Personal(name, isRequired);

        var kind = KindOf(name, type);
        // Where silence and no are two things, or one of them has to be said, a box to tick is not enough.
        if (kind is MemberKind.Flag && (type != declared || isRequired)) return new(name, MemberKind.Choice, type, isRequired, []);
        return new(name, kind, type, isRequired, kind is MemberKind.Group ? MembersOf(type) : []);
    }

    private static MemberKind KindOf(string name, Type type)
    {
        if (type == typeof(string)) return longTexts.Contains(name) ? MemberKind.LongText : MemberKind.Text;
        if (type == typeof(bool)) return MemberKind.Flag;
        if (type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(decimal)) return MemberKind.Number;
        if (type == typeof(When)) return MemberKind.When;
        if (type == typeof(DateOnly)) return MemberKind.Day;
        if (type == typeof(Quantity)) return MemberKind.Quantity;
        if (type == typeof(Severity)) return MemberKind.Severity;
        if (type.IsEnum) return MemberKind.Choice;
        if (IsId(type)) return MemberKind.Id;
        if (JsonForms.Plain.GetTypeInfo(type).Kind is JsonTypeInfoKind.Object) return MemberKind.Group;

        throw new NotSupportedException($"No form has a place for {type}.");
    }

    internal static bool IsId(Type type) => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));

    private static Type? ElementOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Items<>) ? type.GetGenericArguments()[0] : null;

    private static MemberShape Personal(string name, bool isRequired) => new(
        name, MemberKind.Group, typeof(Personal<string>), isRequired,
        [
            new("subject", MemberKind.Text, typeof(string), IsRequired: true, [], IsPersonal: true),
            new("value", MemberKind.Text, typeof(string), IsRequired: true, [], IsPersonal: true),
        ],
        IsPersonal: true);
}
