using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Reports;

/// <summary>What a review's files are made with: one position, the letterhead, the forms.</summary>
/// <param name="Moment">Figures and prose stand as they were recorded there.</param>
/// <param name="Types">The tree as it was there.</param>
/// <param name="Number">Null, as the day: what the issue will say is not known yet.</param>
public sealed record ReviewReportRequest(
    Moment Moment,
    ThreatTypeTree Types,
    TimeZoneInfo Zone,
    string? Number,
    DateOnly? IssuedOn,
    string? Place,
    Signatory? Signatory,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Formats,
    Urgency? Urgency = null)
{
    /// <summary>How strictly at the most what it holds may be marked now: what is marked more strictly is left out, and the text is another one.</summary>
    public Tlp ReadersNow { get; init; } = Tlp.Red;

    /// <summary>As one that was issued was made.</summary>
    public static ReviewReportRequest Of(ReviewIssue issue, Moment moment, ThreatTypeTree types, TimeZoneInfo zone) => new(
        moment, types, zone, issue.Number, issue.IssuedOn, issue.Place, issue.Signatory,
        [.. issue.Files.Select(file => file.Language).Distinct(StringComparer.Ordinal)], [.. issue.Files.Select(file => file.Format).Distinct(StringComparer.Ordinal)], issue.Urgency);
}

/// <summary>
/// The files of a review: its summary with the prose that people wrote, compared with the same period of the year before. The same request
/// gives the same bytes, whoever asks and whatever is marked since: a file counts what readers of the review's own marking might see at its position.
/// </summary>
public static class ReviewReport
{
    /// <exception cref="ArgumentException">The review was not recorded at that position, has no period, or a language or format is unknown.</exception>
    public static async Task<IReadOnlyList<SummaryFile>> MakeAsync(SummaryRegisters registers, string review, ReviewReportRequest request, CancellationToken cancellationToken = default)
    {
        var files = new List<SummaryFile>();
        foreach (var language in request.Languages)
        {
            var summary = await SummaryAsync(registers, review, request, language, cancellationToken);
            foreach (var format in request.Formats)
                files.Add(await SummaryFiles.MakeAsync(summary, format, cancellationToken) with { Name = $"{review}.{language}.{format}", Title = summary.Title });
        }

        return files;
    }

    /// <summary>Whether who is cleared so far may see, as records are marked now, all that the text of the request holds.</summary>
    public static async Task<bool> IsForAsync(SummaryRegisters registers, string review, ReviewReportRequest request, Tlp clearance, CancellationToken cancellationToken = default)
    {
        if (clearance is Tlp.Red) return true;

        var whole = SummaryJson.Render(await SummaryAsync(registers, review, request, request.Languages[0], cancellationToken));
        var seen = SummaryJson.Render(await SummaryAsync(registers, review, request with { ReadersNow = clearance }, request.Languages[0], cancellationToken));
        return whole.AsSpan().SequenceEqual(seen);
    }

    /// <summary>How many incidents of its scope that a figure counts for somebody are marked too strictly for the readers of a review, at one moment; none, where it has no days.</summary>
    public static async Task<long> CountLeftOutAsync(SummaryRegisters registers, ReviewRow review, Moment moment, ThreatTypeTree types, Viewer viewer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registers);
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(viewer);
        if (viewer.Clearance <= review.Marking || await PeriodAsync(registers.Records, review, moment, cancellationToken) is not { } period) return 0;

        var seen = new IncidentQuery(viewer, moment, ScopeOf(review, period, types), CountedOnly: true);
        var read = seen with { Viewer = new(review.Id, review.Marking) { SeesOfRaised = viewer.Clearance } };
        return Math.Max(0, await registers.Records.CountAsync(seen, cancellationToken) - await registers.Records.CountAsync(read, cancellationToken));
    }

    private static IncidentFilter ScopeOf(ReviewRow review, Period period, ThreatTypeTree types) => new(Types: BranchOf(review.Type, types), Period: period, Occasion: review.Occasion?.Value);

    /// <summary>What the files of one language are made of.</summary>
    /// <exception cref="ArgumentException">As of <see cref="MakeAsync"/>.</exception>
    public static async Task<Summary> SummaryAsync(SummaryRegisters registers, string review, ReviewReportRequest request, string language, CancellationToken cancellationToken = default)
    {
        var everyone = new Viewer(review, Tlp.Red);
        var row = (await registers.Records.RowsAsync<ReviewRow>(everyone, request.Moment, cancellationToken)).FirstOrDefault(row => string.Equals(row.Id, review, StringComparison.Ordinal))
            ?? throw new ArgumentException($"There was no review '{review}' at position {request.Moment.Position}.", nameof(review));
        var period = await PeriodAsync(registers.Records, everyone, row, request.Moment, cancellationToken)
            ?? throw new ArgumentException($"The review '{review}' has no period with a beginning and an end: a report is about whole days.", nameof(review));
        var asked = await SummaryBuilder.BuildAsync(registers, request.Types, request.Moment.Position, Asked(row, period, language, request), cancellationToken);
        return asked with { Title = SummaryTitle.Of(row, period, await SubjectAsync(registers.Records, row, language, request, cancellationToken), language) };
    }

    private static SummaryRequest Asked(ReviewRow review, Period period, string language, ReviewReportRequest request) => new(
        period,
        language,
        Compare.SamePeriod,
        Basis.Occurred,
        ReadersOf(review, request),
        request.Moment,
        ScopeOf(review, period, request.Types),
        request.Zone,
        new SummaryHead(
            Agency: review.By, Number: NumberOf(request.Number), Place: request.Place, Date: request.IssuedOn, Authority: request.Signatory?.Office, Position: request.Signatory?.Title,
            Urgency: request.Urgency, Marking: review.Marking),
        review.Sections.ToDictionary(text => (text.Section, text.Language), text => text.Text)) { Review = review.Id };

    /// <summary>The days that a review is about: its own, else those of its occasion; null where they have no beginning and end.</summary>
    internal static Task<Period?> PeriodAsync(IRegisters registers, ReviewRow review, Moment moment, CancellationToken cancellationToken) =>
        PeriodAsync(registers, new Viewer(review.Id, Tlp.Red), review, moment, cancellationToken);

    /// <summary>What it is about besides a period, in words that its readers may see.</summary>
    private static async Task<string?> SubjectAsync(IRegisters registers, ReviewRow review, string language, ReviewReportRequest request, CancellationToken cancellationToken)
    {
        if (review.Kind is not ReviewKind.Occasion) return review.Topic ?? (review.Type is { } type ? request.Types.NameOf(type).In(language) : null);

        var occasions = await registers.RowsAsync<OccasionRow>(ReadersOf(review, request), request.Moment, cancellationToken);
        return occasions.FirstOrDefault(occasion => string.Equals(occasion.Id, review.Occasion?.Value, StringComparison.Ordinal))?.Name.In(language);
    }

    private static Viewer ReadersOf(ReviewRow review, ReviewReportRequest request) => new(review.Id, review.Marking) { SeesOfRaised = request.ReadersNow };

    /// <summary>The report prints the word before the number itself.</summary>
    private static string? NumberOf(string? number) => number?.StartsWith("Số:", StringComparison.OrdinalIgnoreCase) is true ? number["Số:".Length..].Trim() : number;

    private static string[]? BranchOf(ThreatTypeId? type, ThreatTypeTree types) =>
        type is { } root ? [.. types.All.Where(candidate => types.IsWithin(candidate.Id, root)).Select(candidate => candidate.Id.Value)] : null;

    /// <summary>Its own; else the time of its occasion.</summary>
    private static async Task<Period?> PeriodAsync(IRegisters registers, Viewer viewer, ReviewRow review, Moment moment, CancellationToken cancellationToken)
    {
        var when = review.Period;
        if (when is null && review.Occasion is { } id)
            when = await registers.ChosenAsync<OccasionRow>(viewer, moment, all => all.Where(occasion => string.Equals(occasion.Id, id.Value, StringComparison.Ordinal)), cancellationToken) is [var held] ? held.Held : null;

        return when is null or { IsOngoing: true } or { Precision: Precision.Unknown } ? null : Period.Of(DateOnly.FromDateTime(when.From), DateOnly.FromDateTime(when.To.AddTicks(-1)));
    }
}
