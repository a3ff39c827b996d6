using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages;

/// <summary>The first page: what needs attention.</summary>
internal static class HomeEndpoints
{
    public static void MapHome(this RouteGroupBuilder pages) => pages.MapGet("", async (HttpContext context, RegisterServices register, CancellationToken cancellationToken) =>
    {
        var page = context.PageOf();
        page.Moment = await register.NewestAsync(cancellationToken);
        return context.Page<HomePage, HomeModel>(page.Say("Trang đầu", "Home"), new(page.Moment.Position));
    });
}

/// <summary>What the first page shows.</summary>
public sealed record HomeModel(long Position);
