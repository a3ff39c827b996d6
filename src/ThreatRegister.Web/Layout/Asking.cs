using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Web.Layout;

/// <summary>What a page is asked at: the moment of its address, the tree of types of then, and the instant that overdue is reckoned for.</summary>
internal sealed record Asked(Viewer Viewer, Moment Moment, ThreatTypeTree Types, DateTimeOffset At, TimeZoneInfo Zone)
{
    /// <summary>The instant in local time of the register's zone.</summary>
    public DateTime Local => TimeZoneInfo.ConvertTime(At, Zone).DateTime;

    public DateOnly Day => DateOnly.FromDateTime(Local);
}

internal static class Asking
{
    /// <summary>Who looks; the one at the machine where nobody has signed in.</summary>
    public static Viewer Looking(this PageContext page) => page.Viewer ?? Viewer.Local("local-operator");

    /// <summary>The moment that the page's address names, with the registers brought up to it.</summary>
    /// <exception cref="BadHttpRequestException">It names none that there is.</exception>
    public static async Task<Asked> AskAsync(this RegisterServices register, PageContext page, CancellationToken cancellationToken)
    {
        var moment = await MomentAsync(register, page, cancellationToken);
        await register.CatchUpAsync(moment.Position, cancellationToken);
        page.Moment = moment;
        var at = page.AsOf is null ? null : moment.RecordedAt;
        return new(page.Looking(), moment, await register.Moments.TypesAtAsync(moment, register.Zone, cancellationToken), at ?? register.Time.GetUtcNow(), register.Zone);
    }

    /// <summary>A position, a day (its end) or an instant.</summary>
    public static async Task<Moment?> MomentAtAsync(this RegisterServices register, string asked, CancellationToken cancellationToken)
    {
        if (long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return await register.Moments.AtAsync(position, cancellationToken);
        if (DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
        {
            var next = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
            return day.Year < 2 ? null : await register.Moments.AtAsync(new DateTimeOffset(next, register.Zone.GetUtcOffset(next)).AddTicks(-1), cancellationToken);
        }

        return DateTimeOffset.TryParseExact(asked, ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? await register.Moments.AtAsync(instant, cancellationToken)
            : null;
    }

    private static async Task<Moment> MomentAsync(RegisterServices register, PageContext page, CancellationToken cancellationToken)
    {
        if (page.AsOf is { } asked) return await register.MomentAtAsync(asked, cancellationToken) ?? throw new BadHttpRequestException($"as-of: '{asked}'");

        var now = (await register.Moments.AtAsync(position: null, cancellationToken))!;
        if (page.StatedBy is not { } stated) return now;
        return DateOnly.TryParseExact(stated, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? now with { StatedBy = day }
            : throw new BadHttpRequestException($"stated-by: '{stated}'");
    }
}
