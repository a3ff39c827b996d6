using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Records;

namespace ThreatRegister.Web.Pages.Recording;

/// <summary>What is about to be told to more people than the incidents that it names.</summary>
/// <param name="Seen">What was asked about: the marking and the incidents.</param>
public sealed record WidenedMarking(string Seen, Tlp Said, IReadOnlyList<(ValuePart Incident, Tlp Marking)> Incidents);

/// <summary>A laxer marking than that of the incidents is recorded by who has been asked whether he means it: what is told cannot be taken back.</summary>
internal static class Widening
{
    public const string SeenField = "_widened";

    /// <summary>Null: it says no marking, or none that is laxer.</summary>
    public static async Task<WidenedMarking?> OfAsync(RegisterServices register, PageContext page, object body, CancellationToken cancellationToken)
    {
        if (AboutIncidents.Of(body) is not ({ } said, { Count: > 0 } incidents)) return null;

        var heads = await register.Registers.HeadsAsync("incidents", page.Viewer, await register.NewestAsync(cancellationToken), [.. incidents.Select(incident => incident.Value)], cancellationToken);
        var stricter = heads.Where(head => head.Value.Marking > said).OrderBy(head => head.Key, StringComparer.Ordinal).ToArray();
        return stricter.Length == 0
            ? null
            : new($"{said} {string.Join(' ', stricter.Select(head => head.Key))}", said, [.. stricter.Select(head => (new ValuePart(head.Value.Title, $"/incidents/{head.Key}"), head.Value.Marking))]);
    }
}
