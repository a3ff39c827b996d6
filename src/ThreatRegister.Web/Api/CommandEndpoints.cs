using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Api;

/// <summary>Any command, sent once under its id and on the version that its sender saw.</summary>
internal static class CommandEndpoints
{
    public const string Path = "/api/commands/{name}";
    public const int MostBytes = 1 << 20;

    public static void MapCommands(this IEndpointRouteBuilder api)
    {
        api.MapGet("/api/commands", (HttpContext context) => ApiResults.Json(new
        {
            commands = CommandCatalogue.Names.Select(name => new { name, maySend = Permissions.MaySend(context.ActorOf()!, name), schema = $"/api/commands/{name}/schema" }),
        }));
        api.MapGet($"{Path}/schema", (string name) => ApiResults.Json(CommandCatalogue.SchemaOf(Known(name))));
        api.MapPost(Path, (string name, HttpContext context, RegisterServices register, RegisterMeter meter) => SendAsync(Known(name), context, register, meter));
    }

    private static string Known(string name) => CommandCatalogue.Contains(name) ? name : throw new ProblemException(ProblemKinds.NotFound);

    private static async Task<IResult> SendAsync(string name, HttpContext context, RegisterServices register, RegisterMeter meter)
    {
        if (context.Request.QueryString.HasValue) throw QuestionException.Usage(context.Request.Query.Keys.FirstOrDefault() ?? "", "lệnh không có bộ lọc.", "a command takes no query.");
        var actor = context.ActorOf()!;
        var (commandId, seen) = (CommandIdOf(context.Request), IfMatch.Of(context.Request));
        if (!Permissions.MaySend(actor, name)) throw new ProblemException(ProblemKinds.NotAllowed);
        if (!IsJson(context.Request)) throw new ProblemException(ProblemKinds.WrongMediaType);

        var body = CommandReader.Read(name, await ReadAsync(context), commandId);
        // Who names no version has seen nothing there: where there is something, he has to look first.
        var answer = await ExecuteAsync(register, new(body, commandId, actor.Id, seen ?? 0), context.RequestAborted);
        meter.Sent(name, JsonNamingPolicy.KebabCaseLower.ConvertName(answer.GetType().Name));
        return answer switch
        {
            CommandAnswer.Accepted done => Answer(context, done, commandId),
            CommandAnswer.Refused refused => throw Refused(refused, WebServer.LanguageOf(context)),
            CommandAnswer.Stale stale => throw Stale(context, stale, seen),
            CommandAnswer.IdConflict => throw new ProblemException(ProblemKinds.KeyConflict),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<CommandAnswer> ExecuteAsync(RegisterServices register, CommandEnvelope command, CancellationToken cancellationToken)
    {
        try
        {
            return await register.Commands.ExecuteAsync(command, cancellationToken);
        }
        catch (ArgumentException beyond) when (EarlyEnds.IsBeyondLog(beyond))
        {
            throw new ProblemException(ProblemKinds.Invalid, beyond.Message.Split(" (Parameter")[0]);
        }
    }

    private static IResult Answer(HttpContext context, CommandAnswer.Accepted done, Guid commandId)
    {
        context.Response.Headers.ETag = IfMatch.TagOf(done.Version);
        var place = RecordReads.PathOf(done.Stream);
        if (place is not null) context.Response.Headers.Location = place;
        var created = !done.Repeated && done.Events > 0 && done.Version == done.Events;
        var document = new { position = done.Position, id = done.Stream.Id, version = done.Version, repeated = done.Repeated, stream = done.Stream.ToString(), events = done.Events, commandId };
        return ApiResults.Json(document, created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static ProblemException Refused(CommandAnswer.Refused refused, string language) => new(ProblemKinds.Of(refused.Reason), RefusalText.Of(refused.Reason, language))
    {
        Members = new Dictionary<string, object?>(StringComparer.Ordinal) { ["refusal"] = Projections.Codes.Of(refused.Reason), ["field"] = refused.Field, ["instead"] = refused.Instead },
    };

    private static ProblemException Stale(HttpContext context, CommandAnswer.Stale stale, long? seen)
    {
        // The answer is cleared before a problem is written: what it keeps is set when it begins.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.ETag = IfMatch.TagOf(stale.Actual);
            return Task.CompletedTask;
        });
        return new(seen is null ? ProblemKinds.VersionNeeded : ProblemKinds.Stale)
        {
            Members = new Dictionary<string, object?>(StringComparer.Ordinal) { ["stream"] = stale.Stream.ToString(), ["version"] = stale.Actual },
        };
    }

    /// <summary>A UUID; with or without the quotation marks that the draft of the header asks for.</summary>
    private static Guid CommandIdOf(HttpRequest request) =>
        request.Headers["Idempotency-Key"] is [{ Length: > 0 } key] && Guid.TryParseExact(key.Trim('"'), "D", out var id) && id != Guid.Empty
            ? id
            : throw new ProblemException(request.Headers["Idempotency-Key"] is [] or [null or ""] ? ProblemKinds.KeyMissing : ProblemKinds.KeyWrong);

    private static bool IsJson(HttpRequest request) => request.GetTypedHeaders().ContentType is { } type && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads no more than a command may have. What is left of a larger one the server passes over, so that the sender hears why it was not taken.</summary>
    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MostBytes) throw new ProblemException(ProblemKinds.TooLarge);

        var bytes = new byte[context.Request.ContentLength is { } told ? (int)told : MostBytes + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, context.RequestAborted);
        if (length > MostBytes) throw new ProblemException(ProblemKinds.TooLarge);

        var start = bytes.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        return bytes[start..length];
    }
}
