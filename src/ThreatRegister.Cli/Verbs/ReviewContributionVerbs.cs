using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Cli;

/// <summary>What units are asked to contribute to a review, what they send in and who owes it.</summary>
internal static class ReviewContributionVerbs
{
    private static readonly Option<string> unit = new("--unit") { Description = "The unit, by its name.", Required = true };

    public static Command Ask()
    {
        var id = ReviewVerbs.Id();
        var due = new Option<string?>("--due") { Description = "The last day, today or later (or another date of docs/forms.md)." };
        return ReviewVerbs.Sends(
            "ask", "Asks a unit for its contribution.", ["./run review ask so-ket-2021-h1 --unit \"Bộ Y tế\" --due 2027-06-20"], [unit, due], id,
            (_, parsed, review, _) => Task.FromResult<ReviewCommand>(new AskForContribution(parsed.GetValue(unit)!, ReviewVerbs.WhenOf(parsed.GetValue(due), "--due")) { Review = review }));
    }

    public static Command WithdrawAsk()
    {
        var id = ReviewVerbs.Id();
        var grounds = Sending.Grounds();
        return ReviewVerbs.Sends(
            "withdraw-ask", "Takes back that a unit was asked, as long as it has sent nothing in.", ["./run review withdraw-ask so-ket-2021-h1 --unit \"Bộ Y tế\" --grounds \"Yêu cầu nhầm\""], [unit, grounds], id,
            (_, parsed, review, _) => Task.FromResult<ReviewCommand>(new WithdrawContributionAsk(parsed.GetValue(unit)!, parsed.GetValue(grounds)!) { Review = review }));
    }

    public static Command Contribute()
    {
        var id = ReviewVerbs.Id();
        var file = ReviewDraftVerbs.TextFile();
        var section = new Option<string?>("--section") { Description = "The text is for this section; without it, a line '# KEY' in the text begins each section." };
        var nil = new Option<bool>("--nil") { Description = "A nil report: the unit has nothing to report. Not the same as sending nothing." };
        var note = new Option<string?>("--note") { Description = "What the unit says besides." };
        return ReviewVerbs.Sends(
            "contribute",
            "Records what a unit sends in; a further contribution takes the place of the one before.",
            ["./run review contribute so-ket-2021-h1 --unit \"Bộ Y tế\" --section prevention --text \"Trực y tế tại 12 điểm họp\"", "./run review contribute so-ket-2021-h1 --unit \"Bộ Y tế\" dong-gop.txt", "./run review contribute so-ket-2021-h1 --unit \"Bộ Tài chính\" --nil"],
            [unit, file, ReviewDraftVerbs.Text, section, nil, note, CommonOptions.Language],
            id,
            async (_, parsed, review, cancellationToken) =>
            {
                var isNil = parsed.GetValue(nil);
                if (isNil && (parsed.GetValue(file) is not null || parsed.GetValue(ReviewDraftVerbs.Text) is not null)) throw new CliException(ExitCode.Usage, "--nil: a nil report has no text.");
                var sections = isNil ? [] : SectionsOf(await ReviewDraftVerbs.TextOfAsync(parsed, file, cancellationToken), parsed.GetValue(section), parsed.GetValue(CommonOptions.Language)!);
                return new ContributeToReview(parsed.GetValue(unit)!, [.. sections], isNil, parsed.GetValue(note)) { Review = review };
            });
    }

    public static Command List()
    {
        var id = ReviewVerbs.Id();
        var at = new Option<string?>("--at") { Description = "What is overdue at this time (2021-06-21 or 2021-06-21T08:00; default: now)." };
        var of = new Option<string?>("--unit") { Description = "Print what this unit sent in last." };
        var reading = new Reading();
        return Verb.OnRegister(
            "contributions",
            "Lists who has sent what to a review, and who owes it: owed, overdue, sent in, nil report, returned.",
            ["./run review contributions so-ket-2021-h1", "./run review contributions so-ket-2021-h1 --at 2021-06-21", "./run review contributions so-ket-2021-h1 --unit \"Bộ Y tế\""],
            [id, at, of, .. reading.Moment, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var review = ReviewVerbs.IdOf(parsed, id);
                var row = (await session.Registers.RowsAsync<ReviewRow>(question.Query.Viewer, question.Query.Moment, cancellationToken)).FirstOrDefault(row => string.Equals(row.Id, review.Value, StringComparison.Ordinal))
                    ?? throw new CliException(ExitCode.NotFound, Standard.Say($"Không có cuộc sơ kết, tổng kết '{review}' tại thời điểm này. Lệnh 'reviews' liệt kê.", $"There is no review '{review}' at this moment. 'reviews' lists them."));
                if (parsed.GetValue(of) is { } named) return await PrintTextsAsync(session, row, named, question, parsed.GetValue(CommonOptions.Json), cancellationToken);

                var contributions = ContributionQuery.Of(row, InstantOf(parsed.GetValue(at), session.Settings.Zone), session.Settings.Zone);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position = question.Query.Moment.Position, review = row.Id, contributions });
                else if (contributions.Count == 0) Standard.Error.WriteLine(Standard.Say("Chưa đơn vị nào được yêu cầu, và chưa đơn vị nào gửi gì.", "No unit was asked, and none has sent anything in."));
                else Printed.Text(Table(contributions, question.Language));
                return ExitCode.Success;
            });
    }

    private static DateTime InstantOf(string? asked, TimeZoneInfo zone)
    {
        if (asked is null) return TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone).DateTime;
        return DateTime.TryParseExact(asked, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : throw new CliException(ExitCode.Usage, $"--at: '{asked}' is not a time: write 2021-06-21 or 2021-06-21T08:00.");
    }

    /// <summary>The register knows which sections a unit wrote for; the texts are in its event.</summary>
    private static async Task<int> PrintTextsAsync(RegisterSession session, ReviewRow row, string named, Question question, bool asJson, CancellationToken cancellationToken)
    {
        var history = await session.Records.HistoryAsync(new ReviewRegister(), row.Id, question.Query.Moment.Position, cancellationToken);
        var last = history.Select(recorded => recorded.Event).OfType<ReviewContributionSubmitted>().LastOrDefault(sent => string.Equals(Review.KeyOf(sent.Unit), Review.KeyOf(named), StringComparison.Ordinal))
            ?? throw new CliException(ExitCode.NotFound, Standard.Say($"'{named}' chưa gửi gì cho '{row.Id}'.", $"'{named}' has sent nothing in to '{row.Id}'."));
        if (asJson) Printed.Json(last);
        else if (last.Sections.Count == 0) Printed.Text(CodeWords.Of(ContributionState.Nil, question.Language));
        else Printed.Text(string.Join("\n\n", last.Sections.Select(part => $"# {part.Section} ({part.Language})\n{part.Text}")));
        return ExitCode.Success;
    }

    private static List<SectionProse> SectionsOf(string text, string? section, string language)
    {
        if (section is not null) return [new(section, language, text)];

        var sections = new List<SectionProse>();
        foreach (var part in ("\n" + text).Split("\n# ").Skip(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            sections.Add(end < 0 ? new(part.Trim(), language, "") : new(part[..end].Trim(), language, part[(end + 1)..].Trim()));
        }

        if (sections.Count == 0 || !("\n" + text).TrimStart().StartsWith("# ", StringComparison.Ordinal))
            throw new CliException(ExitCode.BadInput, "The text says not which section it is for: give --section KEY, or begin each section with a line '# KEY' ('review sections' lists the keys).");
        return sections;
    }

    private static string Table(IEnumerable<ContributionView> contributions, string language)
    {
        var table = new TextTable(WorkWords.Heads(language, new("Đơn vị", "Unit"), new("Tình trạng", "Standing"), new("Hạn", "Due"), new("Mục", "Sections"), new("Ghi chú", "Note")));
        foreach (var known in contributions)
        {
            table.Add(
                known.Unit, CodeWords.Of(known.Standing, language) + Late(known, language), known.Due is { } due ? WhenText.Of(due, language) : "", string.Join(", ", known.Sections),
                string.Join("; ", new[] { known.Note, known.ReturnedFor }.OfType<string>()));
        }

        return table.Render();
    }

    private static string Late(ContributionView known, string language) => known.DaysLate switch
    {
        null => "",
        1 when language is "en" => ", 1 day late",
        { } days => language is "en" ? $", {days} days late" : $", trễ hạn {days} ngày",
    };
}
