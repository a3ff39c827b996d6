using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ThreatRegister.Web.Forms;

/// <summary>No form is taken that this program did not hand out, nor one larger than its page allows.</summary>
internal sealed class FormFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method)) return await next(context);
        if (!http.Request.HasFormContentType) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);

        if (http.Request.ContentType!.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)) http.Request.Body = new ReadableForm(http.Request.Body);
        try
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<KeptNowhere>() is { Bytes: var most }) await DigestedForm.ReadAsync(http, most);
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
        }
        catch (Exception wrong) when (wrong is AntiforgeryValidationException or BadHttpRequestException or InvalidDataException)
        {
            return Results.StatusCode(StatusOf(wrong));
        }

        return await next(context);
    }

    /// <summary>A body that is too large is told by the reader of the form, which wraps it up.</summary>
    private static int StatusOf(Exception wrong) => (wrong.InnerException ?? wrong) switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status400BadRequest,
    };
}
