using Microsoft.AspNetCore.Builder;
using ThreatRegister.Accounts;

namespace ThreatRegister.Web.Access;

/// <summary>What an endpoint asks of who requests it. Without it, a page needs <see cref="Permission.Read"/> and the API <see cref="Permission.ReadByApi"/>.</summary>
/// <param name="Permission">Null: none, yet somebody who has signed in, his password to be changed or not.</param>
internal sealed record Needs(Permission? Permission);

internal static class NeedsOfEndpoints
{
    /// <summary>The page is for those who have the permission.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoints, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new Needs(permission));

    /// <summary>The page is for everybody who has signed in.</summary>
    public static TBuilder NeedsSession<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new Needs(Permission: null));
}
