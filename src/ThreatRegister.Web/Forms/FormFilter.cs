using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages;

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
            if (IsUnkept(wrong)) return Unkept(http.PageOf());
            return Results.StatusCode(StatusOf(wrong));
        }

        return await next(context);
    }

    /// <summary>The reader of forms takes no zero character, which no text of the register can hold, and says so by an exception within another.</summary>
    private static bool IsUnkept(Exception? wrong) => wrong is InvalidDataException { InnerException: InvalidOperationException } || (wrong is not null && IsUnkept(wrong.InnerException));

    private static IResult Unkept(PageContext page) => page.Request.Page<ErrorPage, ErrorModel>(
        page.Say("Có ký tự không lưu được", "A character that cannot be kept"),
        new(page.Say(
            "Nội dung gửi lên có một ký tự không lưu được (ký tự NUL, thường đến khi chép từ tệp không phải văn bản); chưa ghi gì. Hãy quay lại, xóa ký tự ấy rồi gửi lại.",
            "What was sent holds a character that cannot be kept (NUL, which comes with copying from what is no text); nothing was recorded. Go back, take it out and send again.")),
        StatusCodes.Status400BadRequest);

    /// <summary>A body that is too large is told by the reader of the form, which wraps it up.</summary>
    private static int StatusOf(Exception wrong) => (wrong.InnerException ?? wrong) switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status400BadRequest,
    };
}
