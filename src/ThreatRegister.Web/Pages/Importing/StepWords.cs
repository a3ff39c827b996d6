using ThreatRegister.Domain;

namespace ThreatRegister.Web.Pages.Importing;

internal static class StepWords
{
    public static LocalizedText Of(ImportStep step) => step switch
    {
        ImportStep.Previewing => new("đang đọc thử", "being looked through"),
        ImportStep.Previewed => new("chờ bạn xem và nhập", "waits for you to import it"),
        ImportStep.Importing => new("đang nhập", "being imported"),
        ImportStep.Done => new("đã nhập", "imported"),
        ImportStep.Failed => new("không nhập được", "could not be imported"),
        _ => throw new System.Diagnostics.UnreachableException($"No words for {step}."),
    };
}
