using Microsoft.AspNetCore.Mvc;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Reports;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Summaries;

/// <summary>How a summary is to be made, as the address says it.</summary>
public sealed record SummaryText(string? Calendar, string? Compare, string? Language);

/// <summary>A period as the form has it: a year and a part of it, or two days.</summary>
public sealed record ChosenPeriod(
    string? Year, string? Part, [property: FromQuery(Name = "from")] string? First, [property: FromQuery(Name = "to")] string? Last, string? Calendar, string? Compare, string? Language)
{
    public bool IsAsked => !string.IsNullOrEmpty(Year) || !string.IsNullOrEmpty(First) || !string.IsNullOrEmpty(Last);

    /// <summary>Two days go before a year; null where neither is whole.</summary>
    public string? Text => !string.IsNullOrEmpty(First) || !string.IsNullOrEmpty(Last)
        ? string.IsNullOrEmpty(First) || string.IsNullOrEmpty(Last) ? null : $"{First.Trim()}..{Last.Trim()}"
        : string.IsNullOrEmpty(Year) ? null : string.IsNullOrEmpty(Part) ? Year.Trim() : $"{Year.Trim()}-{Part}";
}

/// <param name="IsWrong">What was chosen is no period.</param>
public sealed record ChooseModel(ChosenPeriod Chosen, IReadOnlyList<(string Id, string Name)> Calendars, IReadOnlyList<ReviewRow> Issued, int Year, bool IsWrong);

/// <param name="Named">The period as the address has it; with a calendar, <paramref name="Period"/> has the days that it has there.</param>
/// <param name="Issued">The reports that were issued of this very period.</param>
public sealed record SummaryModel(
    string Named, SummaryText Text, Period Period, string Language, Compare Compare, IReadOnlyList<ReviewRow> Issued, IReadOnlyList<(string Id, string Name)> Calendars, bool HasPdf);

/// <param name="Issued">The reports that were issued of these days or some of them: as issued, they are compared on a page of their own.</param>
/// <param name="First">The first version; null: none is chosen, or there is none such.</param>
/// <param name="FromWrong">What is wrong with how it was named; null: nothing.</param>
/// <param name="Differing">Null where nothing is compared.</param>
/// <param name="Known">The versions that people know by what happened then.</param>
public sealed record VersionsModel(
    string Named, SummaryText Text, IReadOnlyList<ReviewRow> Issued, string? From, string? To, Moment? First, Moment? Second, string? FromWrong, string? ToWrong, IReadOnlyList<DifferingFigure>? Differing, IReadOnlyList<NamedMoment> Known);
