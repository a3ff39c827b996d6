using System.Collections.Immutable;
using System.Diagnostics;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Domain.SeverityScales;

/// <summary>The scales of severity as they stand.</summary>
public sealed record SeverityBook
{
    private ImmutableSortedDictionary<string, Timeline<SeverityScaleSet>> Scales { get; init; } =
        ImmutableSortedDictionary.Create<string, Timeline<SeverityScaleSet>>(StringComparer.Ordinal);

    public static SeverityBook Initial { get; } = new();

    public IEnumerable<Timeline<SeverityScaleSet>> All => Scales.Values;

    public static SeverityBook Evolve(SeverityBook book, SeverityScaleEvent happened) => happened switch
    {
        SeverityScaleSet set => book.With(set.Scale, (book.Find(set.Scale.Value) ?? Timeline<SeverityScaleSet>.Empty).From(set.ValidFrom, set)),
        SeverityScaleEnded ended => book.With(ended.Scale, book.Find(ended.Scale.Value)!.EndedAfter(ended.ValidTo)),
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    public Timeline<SeverityScaleSet>? Find(string scale) => Scales.GetValueOrDefault(scale);

    /// <summary>
    /// The codes of a level and all above it, in any version of the scale that has the level; empty where the book knows no such level.
    /// </summary>
    public IReadOnlyList<string> From(string scale, string level) =>
    [
        .. (Find(scale)?.Versions ?? []).SelectMany(version => version.Levels.SkipWhile(one => !Is(one, level))).Select(one => one.Code).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>
    /// What is wrong with a severity. A scale that nobody has defined is taken as the source has it: imports bring scales of their own. Of a
    /// scale that is known the level has to be one of any of its versions, since what is assessed may be older than the present one.
    /// </summary>
    internal Fault? Against(Severity severity, string field)
    {
        if (Find(severity.Scale) is not { } scale) return null;

        SeverityLevel[] levels = [.. scale.Versions.SelectMany(version => version.Levels).Where(level => Is(level, severity.Level))];
        if (levels.Length == 0) return new(Refusal.SeverityLevelUnknown, field + ".level");

        var holds = severity.Score is not { } score || levels.Any(level => level.From is null || (score >= level.From && score <= level.To));
        return Check.That(holds, Refusal.SeverityScoreOutsideBand, field + ".score");
    }

    private static bool Is(SeverityLevel level, string code) => string.Equals(level.Code, code, StringComparison.Ordinal);

    private SeverityBook With(LocalId id, Timeline<SeverityScaleSet> scale) => this with { Scales = Scales.SetItem(id.Value, scale) };
}
