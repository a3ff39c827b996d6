using System.CommandLine;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;

namespace ThreatRegister.Cli;

/// <summary>Which reports a verb is about: by status, type, incident and words.</summary>
internal sealed class IntakeSelection
{
    private const int Page = 1_000;

    private readonly IReadOnlyList<(string Name, Option<string?> Option)> options =
        [.. Listings.Find("intake")!.Filters.Select(filter => (filter.Name, new Option<string?>("--" + filter.Name) { Description = filter.Hint.En }))];

    public IEnumerable<Symbol> Options => options.Select(filter => filter.Option);

    public bool IsGiven(ParseResult parsed) => options.Any(filter => parsed.GetValue(filter.Option) is not null);

    /// <summary>The ids of all that the filters select now.</summary>
    public async Task<IReadOnlyList<ReportId>> SelectAsync(RegisterSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var moment = await session.NewestAsync(cancellationToken);
        var asked = QuestionText.Of(options.Select(filter => KeyValuePair.Create(filter.Name, parsed.GetValue(filter.Option))));
        var filter = WorkListings.ReportsOf(asked, await session.Moments.TypesAtAsync(moment.Position, cancellationToken));
        var ids = new List<ReportId>();
        while (true)
        {
            var page = await session.Work.ReportsAsync(session.Viewer, moment, filter, Page, ids.Count, cancellationToken);
            ids.AddRange(page.Select(report => new ReportId(report.Id)));
            if (page.Count < Page) return ids;
        }
    }
}
