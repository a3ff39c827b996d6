using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Reports;

/// <summary>Makes figures of groups; pure. What only overlaps the period is in no sum, but keeps a figure from saying that there was nothing.</summary>
internal static class Figures
{
    private const string Nothing = "-";
    private const string NotKnown = "?";

    /// <param name="onPage">A single record's cell keeps the form of its source; documents that were issued have to come out as they did.</param>
    /// <param name="none">What stands where there is no record; null: none recorded.</param>
    public static Figure Of(IEnumerable<IncidentGroup> groups, LocalizedText word, string language, string rows, LocalizedText? none = null, bool onPage = false)
    {
        var (counted, open) = (new GroupSum(), 0L);
        foreach (var group in groups)
        {
            if (group.InPeriod) counted.Add(group);
            else open += group.Records;
        }

        var total = counted.Quantities;
        var (text, cell) = total.IsEmpty
            ? WithoutRecord(open, none, language)
            : (Text(counted, word, language), onPage ? ThreatCounts.Cell(counted, language) : QuantityText.Cell(total, language));
        return new(counted.Records, open, new(text, cell, total.AtLeast, total.IsLowerBound, total.Approximate, total.Unstated.Count), rows);
    }

    /// <summary>The sum of what counts.</summary>
    public static QuantityTotal Sum(IEnumerable<IncidentGroup> groups) => ThreatCounts.Quantities(groups.Where(group => group.InPeriod));

    /// <summary>Whether all there is may lie outside the period.</summary>
    public static bool IsNotKnown(IReadOnlyList<IncidentGroup> groups) => groups.Count > 0 && groups.All(group => !group.InPeriod);

    public static bool IsSuspected(IncidentGroup group) => group.Outcome is Outcome.Suspected;

    public static bool IsCounted(IncidentGroup group) => group.InPeriod && !IsSuspected(group);

    public static long Records(IEnumerable<IncidentGroup> groups) => groups.Sum(group => group.Records);

    private static (string Text, string Cell) WithoutRecord(long open, LocalizedText? none, string language) =>
        open > 0 ? (SummaryWords.MayBelong.Fill(language, SummaryWords.Records(open, language)), NotKnown)
        : none is null ? (SummaryWords.NoneRecorded.In(language), Nothing)
        : (none.In(language), none.In(language));

    private static string Text(GroupSum counted, LocalizedText word, string language) =>
        counted.Quantities is { Counted: 0, Approximations: 0, Unstated: { Count: 1, Unknown: 1 } }
            ? SummaryWords.OccurredUnstated.In(language)
            : ThreatCounts.Words(counted, word, language);
}
