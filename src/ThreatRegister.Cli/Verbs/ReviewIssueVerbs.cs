using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections;
using ThreatRegister.Reports;
using ThreatRegister.Reports.Issuing;

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
        var urgency = new Option<string?>("--urgency") { Description = $"How fast it has to go: {string.Join(", ", Enum.GetValues<Urgency>().Select(known => Codes.Of(known)))}; without it the report names none." };
        var format = new Option<string>("--format") { Description = $"One or more of {string.Join(", ", SummaryFiles.ReproducibleFormats)}, by commas.", DefaultValueFactory = _ => "md" };
        var languages = new Option<string>("--lang") { Description = "vi, en or vi,en.", DefaultValueFactory = _ => "vi" };
        var asOf = new Option<string?>("--as-of") { Description = "Figures and prose as recorded up to a POSITION or instant (default: when it was approved)." };
        return Verb.OnRegister(
            "issue",
            "Issues an approved review: makes its files at one position, records number, position and digests. Repeating it makes the same files again.",
            ["./run review issue so-ket-2021-h1 --number \"Số: 12/BC-VP\" --issued-on 2021-07-16 --place \"Hà Nội\" --signatory \"CHÁNH VĂN PHÒNG\" --format md,html --lang vi,en --out ban-hanh"],
            [id, number, issuedOn, place, signatory, office, urgency, format, languages, asOf, folder, Sending.CommandId, CommonOptions.Json],
            async (session, parsed, cancellationToken) =>
            {
                var terms = new IssueTerms(
                    parsed.GetValue(number)!,
                    Asked.Day(parsed.GetValue(issuedOn)!, "issued-on"),
                    parsed.GetValue(place),
                    SignatoryOf(parsed.GetValue(office), parsed.GetValue(signatory)),
                    ListOf(parsed.GetValue(languages)!, ReviewSections.Languages, "--lang"),
                    ListOf(parsed.GetValue(format)!, SummaryFiles.ReproducibleFormats, "--format"),
                    parsed.GetValue(asOf) is { } at ? await session.Questions.MomentAtAsync(at, "as-of", cancellationToken) : null,
                    parsed.GetValue(urgency) is { } named ? Asked.Member<Urgency>(named, "urgency") : null);
                var prepared = await TriedAsync(DeskOf(session).PrepareAsync(ReviewVerbs.IdOf(parsed, id), terms, cancellationToken));
                foreach (var caution in prepared.Cautions) Standard.Error.WriteLine(caution.In("en"));
                ReviewVerbs.WarnOfLeftOut(prepared.Review);
                return await RecordAsync(session, parsed, prepared, cancellationToken);
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
                var made = await TriedAsync(DeskOf(session).MakeAgainAsync(review, cancellationToken: cancellationToken));
                var same = made.Same;
                await ReviewFolder.WriteAsync(parsed.GetValue(folder)!, same, cancellationToken);
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { review = review.Id, files = same.Select(file => file.Name), differ = made.Others });
                else foreach (var file in same) Printed.Text($"{file.Name}  {file.Sha256}");
                return Close(made.Others);
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
                var (old, review) = (ReviewVerbs.IdOf(parsed, id), ReviewVerbs.IdOf(parsed, by));
                Guid? commandId = parsed.GetValue(Sending.CommandId) is null ? null : Sending.IdOf(parsed);
                var answer = await TriedAsync(DeskOf(session).ReplaceAsync(old, review, parsed.GetValue(grounds)!, commandId, cancellationToken));
                var exit = Answers.Print(answer.Begun, commandId ?? DerivedIds.From("replaces", old.Value, review.Value, parsed.GetValue(grounds)!), parsed.GetValue(CommonOptions.Json));
                if (exit != ExitCode.Success) return exit;

                await session.NewestAsync(cancellationToken);
                if (answer.Missing is not var (section, refused)) return ExitCode.Success;

                exit = Answers.Print(refused, Guid.Empty, json: false);
                Standard.Error.WriteLine($"'{review}' is begun, but its section '{section.Section}' ({section.Language}) is not taken over from '{old}'. Repeat the command to complete it.");
                return exit;
            });
    }

    private static ReviewDesk DeskOf(RegisterSession session) => new(
        async (command, cancellationToken) => await Sending.ExecuteAsync(session, command, cancellationToken), session.Summary, session.Moments, session.NewestAsync, session.Settings.Zone, session.Viewer);

    private static async Task<TResult> TriedAsync<TResult>(Task<TResult> work)
    {
        try
        {
            return await work;
        }
        catch (ReviewObstacleException obstacle)
        {
            throw obstacle.Kind switch
            {
                ObstacleKind.NotFound => new CliException(ExitCode.NotFound, obstacle.Words.In(Standard.Language)),
                ObstacleKind.Failed => new CliException(ExitCode.Failure, obstacle.Words.In(Standard.Language)),
                _ => new CliException(ExitCode.Refused, $"{(obstacle.Reason is { } reason ? Standard.Say($"Bị từ chối ({reason}): ", $"Refused ({reason}): ") : "")}{obstacle.Words.In(Standard.Language)} {Standard.Say("Chưa ghi gì.", "Nothing was recorded.")}"),
            };
        }
    }

    /// <summary>A file is durable before its event; what was issued already is only written where it comes out the same.</summary>
    private static async Task<int> RecordAsync(RegisterSession session, ParseResult parsed, PreparedIssue prepared, CancellationToken cancellationToken)
    {
        var commandId = Sending.IdOf(parsed);
        var written = await ReviewFolder.WriteAsync(parsed.GetValue(folder)!, prepared.Same, cancellationToken);
        var (answer, replaced) = await DeskOf(session).RecordAsync(prepared, commandId, seen: null, cancellationToken);
        if (answer is not CommandAnswer.Accepted accepted)
        {
            await TakeBackAsync(session, prepared, written, cancellationToken);
            return Answers.Print(answer, commandId, parsed.GetValue(CommonOptions.Json));
        }

        if (accepted.Position > 0) await Sending.FollowAsync(session, Math.Max(accepted.Position, (replaced as CommandAnswer.Accepted)?.Position ?? 0), cancellationToken);
        Print(accepted, prepared.Command, commandId, parsed.GetValue(CommonOptions.Json));
        if (replaced is null or CommandAnswer.Accepted) return Close(prepared.Others);

        var exit = Answers.Print(replaced, Guid.Empty, json: false);
        Standard.Error.WriteLine($"'{prepared.Review.Id}' is issued, but '{prepared.Review.Replaces}' does not count as replaced by it. Repeat the command to complete it.");
        return exit;
    }

    /// <summary>Where another request has issued it meanwhile, what that one names stays: it found these files there and wrote none of its own.</summary>
    private static async Task TakeBackAsync(RegisterSession session, PreparedIssue prepared, IReadOnlyList<string> written, CancellationToken cancellationToken)
    {
        var issue = (await ReviewVerbs.RequireAsync(session, new(prepared.Review.Id), cancellationToken)).Issue;
        var kept = prepared.Same.Where(file => issue?.Files.Any(issued => string.Equals(issued.Name, file.Name, StringComparison.Ordinal) && string.Equals(issued.Sha256, file.Sha256, StringComparison.Ordinal)) is true)
            .Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var path in written.Where(path => !kept.Contains(Path.GetFileName(path)))) File.Delete(path);
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

    private static int Close(IReadOnlyList<string> others)
    {
        if (others.Count == 0) return ExitCode.Success;

        Standard.Error.WriteLine($"Not written, since they come out with other bytes than were issued (another version of this program made them; a PDF has other bytes each time): {string.Join(", ", others)}. 'verify FILE' tells whether a copy is what was issued.");
        return ExitCode.Failure;
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
