using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Reports;
using ThreatRegister.Reports.Charts;
using ThreatRegister.Web.Pages.Lists;

namespace ThreatRegister.Web.Pages.Threats;

/// <summary>The register by threat type and period, or by place.</summary>
/// <param name="Whole">What is asked, without the form it is shown in.</param>
/// <param name="Sentence">What is shown, in words; null where the question holds a mistake.</param>
/// <param name="Types">Null: by place, or the question holds a mistake.</param>
/// <param name="Places">Null: by type.</param>
public sealed record ThreatsModel(
    QuestionText Text, string? Sentence, IReadOnlyList<FilterChip> Chips, IReadOnlyList<FilterField> Fields, ByTypes? Types, ByPlaces? Places, QuestionException? Wrong)
{
    public QuestionText Whole { get; } = Text.With("format", null);

    /// <summary>The field of the form that names a day; it goes before what is chosen.</summary>
    internal const string GeographyDay = "geography-day";

    /// <summary><c>then</c>, <c>now</c> or a day.</summary>
    public string Geography => GeographyOf(Text);

    public string By => Text["by"] ?? "type";

    public string Per => Text["per"] ?? "year";

    internal static string GeographyOf(QuestionText text) => text[GeographyDay] ?? text["geography"] ?? "then";
}

/// <summary>What goes on, as far as it is listed.</summary>
public sealed record Standing(IReadOnlyList<IncidentItem> First, int Count);

/// <param name="LeftOut">How many sub-periods at the beginning are not shown.</param>
/// <param name="MayBelong">To the period that is asked for.</param>
public sealed record ByTypes(
    FigureTable Table, FigureTable Outcomes, Drawing? HeatMap, Drawing? Bars, int LeftOut, ThreatTypeTree Tree, IReadOnlyList<MayBelong> MayBelong, IReadOnlyList<TrendView> Trends, Standing Standing, int Parked)
{
    /// <summary>So many are named of what stands beside the figures.</summary>
    public const int Listed = 50;
}

/// <param name="RowsOf">The query of the rows of a place.</param>
public sealed record ByPlaces(PlaceView View, Func<PlaceCell, string> RowsOf);
