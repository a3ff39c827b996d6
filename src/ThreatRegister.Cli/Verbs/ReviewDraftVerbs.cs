using System.CommandLine;
using System.Text;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;

namespace ThreatRegister.Cli;

/// <summary>Writing the sections of a review, commenting on them and answering.</summary>
internal static class ReviewDraftVerbs
{
    public static Option<string?> Text { get; } = new("--text") { Description = "The text itself, instead of a file." };

    public static Argument<string?> TextFile() => new("file") { Description = "The text (UTF-8); -: standard input.", Arity = ArgumentArity.ZeroOrOne };

    public static Command Draft()
    {
        var id = ReviewVerbs.Id();
        var section = new Argument<string>("section") { Description = "Key of the section ('review sections' lists them)." };
        var file = TextFile();
        var away = new Option<bool>("--take-away") { Description = "Take the section away." };
        return ReviewVerbs.Sends(
            "draft",
            "Writes one section of a review in one language; every version stays in its history.",
            ["./run review draft so-ket-2021-h1 context boi-canh.txt", "./run review draft so-ket-2021-h1 causes --text \"Do thiếu nhân lực\"", "./run review draft so-ket-2021-h1 context --lang en context.txt"],
            [section, file, Text, away, CommonOptions.Language],
            id,
            async (session, parsed, review, cancellationToken) =>
            {
                var text = parsed.GetValue(away) ? "" : await TextOfAsync(parsed, file, cancellationToken);
                return new DraftReviewSection(parsed.GetValue(section)!, parsed.GetValue(CommonOptions.Language)!, text, session.Settings.Actor) { Review = review };
            });
    }

    public static Command Sections() => Verb.Of(
        "sections",
        "Lists the sections that people write, with their keys.",
        ["./run review sections", "./run review sections --json"],
        [CommonOptions.Language, CommonOptions.Json],
        (parsed, _) =>
        {
            if (parsed.GetValue(CommonOptions.Json))
            {
                Printed.Json(new { sections = ReviewSections.All });
                return Task.FromResult(ExitCode.Success);
            }

            var language = parsed.GetValue(CommonOptions.Language)!;
            var table = new TextTable(WorkWords.Heads(language, new("Mã mục", "Key"), new("Phần", "Part"), new("Số", "Number"), new("Tiêu đề", "Heading")));
            foreach (var section in ReviewSections.All) table.Add(section.Key, section.Part == 0 ? "" : new string('I', section.Part), section.Number, section.Heading.In(language));
            Printed.Text(table.Render());
            return Task.FromResult(ExitCode.Success);
        });

    public static Command Comment()
    {
        var id = ReviewVerbs.Id();
        var file = TextFile();
        var comment = new Option<string?>("--id") { Description = "Its id within the review (default: a new one)." };
        var section = new Option<string?>("--section") { Description = "Key of the section that it is about (default: the whole)." };
        return ReviewVerbs.Sends(
            "comment",
            "Comments on a review; it is not approved before each comment is answered.",
            ["./run review comment so-ket-2021-h1 --id y-kien-1 --section causes --text \"Nêu rõ nguyên nhân chủ quan\""],
            [file, Text, comment, section],
            id,
            async (_, parsed, review, cancellationToken) => new CommentOnReview(
                parsed.GetValue(comment) is { } named ? Sending.Id<LocalId>(named, "--id") : new(Sending.IdOf(parsed).ToString()), await TextOfAsync(parsed, file, cancellationToken), parsed.GetValue(section)) { Review = review });
    }

    public static Command Answer()
    {
        var id = ReviewVerbs.Id();
        var comment = new Argument<string>("comment") { Description = "Id of the comment ('show' names it)." };
        var file = TextFile();
        return ReviewVerbs.Sends(
            "answer",
            "Answers a comment.",
            ["./run review answer so-ket-2021-h1 y-kien-1 --text \"Đã bổ sung\""],
            [comment, file, Text],
            id,
            async (_, parsed, review, cancellationToken) =>
                new AnswerReviewComment(Sending.Id<LocalId>(parsed.GetValue(comment)!, "comment"), await TextOfAsync(parsed, file, cancellationToken)) { Review = review });
    }

    /// <summary>Either the option or a file; line ends as LF, so that the same text is the same wherever it was saved.</summary>
    public static async Task<string> TextOfAsync(ParseResult parsed, Argument<string?> file, CancellationToken cancellationToken)
    {
        var (text, path) = (parsed.GetValue(Text), parsed.GetValue(file));
        if (text is null == path is null) throw new CliException(ExitCode.Usage, "Give either --text or a FILE (-: standard input).");
        return (text ?? Encoding.UTF8.GetString(await RecordVerb.ReadAsync(path, cancellationToken))).ReplaceLineEndings("\n");
    }
}
