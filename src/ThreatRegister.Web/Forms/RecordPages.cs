using System.Globalization;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Web.Forms;

/// <summary>Where the page of a record is, and which register it is in.</summary>
internal static class RecordPages
{
    /// <summary>Null for streams that hold a whole book, such as all threat types.</summary>
    public static IRegisterFold? RegisterOf(string category) => RegisterList.All.FirstOrDefault(register => string.Equals(register.Categories[0], category, StringComparison.Ordinal));

    /// <summary>Where a form leads that recorded something at a position (0: nothing was new), from the root on, without the language.</summary>
    public static string After(StreamName stream, long position)
    {
        var path = PathOf(stream);
        var part = path.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? at : path.Length;
        return string.Create(CultureInfo.InvariantCulture, $"{path[..part]}?recorded={position}{path[part..]}");
    }

    /// <summary>From the root on, without the language; with the part of the page where there is one of its own.</summary>
    public static string PathOf(StreamName stream) => RegisterOf(stream.Category) is { } register ? $"/{register.Name}/{stream.Id}" : stream.Category switch
    {
        "taxonomy" => "/types",
        "geography" => "/places",
        "merges" => "/incidents",
        "withdrawals" => "/imports",
        "deadline" => "/rules#deadlines",
        "severity" => "/rules#severity",
        "closing" => "/rules#closing",
        "reporting" => "/rules#calendars",
        "public" => "/rules#holidays",
        _ => "/do",
    };
}
