using System.Globalization;
using System.Text;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Projections.History;

namespace ThreatRegister.Cli;

/// <summary>The events of one record for people: what happened, who says so and why, and each field from what to what.</summary>
/// <param name="register">The register of the record: what its fields and codes are called by.</param>
internal sealed class HistoryText(string register, Question question, TimeZoneInfo zone)
{
    private readonly string language = question.Language;

    public string Of(IEnumerable<HistoryEntry> entries) => string.Join('\n', entries.Select(Of));

    private string Of(HistoryEntry entry)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{entry.Position}  {TimeZoneInfo.ConvertTime(entry.RecordedAt, zone):yyyy-MM-dd HH:mm:sszzz}  {EventWords.Of(entry.Event, language)} ({entry.Event})  v{entry.Version}  {Say("bởi", "by")} {entry.Actor}\n");
        if (entry.Statement?.Source is not null) text.Append("    ").Append(StatementText.Of(entry.Statement, language)).Append('\n');
        if (entry.Grounds is not null) text.Append("    ").Append(Say("căn cứ", "grounds")).Append(": ").Append(entry.Grounds).Append('\n');
        foreach (var change in entry.Changes)
            text.Append("    ").Append(FieldWords.Of(change.Field, language)).Append(": ").Append(ChangeWords.Of(Value(change.Field, change.Old), Value(change.Field, change.New), Say("(không có)", "(none)"))).Append('\n');
        return text.ToString();
    }

    private string? Value(string field, string? value) => value is null ? null : ValueWords.Of(register, field, value, question.Types, language);

    private string Say(string vietnamese, string english) => language is "en" ? english : vietnamese;
}
