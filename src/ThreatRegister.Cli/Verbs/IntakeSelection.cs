using System.CommandLine;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Intake;

namespace ThreatRegister.Cli;

/// <summary>Which reports a verb is about: by status, type, incident and words.</summary>
internal sealed class IntakeSelection
{
    private const int Page = 1_000;

    private readonly Option<string?> status = new("--status") { Description = $"One of: {string.Join(", ", Enum.GetValues<IntakeStatus>().Select(value => Codes.Of(value)))}." };
    private readonly Option<string?> type = new("--type") { Description = "A suggested threat type with its branch." };
    private readonly Option<string?> incident = new("--incident") { Description = "What became of them: id of the incident." };
    private readonly Option<string?> text = new("--text") { Description = "Words of any text, with or without diacritics." };

    public IEnumerable<Symbol> Options => [status, type, incident, text];

    public bool IsGiven(ParseResult parsed) => new[] { status, type, incident, text }.Any(option => parsed.GetValue(option) is not null);

    public IntakeFilter FilterOf(ParseResult parsed, ThreatTypeTree types) => new(
        parsed.GetValue(status) is { } code ? Reading.Parse<IntakeStatus>(code, "--status") : null,
        parsed.GetValue(type) is { } id ? Reading.BranchOf(id, types) : null,
        parsed.GetValue(incident),
        parsed.GetValue(text));

    /// <summary>The ids of all that the filters select now.</summary>
    public async Task<IReadOnlyList<ReportId>> SelectAsync(RegisterSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var moment = await session.NewestAsync(cancellationToken);
        var filter = FilterOf(parsed, await session.Moments.TypesAtAsync(moment.Position, cancellationToken));
        var ids = new List<ReportId>();
        while (true)
        {
            var page = await session.Work.ReportsAsync(session.Viewer, moment, filter, Page, ids.Count, cancellationToken);
            ids.AddRange(page.Select(report => new ReportId(report.Id)));
            if (page.Count < Page) return ids;
        }
    }
}
