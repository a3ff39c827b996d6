using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.EventLog;
using ThreatRegister.Web.Forms;

namespace ThreatRegister.Web.Access;

/// <summary>
/// What ends a request before its time: a door that is closed, a request that cannot be read, a fault of the program. Of a fault the journal
/// has where it was and of what kind, never what it says: that may be the text of a record.
/// </summary>
internal static partial class EarlyEnds
{
    private static readonly object closed = new();

    public static void UseEarlyEnds(this IApplicationBuilder app)
    {
        var logger = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("ThreatRegister.Web");
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (ClosedDoorException) when (!context.Response.HasStarted)
            {
                context.Items[closed] = true;
                await EndAsync(context, StatusCodes.Status403Forbidden);
            }
            catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
            {
                await EndAsync(context, wrong.StatusCode);
            }
            catch (SubjectErasedException) when (!context.Response.HasStarted)
            {
                await EndAsync(context, StatusCodes.Status410Gone);
            }
            catch (Exception away) when (IsAway(away) && !context.Response.HasStarted)
            {
                Tell(logger, context, away);
                context.Response.Headers.RetryAfter = "1";
                await EndAsync(context, StatusCodes.Status503ServiceUnavailable);
            }
            catch (ArgumentException beyond) when (IsBeyondLog(beyond) && !context.Response.HasStarted)
            {
                await EndAsync(context, StatusCodes.Status413PayloadTooLarge);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // Nobody waits for the answer any more.
            }
            catch (Exception wrong)
            {
                Tell(logger, context, wrong);
                throw;
            }
        });
    }

    /// <summary>What somebody wrote into a form of a page that was not taken for want of a right: by the fields' names.</summary>
    public static IReadOnlyList<(string Field, string Text)> LostOf(HttpContext context) => context.Items.ContainsKey(closed) && context.Request.HasFormContentType
        ? [.. context.Request.Form.Where(field => !field.Key.StartsWith('_') && field.Key is not ("language" or Posted.FormField or Posted.CommandField or Posted.VersionField)).SelectMany(field => field.Value.OfType<string>().Where(text => text.Length > 0).Select(text => (field.Key, text)))]
        : [];

    /// <summary>The database does not answer, or has too much to do, or something is recorded all the time: what was asked may be asked again.</summary>
    public static bool IsAway(Exception wrong) => wrong is LogBusyException or LogUnavailableException or MomentPassedException or DbException { IsTransient: true };

    /// <summary>What was sent is more than one append may hold.</summary>
    public static bool IsBeyondLog(ArgumentException wrong) => string.Equals(wrong.ParamName, "appends", StringComparison.Ordinal);

    /// <summary>What went wrong and where, without what exceptions say: that may be the text of a record.</summary>
    public static string Said(Exception wrong) => $"{KindsOf(wrong)} {wrong.ToStringWithoutMessages()}";

    /// <summary>Tells the journal of a fault.</summary>
    public static void Tell(ILogger logger, HttpContext context, Exception wrong) => Failed(logger, context.TraceIdentifier, KindsOf(wrong), wrong.ToStringWithoutMessages());

    private static Task EndAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static string KindsOf(Exception wrong) => wrong.InnerException is { } inner ? $"{wrong.GetType().Name} <- {KindsOf(inner)}" : wrong.GetType().Name;

    private static string ToStringWithoutMessages(this Exception wrong) => $"{wrong.StackTrace}{(wrong.InnerException is { } inner ? $" <- {inner.ToStringWithoutMessages()}" : "")}";

    [LoggerMessage(LogLevel.Error, "Request {Trace} failed: {Kinds} {Where}")]
    private static partial void Failed(ILogger logger, string trace, string kinds, string where);
}
