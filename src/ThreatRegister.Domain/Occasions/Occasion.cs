using System.Collections.Immutable;
using System.Diagnostics;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Domain.Occasions;

/// <summary>Only what decisions about an occasion need to know.</summary>
public sealed record Occasion
{
    public static Occasion Initial { get; } = new();

    public bool IsOpened { get; private init; }

    public OccasionConcluded? Conclusion { get; private init; }

    public ImmutableHashSet<OccasionChanged> Changes { get; private init; } = [];

    public ImmutableDictionary<LocalId, Stated<Response>> Responses { get; private init; } = ImmutableDictionary<LocalId, Stated<Response>>.Empty;

    public ImmutableDictionary<LocalId, OccasionJudged> Judgements { get; private init; } = ImmutableDictionary<LocalId, OccasionJudged>.Empty;

    public static Occasion Evolve(Occasion occasion, OccasionEvent happened) => happened switch
    {
        OccasionOpened => occasion with { IsOpened = true },
        OccasionChanged changed => occasion with { Changes = occasion.Changes.Add(changed) },
        OccasionResponseRecorded recorded => occasion with
        {
            Responses = occasion.Responses.SetItem(recorded.Response.Id, new(recorded.Response, recorded.Statement)),
        },
        OccasionJudged judged => occasion with { Judgements = occasion.Judgements.SetItem(judged.Judgement, judged) },
        OccasionConcluded concluded => occasion with { Conclusion = concluded },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };
}
