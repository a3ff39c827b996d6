using System.Text;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;

namespace ThreatRegister.Web.Forms;

/// <summary>
/// Names what people left without an id: a new record after its title, a part of a record after its kind, both with letters of the command's
/// id behind. The same form sent again so gives the same ids.
/// </summary>
internal static class EntryIds
{
    private const int TitleLength = 60;

    /// <summary>The commands that begin a record of which nobody has to choose the id.</summary>
    private static readonly HashSet<string> beginnings = new(StringComparer.Ordinal)
    {
        "report-incident", "receive-report", "open-occasion", "ask-for-lesson", "record-lesson", "begin-review", "record-assessment", "register-source", "hand-over-shift", "register-agency", "observe-indicator",
        "record-direction", "assign-task", "record-instrument", "record-forecast", "share-information", "prepare-scenario", "record-drill",
    };

    public static bool Begins(string command) => beginnings.Contains(command);

    /// <summary>How <see cref="CommandForm.Read"/> asks for an id; null where people have to give it.</summary>
    public static Func<MemberShape, string, string?> For(string command, Guid commandId, FormValues values) => (member, path) =>
        string.Equals(path, CommandCatalogue.IdMemberOf(command), StringComparison.Ordinal) ? Begins(command) ? Named(TitleOf(values) ?? path, commandId) : null
        : member.Type == typeof(LocalId) && member.Name is "id" ? Named(path.Split('.', '[')[0], commandId, path)
        : null;

    private static string? TitleOf(FormValues values) =>
        ((string[])["title", "title.vi", "name.vi", "subject", "text", "what", "work", "from"]).Select(field => values(field) is [{ Length: > 0 } text, ..] ? text : null).FirstOrDefault(text => text is not null);

    public static string Named(string title, Guid commandId, string path = "")
    {
        var id = new StringBuilder(TitleLength);
        foreach (var letter in SearchKey.Of(title))
        {
            if (id.Length == TitleLength) break;
            if (char.IsAsciiLetterOrDigit(letter)) id.Append(letter);
            else if (id.Length > 0 && id[^1] != '-') id.Append('-');
        }

        var end = Convert.ToHexStringLower(DerivedIds.Digest(commandId.ToString(), path).AsSpan(0, 3));
        return $"{id.ToString().Trim('-')}-{end}".TrimStart('-');
    }
}
