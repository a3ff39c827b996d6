using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Events;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Api;

/// <summary>Ends a request with a problem.</summary>
/// <param name="detail">What is wrong with this very request, in the language asked for; null: the title says it.</param>
internal sealed class ProblemException(ProblemKind kind, string? detail = null) : Exception(detail ?? kind.Name)
{
    public ProblemKind Kind { get; } = kind;

    public string? Detail { get; } = detail;

    /// <summary>Members beside those of RFC 9457.</summary>
    public IReadOnlyDictionary<string, object?> Members { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>In seconds; null: trying again helps nothing.</summary>
    public int? RetryAfter { get; init; }
}

/// <summary>Problems as RFC 9457 has them, in the language asked for.</summary>
internal static class Problems
{
    public const string MediaType = "application/problem+json";

    public static Task WriteAsync(HttpContext context, ProblemException problem) => WriteAsync(context, problem.Kind, problem.Detail, problem.Members, problem.RetryAfter);

    public static async Task WriteAsync(HttpContext context, ProblemKind kind, string? detail = null, IReadOnlyDictionary<string, object?>? members = null, int? retryAfter = null)
    {
        var language = WebServer.LanguageOf(context);
        var response = context.Response;
        response.StatusCode = kind.Status;
        response.ContentType = MediaType;
        response.Headers.ContentLanguage = language;
        if (retryAfter is { } seconds) response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var document = Document(kind, language, detail);
        foreach (var (name, value) in members ?? new Dictionary<string, object?>(StringComparer.Ordinal))
            if (value is not null) document[name] = value;
        await response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(document, JsonForms.Plain), context.RequestAborted);
    }

    /// <summary>What there is to say of a kind of problem.</summary>
    public static Dictionary<string, object> Document(ProblemKind kind, string language, string? detail = null)
    {
        var document = new Dictionary<string, object>(StringComparer.Ordinal) { ["type"] = kind.Type, ["title"] = Sentence(kind.Title.In(language)), ["status"] = kind.Status };
        if ((detail ?? kind.Help?.In(language)) is { } words) document["detail"] = words;
        return document;
    }

    private static string Sentence(string words) => string.Concat(char.ToUpperInvariant(words[0]).ToString(), words.AsSpan(1));
}
