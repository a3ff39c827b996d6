using ThreatRegister.Application.Queries;
using ThreatRegister.Reports;

namespace ThreatRegister.Web.Pages.Summaries;

/// <summary>What two versions of a summary have otherwise, for who asks.</summary>
internal static class SummaryVersions
{
    public static async Task<IReadOnlyList<DifferingFigure>> DifferingAsync(RegisterServices register, SummaryRequest asked, Moment first, Moment second, CancellationToken cancellationToken)
    {
        return SummaryDifference.Of(await BuildAsync(first), await BuildAsync(second));

        async Task<Summary> BuildAsync(Moment moment)
        {
            var types = await register.Moments.TypesAtAsync(moment, register.Zone, cancellationToken);
            return await SummaryBuilder.BuildAsync(register.Summary, types, moment.Position, asked with { Moment = moment }, cancellationToken);
        }
    }
}
