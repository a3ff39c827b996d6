namespace ThreatRegister.Domain;

/// <summary>How a source states a number.</summary>
public enum QuantityForm
{
    /// <summary>Not stated at all.</summary>
    Unknown,
    Exact,
    AtLeast,

    /// <summary>Trên, hơn.</summary>
    MoreThan,

    /// <summary>Gần.</summary>
    Nearly,

    /// <summary>Khoảng.</summary>
    About,
    Range,

    /// <summary>Hàng chục, hàng trăm: <see cref="Quantity.Low"/> is the power of ten (10, 100, 1000, ...).</summary>
    Order,

    /// <summary>Một số.</summary>
    Some,

    /// <summary>Nhiều.</summary>
    Many,

    /// <summary>Ước.</summary>
    Estimated,
}

/// <summary>
/// A number of things as stated, kept in the form in which it was stated. The unit is said where it stands (a threat type's counting
/// word, hectares, a currency). Written as text: <c>unknown</c>, <c>37</c>, <c>>=12</c>, <c>>100</c>, <c>&lt;~50</c> (nearly), <c>~300</c>,
/// <c>10..20</c>, <c>order:100</c>, <c>some</c>, <c>many</c>, <c>est:40</c>.
/// </summary>
public readonly record struct Quantity
{
    private Quantity(QuantityForm form, long? low = null, long? high = null) => (Form, Low, High) = (form, low, high);

    public QuantityForm Form { get; }

    public long? Low { get; }

    public long? High { get; }

    public static Quantity Unknown => default;

    public static Quantity Some => new(QuantityForm.Some);

    public static Quantity Many => new(QuantityForm.Many);

    public static Quantity One => Exact(1);

    public static Quantity Exact(long value) => new(QuantityForm.Exact, NotNegative(value));

    public static Quantity AtLeast(long value) => new(QuantityForm.AtLeast, NotNegative(value));

    public static Quantity MoreThan(long value) => new(QuantityForm.MoreThan, NotNegative(value));

    public static Quantity Nearly(long value) => new(QuantityForm.Nearly, NotNegative(value));

    public static Quantity About(long value) => new(QuantityForm.About, NotNegative(value));

    public static Quantity Estimated(long value) => new(QuantityForm.Estimated, NotNegative(value));

    public static Quantity Range(long low, long high) =>
        low < high ? new(QuantityForm.Range, NotNegative(low), high) : throw new FormatException($"The range {low}..{high} does not rise.");

    public static Quantity Order(long powerOfTen) =>
        powerOfTen is 10 or 100 or 1_000 or 10_000 or 100_000 or 1_000_000
            ? new(QuantityForm.Order, powerOfTen)
            : throw new FormatException($"{powerOfTen} is not an order: use 10, 100, 1000, 10000, 100000 or 1000000.");

    private static long NotNegative(long value) => value >= 0 ? value : throw new FormatException($"{value} is below zero.");
}
