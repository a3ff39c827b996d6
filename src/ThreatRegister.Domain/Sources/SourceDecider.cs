using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Sources.SourceEvent>;

namespace ThreatRegister.Domain.Sources;

/// <summary>Only what decisions about a source need to know.</summary>
/// <param name="Registered">As first registered; null before that.</param>
/// <param name="Current">The same after all corrections, without their grounds.</param>
public sealed record Source(SourceRegistered? Registered, SourceRegistered? Current)
{
    public static Source Initial { get; } = new(null, null);

    public static Source Evolve(Source source, SourceEvent happened) => happened switch
    {
        SourceRegistered registered => new(registered, registered),
        SourceCorrected corrected => source with
        {
            Current = source.Current! with
            {
                Title = corrected.Title,
                Publisher = corrected.Publisher,
                StatedOn = corrected.StatedOn,
                StatedOnBasis = corrected.StatedOnBasis,
                Url = corrected.Url,
            },
        },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };
}

/// <summary>What may be done to a source.</summary>
public static class SourceDecider
{
    public static Decision<SourceEvent> Decide(Source source, SourceCommand command, DecisionContext context) => (source.Registered, command) switch
    {
        (var registered, RegisterSource register) => Register(registered, register, context),
        (null, CorrectSource) => Refuse(Refusal.NotFound, "source"),
        (_, CorrectSource correct) => Correct(source.Current!, correct, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    // Seeds and imports name their source in every run: the same again is a repeat, another one under the same id is not.
    private static Decision<SourceEvent> Register(SourceRegistered? known, RegisterSource register, DecisionContext context)
    {
        var fault = About(register.Title, register.Publisher, register.StatedOn, register.Url, context)
            ?? Check.That(IsLanguage(register.Language), Refusal.LanguageInvalid, "language")
            ?? Check.Optional(register.Licence, "licence");
        if (fault is not null) return Refuse(fault);

        var registered = new SourceRegistered(
            register.Source,
            Check.Clean(register.Title),
            register.Kind,
            Check.Clean(register.Publisher),
            register.StatedOn,
            register.StatedOnBasis,
            register.Language,
            Check.Clean(register.Licence),
            Check.Clean(register.Url));
        if (known is null) return Accept(registered);

        return known == registered ? Nothing : Refuse(Refusal.AlreadyExists, "source");
    }

    private static Decision<SourceEvent> Correct(SourceRegistered current, CorrectSource correct, DecisionContext context)
    {
        if ((Check.Grounds(correct.Grounds) ?? About(correct.Title, correct.Publisher, correct.StatedOn, correct.Url, context)) is { } fault)
            return Refuse(fault);

        var corrected = current with
        {
            Title = Check.Clean(correct.Title),
            Publisher = Check.Clean(correct.Publisher),
            StatedOn = correct.StatedOn,
            StatedOnBasis = correct.StatedOnBasis,
            Url = Check.Clean(correct.Url),
        };
        return corrected == current
            ? Nothing
            : Accept(new SourceCorrected(
                corrected.Title, corrected.Publisher, corrected.StatedOn, corrected.StatedOnBasis, corrected.Url, correct.Grounds.Trim()));
    }

    private static Fault? About(LocalizedText title, string? publisher, When? statedOn, string? url, DecisionContext context) =>
        Check.Name(title, "title", Refusal.TitleMissing)
        ?? Check.Optional(publisher, "publisher")
        ?? Check.NotInFuture(statedOn, context.Now, "statedOn")
        ?? Check.Optional(url, "url")
        ?? Check.That(Check.Clean(url) is not { } address || IsWeb(address), Refusal.UrlInvalid, "url");

    private static bool IsLanguage(string? code) => code is null || (code.Length == 2 && code.All(char.IsAsciiLetterLower));

    // Pages make links of these; a link that runs a script must not get into the log.
    private static bool IsWeb(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https");
}
