using Microsoft.AspNetCore.Http;

namespace ThreatRegister.Web.Forms;

/// <summary>Files that forms are sent with.</summary>
internal static class SentFiles
{
    /// <summary>As its sender calls it: without the folders that some browsers send, and with the quotes that all of them write as %22.</summary>
    public static string NameOf(IFormFile file)
    {
        var name = file.FileName.Replace("%22", "\"", StringComparison.Ordinal);
        return name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
    }
}
