using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using ThreatRegister.Web.Layout;
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
        builder.WebHost.UseUrls(urls).ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        // Standard output is for results.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        AddServices(builder.Services, register);
        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(failed => failed.Run(FailedAsync));
        app.UseStatusCodePages(context => NotThereAsync(context.HttpContext));
        app.UseRouting();
        app.UseAntiforgery();
        app.MapAssets();
        PageEndpoints.Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, RegisterServices register)
    {
        services.AddSingleton(register);
        services.AddSingleton(register.Time);
        // Vietnamese letters stand as they are; only what HTML gives a meaning is written as entities.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddScoped<PageContext>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "threatreg-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.HeaderName = "X-Form-Token";
        });
        // How large a form may be is said by its page.
        services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = long.MaxValue);
        services.AddDataProtection().SetApplicationName("ThreatRegister").PersistKeysToFileSystem(new(Path.Combine(register.DataFolder, "web-keys")));
        services.AddHostedService<Follower>();
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
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)) return;

        var page = context.PageOf();
        page.Begin(context, LanguageOf(context));
        var status = context.Response.StatusCode;
        var (title, message) = status switch
        {
            StatusCodes.Status404NotFound => (page.Say("Không tìm thấy trang", "No such page"), page.Say("Địa chỉ này không dẫn đến đâu, hoặc bạn không được xem.", "This address leads nowhere, or you may not see it.")),
            StatusCodes.Status403Forbidden => (page.Say("Không được phép", "Not allowed"), page.Say("Tài khoản của bạn không có quyền này.", "Your account has no right to this.")),
            _ => (page.Say("Yêu cầu không dùng được", "The request cannot be used"), page.Say("Hãy quay lại và thử lại.", "Go back and try again.")),
        };
        await context.Page<ErrorPage, ErrorModel>(title, new(message), status).ExecuteAsync(context);
    }

    /// <summary>That of the address, else the one the browser prefers, else Vietnamese.</summary>
    internal static string LanguageOf(HttpContext context)
    {
        var path = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path.Value ?? "";
        if (path.StartsWith("/en/", StringComparison.Ordinal) || path is "/en") return "en";
        if (path.StartsWith("/vi/", StringComparison.Ordinal) || path is "/vi") return "vi";
        return context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value?[..2]).FirstOrDefault(language => language is "vi" or "en") ?? "vi";
    }
}
