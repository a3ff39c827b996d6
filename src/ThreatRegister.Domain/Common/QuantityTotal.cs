using System.Diagnostics;

namespace ThreatRegister.Domain;

/// <summary>How many records of a total state no number that could be added, by the form in which they say so.</summary>
public readonly record struct UnstatedGroups(
    long Unknown, long Some, long Many, long Tens, long Hundreds, long Thousands, long TensOfThousands, long HundredsOfThousands, long Millions)
{
    public long Count => Unknown + Some + Many + Tens + Hundreds + Thousands + TensOfThousands + HundredsOfThousands + Millions;

    public static UnstatedGroups operator +(UnstatedGroups one, UnstatedGroups other) => new(
        one.Unknown + other.Unknown,
        one.Some + other.Some,
        one.Many + other.Many,
        one.Tens + other.Tens,
        one.Hundreds + other.Hundreds,
        one.Thousands + other.Thousands,
        one.TensOfThousands + other.TensOfThousands,
        one.HundredsOfThousands + other.HundredsOfThousands,
        one.Millions + other.Millions);

    public static UnstatedGroups Add(UnstatedGroups left, UnstatedGroups right) => left + right;

    /// <summary>So many times as many; below zero where they are taken off.</summary>
    public UnstatedGroups Times(long times) => new(
        Unknown * times, Some * times, Many * times, Tens * times, Hundreds * times, Thousands * times, TensOfThousands * times, HundredsOfThousands * times, Millions * times);

    internal static UnstatedGroups Of(Quantity quantity, long times) => (quantity.Form, quantity.Low) switch
    {
        (QuantityForm.Unknown, _) => default(UnstatedGroups) with { Unknown = times },
        (QuantityForm.Some, _) => default(UnstatedGroups) with { Some = times },
        (QuantityForm.Many, _) => default(UnstatedGroups) with { Many = times },
        (QuantityForm.Order, 10) => default(UnstatedGroups) with { Tens = times },
        (QuantityForm.Order, 100) => default(UnstatedGroups) with { Hundreds = times },
        (QuantityForm.Order, 1_000) => default(UnstatedGroups) with { Thousands = times },
        (QuantityForm.Order, 10_000) => default(UnstatedGroups) with { TensOfThousands = times },
        (QuantityForm.Order, 100_000) => default(UnstatedGroups) with { HundredsOfThousands = times },
        (QuantityForm.Order, 1_000_000) => default(UnstatedGroups) with { Millions = times },
        _ => throw new UnreachableException($"{quantity} states a number."),
    };

    /// <summary>The one quantity behind it, where it is of exactly one record.</summary>
    internal Quantity? Sole() => this switch
    {
        { Count: not 1 } => null,
        { Unknown: 1 } => Quantity.Unknown,
        { Some: 1 } => Quantity.Some,
        { Many: 1 } => Quantity.Many,
        { Tens: 1 } => Quantity.Order(10),
        { Hundreds: 1 } => Quantity.Order(100),
        { Thousands: 1 } => Quantity.Order(1_000),
        { TensOfThousands: 1 } => Quantity.Order(10_000),
        { HundredsOfThousands: 1 } => Quantity.Order(100_000),
        _ => Quantity.Order(1_000_000),
    };
}

/// <summary>
/// What quantities add up to, without making a number of what states none. Adding is associative and commutative, so that totals of
/// parts can be added.
/// </summary>
/// <param name="AtLeast">The sum of what can be added: exact numbers, lower bounds, the lower ends of ranges.</param>
/// <param name="Counted">How many records that sum is of.</param>
/// <param name="LowerBounds">How many of them are lower bounds (at least, more than, a range).</param>
/// <param name="Approximate">The sum of about, nearly and estimated, apart from the other.</param>
/// <param name="Approximations">How many records that is of.</param>
/// <param name="Unstated">The records that state no number.</param>
public sealed record QuantityTotal(long AtLeast, long Counted, long LowerBounds, long Approximate, long Approximations, UnstatedGroups Unstated)
{
    public static QuantityTotal Empty { get; } = new(0, 0, 0, 0, 0, default);

    /// <summary>Whether the true sum may be larger than <see cref="AtLeast"/>, because a part is a lower bound.</summary>
    public bool IsLowerBound => LowerBounds > 0 || AtLeast == long.MaxValue;

    /// <summary>Nothing was added: nothing occurred.</summary>
    public bool IsEmpty => Counted == 0 && Approximations == 0 && Unstated.Count == 0;

    /// <param name="quantity">What to add.</param>
    /// <param name="times">How many records say so; not below zero.</param>
    public QuantityTotal Add(Quantity quantity, long times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        return Add(Of(quantity, times));
    }

    public QuantityTotal Add(QuantityTotal other) => new(
        Sum(AtLeast, other.AtLeast),
        Counted + other.Counted,
        LowerBounds + other.LowerBounds,
        Sum(Approximate, other.Approximate),
        Approximations + other.Approximations,
        Unstated + other.Unstated);

    private static QuantityTotal Of(Quantity quantity, long times) => quantity.Form switch
    {
        QuantityForm.Exact => Empty with { AtLeast = Product(quantity, times), Counted = times },
        QuantityForm.AtLeast or QuantityForm.MoreThan or QuantityForm.Range =>
            Empty with { AtLeast = Product(quantity, times), Counted = times, LowerBounds = times },
        QuantityForm.About or QuantityForm.Nearly or QuantityForm.Estimated =>
            Empty with { Approximate = Product(quantity, times), Approximations = times },
        _ => Empty with { Unstated = UnstatedGroups.Of(quantity, times) },
    };

    // A sum beyond long stays at its largest number, which is then a lower bound: still true, and no page breaks.
    private static long Sum(long one, long other) => one > long.MaxValue - other ? long.MaxValue : one + other;

    private static long Product(Quantity quantity, long times) =>
        (long)Int128.Min((Int128)quantity.Low!.Value * times, long.MaxValue);
}
