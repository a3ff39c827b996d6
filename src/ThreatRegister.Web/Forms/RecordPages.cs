using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Web.Forms;

/// <summary>Where the page of a record is, and which register it is in.</summary>
internal static class RecordPages
{
    /// <summary>Null for streams that hold a whole book, such as all threat types.</summary>
    public static IRegisterFold? RegisterOf(string category) => RegisterList.All.FirstOrDefault(register => string.Equals(register.Categories[0], category, StringComparison.Ordinal));

    /// <summary>From the root on, without the language.</summary>
    public static string PathOf(StreamName stream) => RegisterOf(stream.Category) is { } register ? $"/{register.Name}/{stream.Id}" : stream.Category switch
    {
        "taxonomy" => "/types",
        "geography" => "/places",
        "merges" => "/incidents",
        "withdrawals" => "/imports",
        _ => "/do",
    };
}
