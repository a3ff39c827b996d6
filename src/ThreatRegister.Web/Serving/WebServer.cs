using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Api;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Notices;
using ThreatRegister.Web.Pages;
using ThreatRegister.Web.Pages.Importing;

namespace ThreatRegister.Web.Serving;

/// <summary>The pages and the API of one open register.</summary>
public static class WebServer
{
    /// <param name="urls">Where to listen, such as <c>http://127.0.0.1:5080</c>; port 0 takes a free one.</param>
    public static WebApplication Build(RegisterServices register, string urls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(urls).ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = PageEndpoints.LargestForm;
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        // What failed is told by UseEarlyEnds; these would add what the exception says, and that may be the text of a record.
        foreach (var telling in (string[])["Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Antiforgery"]) builder.Logging.AddFilter(telling, LogLevel.Critical);
        // On each first start: that the keys are not encrypted by a key of their own. They lie where the register lies.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // Standard output is for results.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        AddServices(builder.Services, register);
        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(failed => failed.Run(FailedAsync));
        app.UseStatusCodePages(context => NotThereAsync(context.HttpContext));
        app.UseEarlyEnds();
        app.UseApiFailures();
        app.UseRouting();
        app.UseDoorkeeper();
        app.UseAuditTrail();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapAssets();
        app.MapApi();
        app.MapHealth();
        PageEndpoints.Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, RegisterServices register)
    {
        services.AddSingleton(new OpenRegister(register));
        services.AddSingleton(register.Time);
        services.AddScoped<Requester>();
        services.AddScoped(request => request.GetRequiredService<OpenRegister>().For(request.GetRequiredService<Requester>()));
        RateLimits.Add(services);
        // Of a proxy on this machine, which is the only one that is believed.
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        // Vietnamese letters stand as they are; only what HTML gives a meaning is written as entities.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddScoped<PageContext>();
        services.AddScoped(request => new ActorNames(request.GetRequiredService<RegisterServices>(), request.GetRequiredService<PageContext>().Language));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "threatreg-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.HeaderName = "X-Form-Token";
        });
        // How large a form may be is said by its page.
        services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = long.MaxValue);
        services.AddDataProtection().SetApplicationName("ThreatRegister").PersistKeysToFileSystem(new(Path.Combine(register.DataFolder, "web-keys")));
        services.AddSingleton<OpenStreams>();
        services.AddSingleton<RegisterMeter>();
        services.AddHostedService<Telemetry>();
        services.AddHostedService<Follower>();
        services.AddHostedService<SealService>();
        services.AddSingleton<Notifier>();
        services.AddHostedService(provider => provider.GetRequiredService<Notifier>());
        services.AddSingleton<ImportJobs>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportJobs>());
    }

    private static async Task FailedAsync(HttpContext context)
    {
        context.PageOf().Begin(context, LanguageOf(context));
        var page = context.PageOf();
        var model = new ErrorModel(
            page.Say("Có lỗi trong chương trình; không có gì bị mất. Hãy thử lại; nếu vẫn lỗi, báo cho quản trị viên mã dưới đây.", "The program failed; nothing is lost. Try again; if it fails again, tell the administrator the code below."),
            context.TraceIdentifier);
        await context.Page<ErrorPage, ErrorModel>(page.Say("Lỗi", "Something went wrong"), model, StatusCodes.Status500InternalServerError).ExecuteAsync(context);
    }

    private static async Task NotThereAsync(HttpContext context)
    {
        if (ApiFailures.IsForPrograms(context) || context.Request.Path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase)) return;

        var page = context.PageOf();
        page.Begin(context, LanguageOf(context));
        var status = context.Response.StatusCode;
        var (title, message) = status switch
        {
            StatusCodes.Status404NotFound when page.IsPast => (page.Say("Không tìm thấy trang", "No such page"), page.Say("Vào thời điểm đang xem chưa có bản ghi này, hoặc địa chỉ không dẫn đến đâu, hoặc bạn không được xem.", "There was no such record at the moment you look at, or this address leads nowhere, or you may not see it.")),
            StatusCodes.Status404NotFound => (page.Say("Không tìm thấy trang", "No such page"), page.Say("Địa chỉ này không dẫn đến đâu, hoặc bạn không được xem.", "This address leads nowhere, or you may not see it.")),
            StatusCodes.Status403Forbidden => (page.Say("Không được phép", "Not allowed"), page.Say("Tài khoản của bạn không có quyền này.", "Your account has no right to this.")),
            StatusCodes.Status401Unauthorized => (page.Say("Cần đăng nhập", "Sign in first"), page.Say("Phiên làm việc đã kết thúc. Hãy đăng nhập lại.", "Your session has ended. Sign in again.")),
            StatusCodes.Status410Gone => (page.Say("Dữ liệu cá nhân đã được xóa", "Personal data was erased"), page.Say("Khóa của người này đã bị hủy theo yêu cầu; không ghi thêm được gì về người này.", "The key of this person was destroyed on request; nothing more can be recorded of that person.")),
            StatusCodes.Status503ServiceUnavailable => (page.Say("Chưa trả lời được", "No answer yet"), page.Say("Cơ sở dữ liệu đang bận hoặc không trả lời. Hãy thử lại sau giây lát: biểu mẫu gửi lại chỉ được ghi một lần.", "The database is busy or does not answer. Try again in a moment: a form sent again is recorded once.")),
            StatusCodes.Status413PayloadTooLarge => (page.Say("Nội dung quá lớn", "Too large"), page.Say("Nội dung gửi lên lớn hơn mức cho phép; chưa ghi gì.", "What was sent is larger than allowed; nothing was recorded.")),
            StatusCodes.Status429TooManyRequests => (
                page.Say("Quá nhiều yêu cầu", "Too many requests"),
                page.Say($"Hãy đợi {context.Response.Headers.RetryAfter} giây rồi thử lại; chưa ghi gì.", $"Wait {context.Response.Headers.RetryAfter} seconds and try again; nothing was recorded.")),
            _ => (page.Say("Yêu cầu không dùng được", "The request cannot be used"), page.Say("Hãy quay lại và thử lại.", "Go back and try again.")),
        };
        await context.Page<ErrorPage, ErrorModel>(title, new(message) { Lost = EarlyEnds.LostOf(context) }, status).ExecuteAsync(context);
    }

    /// <summary>That of the address, else the one the browser prefers, else Vietnamese.</summary>
    internal static string LanguageOf(HttpContext context)
    {
        var path = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path.Value ?? "";
        if (new PathString(path).StartsWithSegments("/en", StringComparison.OrdinalIgnoreCase)) return "en";
        if (new PathString(path).StartsWithSegments("/vi", StringComparison.OrdinalIgnoreCase)) return "vi";
        return context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value?.Split('-')[0]).FirstOrDefault(language => language is "vi" or "en") ?? "vi";
    }
}
