using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace ThreatRegister.Web.Access;

/// <summary>How often one may ask for what costs much: a password to be looked at, something to be written, a file to be made. Reading pages is not limited.</summary>
internal sealed class RateLimits : IDisposable
{
    /// <summary>Of one address, in a minute. A name is besides locked after wrong passwords, and is given no more turns than this.</summary>
    public const int SignIns = 30;

    /// <summary>Of one account, in a minute.</summary>
    public const int Writes = 240;

    /// <summary>Of one account, in a minute.</summary>
    public const int Exports = 120;

    private const int SignInsOfName = 10;
    private static readonly TimeSpan window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> names = PartitionedRateLimiter.Create<string, string>(name => Window(name, SignInsOfName));

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<RateLimits>();
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
            options.OnRejected = (rejected, _) =>
            {
                Refuse(rejected.HttpContext, rejected.Lease);
                return ValueTask.CompletedTask;
            };
        });
    }

    /// <summary>Whether a name may be tried once more; else the answer is 429 already.</summary>
    public bool MayTry(HttpContext context, string name)
    {
        using var lease = names.AttemptAcquire(name);
        if (!lease.IsAcquired) Refuse(context, lease);
        return lease.IsAcquired;
    }

    public void Dispose() => names.Dispose();

    private static RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        var (cost, actor, reading) = (context.GetEndpoint()?.Metadata.GetMetadata<Costs>(), context.ActorOf()?.Id, HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (cost?.What is Cost.SignIn) return Window($"sign-in {address}", SignIns);
        if (!reading) return Window($"write {actor ?? address}", Writes);
        return actor is not null && (cost?.What is Cost.File || context.Request.Query.ContainsKey("format")) ? Window($"export {actor}", Exports) : RateLimitPartition.GetNoLimiter("");
    }

    private static RateLimitPartition<string> Window(string key, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = most, Window = window, QueueLimit = 0 });

    private static void Refuse(HttpContext context, RateLimitLease lease)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        var after = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : window;
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>What an endpoint costs, beside what everybody may read or write. It stands at the endpoint: an address can be written in more than one way.</summary>
internal sealed record Costs(Cost What);

internal enum Cost
{
    /// <summary>A password is looked at.</summary>
    SignIn,

    /// <summary>A file or a summary is made.</summary>
    File,
}

internal static class CostsOfEndpoints
{
    public static TBuilder Costs<TBuilder>(this TBuilder endpoints, Cost what)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new Costs(what));
}
