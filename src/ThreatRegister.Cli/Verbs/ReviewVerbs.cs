using System.CommandLine;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Cli;

/// <summary>Work on one review (sơ kết, tổng kết), from its beginning to its approval; 'reviews' lists them.</summary>
internal static class ReviewVerbs
{
    public static Command Create() => Verb.Group(
        "review",
        "Works on a review: begun, contributed to, drafted, submitted, returned, commented on, approved by a second person, issued, replaced.",
        [
            "./run review begin so-ket-2021-h1 --kind periodic --period 2020-12-15..2021-06-14 --title \"Sơ kết 6 tháng đầu năm 2021\" --by \"Văn phòng\"",
            "./run review draft so-ket-2021-h1 context boi-canh.txt --actor can-bo-1", "./run review submit so-ket-2021-h1 --actor can-bo-1", "./run review approve so-ket-2021-h1 --actor lanh-dao-1",
            "./run review issue so-ket-2021-h1 --number \"Số: 12/BC-VP\" --issued-on 2021-07-16 --place \"Hà Nội\" --format md,html --out ban-hanh",
        ],
        Begin(),
        ReviewContributionVerbs.Ask(),
        ReviewContributionVerbs.WithdrawAsk(),
        ReviewContributionVerbs.Contribute(),
        ReviewContributionVerbs.List(),
        ReviewDraftVerbs.Draft(),
        ReviewDraftVerbs.Sections(),
        Submit(),
        Return(),
        ReviewDraftVerbs.Comment(),
        ReviewDraftVerbs.Answer(),
        Approve(),
        ReviewIssueVerbs.Issue(),
        ReviewIssueVerbs.Files(),
        ReviewIssueVerbs.Replace(),
        Withdraw());

    public static Argument<string> Id() => new("review") { Description = "Id of the review ('reviews' lists them)." };

    public static ReviewId IdOf(ParseResult parsed, Argument<string> id) => Sending.Id<ReviewId>(parsed.GetValue(id)!, "review");

    public static When? WhenOf(string? text, string option)
    {
        if (text is null) return null;
        return When.TryParse(text, out var when) ? when : throw new CliException(ExitCode.Usage, $"{option}: '{text}' is not a date: docs/forms.md has the forms.");
    }

    /// <summary>As it stands at the newest position.</summary>
    public static async Task<ReviewRow> RequireAsync(RegisterSession session, ReviewId review, CancellationToken cancellationToken) =>
        (await session.Registers.RowsAsync<ReviewRow>(session.Viewer, await session.NewestAsync(cancellationToken), cancellationToken)).FirstOrDefault(row => string.Equals(row.Id, review.Value, StringComparison.Ordinal))
        ?? throw new CliException(ExitCode.NotFound, $"There is no review '{review}'. 'reviews' lists them.");

    /// <summary>Names what units sent in and no section has been written since: a unit that was asked should not find itself left out unnoticed.</summary>
    public static void WarnOfLeftOut(ReviewRow review)
    {
        foreach (var (unit, sections) in ReviewContributions.LeftOut(review))
            Standard.Error.WriteLine($"Left out: {unit} wrote for {string.Join(", ", sections)}, and that has not been written since. 'review contributions {review.Id}' shows it.");
    }

    /// <summary>A verb that sends one command about the review that its argument names.</summary>
    public static Command Sends(string name, string description, string[] examples, IEnumerable<Symbol> symbols, Argument<string> id, Func<RegisterSession, ParseResult, ReviewId, CancellationToken, Task<ReviewCommand>> commandOf) =>
        Verb.OnRegister(name, description, examples, [id, .. symbols, Sending.CommandId, CommonOptions.Json], async (session, parsed, cancellationToken) =>
            await Sending.SendAsync(session, parsed, await commandOf(session, parsed, IdOf(parsed, id), cancellationToken), cancellationToken));

    private static Command Begin()
    {
        var id = Id();
        var kind = new Option<string>("--kind") { Description = "periodic, thematic or occasion.", DefaultValueFactory = _ => "periodic" };
        var title = new Option<string>("--title") { Description = "Its title.", Required = true };
        var period = new Option<string?>("--period") { Description = "What it is about: 2021, 2021-H1 or FROM..TO; with --calendar a year, half, quarter or month has the days that it has there." };
        var calendar = new Option<string?>("--calendar") { Description = "Id of the reporting calendar that the period follows ('rules calendars' lists them)." };
        var occasion = new Option<string?>("--occasion") { Description = "Id of the occasion that it is of." };
        var topic = new Option<string?>("--topic") { Description = "What a thematic review is about." };
        var type = new Option<string?>("--type") { Description = "Its figures are of this branch of threat types alone." };
        var by = new Option<string?>("--by") { Description = "The agency whose review it is." };
        var due = new Option<string?>("--due") { Description = "When it is due (default: the day that the calendar says)." };
        var marking = new Option<string?>("--marking") { Description = "TLP: clear, green, amber, amber-strict or red (default: green). Its files count what readers of that may see." };
        return Sends(
            "begin",
            "Begins a review.",
            ["./run review begin so-ket-2021-h1 --period 2021-H1 --calendar nd-09-2019 --title \"Sơ kết 6 tháng đầu năm 2021\" --by \"Văn phòng\" --due 2021-07-01", "./run review begin tin-gia-2021 --kind thematic --topic \"Tin giả\" --type information.fake-news --period 2021 --title \"Chuyên đề tin giả\""],
            [kind, title, period, calendar, occasion, topic, type, by, due, marking],
            id,
            async (session, parsed, review, cancellationToken) =>
            {
                var (when, name, until) = await InCalendarAsync(session, parsed.GetValue(calendar), parsed.GetValue(period), cancellationToken);
                return new BeginReview(
                    Asked.Member<ReviewKind>(parsed.GetValue(kind)!, "kind"),
                    parsed.GetValue(title)!,
                    parsed.GetValue(occasion) is { } of ? Sending.Id<OccasionId>(of, "--occasion") : null,
                    when,
                    parsed.GetValue(by),
                    parsed.GetValue(marking) is { } code ? Asked.Member<Tlp>(code, "marking") : null,
                    Calendar: parsed.GetValue(calendar),
                    Topic: parsed.GetValue(topic),
                    Type: parsed.GetValue(type) is { } branch ? Sending.Id<ThreatTypeId>(branch, "--type") : null,
                    Due: WhenOf(parsed.GetValue(due), "--due") ?? until,
                    PeriodName: name) { Review = review };
            });
    }

    /// <summary>The days that the period has in the calendar, what it is called there and when its report is due; other days stand as they were given.</summary>
    private static async Task<(When? Period, string? Name, When? Due)> InCalendarAsync(RegisterSession session, string? calendar, string? period, CancellationToken cancellationToken)
    {
        if (calendar is null || !Period.TryParse(period, out var named) || CalendarBook.PartOf(named) is null) return (WhenOf(period, "--period"), null, null);

        var newest = (await session.Moments.AtAsync(position: null, cancellationToken))!;
        var own = Asked.PeriodIn(await session.Rules.AtAsync(newest.Position, cancellationToken), calendar, named);
        return (own.Period.ToWhen(), named.Text, own.Due is { } day ? Period.Of(day, day).ToWhen() : null);
    }

    private static Command Submit()
    {
        var id = Id();
        return Sends(
            "submit", "Presents the draft for approval: from then on it is changed only after a return.", ["./run review submit so-ket-2021-h1 --actor can-bo-1"], [], id,
            (session, _, review, _) => Task.FromResult<ReviewCommand>(new SubmitReview(session.Settings.Actor) { Review = review }));
    }

    private static Command Return()
    {
        var id = Id();
        var grounds = Sending.Grounds();
        var unit = new Option<string?>("--unit") { Description = "Return this unit's contribution instead of the whole draft." };
        var by = new Option<string?>("--by") { Description = "The function or agency that returns it." };
        var to = new Option<string?>("--to") { Description = "To whom it goes back." };
        return Sends(
            "return", "Returns the draft, or one unit's contribution, to be completed.",
            ["./run review return so-ket-2021-h1 --grounds \"Bổ sung số liệu quý II\"", "./run review return so-ket-2021-h1 --unit \"Bộ Y tế\" --grounds \"Thiếu số liệu\""],
            [grounds, unit, by, to], id,
            (_, parsed, review, _) => Task.FromResult<ReviewCommand>(parsed.GetValue(unit) is { } named
                ? new ReturnContribution(named, parsed.GetValue(grounds)!) { Review = review }
                : new ReturnReview(parsed.GetValue(grounds)!, parsed.GetValue(by), parsed.GetValue(to)) { Review = review }));
    }

    private static Command Approve()
    {
        var id = Id();
        var note = new Option<string?>("--note") { Description = "What is said with the approval." };
        return Sends(
            "approve", "Approves a submitted review, as another person than who submitted it or wrote a section of it; all comments are answered.", ["./run review approve so-ket-2021-h1 --actor lanh-dao-1"], [note], id,
            async (session, parsed, review, cancellationToken) =>
            {
                WarnOfLeftOut(await RequireAsync(session, review, cancellationToken));
                return new ApproveReview(session.Settings.Actor, parsed.GetValue(note)) { Review = review };
            });
    }

    private static Command Withdraw()
    {
        var id = Id();
        var grounds = Sending.Grounds();
        return Sends(
            "withdraw", "Gives a draft up. What was issued cannot be withdrawn, only replaced.", ["./run review withdraw so-ket-2021-h1 --grounds \"Lập trùng\""], [grounds], id,
            (_, parsed, review, _) => Task.FromResult<ReviewCommand>(new WithdrawReview(parsed.GetValue(grounds)!) { Review = review }));
    }
}
