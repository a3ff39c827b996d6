using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Commands;
using ThreatRegister.EventLog;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Rules;

/// <summary>The rules that are dated data: what holds now, since when, and how it came to be.</summary>
internal static class RuleEndpoints
{
    private static readonly StreamName[] streams = [Aggregates.Deadlines, Aggregates.SeverityScales, Aggregates.ClosingRules, Aggregates.ReportingCalendars, Aggregates.Holidays];

    public static void MapRules(this RouteGroupBuilder pages) => pages.MapGet("/rules", PageAsync);

    private static async Task<IResult> PageAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var asked = await register.AskAsync(page, cancellationToken);
        var events = new List<Recorded<object>>();
        foreach (var stream in streams) events.AddRange(await register.Records.StreamAsync(stream, asked.Moment.Position, cancellationToken));
        var sheets = new RuleSheets([.. events.OrderBy(recorded => recorded.Position)], new(asked.Types, page.Language), asked.Day, page.Language);
        return context.Page<RulesPage, RulesModel>(page.Say("Quy tắc", "Rules"), new(asked.Day, sheets.Kinds));
    }
}
