namespace ThreatRegister.Web.Pages;

/// <summary>What went wrong, and what to do about it.</summary>
/// <param name="Trace">By which the journal tells of it; null where there is nothing to tell.</param>
public sealed record ErrorModel(string Message, string? Trace = null)
{
    /// <summary>What somebody wrote that was not taken, by the fields' names: it is given back, so that it can be kept elsewhere.</summary>
    public IReadOnlyList<(string Field, string Text)> Lost { get; init; } = [];
}
