namespace ThreatRegister.Web.Pages.Lists;

/// <summary>How a new row comes into a list, for who looks at the list.</summary>
internal static class ListActs
{
    /// <summary>The commands that begin a record of the list; the first that somebody may send is offered.</summary>
    public static IReadOnlyList<string> Beginning(string listing) => listing switch
    {
        "incidents" => ["report-incident"],
        "lessons" => ["record-lesson", "ask-for-lesson"],
        "occasions" => ["open-occasion"],
        "reviews" => ["begin-review"],
        "assessments" => ["record-assessment"],
        "tasks" => ["assign-task"],
        "directions" => ["record-direction"],
        "indicators" => ["observe-indicator"],
        "forecasts" => ["record-forecast"],
        "scenarios" => ["prepare-scenario"],
        "drills" => ["record-drill"],
        "coordination" => ["share-information"],
        "agencies" => ["register-agency"],
        "instruments" => ["record-instrument"],
        "places" => ["define-place"],
        "intake" => ["receive-report"],
        "shifts" => ["hand-over-shift"],
        "imports" => ["start-import"],
        "sources" => ["register-source"],
        "types" => ["define-threat-type"],
        _ => [],
    };

    /// <summary>Where that is done: some have a page of their own.</summary>
    public static string PathOf(string command) => command switch
    {
        "report-incident" => "/report",
        "begin-review" => "/reviews/begin",
        "hand-over-shift" => "/shift",
        "start-import" => "/import",
        _ => $"/do/{command}",
    };

    public static bool HasNoOtherPage(string command) => PathOf(command).StartsWith("/do/", StringComparison.Ordinal);

    /// <summary>The same records as a board; null: there is none.</summary>
    public static string? BoardOf(string listing) => listing is "lessons" or "tasks" ? $"/{listing}/board" : null;
}
