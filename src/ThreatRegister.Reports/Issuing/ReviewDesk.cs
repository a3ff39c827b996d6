using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Intake;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Reports.Issuing;

/// <summary>Issues approved reviews, makes their files again and replaces them: one way, for the command line and for pages.</summary>
public sealed class ReviewDesk(Execute execute, SummaryRegisters summary, MomentReader moments, Newest newest, TimeZoneInfo zone, Viewer viewer)
{
    /// <summary>As it stands at the newest position.</summary>
    /// <exception cref="ReviewObstacleException">There is none that the viewer may see.</exception>
    public async Task<ReviewRow> RequireAsync(ReviewId review, CancellationToken cancellationToken = default) =>
        (await summary.Records.RowsAsync<ReviewRow>(viewer, await newest(cancellationToken), cancellationToken)).FirstOrDefault(row => string.Equals(row.Id, review.Value, StringComparison.Ordinal))
        ?? throw new ReviewObstacleException(ObstacleKind.NotFound, new($"Không có báo cáo '{review}'.", $"There is no review '{review}'. 'reviews' lists them."));

    /// <summary>Makes the files of an approved review at one position. Nothing is recorded yet.</summary>
    /// <exception cref="ReviewObstacleException">It cannot be issued so.</exception>
    public async Task<PreparedIssue> PrepareAsync(ReviewId id, IssueTerms terms, CancellationToken cancellationToken = default)
    {
        var review = await RequireAsync(id, cancellationToken);
        await RequireReplaceableAsync(review, cancellationToken);
        var moment = await MomentAsync(review, terms.At, cancellationToken);
        await RequireNothingParkedAsync(moment, cancellationToken);
        var request = new ReviewReportRequest(
            moment, await moments.TypesAtAsync(moment, zone, cancellationToken), zone, terms.Number, terms.IssuedOn, terms.Place, terms.Signatory, terms.Languages, terms.Formats, terms.Urgency);
        var made = await MakeAsync(review.Id, request, cancellationToken);
        await RequireSharableAsync(review, request, cancellationToken);
        var isRepeat = review.Issue is { } earlier && earlier.Files.Select(file => file.Name).SequenceEqual(made.Select(file => file.Name), StringComparer.Ordinal);
        Items<IssuedFile> files = isRepeat ? review.Issue!.Files : [.. made.Select(file => new IssuedFile(file.Name, file.Format, file.Language, file.Sha256, file.Content.Length))];
        var period = await ReviewReport.PeriodAsync(summary.Records, review, moment, cancellationToken);
        var command = new IssueReview(terms.Number, terms.IssuedOn, moment.Position, moment.Digest, files, terms.Place, terms.Signatory, terms.Urgency) { Review = id };
        var others = await summary.Records.RowsAsync<ReviewRow>(viewer, await newest(cancellationToken), cancellationToken);
        DateOnly? approvedOn = review.Approval is { } approval ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(approval.At, zone).DateTime) : null;
        return new(review, command, made, [.. IssueCautions.OfNumber(review, terms.Number, terms.IssuedOn, others), .. IssueCautions.Of(review, terms.IssuedOn, period, approvedOn, terms.Languages)]);
    }

    /// <summary>
    /// Issued are only files that the register makes itself: whoever sends digests of others has them taken for issued ones. An issue that is recorded
    /// already is repeated or refused by its own stream.
    /// </summary>
    /// <returns>Null: the files are those that are made with these terms.</returns>
    public async Task<CommandAnswer.Refused?> FindForeignAsync(IssueReview issue, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(issue);
        if (await moments.AtAsync(issue.Position, cancellationToken) is not { } moment) return new(Refusal.PositionNotReached, "position");
        if (issue.Files.Any(file => !SummaryFiles.ReproducibleFormats.Contains(file.Format, StringComparer.Ordinal))) return new(Refusal.FilesNotOfRegister, "files");

        try
        {
            var review = await RequireAsync(issue.Review, cancellationToken);
            if (review.Issue is not null) return null;

            var made = (await PrepareAsync(issue.Review, TermsOf(issue, moment), cancellationToken)).Command.Files;
            return issue.Files.All(file => made.Contains(file with { Sha256 = file.Sha256.ToLowerInvariant() })) ? null : new(Refusal.FilesNotOfRegister, "files");
        }
        catch (ReviewObstacleException obstacle)
        {
            return obstacle switch
            {
                { Kind: ObstacleKind.NotFound } => new(Refusal.NotFound, Field: null),
                { Reason: { } reason } => new(reason, Field: null),
                _ => new(Refusal.FilesNotOfRegister, "files"),
            };
        }
    }

    /// <summary>The whole text: as it was issued, in a language that it was not issued in without number, day and signatory; where it is approved, as it will be with these terms; else as it stands at the moment.</summary>
    /// <exception cref="ReviewObstacleException">No files can be made of it.</exception>
    public async Task<SummaryFile> ReadAsync(ReviewRow review, Moment moment, ReadTerms terms, CancellationToken cancellationToken = default)
    {
        var at = (review.Issue?.Position ?? review.Approval?.Position) is { } position ? (await moments.AtAsync(position, cancellationToken))! : moment;
        var types = await moments.TypesAtAsync(at, zone, cancellationToken);
        var request = review.Issue is not { } issue
            ? new ReviewReportRequest(at, types, zone, terms.Number, terms.IssuedOn, terms.Place, terms.Signatory, [terms.Language], [terms.Format], terms.Urgency)
            : issue.IsIn(terms.Language)
                ? ReviewReportRequest.Of(issue, at, types, zone) with { Languages = [terms.Language], Formats = [terms.Format] }
                : new ReviewReportRequest(at, types, zone, Number: null, IssuedOn: null, Place: null, Signatory: null, [terms.Language], [terms.Format]);
        return (await ReadableAsync(review, request, cancellationToken))[0];
    }

    /// <summary>Records the issue, and tells the review that it replaces.</summary>
    /// <param name="seen">The version of the review that was looked at; null: the one of which the files were made.</param>
    public async Task<IssueAnswer> RecordAsync(PreparedIssue prepared, Guid commandId, long? seen, CancellationToken cancellationToken = default)
    {
        var answer = await execute(new(prepared.Command, commandId, viewer.Actor, seen ?? prepared.Review.Version), cancellationToken);
        if (answer is not CommandAnswer.Accepted || prepared.Review.Replaces is not { } old) return new(answer, Replaced: null);

        var (review, grounds) = (prepared.Review.Id, prepared.Review.ReplacesFor!);
        return new(answer, await FollowUpAsync(new ReplaceReview(new(review), grounds) { Review = old }, ["replaced", old.Value, review], cancellationToken));
    }

    /// <summary>Makes files of an issued review again, at its recorded position.</summary>
    /// <param name="names">Which; null: all.</param>
    /// <exception cref="ReviewObstacleException">It is not issued, or its position is not in the log.</exception>
    public async Task<RemadeFiles> MakeAgainAsync(ReviewRow review, IReadOnlyCollection<string>? names = null, CancellationToken cancellationToken = default)
    {
        var issue = review.Issue ?? throw ReviewObstacleException.Refused($"'{review.Id}' chưa được ban hành nên chưa có tệp.", $"'{review.Id}' is not issued: it has no files yet.");
        var moment = await moments.AtAsync(issue.Position, cancellationToken)
            ?? throw new ReviewObstacleException(ObstacleKind.Failed, new(
                $"Sổ chưa ghi đến vị trí {issue.Position}, nơi có số liệu của '{review.Id}'. Hãy kiểm tra sổ.",
                $"The log has not come to position {issue.Position}, where the figures of '{review.Id}' are said to stand. Run 'verify'."));
        var asked = names is null ? issue : issue with { Files = [.. issue.Files.Where(file => names.Contains(file.Name, StringComparer.Ordinal))] };
        var made = await ReadableAsync(review, ReviewReportRequest.Of(asked, moment, await moments.TypesAtAsync(moment, zone, cancellationToken), zone), cancellationToken);
        return new(issue, IssuedFiles.AsIssued(made, asked.Files), IssuedFiles.Others(made, asked.Files));
    }

    /// <summary>Begins a review that corrects an issued one, with its sections as first drafts; what was drafted there meanwhile stays.</summary>
    /// <param name="commandId">Null: derived, so that repeating the request completes it.</param>
    /// <exception cref="ReviewObstacleException">The old one is not issued, or is replaced already.</exception>
    public async Task<ReplaceAnswer> ReplaceAsync(ReviewId replaced, ReviewId by, string grounds, Guid? commandId, CancellationToken cancellationToken = default)
    {
        var old = await RequireAsync(replaced, cancellationToken);
        RequireIssued(old);
        var begin = new BeginReview(
            old.Kind, old.Title, old.Occasion, old.Period, old.By, old.Marking, Statement: null, old.Calendar, old.Topic, old.Type, Due: null, replaced, grounds, old.PeriodName) { Review = by };
        var begun = await execute(new(begin, commandId ?? DerivedIds.From("replaces", old.Id, by.Value, grounds), viewer.Actor), cancellationToken);
        return new(begun, begun is CommandAnswer.Accepted ? await TakeOverAsync(old, by, cancellationToken) : null);
    }

    private async Task<(ReviewText, CommandAnswer)?> TakeOverAsync(ReviewRow old, ReviewId review, CancellationToken cancellationToken)
    {
        var there = (await RequireAsync(review, cancellationToken)).Sections.Select(text => (text.Section, text.Language)).ToHashSet();
        foreach (var text in old.Sections.Where(text => !there.Contains((text.Section, text.Language))))
        {
            var draft = new DraftReviewSection(text.Section, text.Language, text.Text, viewer.Actor) { Review = review };
            var answer = await FollowUpAsync(draft, ["taken-over", review.Value, text.Section, text.Language], cancellationToken);
            if (answer is not CommandAnswer.Accepted) return (text, answer);
        }

        return null;
    }

    /// <summary>A command that follows from another one: its id is derived, so that repeating the first completes it once.</summary>
    private async Task<CommandAnswer> FollowUpAsync(ReviewCommand command, string[] from, CancellationToken cancellationToken) =>
        await execute(new(command, DerivedIds.From(from), viewer.Actor), cancellationToken);

    /// <exception cref="ReviewObstacleException">Something in it is shared more narrowly now than with the viewer: another text is not shown as this one.</exception>
    private async Task<IReadOnlyList<SummaryFile>> ReadableAsync(ReviewRow review, ReviewReportRequest request, CancellationToken cancellationToken)
    {
        var made = await MakeAsync(review.Id, request, cancellationToken);
        return await ReviewReport.IsForAsync(summary, review.Id, request, viewer.Clearance, cancellationToken) ? made : throw ReviewObstacleException.Narrowed(review.Id);
    }

    /// <summary>What became stricter than the review after its approval goes out with no issue; what was issued stays as it is.</summary>
    private async Task RequireSharableAsync(ReviewRow review, ReviewReportRequest request, CancellationToken cancellationToken)
    {
        if (review.Issue is null && !await ReviewReport.IsForAsync(summary, review.Id, request, review.Marking, cancellationToken))
        {
            throw ReviewObstacleException.Refused(
                "Sau khi duyệt, một bản ghi trong báo cáo đã được đánh dấu chia sẻ hẹp hơn chính báo cáo. Hãy trả lại báo cáo để lập và duyệt lại.",
                "After the approval a record in the review was marked more strictly than the review itself. Return it, to have it made and approved anew.", Refusal.StricterThanReview);
        }
    }

    private async Task<IReadOnlyList<SummaryFile>> MakeAsync(string review, ReviewReportRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await ReviewReport.MakeAsync(summary, review, request, cancellationToken);
        }
        catch (ArgumentException wrong)
        {
            var said = wrong.Message.Split(" (Parameter")[0];
            throw ReviewObstacleException.Refused($"Không lập được tệp của '{review}': cần có kỳ với ngày đầu và ngày cuối, ngôn ngữ và định dạng hợp lệ.", said);
        }
        catch (Exception wrong) when (wrong is NotSupportedException or IOException)
        {
            throw new ReviewObstacleException(ObstacleKind.Failed, new($"Không lập được tệp: {wrong.Message}", wrong.Message));
        }
    }

    /// <summary>As they are recorded.</summary>
    private static IssueTerms TermsOf(IssueReview issue, Moment at) => new(
        issue.Number.Trim(),
        issue.IssuedOn,
        Cleaned(issue.Place),
        issue.Signatory is { } signatory ? new(Cleaned(signatory.Office), signatory.Title.Trim()) : null,
        [.. issue.Files.Select(file => file.Language).Distinct(StringComparer.Ordinal)],
        [.. issue.Files.Select(file => file.Format).Distinct(StringComparer.Ordinal)],
        at,
        issue.Urgency);

    private static string? Cleaned(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static void RequireIssued(ReviewRow old)
    {
        if (old.Status is ReviewStatus.Replaced)
            throw ReviewObstacleException.Refused($"'{old.Id}' đã được '{old.Replacement}' thay thế.", $"'{old.Id}' is replaced by '{old.Replacement}' already.");
        if (old.Status is not ReviewStatus.Issued)
            throw ReviewObstacleException.Refused($"'{old.Id}' chưa được ban hành: hãy sửa chính dự thảo.", $"'{old.Id}' is not issued: change the draft itself.");
    }

    /// <summary>Of two that correct the same review, only the one that is issued first takes its place.</summary>
    private async Task RequireReplaceableAsync(ReviewRow review, CancellationToken cancellationToken)
    {
        if (review.Replaces is not { } id) return;

        var old = await RequireAsync(id, cancellationToken);
        if (old.Replacement is { } other && !string.Equals(other.Value, review.Id, StringComparison.Ordinal))
        {
            throw ReviewObstacleException.Refused(
                $"'{old.Id}' đã được '{other}' thay thế; đính chính tiếp thì thay thế bản đó.", $"'{old.Id}' is replaced by '{other}' already; a further correction replaces that one.", Refusal.AlreadyReplaced);
        }
    }

    /// <summary>What cannot be read above the position is not in the figures.</summary>
    private async Task RequireNothingParkedAsync(Moment moment, CancellationToken cancellationToken)
    {
        var parked = (await summary.Records.ParkedAsync(cancellationToken)).Count(stream => stream.Position <= moment.Position);
        if (parked > 0)
        {
            throw ReviewObstacleException.Refused(
                $"Chưa ban hành: có {parked} bản ghi không đọc được nên số liệu có thể sai. Trang trực ban nêu các bản ghi đó.", $"Not issued: {parked} streams cannot be read, so that a figure may be wrong. 'status' names them.", Refusal.StreamsParked);
        }
    }

    /// <summary>Never before the approval: that was given for what stood there.</summary>
    private async Task<Moment> MomentAsync(ReviewRow review, Moment? asked, CancellationToken cancellationToken)
    {
        if (review.Approval is not { } approval)
            throw ReviewObstacleException.Refused($"{RefusalText.Of(Refusal.NotApproved, "vi")}.", $"{RefusalText.Of(Refusal.NotApproved, "en")}.", Refusal.NotApproved);

        var moment = asked ?? (await moments.AtAsync(review.Issue?.Position ?? approval.Position, cancellationToken))!;
        return moment.Position >= approval.Position
            ? moment
            : throw ReviewObstacleException.Refused(
                $"Vị trí {moment.Position} ở trước lúc duyệt (vị trí {approval.Position}); nội dung lúc đó chưa được duyệt.",
                $"--as-of: position {moment.Position} lies before the approval (position {approval.Position}); what stood there was not approved.", Refusal.PositionBeforeApproval);
    }
}
