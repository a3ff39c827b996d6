using ThreatRegister.Application.Queries;
using ThreatRegister.Projections;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Shift;

/// <summary>Where one goes on with something that needs attention.</summary>
internal static class WorkLinks
{
    public static string Of(OpenItem item) => item.Kind.Register() switch
    {
        "lessons" => $"/lessons/board#lesson-{item.Id}",
        "tasks" => $"/tasks/board#task-{item.Id}",
        { } register => RecordLinks.Of(register, item.Id),
        null => $"/shift?kind={Codes.Of(item.Kind)}",
    };
}
