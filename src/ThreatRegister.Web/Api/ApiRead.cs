using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Web.Access;

namespace ThreatRegister.Web.Api;

/// <summary>One address that is read: the routes, the check of its query and the description of the API are all made from it.</summary>
/// <param name="Path">With the names of its parts in braces.</param>
/// <param name="Tag">Under which the description has it.</param>
/// <param name="MediaTypes">The forms that it can be answered in.</param>
internal sealed record ApiRead(string Path, string Id, string Tag, string Summary, IReadOnlyList<ApiParameter> Parameters, Func<ApiAsk, Task<IResult>> Answer)
{
    public IReadOnlyList<string> MediaTypes { get; init; } = ["application/json"];

    /// <summary>The names and words of the parts of its path.</summary>
    public IReadOnlyDictionary<string, string> Parts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>It goes on until the client ends it: it has no head to ask for, and no tag.</summary>
    public bool IsStream { get; init; }

    /// <summary>What is made costs much: it counts among the files of an account.</summary>
    public bool IsCostly { get; init; }

    public bool HasTag { get; init; } = true;

    public bool IsPaged { get; init; }

    /// <summary>What the JSON document is; null: an object whose rows are those of the register.</summary>
    public Type? Document { get; init; }

    public void Map(IEndpointRouteBuilder api)
    {
        string[] methods = IsStream ? [HttpMethods.Get] : [HttpMethods.Get, HttpMethods.Head];
        var endpoint = api.MapMethods(Path, methods, async context => await (await Answer(await ApiAsk.OfAsync(context, Parameters))).ExecuteAsync(context));
        if (IsCostly) endpoint.Costs(Cost.File);
    }
}
