using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;

namespace ThreatRegister.Reports;

/// <summary>
/// What only people can say of a report: who hands it in, under which number, when and signed by whom. What is null is not known yet,
/// and the report says so. The layout is that of an administrative document (Nghị định 30/2020/NĐ-CP, annex I).
/// </summary>
/// <param name="ParentAgency">The agency above the one that reports; null where there is none.</param>
/// <param name="Number">The whole number, such as <c>12/BC-BCĐ</c>; null until it is issued.</param>
/// <param name="Authority">For whom it is signed, such as <c>TM. BAN CHỈ ĐẠO</c>.</param>
/// <param name="Position">Of who signs, such as <c>KT. TRƯỞNG BAN</c>.</param>
/// <param name="Marking">Whom the report is for (FIRST, TLP 2.0: in the head, in capitals); null: as strictly marked as what stands in it.</param>
public sealed record SummaryHead(
    string? ParentAgency = null,
    string? Agency = null,
    string? Number = null,
    string? Place = null,
    DateOnly? Date = null,
    Urgency? Urgency = null,
    string? Authority = null,
    string? Position = null,
    string? Signatory = null,
    Tlp? Marking = null)
{
    public static SummaryHead NotIssued { get; } = new();

    /// <summary>With its agencies as they were called on its date.</summary>
    internal SummaryHead Naming(AgencyNames agencies) => this with { ParentAgency = agencies.On(Date, ParentAgency), Agency = agencies.On(Date, Agency), Authority = agencies.On(Date, Authority) };
}

/// <summary>The letterhead, line by line, in the language of the report.</summary>
/// <param name="Marks">Urgency, and of a draft secrecy, which is to be decided outside; null: the report is issued without.</param>
internal sealed record Letterhead(string? Parent, string Agency, string Number, string Country, string Motto, string PlaceAndDate, string? Marks, string? Tlp)
{
    public static Letterhead Of(Summary summary)
    {
        var (head, language) = (summary.Head, summary.Language);
        return new(
            Text(head.ParentAgency),
            Text(head.Agency) ?? SummaryWords.AgencyLine.In(language),
            head.Number is { } number ? SummaryWords.Number.Fill(language, MarkdownText.Inline(number)) : SummaryWords.NumberLine.In(language),
            SummaryWords.Country.In(language),
            SummaryWords.Motto.In(language),
            head.Date is { } day ? $"{Text(head.Place) ?? "…"}, {SummaryDates.Signed(day, language)}" : SummaryWords.DateLine.Fill(language, Text(head.Place) ?? "…"),
            head.Urgency is { } urgency ? SummaryWords.Urgency.Fill(language, CodeWords.Of(urgency, language).ToUpperInvariant()) : head.Number is null ? SummaryWords.MarksLine.In(language) : null,
            head.Marking is { } marking ? CodeWords.Of(marking, language) : null);
    }

    public IReadOnlyList<string> Left => [.. Parent is null ? Array.Empty<string>() : [Parent], Agency, Number, .. new[] { Marks, Tlp }.OfType<string>()];

    public IReadOnlyList<string> Right => [Country, Motto, PlaceAndDate];

    private static string? Text(string? text) => text is null ? null : MarkdownText.Inline(text);
}

/// <summary>What closes the report: who receives it, and who signs.</summary>
/// <param name="Signature">Above the name: for whom, in which position; where none of it is known, that.</param>
/// <param name="Signatory">The name; null: none is given.</param>
/// <param name="IsKnown">Whether anything is known of who signs.</param>
internal sealed record Closing(string RecipientsTitle, IReadOnlyList<string> Recipients, IReadOnlyList<string> Signature, string? Signatory, bool IsKnown)
{
    public static Closing Of(Summary summary, IReadOnlyList<string> recipients)
    {
        var (head, language) = (summary.Head, summary.Language);
        string[] lines = [.. new[] { head.Authority, head.Position }.OfType<string>().Select(MarkdownText.Inline)];
        var isKnown = lines.Length > 0 || head.Signatory is not null;
        return new(
            SummaryHeadings.Recipients.In(language), recipients, isKnown ? lines : [SummaryWords.SignatureLine.In(language)], head.Signatory is { } name ? MarkdownText.Inline(name) : null, isKnown);
    }
}
