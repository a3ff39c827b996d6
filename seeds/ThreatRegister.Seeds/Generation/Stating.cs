using System.Globalization;
using ThreatRegister.Domain;

namespace ThreatRegister.Seeds.Generation;

/// <summary>How sources state numbers and dates: seldom exactly.</summary>
internal static class Stating
{
    /// <summary>Units in the last place are not what people say of large numbers.</summary>
    public static Quantity Number(Dice dice, int bound)
    {
        var number = dice.Size(bound);
        var rounded = number < 20 ? number : number - (number % (number < 200 ? 10 : 100));
        return dice.Weighted([44, 7, 11, 7, 11, 5, 4, 3, 5, 3, 4]) switch
        {
            0 => Quantity.Exact(number),
            1 => Quantity.AtLeast(rounded),
            2 => Quantity.MoreThan(rounded),
            3 => Quantity.Nearly(rounded + 10),
            4 => Quantity.About(rounded + 10),
            5 => Quantity.Range(number, number + dice.Number(2, 40)),
            6 => Quantity.Order(dice.Pick<long>([10, 100, 1_000])),
            7 => Quantity.Some,
            8 => Quantity.Many,
            9 => Quantity.Unknown,
            _ => Quantity.Estimated(rounded + 5),
        };
    }

    /// <summary>The same in millions; what states no number states none of millions either.</summary>
    public static Quantity Millions(Quantity amount) => amount.Form switch
    {
        QuantityForm.Exact => Quantity.Exact(Million(amount.Low)),
        QuantityForm.AtLeast => Quantity.AtLeast(Million(amount.Low)),
        QuantityForm.MoreThan => Quantity.MoreThan(Million(amount.Low)),
        QuantityForm.Nearly => Quantity.Nearly(Million(amount.Low)),
        QuantityForm.About => Quantity.About(Million(amount.Low)),
        QuantityForm.Estimated => Quantity.Estimated(Million(amount.Low)),
        QuantityForm.Range => Quantity.Range(Million(amount.Low), Million(amount.High)),
        _ => amount,
    };

    /// <summary>What is counted in the end.</summary>
    public static Quantity Counted(Dice dice, int bound) => dice.Chance(0.9) ? Quantity.Exact(dice.Size(bound)) : Quantity.AtLeast(dice.Size(bound));

    /// <summary>A date that holds the moment. What is seen by machines is known to the minute more often.</summary>
    public static When Date(Dice dice, DateTime moment, bool byMachine) => Date(dice, moment, dice.Weighted(byMachine
        ? [2, 1, 2, 9, 36, 12, 30, 5, 2, 1]
        : [4, 2, 4, 16, 48, 10, 6, 6, 3, 1]));

    /// <summary>What began and goes on.</summary>
    public static When Ongoing(Dice dice, DateTime moment) => When.Parse((dice.Chance(0.5) ? Text("yyyy", moment) : Text("yyyy-MM", moment)) + "..");

    public static When Day(DateTime moment) => When.OnDay(DateOnly.FromDateTime(moment));

    private static When Date(Dice dice, DateTime moment, int form) => form switch
    {
        0 => When.Parse(Text("yyyy", moment)),
        1 => When.Parse(Text("yyyy", moment) + (moment.Month <= 6 ? "-H1" : "-H2")),
        2 => When.Parse(string.Create(CultureInfo.InvariantCulture, $"{moment:yyyy}-Q{((moment.Month - 1) / 3) + 1}")),
        3 => When.Parse(Text("yyyy-MM", moment)),
        4 => Day(moment),
        5 => When.Parse(Text("yyyy-MM-dd", moment) + "/" + PartOf(moment)),
        6 => When.AtMinute(moment),
        7 => When.Parse(Text("yyyy-MM-dd", moment.AddDays(-dice.Number(0, 20))) + ".." + Text("yyyy-MM-dd", moment.AddDays(dice.Number(1, 20)))),
        8 => Ongoing(dice, moment),
        _ => When.Unknown,
    };

    private static long Million(long? number) => number!.Value * 1_000_000;

    private static string PartOf(DateTime moment) => moment.Hour switch
    {
        < 5 => "early-morning",
        < 11 => "morning",
        < 13 => "noon",
        < 18 => "afternoon",
        < 22 => "evening",
        _ => "night",
    };

    private static string Text(string form, DateTime moment) => moment.ToString(form, CultureInfo.InvariantCulture);
}
