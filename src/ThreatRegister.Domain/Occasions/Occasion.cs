using System.Collections.Immutable;
using System.Diagnostics;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Domain.Occasions;

/// <summary>Only what decisions about an occasion need to know.</summary>
public sealed record Occasion
{
    public static Occasion Initial { get; } = new();

    public bool IsOpened { get; private init; }

    public bool HasLead { get; private init; }

    public When Held { get; private init; } = When.Unknown;

    public OccasionConcluded? Conclusion { get; private init; }

    public ImmutableHashSet<OccasionChanged> Changes { get; private init; } = [];

    public ImmutableDictionary<LocalId, Stated<Response>> Responses { get; private init; } = ImmutableDictionary<LocalId, Stated<Response>>.Empty;

    public ImmutableDictionary<LocalId, OccasionJudged> Judgements { get; private init; } = ImmutableDictionary<LocalId, OccasionJudged>.Empty;

    /// <summary>Who says the same; the opening's own statement is one of them.</summary>
    public ImmutableHashSet<OccasionCorroborated> Corroborations { get; private init; } = [];

    public static Occasion Evolve(Occasion occasion, OccasionEvent happened) => happened switch
    {
        OccasionOpened opened => occasion with
        {
            IsOpened = true,
            HasLead = opened.Lead is not null,
            Held = opened.Held,
            Corroborations = [new(Fact: null, opened.Statement)],
        },
        OccasionChanged changed => occasion with { Held = changed.Held ?? occasion.Held, Changes = occasion.Changes.Add(changed) },
        OccasionResponseRecorded recorded => occasion with
        {
            Responses = occasion.Responses.SetItem(recorded.Response.Id, new(recorded.Response, recorded.Statement)),
        },
        OccasionJudged judged => occasion with { Judgements = occasion.Judgements.SetItem(judged.Judgement, judged) },
        OccasionCorroborated corroborated => occasion with { Corroborations = occasion.Corroborations.Add(corroborated) },
        OccasionConcluded concluded => occasion with { Conclusion = concluded },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };
}
