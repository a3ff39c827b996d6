using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Questions;

/// <summary>Says in one sentence what a question shows, in the question's language: so that a page or a file says what it is of.</summary>
public sealed class QuestionSentence
{
    private readonly QuestionText text;
    private readonly Question question;
    private readonly TimeZoneInfo zone;

    private QuestionSentence(QuestionText text, Question question, TimeZoneInfo zone) => (this.text, this.question, this.zone) = (text, question, zone);

    private IncidentFilter Filter => question.Query.Filter;

    /// <param name="subject">What is listed or counted, such as the title of a list.</param>
    /// <param name="happens">Whether it is something that happens, as incidents do; else a period is what it is about.</param>
    /// <param name="own">What the list's own filters say.</param>
    /// <param name="dated">What was done to it in a period, such as "imported"; null: as <paramref name="happens"/> has it.</param>
    /// <param name="mayBelong">Whether it is told too that has a date of which only a part lies within the period.</param>
    public static string Of(
        LocalizedText subject, QuestionText text, Question question, TimeZoneInfo zone, bool happens = true, IEnumerable<string>? own = null, LocalizedText? dated = null, bool mayBelong = false)
    {
        var sentence = new QuestionSentence(text, question, zone);
        IEnumerable<string?> parts = [subject.In(question.Language) + sentence.Type(), sentence.Time(happens, dated) is { } time ? time + (mayBelong ? sentence.Wide() : null) : null, .. sentence.Others(), .. own ?? [], sentence.Stated(), sentence.Taxonomy(), sentence.Recorded()];
        return string.Join(", ", parts.OfType<string>());
    }

    private string Say(string vietnamese, string english) => question.Language is "en" ? english : vietnamese;

    private string? Type() => text["type"] is { } type ? Say(" thuộc ", " of the type ") + question.Types.NameOf(new(type)).In(question.Language) : null;

    private string? Time(bool happens, LocalizedText? dated)
    {
        if (Filter.Period is not { } period) return null;

        var verb = question.Query.Basis switch
        {
            Basis.Stated => Say("được nêu ", "stated "),
            Basis.Recorded => Say("được ghi vào sổ ", "recorded "),
            _ when dated is not null => dated.In(question.Language) + " ",
            _ when happens => Say("xảy ra ", "that occurred "),
            _ => Say("về ", "about "),
        };
        return verb + Days(period, isIn: happens || dated is not null || question.Query.Basis is not Basis.Occurred) + (text["calendar"] is { } calendar ? Say($" (theo lịch báo cáo {calendar})", $" (reporting calendar {calendar})") : "");
    }

    /// <summary>Null where no period is asked for, or what is recorded within it: that is told to the second.</summary>
    private string? Wide() => Filter.Period is null || question.Query.Basis is Basis.Recorded ? null
        : Say(" (kể cả mục chỉ có thể thuộc kỳ này, vì thời gian được nêu chưa đủ chính xác)", " (with what only may belong there, its date being too wide to tell)");

    private string Days(Period period, bool isIn)
    {
        if (text["period"] is null && text["to"] is null) return Say("từ ", "from ") + Day(period.First) + Say(" trở đi", " on");
        if (text["period"] is null && text["from"] is null) return Say("đến hết ", "up to ") + Day(period.Last);

        var words = WhenText.Of(period.ToWhen(), question.Language);
        if (!isIn) return words;
        return period.First == period.Last ? Say("", "on ") + words : period.Granularity is null ? Say("", "from ") + words : Say("trong ", "in ") + words;
    }

    private IEnumerable<string?> Others()
    {
        yield return Filter.Outcome is { } outcome ? Say("kết quả ", "outcome ") + CodeWords.Of(outcome, question.Language) : null;
        yield return Filter.Status is { } status ? Say("trạng thái ", "status ") + CodeWords.Of(status, question.Language) : null;
        yield return Filter.Severity is { } severity ? Say("mức độ nghiêm trọng ", "severity ") + (severity.Words?.In(question.Language) ?? severity.Text) : null;
        yield return Filter.Occasion is null ? null : Say("gắn với sự kiện ", "of the occasion ") + text["occasion"];
        yield return Filter.Agency is { } agency ? Say("có cơ quan ", "with the agency ") + agency : null;
        yield return Filter.Place is { } place ? Say("tại ", "in ") + place : null;
        yield return Filter.Sector is { } sector ? Say("lĩnh vực ", "sector ") + sector : null;
        yield return Filter.Source is { } source ? Say("theo nguồn ", "from the source ") + source : null;
        yield return Filter.Import is null ? null : Say("thuộc lô nhập ", "of the import ") + text["import"];
        yield return Filter.Text is { } words ? Say($"có các từ “{words}”", $"with the words “{words}”") : null;
    }

    private string? Stated() =>
        question.Query.Moment.StatedBy is { } day ? Say("theo những gì các nguồn đã nêu đến hết ", "by what sources had stated up to ") + Day(day) : null;

    private string? Taxonomy()
    {
        if (text["taxonomy"] is not { } asked) return null;
        return Asked.TryDay(asked, out var day)
            ? Say("theo bảng phân loại của ", "by the classification of ") + Day(day)
            : string.Create(CultureInfo.InvariantCulture, $"{Say("theo bảng phân loại tại vị trí ", "by the classification at position ")}{question.Taxonomy}");
    }

    private string Recorded()
    {
        var moment = question.Query.Moment;
        var position = string.Create(CultureInfo.InvariantCulture, $"{Say("theo dữ liệu đến vị trí ", "as recorded up to position ")}{moment.Position}");
        if (moment.RecordedAt is not { } at) return position;

        return $"{position} ({Say("ghi lúc", "recorded at")} {InstantText.Of(at, zone, question.Language)})";
    }

    private string Day(DateOnly day) => WhenText.Of(Period.Of(day, day).ToWhen(), question.Language);
}
