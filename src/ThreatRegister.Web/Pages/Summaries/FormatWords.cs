namespace ThreatRegister.Web.Pages.Summaries;

/// <summary>The forms of files, as people call them.</summary>
internal static class FormatWords
{
    public static string Of(string format) => format switch
    {
        "docx" => "Word",
        "xlsx" => "Excel",
        "md" => "Markdown",
        _ => format.ToUpperInvariant(),
    };
}
