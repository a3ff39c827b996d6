using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Web.Forms;

namespace ThreatRegister.Web.Pages.Recording;

/// <summary>The quick form: an incident with what it mostly is told with.</summary>
/// <param name="Candidates">Recorded incidents that may be the same; they are offered before anything is recorded.</param>
/// <param name="Report">The report that it is made of; null: none.</param>
public sealed record QuickFormModel(FormModel Form, IReadOnlyList<DuplicateCandidate> Candidates, string? Report = null)
{
    public ThreatTypeId? Type => Form.Value("type") is { Length: > 0 } id && IdText.IsValid(id) ? new ThreatTypeId(id) : null;

    /// <summary>All blocks, those of the type's template first.</summary>
    public IReadOnlyList<string> Blocks
    {
        get
        {
            var first = First;
            return [.. first, .. EntryTemplates.Blocks.Except(first, StringComparer.Ordinal)];
        }
    }

    public IReadOnlyList<string> First => EntryTemplates.For(Type, Form.Choices.Types).First;

    /// <summary>As this form calls them, and in its order.</summary>
    public FormModel Shown => Form with
    {
        Labels = labels,
        Order = ["type", "title", "occurred", "detected", "outcome", "quantity", "place.name", "marking", .. Blocks.SelectMany(MembersOf), "place", "kind"],
    };

    private static readonly Dictionary<string, LocalizedText> labels = new(StringComparer.Ordinal)
    {
        ["type"] = new("Loại đe dọa", "Threat type"),
        ["occurred"] = new("Xảy ra khi nào", "When it occurred"),
        ["quantity"] = new("Số lượng, nếu không phải một vụ", "Quantity, if it is not one case"),
        ["place.name"] = new("Địa điểm", "Place"),
        ["marking"] = new("Mức chia sẻ (TLP)", "Marking (TLP)"),
        ["kind"] = new("Dạng bản ghi", "Kind of record"),
    };

    /// <summary>The members that a block holds.</summary>
    public static IReadOnlyList<string> MembersOf(string block) => block switch
    {
        "impact" => ["cause", "potentialImpact", "actualImpact"],
        "persons" => ["contact", "affectedPerson"],
        _ => [block],
    };

    public MemberShape Member(string name) => Form.Shape.First(member => string.Equals(member.Name, name, StringComparison.Ordinal));
}
