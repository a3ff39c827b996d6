using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ThreatRegister.Accounts;

namespace ThreatRegister.Web.Access;

/// <summary>Who a request comes from: one for each request, told by its session or token before anything else is done.</summary>
internal sealed class Requester
{
    /// <summary>Null: nobody has signed in.</summary>
    public Actor? Actor { get; set; }

    /// <summary>Null: no session, as with a token.</summary>
    public SignedInSession? Session { get; set; }

    /// <summary>What this request has read of the registers.</summary>
    public ReadRecords Read { get; } = new();
}

/// <summary>The one place that pages and API ask who acts.</summary>
public static class Requesters
{
    /// <summary>Null: nobody has signed in.</summary>
    public static Actor? ActorOf(this HttpContext context) => context.Requester().Actor;

    internal static Requester Requester(this HttpContext context) => context.RequestServices.GetRequiredService<Requester>();
}
