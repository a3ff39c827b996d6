using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ThreatRegister.Web.Forms;

/// <summary>Nothing is sent from a page of someone else's: every form carries a token of this installation.</summary>
internal static class FormToken
{
    public static async ValueTask<object?> RequireAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (!HttpMethods.IsPost(context.Request.Method)) return await next(invocation);

        var most = context.GetEndpoint()?.Metadata.GetMetadata<FormBound>()?.Bytes ?? FormBound.Usual;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize = most;

        // Kept in memory whatever its size: what is sent to be looked at never touches the disk.
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { MemoryBufferThreshold = (int)most, MultipartBodyLengthLimit = most }));
        try
        {
            await context.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
        }
        catch (Exception wrong) when (wrong is AntiforgeryValidationException or BadHttpRequestException or InvalidDataException)
        {
            return Results.StatusCode(wrong is AntiforgeryValidationException { InnerException: null } ? StatusCodes.Status400BadRequest : StatusOf(wrong));
        }

        return await next(invocation);
    }

    /// <summary>A body that is too large is told by the reader of the form, which wraps it up.</summary>
    private static int StatusOf(Exception wrong) => (wrong.InnerException ?? wrong) switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status400BadRequest,
    };
}

/// <summary>How much a form may send, in bytes.</summary>
internal sealed record FormBound(long Bytes)
{
    /// <summary>Every section of a report at its longest, as a browser encodes Vietnamese letters.</summary>
    public const long Usual = 4L << 20;
}
