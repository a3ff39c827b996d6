using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Web.Forms;

/// <summary>What a kind of incident is mostly told with: those parts of the quick form stand first and open, the others folded behind.</summary>
/// <param name="Branch">The threat type whose branch it is for; the nearest above a type is taken.</param>
/// <param name="First">Blocks of the form, by the name of the member they hold.</param>
public sealed record EntryTemplate(string Branch, IReadOnlyList<string> First);

/// <summary>The templates of the quick form. The counting word is the threat type's own.</summary>
public static class EntryTemplates
{
    /// <summary>All blocks in the order in which they stand without a template.</summary>
    public static IReadOnlyList<string> Blocks { get; } = ["description", "statement", "victim", "severity", "impact", "damage", "responses", "occasions", "furtherTypes", "persons"];

    private static readonly EntryTemplate[] all =
    [
        new("", ["description", "statement"]),
        new("cyber", ["victim", "severity", "description"]),
        new("cyber.vulnerability", ["victim", "impact", "description"]),
        new("information", ["description", "statement"]),
        new("crime", ["damage", "description", "statement"]),
        new("health", ["damage", "statement"]),
        new("disaster", ["damage", "responses", "statement"]),
        new("climate", ["impact", "statement"]),
        new("resource", ["impact", "victim", "statement"]),
        new("economy", ["impact", "damage", "statement"]),
        new("order", ["responses", "description"]),
        new("environment", ["impact", "damage", "statement"]),
    ];

    public static EntryTemplate For(ThreatTypeId? type, ThreatTypeTree types) =>
        type is { } known ? types.PathOf(known).Reverse().Select(step => all.FirstOrDefault(template => string.Equals(template.Branch, step.Value, StringComparison.Ordinal))).FirstOrDefault(template => template is not null) ?? all[0] : all[0];
}
