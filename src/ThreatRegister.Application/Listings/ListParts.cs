using System.Globalization;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Listings;

/// <summary>What the columns of many lists say.</summary>
internal static class ListParts
{
    public static LocalizedText NotStated { get; } = new("không nêu", "not stated");

    /// <summary>The filters of lists whose rows are of a time.</summary>
    public static IReadOnlyList<string> Times { get; } = ["from", "to", "period", "calendar"];

    /// <summary>How far a row has come, or whether it still stands.</summary>
    public static ListFilter StatusOf<TStatus>()
        where TStatus : struct, Enum => ListFilter.Of<TStatus>("status", "Trạng thái", "Status");

    /// <summary>The day of an instant.</summary>
    public static When DayOf(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
        return Period.Of(day, day).ToWhen();
    }

    public static ListColumn<TRow> Id<TRow>(string register, Func<TRow, string> id, Func<TRow, string, string>? words = null) => new ListColumn<TRow>("Mã", "Id", id, words).To(register);

    /// <summary>A code in words.</summary>
    public static ListColumn<TRow> Coded<TRow, TEnum>(string vietnamese, string english, Func<TRow, TEnum> member)
        where TEnum : struct, Enum => new(vietnamese, english, row => Codes.Of(member(row)), (row, language) => CodeWords.Of(member(row), language));

    /// <summary>A code in words, with those of its status where that says that it no longer stands.</summary>
    public static ListColumn<TRow> CodedWhile<TRow, TEnum, TStatus>(string vietnamese, string english, Func<TRow, TEnum> member, Func<TRow, TStatus> status, TStatus withdrawn)
        where TEnum : struct, Enum
        where TStatus : struct, Enum =>
        new(vietnamese, english, row => Codes.Of(member(row)), (row, language) => CodeWords.Of(member(row), language) + Withdrawn(status(row), withdrawn, language));

    public static string Withdrawn<TStatus>(TStatus status, TStatus withdrawn, string language)
        where TStatus : struct, Enum => EqualityComparer<TStatus>.Default.Equals(status, withdrawn) ? $" ({CodeWords.Of(status, language)})" : "";

    /// <param name="none">For people, where nothing says when.</param>
    public static ListColumn<TRow> When<TRow>(string vietnamese, string english, Func<TRow, When?> when, LocalizedText none) =>
        new ListColumn<TRow>(vietnamese, english, row => when(row)?.Text ?? "", (row, language) => when(row) is { } at ? WhenText.Of(at, language) : none.In(language)).By(row => when(row)?.From);

    public static ListColumn<TRow> When<TRow>(string vietnamese, string english, Func<TRow, When?> when, string none = "-") => When(vietnamese, english, when, new LocalizedText(none, none));

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>For people.</summary>
    public static string Day(DateOnly? day, string language) => day is { } known ? WhenText.Of(Period.Of(known, known).ToWhen(), language) : "-";

    public static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";

    public static LocalizedText Title(string register) => new(FieldWords.OfRegister(register, "vi"), FieldWords.OfRegister(register, "en"));

    public static KeyValuePair<string, object> Member(string name, object value) => KeyValuePair.Create(name, value);
}
