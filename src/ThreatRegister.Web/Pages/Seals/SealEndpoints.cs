using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.EventLog.Seals;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Pages.Seals;

/// <summary>The seals of the log, to be read and taken away. They are hashes: whoever may read the register may have them.</summary>
internal static class SealEndpoints
{
    private const int AtOnce = 50;

    public static void MapSeals(this RouteGroupBuilder pages)
    {
        pages.MapGet("/seals", ListAsync);
        pages.MapGet("/seals/{size:long}", (long size, RegisterServices register, CancellationToken cancellationToken) => TextAsync(register, size, seal => seal.Note, "text/plain; charset=utf-8", cancellationToken));
        pages.MapGet("/seals/{size:long}/key", (long size, RegisterServices register, CancellationToken cancellationToken) => TextAsync(register, size, seal => SealKey.Of(seal.Key.Span)?.Pem, "application/x-pem-file", cancellationToken));
    }

    private static async Task<IResult> ListAsync(string? before, string? at, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var title = page.Say("Niêm phong", "Seals");
        if (register.Sealing is not { } sealing) return context.Page<SealsPage, SealsModel>(title, new(null, [], null, null));

        var asked = await register.AskAsync(context.PageOf(), cancellationToken);
        var named = NumberOf(before, "before") ?? NumberOf(at, "at") + 1;
        var bound = page.IsPast ? Math.Min(named ?? long.MaxValue, asked.Moment.Position + 1) : named;
        var seals = await sealing.Store.BeforeAsync(bound, AtOnce + 1, cancellationToken);
        var standing = page.IsPast ? null : await sealing.Store.StandingAsync(cancellationToken);
        return context.Page<SealsPage, SealsModel>(title, new(standing, [.. seals.Take(AtOnce)], seals.Count > AtOnce ? seals[AtOnce - 1].Size : null, sealing.Every) { IsThere = true, IsUnpublished = standing is not null && sealing.IsUnpublished(standing, register.Time.GetUtcNow()), IsLater = before is not null || at is not null });
    }

    private static async Task<IResult> TextAsync(RegisterServices register, long size, Func<Seal, string?> text, string type, CancellationToken cancellationToken) =>
        register.Sealing is { } sealing && await sealing.Store.FindAsync(size, cancellationToken) is { } seal && text(seal) is { } told ? Results.Text(told, type) : Results.NotFound();

    private static long? NumberOf(string? text, string name) => text switch
    {
        null => null,
        _ when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < long.MaxValue => number,
        _ => throw Asking.Wrong(name, "Vị trí phải là một số từ 1 trở lên.", "A position is a number from 1 on."),
    };
}

/// <param name="Standing">Null: the page shows an earlier moment.</param>
/// <param name="Next">What the next page is before; null: this is the last.</param>
/// <param name="Every">How often the log is sealed; null: it is not while the program serves.</param>
public sealed record SealsModel(SealStanding? Standing, IReadOnlyList<Seal> Seals, long? Next, TimeSpan? Every)
{
    /// <summary>Whether this log can be sealed.</summary>
    public bool IsThere { get; init; }

    /// <summary>Whether the latest has no file outside the database.</summary>
    public bool IsUnpublished { get; init; }

    /// <summary>Whether there may be seals before these in the list.</summary>
    public bool IsLater { get; init; }
}
