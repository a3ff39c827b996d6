using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Questions;
using ThreatRegister.Projections;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Administration;

/// <summary>The filter of the audit as the address has it.</summary>
public sealed record AuditAsked(string? Actor, string? Kind, string? Subject, string? From, string? To)
{
    /// <param name="zone">In which the days are.</param>
    /// <exception cref="QuestionException">A day is none, or the last lies before the first.</exception>
    internal AuditFilter In(TimeZoneInfo zone)
    {
        Application.Questions.Asked.Days(Text(From), Text(To));
        return new(Text(Actor), Codes.TryParse<AuditKind>(Kind ?? "", out var kind) ? kind : null, Text(Subject), Start(From, "from", zone, 0), Start(To, "to", zone, 1));
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <exception cref="QuestionException">It is no day.</exception>
    private static DateTimeOffset? Start(string? typed, string name, TimeZoneInfo zone, int later)
    {
        if (Text(typed) is not { } text) return null;

        var day = Application.Questions.Asked.Day(text, name);
        if (day.Year is < 1900 or > 9000) throw QuestionException.Usage(name, "năm phải từ 1900 đến 9000.", "the year must be from 1900 to 9000.");

        var start = day.AddDays(later).ToDateTime(TimeOnly.MinValue);
        return new(start, zone.GetUtcOffset(start));
    }
}

/// <param name="Verdict">Null: the chain was not asked about.</param>
/// <param name="More">There are older entries.</param>
public sealed record AuditModel(AuditAsked Asked, IReadOnlyList<AuditEntry> Entries, bool More, bool Older, AuditVerdict? Verdict, TimeZoneInfo Zone, IReadOnlyList<Account> Accounts);

/// <summary>Who read what is marked RED, who took files away, who signed in, who changed accounts.</summary>
internal static class AuditEndpoints
{
    private const int Shown = 100;

    /// <summary>So many accounts are offered to choose from; any other is typed.</summary>
    private const int MostAccounts = 300;

    public static void MapAudit(this RouteGroupBuilder pages) =>
        pages.MapGet("/audit", async (HttpContext context, RegisterServices register, [AsParameters] AuditQuery query, CancellationToken cancellationToken) =>
        {
            var asked = new AuditAsked(query.Actor, query.Kind, query.Subject, query.From, query.To);
            long? before = long.TryParse(query.Before, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
            var entries = await register.Audit.ListAsync(Shown + 1, before, asked.In(register.Zone) with { Clearance = context.PageOf().Viewer.Clearance }, cancellationToken);
            var verdict = query.Verify is null ? null : await register.Audit.VerifyAsync(cancellationToken);
            return context.Page<AuditPage, AuditModel>(
                context.PageOf().Say("Nhật ký truy cập", "Audit"), new(asked, [.. entries.Take(Shown)], entries.Count > Shown, before is not null, verdict, register.Zone, [.. (await register.Accounts.Store.ListAsync(cancellationToken)).Take(MostAccounts)]));
        }).Needs(Permission.ReadAudit);

    internal sealed record AuditQuery(string? Actor, string? Kind, string? Subject, string? From, string? To, string? Before, string? Verify);
}
