using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Application.Queries;

/// <summary>What groups add up to.</summary>
public sealed class GroupSum
{
    private static readonly int outcomes = Enum.GetValues<Outcome>().Length;
    private readonly long[] ofOutcome = new long[outcomes];

    public long Records { get; private set; }

    public QuantityTotal Quantities { get; private set; } = QuantityTotal.Empty;

    /// <summary>The quantity as stated, where there is one record.</summary>
    public Quantity? Sole { get; private set; }

    public static GroupSum Of(IEnumerable<IncidentGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var sum = new GroupSum();
        foreach (var group in groups) sum.Add(group);
        return sum;
    }

    internal static Dictionary<TKey, GroupSum> By<TKey>(IEnumerable<IncidentGroup> groups, Func<IncidentGroup, TKey> keyOf)
        where TKey : notnull
    {
        var sums = new Dictionary<TKey, GroupSum>();
        foreach (var group in groups)
        {
            var key = keyOf(group);
            if (!sums.TryGetValue(key, out var sum)) sums.Add(key, sum = new());
            sum.Add(group);
        }

        return sums;
    }

    public long Of(Outcome outcome) => ofOutcome[(int)outcome];

    public void Add(GroupSum other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Add(other.Records, other.Quantities, other.Sole);
        for (var outcome = 0; outcome < ofOutcome.Length; outcome++) ofOutcome[outcome] += other.ofOutcome[outcome];
    }

    public void Add(IncidentGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        Add(group.Records, group.Quantities, group.Sole);
        ofOutcome[(int)group.Outcome] += group.Records;
    }

    private void Add(long records, QuantityTotal quantities, Quantity? sole)
    {
        Sole = Records == 0 ? sole : null;
        Quantities = Records == 0 ? quantities : Quantities.Add(quantities);
        Records += records;
    }
}
