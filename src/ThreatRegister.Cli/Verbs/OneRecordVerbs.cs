using System.CommandLine;
using System.Globalization;
using System.Text;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.History;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Sources;

namespace ThreatRegister.Cli;

/// <summary>One record: as it stands (show), and how it came to be so (history). Both are folded from its events.</summary>
internal static class OneRecordVerbs
{
    private static readonly string[] categories = ["incident", "occasion", "lesson", "review", "assessment", "source"];

    public static Command Show()
    {
        var reading = new Reading();
        var id = IdArgument();
        return Verb.OnRegister(
            "show",
            "Shows one incident, occasion, lesson, review, assessment or source with everything about it.",
            ["./run show asean-2020-attacks", "./run show covid-19 --json", "./run show asean-2020 --as-of 90"],
            [id, .. reading.Moment, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var (entries, row, category) = await FoldAsync(session, reading, parsed, parsed.GetValue(id)!, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { kind = category, position = entries[^1].Position, version = entries[^1].Version, record = row, events = entries });
                else Printed.Text(Sheet(parsed.GetValue(id)!, category, entries));
                return ExitCode.Success;
            });
    }

    public static Command History()
    {
        var reading = new Reading();
        var id = IdArgument();
        return Verb.OnRegister(
            "history",
            "Lists the events of one record, oldest first, with old and new values.",
            ["./run history asean-2020-attacks", "./run history covid-19 --json"],
            [id, .. reading.Moment, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var (entries, _, category) = await FoldAsync(session, reading, parsed, parsed.GetValue(id)!, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { kind = category, id = parsed.GetValue(id), events = entries });
                else Printed.Text(string.Join('\n', entries.Select(entry => Entry(entry, session.Settings.Zone))));
                return ExitCode.Success;
            });
    }

    private static Argument<string> IdArgument() => new("id") { Description = "Id of the record ('search' and 'incidents' find it)." };

    private static async Task<(IReadOnlyList<HistoryEntry> Entries, object Row, string Category)> FoldAsync(
        RegisterSession session, Reading reading, ParseResult parsed, string named, CancellationToken cancellationToken)
    {
        var question = await reading.AskAsync(session, parsed, cancellationToken);
        foreach (var (category, id) in Candidates(named))
        {
            var whole = await session.Moments.StreamAsync(StreamName.Of(category, id), long.MaxValue, cancellationToken);
            var known = Known(whole, question.Query.Moment, session.Settings.Zone);
            if (known.Length == 0) continue;
            var (entries, then, now) = category switch
            {
                "incident" => Fold(new IncidentRegister(), known, whole),
                "occasion" => Fold(new OccasionRegister(), known, whole),
                "lesson" => Fold(new LessonRegister(), known, whole),
                "assessment" => Fold(new AssessmentRegister(), known, whole),
                "review" => Fold(new ReviewRegister(), known, whole),
                _ => Fold(new SourceRegister(), known, whole),
            };
            if (session.Viewer.MaySee(then, now)) return (entries, then, category);
        }

        throw new CliException(ExitCode.NotFound, $"There is no record '{named}' at this moment. 'search' and 'incidents' find ids.");
    }

    /// <summary>An id may be of any kind; <c>incident-7f3c</c>, as 'record' prints it, names its kind itself.</summary>
    private static IEnumerable<(string Category, string Id)> Candidates(string named)
    {
        if (!StreamName.IsId(named)) return [];
        var plain = categories.Select(category => (category, named));
        return StreamName.TryParse(named, out var stream) && categories.Contains(stream.Category, StringComparer.Ordinal) ? plain.Append((stream.Category, stream.Id)) : plain;
    }

    /// <summary>The events known at the moment; none where the record's first event is not, since nothing stands on its own without it.</summary>
    private static Recorded<object>[] Known(IReadOnlyList<Recorded<object>> whole, Moment moment, TimeZoneInfo zone)
    {
        Recorded<object>[] known = [.. whole.Where(recorded => recorded.Position <= moment.Position && (moment.StatedBy is not { } day || StatedOn.Of(recorded, zone) <= day))];
        return known.Length > 0 && known[0].Version == whole[0].Version ? known : [];
    }

    private static (IReadOnlyList<HistoryEntry> Entries, object Then, object Now) Fold<TRow>(
        IRegisterFold<TRow> register, IReadOnlyList<Recorded<object>> known, IReadOnlyList<Recorded<object>> whole)
        where TRow : class
    {
        var entries = RecordHistory.Of(register, known, happened => EventCatalogue.Default.Of(happened.GetType()).Name);
        return (entries, Row(register, known), Row(register, whole));
    }

    private static TRow Row<TRow>(IRegisterFold<TRow> register, IEnumerable<Recorded<object>> history)
        where TRow : class => history.Aggregate((TRow?)null, (row, recorded) => register.Apply(row, recorded))!;

    /// <summary>The present fields, each with the event that set it, then every statement with its source.</summary>
    private static string Sheet(string id, string category, IReadOnlyList<HistoryEntry> entries)
    {
        var fields = new Dictionary<string, (string? Value, long Position)>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var change in entry.Changes) fields[change.Field] = (change.New, entry.Position);
        }

        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{category} {id}, version {entries[^1].Version}\n\n");
        var table = new TextTable("Field", "Value", "Set at");
        foreach (var (field, (value, position)) in fields)
        {
            if (value is null) continue;
            foreach (var (part, index) in value.Split(" | ").Select((part, index) => (part, index)))
                table.Add(index == 0 ? field : "", part, index == 0 ? $"position {position}" : "");
        }

        text.Append(table.Render()).Append("\nStatements\n");
        foreach (var entry in entries.Where(entry => entry.Statement?.Source is not null)) text.Append("  ").Append(Source(entry)).Append('\n');
        return text.ToString();
    }

    private static string Entry(HistoryEntry entry, TimeZoneInfo zone)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{entry.Position}  {TimeZoneInfo.ConvertTime(entry.RecordedAt, zone):yyyy-MM-dd HH:mm:sszzz}  {entry.Event}  v{entry.Version}  by {entry.Actor}\n");
        if (entry.Statement?.Source is not null) text.Append("    ").Append(Source(entry)).Append('\n');
        if (entry.Grounds is not null) text.Append("    grounds: ").Append(entry.Grounds).Append('\n');
        foreach (var change in entry.Changes)
            text.Append("    ").Append(change.Field).Append(": ").Append(ChangeWords.Of(change.Old, change.New)).Append('\n');
        return text.ToString();
    }

    private static string Source(HistoryEntry entry)
    {
        var statement = entry.Statement!;
        var mark = statement.Basis switch
        {
            StatementBasis.OtherSource => " [không nêu trong văn bản / not stated in the document]",
            StatementBasis.Interpretation => " [diễn giải / interpretation]",
            _ => "",
        };
        var quotation = statement.Quotation is null ? "" : $": \"{statement.Quotation}\"";
        return $"{statement.Source}, stated {statement.StatedOn?.Text ?? "(no date)"}{mark} (position {entry.Position}){quotation}";
    }
}
