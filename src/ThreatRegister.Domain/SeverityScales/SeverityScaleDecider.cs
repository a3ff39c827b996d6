using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.SeverityScales.SeverityScaleEvent>;

namespace ThreatRegister.Domain.SeverityScales;

/// <summary>What may be done to the scales of severity.</summary>
public static class SeverityScaleDecider
{
    public static Decision<SeverityScaleEvent> Decide(SeverityBook book, SeverityScaleCommand command, DecisionContext context) =>
        (book.Find(command.Scale.Value), command) switch
        {
            (var scale, SetSeverityScale set) => Set(scale, set),
            (null, EndSeverityScale) => Refuse(Refusal.NotFound, "scale"),
            ({ } scale, EndSeverityScale end) => End(scale, end),
            _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
        };

    private static Decision<SeverityScaleEvent> Set(Timeline<SeverityScaleSet>? scale, SetSeverityScale set)
    {
        var fault = Check.Name(set.Name, "name", Refusal.NameMissing)
            ?? Check.Required(set.Basis, Limits.Text, "basis", Refusal.BasisMissing)
            ?? Check.That(set.Levels.Count > 0, Refusal.LevelsMissing, "levels")
            ?? Check.Distinct([.. set.Levels.Select(level => level.Code.Trim())], Refusal.LevelRepeated, "levels")
            ?? Check.Each(set.Levels, "levels", Level);
        if (fault is not null) return Refuse(fault);

        var happened = new SeverityScaleSet(
            set.Scale, Check.Clean(set.Name), [.. set.Levels.Select(level => level with { Code = level.Code.Trim(), Name = Check.Clean(level.Name) })], set.ValidFrom, set.Basis.Trim(), set.Verified);
        return scale?.Says(set.ValidFrom, happened) == true ? Nothing : Accept(happened);
    }

    private static Decision<SeverityScaleEvent> End(Timeline<SeverityScaleSet> scale, EndSeverityScale end)
    {
        if (Check.Grounds(end.Grounds) is { } fault) return Refuse(fault);
        if (scale.BeginsAfter(end.ValidTo)) return Refuse(Refusal.EndsBeforeItBegins, "validTo");

        return scale.EndsAfter(end.ValidTo) ? Nothing : Accept(new SeverityScaleEnded(end.Scale, end.ValidTo, end.Grounds.Trim()));
    }

    private static Fault? Level(SeverityLevel level, string field) =>
        Check.Required(level.Code, Limits.Title, field + ".code", Refusal.TextMissing)
        ?? Check.Name(level.Name, field + ".name", Refusal.NameMissing)
        ?? Check.That(level.From is null == level.To is null && !(level.From > level.To), Refusal.BandInvalid, field)
        ?? Check.That(level.Score is not { } score || level.From is null || (score >= level.From && score <= level.To), Refusal.SeverityScoreOutsideBand, field + ".score");
}
