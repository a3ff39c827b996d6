using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Api;

/// <summary>One reading request to the API: who asks, and what its address says.</summary>
internal sealed class ApiAsk
{
    /// <summary>So long a request waits for a position.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);

    private static readonly string version = typeof(ApiAsk).Module.ModuleVersionId.ToString("N");

    private ApiAsk(HttpContext context, Actor actor, QuestionText text, string language)
    {
        (Context, Actor, Text, Language) = (context, actor, text, language);
        Register = context.RequestServices.GetRequiredService<RegisterServices>();
    }

    public HttpContext Context { get; }

    public RegisterServices Register { get; }

    public Actor Actor { get; }

    public Viewer Viewer => Actor.Viewer;

    /// <summary>Everything that the query says.</summary>
    public QuestionText Text { get; }

    public string Language { get; }

    public CancellationToken Gone => Context.RequestAborted;

    public string? this[string name] => Text[name];

    /// <summary>A part of the path.</summary>
    public string Path(string name) => (string)Context.Request.RouteValues[name]!;

    /// <exception cref="QuestionException">The query has a name that the address does not take, or a value that cannot be.</exception>
    public static async Task<ApiAsk> OfAsync(HttpContext context, IReadOnlyList<ApiParameter> parameters)
    {
        var text = QuestionText.OfQuery(context.Request.QueryString.Value ?? "");
        string[] taken = [.. parameters.Concat(ApiParameter.Everywhere).Select(parameter => parameter.Name)];
        foreach (var name in text.Given.Except(taken, StringComparer.Ordinal))
            throw QuestionException.Usage(name, $"địa chỉ này không có bộ lọc đó, mà có: {string.Join(", ", taken)}.", $"this address takes no such name, but: {string.Join(", ", taken)}.");
        foreach (var missing in parameters.Where(parameter => parameter.IsRequired && text[parameter.Name] is null))
            throw QuestionException.Usage(missing.Name, "phải nêu.", "it has to be given.");

        foreach (var parameter in parameters.Where(parameter => text[parameter.Name] is { } value && parameter.Choices?.Contains(value, StringComparer.Ordinal) is false))
            throw QuestionException.Usage(parameter.Name, $"'{text[parameter.Name]}' không thuộc {string.Join(", ", parameter.Choices!)}.", $"'{text[parameter.Name]}' is not one of {string.Join(", ", parameter.Choices!)}.");

        var language = text["lang"] ?? WebServer.LanguageOf(context);
        if (language is not ("vi" or "en")) throw QuestionException.Usage("lang", "chỉ có vi và en.", "it is vi or en.");
        var ask = new ApiAsk(context, context.ActorOf()!, text, language);
        if (text["min-position"] is not null) await ask.WaitAsync(ask.Number("min-position", 0, 0, long.MaxValue));
        return ask;
    }

    public long Number(string name, long otherwise, long least, long most)
    {
        if (Text[name] is not { } text) return otherwise;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        throw QuestionException.Usage(name, $"phải là số từ {least} đến {most}.", $"it is a number from {least} to {most}.");
    }

    /// <summary>More than a page of it is taken away: for that one has to have the right, whatever the road.</summary>
    /// <exception cref="ProblemException">He has not.</exception>
    public void RequireExport()
    {
        if (!Permissions.May(Actor, Permission.Export)) throw new ProblemException(ProblemKinds.NotAllowed);
    }

    /// <summary>Has the audit say what is taken away.</summary>
    public void NoteTaken(string what) => Context.Requester().Read.TakenAs = what;

    public int Limit(int otherwise = ApiParameter.DefaultLimit) => (int)Number("limit", otherwise, 1, ApiParameter.MostRows);

    public TEnum Member<TEnum>(string name, TEnum otherwise)
        where TEnum : struct, Enum => Text[name] is { } code ? Asked.Member<TEnum>(code, name) : otherwise;

    /// <summary>What the query asks, reckoned by the minute: so that within a minute the same question has the same answer.</summary>
    /// <param name="text">Null: all of the query.</param>
    public async Task<Question> QuestionAsync(QuestionText? text = null)
    {
        var question = await Register.Questions.AskAsync(Viewer, (text ?? Text).Only(QuestionText.Names), Language, Gone);
        Context.PageOf().Moment = question.Query.Moment; // for the audit
        return question with { At = ByMinute(question.At) };
    }

    public static DateTimeOffset ByMinute(DateTimeOffset instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMinute), instant.Offset);

    /// <summary>
    /// Sets the strong tag of the answer: the position with the digest of the log there, the address, the language, what the asker may see, and
    /// where the answer depends on the clock, the instant it is reckoned for.
    /// </summary>
    /// <param name="lead">What stands in front, such as a record's version; null: the position.</param>
    /// <param name="form">The form of the answer, where the address has several.</param>
    /// <returns>What to answer instead where the asker has it already; else null.</returns>
    public IResult? Unchanged(Question question, bool clock = false, string? form = null, long? lead = null)
    {
        var moment = question.Query.Moment;
        var parts = string.Join('\n', version, Context.Request.Path.Value, Text.With("min-position", null).ToQuery(), Language, Viewer.Clearance, form, moment.Position, moment.Digest, moment.StatedBy, clock ? question.At.UtcTicks : 0);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)))[..16];
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{lead ?? moment.Position}-{digest}\""));
        var headers = Context.Response.GetTypedHeaders();
        headers.ETag = tag;
        Context.Response.Headers.Vary = "Authorization, Cookie, Accept, Accept-Language";
        return Context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)) ? Results.StatusCode(StatusCodes.Status304NotModified) : null;
    }

    /// <summary>The address of the next page.</summary>
    public void Next(string name, string value) =>
        Context.Response.Headers.Link = $"<{Context.Request.PathBase}{Context.Request.Path}{Text.With("min-position", null).ToQuery(name, value)}>; rel=\"next\"";

    private async Task WaitAsync(long position)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        bound.CancelAfter(patience);
        try
        {
            if ((await Register.Log.HeadAsync(bound.Token)).Position < position) await foreach (var _ in Register.Log.SubscribeAsync(position - 1, bound.Token)) break;
            await Register.CatchUpAsync(position, bound.Token);
        }
        catch (OperationCanceledException) when (!Gone.IsCancellationRequested)
        {
            throw new ProblemException(ProblemKinds.Behind) { RetryAfter = 1 };
        }
    }
}
