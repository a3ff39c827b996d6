using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;

namespace ThreatRegister.Web.Layout;

/// <summary>What all components of a page inherit.</summary>
public abstract class PageComponent : ComponentBase
{
    [Inject]
    public PageContext Page { get; set; } = null!;

    protected string Say(string vietnamese, string english) => Page.Say(vietnamese, english);

    [Inject]
    public RegisterServices Services { get; set; } = null!;

    protected string Link(string path) => Page.Link(path);

    /// <summary>A recorded time in words.</summary>
    protected string Time(DateTimeOffset instant) => InstantText.Of(instant, Services.Zone, Page.Language);

    /// <summary>A term in days ends with its last day, which people call by that day.</summary>
    protected string Due(DateTimeOffset due)
    {
        var local = TimeZoneInfo.ConvertTime(due, Services.Zone);
        return local.TimeOfDay != TimeSpan.Zero ? Time(due)
            : Say("hết ", "end of ") + WhenText.Of(When.Parse(local.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), Page.Language);
    }

    protected static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}

/// <summary>A page of one model, which its endpoint has read.</summary>
public abstract class PageOf<TModel> : PageComponent
{
    [Parameter]
    [EditorRequired]
    public TModel Model { get; set; } = default!;
}

/// <summary>How endpoints answer with a page.</summary>
public static class PageResults
{
    public static IResult Page<TPage, TModel>(this HttpContext context, string title, TModel model, int status = StatusCodes.Status200OK)
        where TPage : PageOf<TModel>
    {
        context.RequestServices.GetRequiredService<PageContext>().Title = title;
        return new RazorComponentResult<TPage>(new { Model = model }) { StatusCode = status, PreventStreamingRendering = true };
    }

    public static PageContext PageOf(this HttpContext context) => context.RequestServices.GetRequiredService<PageContext>();
}
