using Microsoft.AspNetCore.Routing;

namespace ThreatRegister.Web.Api;

/// <summary>Everything that programs ask of the register.</summary>
internal static class ApiEndpoints
{
    /// <summary>All that is read, in the order of the description.</summary>
    public static IReadOnlyList<ApiRead> Reads { get; } = [.. FigureReads.All, .. SummaryReads.All, .. ListReads.All, .. RecordReads.All, .. EventReads.All, .. ProofReads.All, .. SealReads.All];

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        foreach (var read in Reads) read.Map(app);
        app.MapCommands();
        app.MapProblems();
        app.MapOpenApi();
    }
}
