using ThreatRegister.Application.Intake;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Recording;

internal static class IntakeDesk
{
    /// <summary>What a decision on a report takes, beside what it records of an incident.</summary>
    public const string Deciding = "accept-report";

    /// <exception cref="ClosedDoorException">Who looks may not decide on reports: of an acceptance the incident is not recorded either, which comes first.</exception>
    public static ReportDesk Of(RegisterServices register, PageContext page) => page.MaySend(Deciding)
        ? new(register.Commands.ExecuteAsync, register.Records, register.Moments, register.Work, register.NewestAsync, page.Viewer)
        : throw new ClosedDoorException();
}
