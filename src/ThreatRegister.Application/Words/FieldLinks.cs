using System.Collections.Frozen;
using ThreatRegister.Application.Queries;

namespace ThreatRegister.Application.Words;

/// <summary>Another record that a part of a field names.</summary>
/// <param name="Kind">How it is related, where the field says so.</param>
public sealed record FieldLink(string Register, string Id, string? Kind = null);

/// <summary>Which fields name other records, and how.</summary>
public static class FieldLinks
{
    private static readonly FrozenDictionary<string, string> registers = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["occasions"] = "occasions", ["occasion"] = "occasions", ["incidents"] = "incidents", ["incident"] = "incidents", ["mergedInto"] = "incidents", ["mergedFrom"] = "incidents",
        ["sources"] = "sources", ["source"] = "sources", ["review"] = "reviews", ["replaces"] = "reviews", ["replacement"] = "reviews", ["instrument"] = "instruments",
        ["fromDirection"] = "directions", ["scenario"] = "scenarios", ["lessons"] = "lessons", ["successors"] = "agencies",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<(string Register, string Field)> accounts = new[]
    {
        ("tasks", "person"), ("shifts", "from"), ("shifts", "to"), ("shifts", "takenOverBy"), ("reviews", "submittedBy"), ("reviews", "approvedBy"),
    }.ToFrozenSet();

    /// <summary>Whether the field may hold the id of an account.</summary>
    public static bool NamesAccount(string register, string field) => accounts.Contains((register, field));

    /// <summary>Null where the field names no record. A text that only looks like an id leads nowhere, and is shown as it is.</summary>
    /// <param name="part">One part of the field's value, as rows and change log have it.</param>
    public static FieldLink? Of(string register, string field, string part)
    {
        if (registers.TryGetValue(field, out var named)) return new(named, part);

        var (first, rest) = part.Split(' ', 2) is [var left, var right] ? (left, right) : ("", part);
        return (register, field) switch
        {
            ("shifts", "items") when Projections.Codes.TryParse<OpenItemKind>(first, out var kind) && kind.Register() is { } held => new(held, rest, first),
            ("incidents", "relations") => new("incidents", rest, first),
            ("instruments", "relations") => new("instruments", rest, first),
            (_, "corroborations") => new("sources", rest, first),
            _ => null,
        };
    }
}
