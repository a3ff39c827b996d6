namespace ThreatRegister.Web.Layout;

/// <summary>Where the list is of what somebody recorded.</summary>
internal static class ActLinks
{
    /// <summary>Null: who looks may not see what others recorded.</summary>
    public static string? Of(PageContext page, string actor) =>
        page.Viewer.FollowsOthers || string.Equals(page.Viewer.Actor, actor, StringComparison.Ordinal) ? $"/acts?actor={Uri.EscapeDataString(actor)}" : null;
}
