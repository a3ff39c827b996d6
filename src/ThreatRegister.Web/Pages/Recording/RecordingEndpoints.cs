using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ThreatRegister.Web.Pages.Recording;

/// <summary>The pages that operators record with.</summary>
internal static class RecordingEndpoints
{
    public static void MapRecording(this RouteGroupBuilder pages)
    {
        pages.MapEntry();
        pages.MapCommands();
        pages.MapQuickForm();
        pages.MapEvidence();
        pages.MapIntake();
    }
}
