using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Web.Api;

namespace ThreatRegister.Web.Serving;

/// <summary>Whether the program runs, and whether it can answer: for whoever watches over it. Tells nothing of what is recorded.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => ApiResults.Json(new { status = "ok" })).AllowAnonymous();
        app.MapGet("/health/ready", async (RegisterServices register, CancellationToken cancellationToken) =>
        {
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            bound.CancelAfter(patience);
            var database = await IsAsync(async () => await register.Log.HeadAsync(bound.Token), cancellationToken);
            var registers = database && await IsAsync(async () => await register.CatchUpAsync((await register.Log.HeadAsync(bound.Token)).Position, bound.Token), cancellationToken);
            // One record that stands still is told here and on every figure; all others are answered for, so that nobody is to be sent elsewhere.
            var whole = registers && await IsAsync(async () => (await register.Registers.ParkedAsync(bound.Token)).Count == 0, cancellationToken);
            var ready = database && registers;
            return ApiResults.Json(new { status = ready ? "ok" : "unready", database, registers, nothingParked = whole }, ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
    }

    private static Task<bool> IsAsync(Func<Task> done, CancellationToken cancellationToken) => IsAsync(async () => { await done(); return true; }, cancellationToken);

    /// <summary>Whatever goes wrong, it is not so: why is told by what fails elsewhere.</summary>
    private static async Task<bool> IsAsync(Func<Task<bool>> asked, CancellationToken cancellationToken)
    {
        try
        {
            return await asked();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
