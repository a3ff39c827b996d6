using ThreatRegister.Web.Pages.Records;

namespace ThreatRegister.Web.Pages.Recording;

/// <param name="Subject">The member that names what is changed; null: everything.</param>
/// <param name="Id">Of what is changed.</param>
/// <param name="About">What that is called; null where there is none such, or who looks may not see it.</param>
public sealed record CommandsModel(string? Subject, string? Id, ValuePart? About);
