namespace ThreatRegister.Web.Pages.Recording;

/// <param name="Subject">The member that names what is changed; null: everything.</param>
/// <param name="Id">Of what is changed.</param>
public sealed record CommandsModel(string? Subject, string? Id);
