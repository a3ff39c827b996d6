using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Reports;

namespace ThreatRegister.Cli;

/// <summary>Numbering and issuing an approved review, making its files again, and replacing what was issued.</summary>
internal static class ReviewIssueVerbs
{
    private static readonly Option<string> folder = new("--out") { Description = "The folder to write the files into.", Required = true };

    public static Command Issue()
    {
        var id = ReviewVerbs.Id();
        var number = new Option<string>("--number") { Description = "Its number, such as \"Số: 12/BC-VP\".", Required = true };
        var issuedOn = new Option<string>("--issued-on") { Description = "The day of issue (yyyy-MM-dd).", Required = true };
        var place = new Option<string?>("--place") { Description = "Where it is issued." };
        var signatory = new Option<string?>("--signatory") { Description = "The function of who signs, such as \"CHÁNH VĂN PHÒNG\"; never a name." };
        var office = new Option<string?>("--office") { Description = "For whom it is signed, such as \"TM. BAN CHỈ ĐẠO\"." };
        var format = new Option<string>("--format") { Description = $"One or more of {string.Join(", ", SummaryFiles.ReproducibleFormats)}, by commas.", DefaultValueFactory = _ => "md" };
        var languages = new Option<string>("--lang") { Description = "vi, en or vi,en.", DefaultValueFactory = _ => "vi" };
        var asOf = new Option<string?>("--as-of") { Description = "Figures and prose as recorded up to a POSITION or instant (default: when it was approved)." };
        return Verb.OnRegister(
            "issue",
            "Issues an approved review: makes its files at one position, records number, position and digests. Repeating it makes the same files again.",
            ["./run review issue so-ket-2021-h1 --number \"Số: 12/BC-VP\" --issued-on 2021-07-16 --place \"Hà Nội\" --signatory \"CHÁNH VĂN PHÒNG\" --format md,html --lang vi,en --out ban-hanh"],
            [id, number, issuedOn, place, signatory, office, format, languages, asOf, folder, Sending.CommandId, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var review = await ReviewVerbs.RequireAsync(session, ReviewVerbs.IdOf(parsed, id), cancellationToken);
                await RequireReplaceableAsync(session, review, cancellationToken);
                ReviewVerbs.WarnOfLeftOut(review);
                var moment = await MomentAsync(session, review, parsed.GetValue(asOf), cancellationToken);
                await RequireNothingParkedAsync(session, moment, cancellationToken);
                var request = new ReviewReportRequest(
                    moment,
                    await session.Moments.TypesAtAsync(moment, session.Settings.Zone, cancellationToken),
                    session.Settings.Zone,
                    parsed.GetValue(number)!,
                    Asked.Day(parsed.GetValue(issuedOn)!, "issued-on"),
                    parsed.GetValue(place),
                    SignatoryOf(parsed.GetValue(office), parsed.GetValue(signatory)),
                    ListOf(parsed.GetValue(languages)!, ReviewSections.Languages, "--lang"),
                    ListOf(parsed.GetValue(format)!, SummaryFiles.ReproducibleFormats, "--format"));
                var files = await MakeAsync(session, review.Id, request, cancellationToken);
                return await RecordAsync(session, parsed, review, request, files, cancellationToken);
            });
    }

    public static Command Files()
    {
        var id = ReviewVerbs.Id();
        return Verb.OnRegister(
            "files",
            "Makes the files of an issued review again, at its recorded position, and writes those that are what was issued.",
            ["./run review files so-ket-2021-h1 --out ban-sao"],
            [id, folder, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var review = await ReviewVerbs.RequireAsync(session, ReviewVerbs.IdOf(parsed, id), cancellationToken);
                var issue = review.Issue ?? throw new CliException(ExitCode.Refused, $"'{review.Id}' is not issued: it has no files yet.");
                var moment = await session.Moments.AtAsync(issue.Position, cancellationToken)
                    ?? throw new CliException(ExitCode.Failure, $"The log has not come to position {issue.Position}, where the figures of '{review.Id}' are said to stand. Run 'verify'.");
                var types = await session.Moments.TypesAtAsync(moment, session.Settings.Zone, cancellationToken);
                var made = await MakeAsync(session, review.Id, ReviewReportRequest.Of(issue, moment, types, session.Settings.Zone), cancellationToken);
                var same = AsIssued(made, issue.Files);
                await ReviewFolder.WriteAsync(parsed.GetValue(folder)!, same, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { review = review.Id, files = same.Select(file => file.Name), differ = issue.Files.Select(file => file.Name).Except(same.Select(file => file.Name), StringComparer.Ordinal) });
                else foreach (var file in same) Printed.Text($"{file.Name}  {file.Sha256}");
                return Close(issue.Files, same);
            });
    }

    public static Command Replace()
    {
        var id = ReviewVerbs.Id();
        var by = new Argument<string>("replacement") { Description = "Id of the new review." };
        var grounds = Sending.Grounds();
        return Verb.OnRegister(
            "replace",
            "Begins a review that corrects an issued one, with its sections as first drafts. Once it is issued, the old one counts as replaced; it stays readable, and its files verify.",
            ["./run review replace so-ket-2021-h1 so-ket-2021-h1-thay-the --grounds \"Đính chính số liệu quý II\""],
            [id, by, grounds, Sending.CommandId, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var old = await ReviewVerbs.RequireAsync(session, ReviewVerbs.IdOf(parsed, id), cancellationToken);
                if (old.Status is not ReviewStatus.Issued) throw new CliException(ExitCode.Refused, $"'{old.Id}' is {(old.Status is ReviewStatus.Replaced ? $"replaced by '{old.Replacement}' already" : "not issued: change the draft itself")}.");

                var review = ReviewVerbs.IdOf(parsed, by);
                var begin = new BeginReview(
                    old.Kind, old.Title, old.Occasion, old.Period, old.By, old.Marking, Statement: null, old.Calendar, old.Topic, old.Type, Due: null, new ReviewId(old.Id), parsed.GetValue(grounds)!, old.PeriodName) { Review = review };

                // Derived, so that repeating the request completes it.
                var commandId = parsed.GetValue(Sending.CommandId) is null ? DerivedIds.From("replaces", old.Id, review.Value, begin.Grounds!) : Sending.IdOf(parsed);
                var exit = await Sending.SendAsync(session, parsed, new CommandEnvelope(begin, commandId, session.Settings.Actor), cancellationToken);
                return exit == ExitCode.Success ? await TakeOverAsync(session, old, review, cancellationToken) : exit;
            });
    }

    /// <summary>The sections of the old one that the new one does not have yet: what was written there meanwhile stays.</summary>
    private static async Task<int> TakeOverAsync(RegisterSession session, ReviewRow old, ReviewId review, CancellationToken cancellationToken)
    {
        var there = (await ReviewVerbs.RequireAsync(session, review, cancellationToken)).Sections.Select(text => (text.Section, text.Language)).ToHashSet();
        foreach (var text in old.Sections.Where(text => !there.Contains((text.Section, text.Language))))
        {
            var draft = new DraftReviewSection(text.Section, text.Language, text.Text, session.Settings.Actor) { Review = review };
            var exit = await SendQuietlyAsync(session, draft, ["taken-over", review.Value, text.Section, text.Language], cancellationToken);
            if (exit == ExitCode.Success) continue;

            Standard.Error.WriteLine($"'{review}' is begun, but its section '{text.Section}' ({text.Language}) is not taken over from '{old.Id}'. Repeat the command to complete it.");
            return exit;
        }

        return ExitCode.Success;
    }

    /// <summary>Of two that correct the same review, only the one that is issued first takes its place.</summary>
    private static async Task RequireReplaceableAsync(RegisterSession session, ReviewRow review, CancellationToken cancellationToken)
    {
        if (review.Replaces is not { } id) return;

        var old = await ReviewVerbs.RequireAsync(session, id, cancellationToken);
        if (old.Replacement is { } other && !string.Equals(other.Value, review.Id, StringComparison.Ordinal))
            throw new CliException(ExitCode.Refused, $"Refused ({Refusal.AlreadyReplaced}): '{old.Id}' is replaced by '{other}' already; a further correction replaces that one. Nothing was recorded.");
    }

    /// <summary>What cannot be read above the position is not in the figures.</summary>
    private static async Task RequireNothingParkedAsync(RegisterSession session, Moment moment, CancellationToken cancellationToken)
    {
        var parked = (await session.Registers.ParkedAsync(cancellationToken)).Count(stream => stream.Position <= moment.Position);
        if (parked > 0)
            throw new CliException(ExitCode.Refused, $"Not issued: {parked} streams cannot be read, so that a figure may be wrong. 'status' names them. Nothing was recorded.");
    }

    /// <summary>Never before the approval: that was given for what stood there.</summary>
    private static async Task<Moment> MomentAsync(RegisterSession session, ReviewRow review, string? asked, CancellationToken cancellationToken)
    {
        if (review.Approval is not { } approval)
            throw new CliException(ExitCode.Refused, $"Refused ({Refusal.NotApproved}): {RefusalText.Of(Refusal.NotApproved, "en")}. Nothing was recorded.");

        var moment = asked is null ? (await session.Moments.AtAsync(review.Issue?.Position ?? approval.Position, cancellationToken))! : await session.Questions.MomentAtAsync(asked, "as-of", cancellationToken);
        return moment.Position >= approval.Position
            ? moment
            : throw new CliException(ExitCode.Refused, $"--as-of: position {moment.Position} lies before the approval (position {approval.Position}); what stood there was not approved. Nothing was recorded.");
    }

    private static async Task<IReadOnlyList<SummaryFile>> MakeAsync(RegisterSession session, string review, ReviewReportRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await ReviewReport.MakeAsync(session.Summary, review, request, cancellationToken);
        }
        catch (ArgumentException wrong)
        {
            throw new CliException(ExitCode.Refused, $"{wrong.Message.Split(" (Parameter")[0]} Nothing was recorded.");
        }
        catch (Exception wrong) when (wrong is NotSupportedException or IOException)
        {
            throw new CliException(ExitCode.Failure, $"{wrong.Message} Nothing was recorded.");
        }
    }

    /// <summary>A file is durable before its event; what was issued already is only written where it comes out the same.</summary>
    private static async Task<int> RecordAsync(
        RegisterSession session, ParseResult parsed, ReviewRow review, ReviewReportRequest request, IReadOnlyList<SummaryFile> made, CancellationToken cancellationToken)
    {
        var isRepeat = review.Issue is { } earlier && earlier.Files.Select(file => file.Name).SequenceEqual(made.Select(file => file.Name), StringComparer.Ordinal);
        Items<IssuedFile> files = isRepeat ? review.Issue!.Files : [.. made.Select(file => new IssuedFile(file.Name, file.Format, file.Language, file.Sha256, file.Content.Length))];
        var command = new IssueReview(request.Number, request.IssuedOn, request.Moment.Position, request.Moment.Digest, files, request.Place, request.Signatory) { Review = new(review.Id) };
        var commandId = Sending.IdOf(parsed);
        var same = AsIssued(made, files);
        var written = await ReviewFolder.WriteAsync(parsed.GetValue(folder)!, same, cancellationToken);
        var answer = await Sending.ExecuteAsync(session, new(command, commandId, session.Settings.Actor, review.Version), cancellationToken);
        if (answer is not CommandAnswer.Accepted accepted)
        {
            await TakeBackAsync(session, review, written, same, cancellationToken);
            return Answers.Print(answer, commandId, parsed.GetValue(CommonOptions.Json));
        }

        var replaced = await TellReplacedAsync(session, review, cancellationToken);
        if (accepted.Position > 0) await Sending.FollowAsync(session, accepted.Position, cancellationToken);
        Print(accepted, command, commandId, parsed.GetValue(CommonOptions.Json));
        return replaced == ExitCode.Success ? Close(files, same) : replaced;
    }

    /// <summary>Where another request has issued it meanwhile, what that one names stays: it found these files there and wrote none of its own.</summary>
    private static async Task TakeBackAsync(RegisterSession session, ReviewRow review, IReadOnlyList<string> written, SummaryFile[] files, CancellationToken cancellationToken)
    {
        var issue = (await ReviewVerbs.RequireAsync(session, new(review.Id), cancellationToken)).Issue;
        var kept = AsIssued(files, issue?.Files ?? []).Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var path in written.Where(path => !kept.Contains(Path.GetFileName(path)))) File.Delete(path);
    }

    private static async Task<int> TellReplacedAsync(RegisterSession session, ReviewRow review, CancellationToken cancellationToken)
    {
        if (review.Replaces is not { } old) return ExitCode.Success;

        var exit = await SendQuietlyAsync(session, new ReplaceReview(new(review.Id), review.ReplacesFor!) { Review = old }, ["replaced", old.Value, review.Id], cancellationToken);
        if (exit != ExitCode.Success) Standard.Error.WriteLine($"'{review.Id}' is issued, but '{old}' does not count as replaced by it. Repeat the command to complete it.");
        return exit;
    }

    private static void Print(CommandAnswer.Accepted accepted, IssueReview command, Guid commandId, bool asJson)
    {
        if (asJson)
        {
            Printed.Json(new { stream = accepted.Stream.ToString(), id = accepted.Stream.Id, version = accepted.Version, position = accepted.Position, figuresAt = command.Position, digest = command.Digest, files = command.Files, commandId });
            return;
        }

        Answers.Print(accepted, commandId, json: false);
        Printed.Text(string.Create(CultureInfo.InvariantCulture, $"Figures at position {command.Position}, digest {command.Digest}.\n") + string.Concat(command.Files.Select(file => $"{file.Name}  {file.Sha256}\n")));
    }

    private static SummaryFile[] AsIssued(IEnumerable<SummaryFile> made, IEnumerable<IssuedFile> issued)
    {
        var digests = issued.ToDictionary(file => file.Name, file => file.Sha256, StringComparer.Ordinal);
        return [.. made.Where(file => string.Equals(digests.GetValueOrDefault(file.Name), file.Sha256, StringComparison.Ordinal))];
    }

    private static int Close(IEnumerable<IssuedFile> issued, IEnumerable<SummaryFile> written)
    {
        var others = issued.Select(file => file.Name).Except(written.Select(file => file.Name), StringComparer.Ordinal).ToArray();
        if (others.Length == 0) return ExitCode.Success;

        Standard.Error.WriteLine($"Not written, since they come out with other bytes than were issued (a record that they show was marked stricter since, and readers of the review may see it no more; or another version of this program made them; a PDF has other bytes each time): {string.Join(", ", others)}. 'verify FILE' tells whether a copy is what was issued.");
        return ExitCode.Failure;
    }

    /// <summary>A command that follows from another one: its id is derived, so that repeating the first completes it once.</summary>
    private static async Task<int> SendQuietlyAsync(RegisterSession session, ReviewCommand command, string[] from, CancellationToken cancellationToken)
    {
        var answer = await Sending.ExecuteAsync(session, new(command, DerivedIds.From(from), session.Settings.Actor), cancellationToken);
        if (answer is CommandAnswer.Accepted accepted)
        {
            if (accepted.Position > 0) await Sending.FollowAsync(session, accepted.Position, cancellationToken);
            return ExitCode.Success;
        }

        return Answers.Print(answer, DerivedIds.From(from), json: false);
    }

    private static Signatory? SignatoryOf(string? office, string? title)
    {
        if (title is null && office is not null) throw new CliException(ExitCode.Usage, "--office: name the function of who signs with --signatory too.");
        return title is null ? null : new(office, title);
    }

    private static string[] ListOf(string text, IReadOnlyList<string> known, string option)
    {
        var asked = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray();
        var wrong = Array.Find(asked, name => !known.Contains(name, StringComparer.Ordinal));
        return wrong is null && asked.Length > 0 ? asked : throw new CliException(ExitCode.Usage, $"{option}: '{wrong}' is not one of {string.Join(", ", known)}.");
    }
}
