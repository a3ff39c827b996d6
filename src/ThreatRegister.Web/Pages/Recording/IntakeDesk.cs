using ThreatRegister.Application.Intake;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Recording;

internal static class IntakeDesk
{
    public static ReportDesk Of(RegisterServices register, PageContext page) =>
        new(register.Commands.ExecuteAsync, register.Records, register.Moments, register.Work, register.NewestAsync, page.Viewer);
}
