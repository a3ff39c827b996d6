using System.Buffers.Binary;
using System.Globalization;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;

namespace ThreatRegister.Web.Forms;

/// <summary>
/// Names what people left without an id: a new record after its day, a part of a record after its kind, both with letters made of the command's
/// id behind. The same form sent again so gives the same ids.
/// </summary>
internal static class EntryIds
{
    /// <summary>The end of the year 9999.</summary>
    private const long LastMillisecond = 253_402_300_800_000;

    /// <summary>The commands that begin a record of which nobody has to choose the id.</summary>
    private static readonly HashSet<string> beginnings = new(StringComparer.Ordinal)
    {
        "report-incident", "receive-report", "open-occasion", "ask-for-lesson", "record-lesson", "begin-review", "record-assessment", "register-source", "hand-over-shift", "register-agency", "observe-indicator",
        "record-direction", "assign-task", "record-instrument", "record-forecast", "share-information", "prepare-scenario", "record-drill",
    };

    public static bool Begins(string command) => beginnings.Contains(command);

    /// <summary>How <see cref="CommandForm.Read"/> asks for an id; null where people have to give it.</summary>
    public static Func<MemberShape, string, string?> For(string command, Guid commandId, TimeZoneInfo zone) => (member, path) =>
        string.Equals(path, CommandCatalogue.IdMemberOf(command), StringComparison.Ordinal) ? Begins(command) ? New(commandId, zone) : null
        : member.Type == typeof(LocalId) && member.Name is "id" ? Part(path.Split('.', '[')[0], commandId, path)
        : null;

    /// <summary>The day of the command and eight letters of its own: an id is told where a title may not be, so it tells nothing of one.</summary>
    /// <param name="zone">In which the day is that of the people who record.</param>
    public static string New(Guid commandId, TimeZoneInfo zone) => $"{DayOf(commandId, zone)}{End(commandId, "", 4)}";

    private static string Part(string kind, Guid commandId, string path) => $"{SearchKey.Of(kind)}-{End(commandId, path, 3)}";

    private static string End(Guid commandId, string path, int bytes) => Convert.ToHexStringLower(DerivedIds.Digest(commandId.ToString(), path).AsSpan(0, bytes));

    /// <summary>Of a command id that has its time (RFC 9562, version 7); of another nothing.</summary>
    private static string DayOf(Guid commandId, TimeZoneInfo zone)
    {
        if (commandId.Version != 7) return "";

        Span<byte> bytes = stackalloc byte[16];
        commandId.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16;
        return milliseconds is >= 0 and < LastMillisecond ? string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), zone):yyyy-MM-dd}-") : "";
    }
}
