using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;

namespace ThreatRegister.Registers.Postgres;

/// <summary>How many records share a key, and what their quantities add up to; records may be taken off again.</summary>
/// <param name="other">What is there already: this one goes on from a copy of it. Its quantities have the same numbers.</param>
internal sealed class QuantityTally<TKey>(NumberedTexts quantities, QuantityTally<TKey>? other = null)
    where TKey : struct, IEquatable<TKey>
{
    private readonly Dictionary<TKey, Sum> sums = other is null ? [] : new(other.sums);

    /// <summary>Apart from the other sums, for few records state no number.</summary>
    private readonly Dictionary<TKey, UnstatedGroups> unstated = other is null ? [] : new(other.unstated);
    private readonly List<(Quantity Quantity, QuantityTotal Total)> known = other is null ? [] : [.. other.known];

    public int Size => sums.Count;

    public void Add(TKey key, int quantity, Tlp marking, long records)
    {
        while (known.Count <= quantity) known.Add(Of(quantities[known.Count]));
        var one = known[quantity].Total;
        CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _).Add(one, quantity, marking, records);
        if (one.Unstated.Count > 0) CollectionsMarshal.GetValueRefOrAddDefault(unstated, key, out _) += one.Unstated.Times(records);
    }

    /// <param name="group">Of a key: the total of the quantities, how many records, the quantity where there is one, and the strictest of their markings.</param>
    public IReadOnlyList<T> Groups<T>(Func<TKey, QuantityTotal, long, Quantity?, Tlp, T> group)
    {
        var groups = new List<T>(sums.Count);
        foreach (var (key, sum) in sums)
        {
            if (sum.Records > 0) groups.Add(group(key, sum.TotalWith(unstated.GetValueOrDefault(key)), sum.Records, sum.Records == 1 ? known[sum.Sole].Quantity : null, sum.Strictest));
        }

        return groups;
    }

    private static (Quantity Quantity, QuantityTotal Total) Of(string text)
    {
        var quantity = text.Length == 0 ? default : Quantity.Parse(text);
        return (quantity, QuantityTotal.Empty.Add(quantity));
    }

    /// <summary>
    /// A <see cref="QuantityTotal"/> on the way: it may have been taken off what is added later. Only records that are there are left in
    /// the end, so that nothing is below zero then.
    /// </summary>
    private struct Sum
    {
        private Int128 atLeast, approximate;
        private long counted, lowerBounds, approximations, numbers;
        private Markings markings;

        public long Records { get; private set; }

        /// <summary>Of the records that are there in the end.</summary>
        public readonly Tlp Strictest
        {
            get
            {
                for (var marking = (int)Tlp.Red; marking > 0; marking--)
                {
                    if (markings[marking] > 0) return (Tlp)marking;
                }

                return Tlp.Clear;
            }
        }

        /// <summary>The number of the quantity where there is one record: numbers add up and are taken off as records are.</summary>
        public readonly int Sole => (int)numbers;

        public readonly QuantityTotal TotalWith(UnstatedGroups unstated) => new(Bounded(atLeast), counted, lowerBounds, Bounded(approximate), approximations, unstated);

        public void Add(QuantityTotal one, int number, Tlp marking, long records)
        {
            Records += records;
            markings[(int)marking] += records;
            numbers += number * records;
            atLeast += (Int128)one.AtLeast * records;
            approximate += (Int128)one.Approximate * records;
            counted += one.Counted * records;
            lowerBounds += one.LowerBounds * records;
            approximations += one.Approximations * records;
        }

        private static long Bounded(Int128 sum) => (long)Int128.Min(sum, long.MaxValue);
    }

    /// <summary>How many records there are of each marking.</summary>
    [InlineArray((int)Tlp.Red + 1)]
    private struct Markings
    {
        private long first;
    }
}

/// <summary>A stretch of time that groups share: within the asked period or only overlapping it, and the sub-period or else the date.</summary>
internal readonly record struct Stretch(bool InPeriod, string? Within, string? Date);

/// <summary>The stretches that the dates of cells fall into, by number; each date is looked at once.</summary>
/// <param name="elsewhere">Months that are not told from cells.</param>
/// <param name="other">The same of dates that have the same numbers: this one goes on from a copy of it.</param>
internal sealed class Stretches(NumberedTexts dates, Period? period, Granularity per, IReadOnlyList<Period> elsewhere, Stretches? other = null)
{
    private const int NotLookedAt = -2;

    private readonly List<int> ofDate = other is null ? [] : [.. other.ofDate];
    private readonly Dictionary<Stretch, int> numbers = other is null ? [] : new(other.numbers);
    private readonly List<Stretch> stretches = other is null ? [] : [.. other.stretches];

    public const int Outside = -1;

    public Stretch this[int number] => stretches[number];

    /// <summary><see cref="Outside"/> where the date does not even overlap the period.</summary>
    public int Of(int date)
    {
        while (ofDate.Count <= date) ofDate.Add(NotLookedAt);
        if (ofDate[date] == NotLookedAt) ofDate[date] = StretchOf(dates[date]);
        return ofDate[date];
    }

    private int StretchOf(string date)
    {
        // Cells have the month for what one month holds, and the date itself for all else.
        if (period is null && per is Granularity.Month) return NumberOf(IsMonth(date) ? new(InPeriod: true, date, Date: null) : new(InPeriod: true, Within: null, date));

        if (elsewhere.Any(month => string.Equals(month.Text, date, StringComparison.Ordinal))) return Outside;

        var when = When.Parse(date);
        if (period?.Overlaps(when) == false) return Outside;

        var isHeld = period?.Contains(when) != false;
        var within = isHeld ? Period.PeriodOf(when, per)?.Text : null;
        return NumberOf(new Stretch(isHeld, within, within is null ? date : null));
    }

    public int NumberOf(Stretch stretch)
    {
        if (numbers.TryGetValue(stretch, out var number)) return number;

        stretches.Add(stretch);
        return numbers[stretch] = stretches.Count - 1;
    }

    private static bool IsMonth(string date) => date.Length == 7 && char.IsAsciiDigit(date[5]);
}
