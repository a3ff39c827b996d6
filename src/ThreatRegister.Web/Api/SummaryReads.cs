using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Questions;
using ThreatRegister.Reports;

namespace ThreatRegister.Web.Api;

/// <summary>The summary of a period, in any of its forms.</summary>
internal static class SummaryReads
{
    private const string Json = "json";

    private static readonly (string Format, string MediaType)[] forms =
    [
        (Json, "application/json"), ("md", "text/markdown"), ("html", "text/html"), ("csv", "text/csv"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("pdf", "application/pdf"),
    ];

    public static IReadOnlyList<ApiRead> All { get; } =
    [
        new("/api/summaries/{period}", "summary", "figures", "The summary of a period. The same position, language and program give the same bytes, PDF aside. Forms other than JSON need the right to export and are in the audit.",
            [
                new("format", "The form (default: that of Accept, else json).", [.. forms.Select(form => form.Format)]), ApiParameter.Member<Compare>("compare", "What it is compared with (default: same-period)."),
                new("compare-as-of", "The figures compared with as they stood at this position, instant or day."), .. ApiParameter.Without("period", "from", "to"),
            ],
            AnswerAsync)
        {
            IsCostly = true,
            Parts = new Dictionary<string, string>(StringComparer.Ordinal) { ["period"] = "2021, 2021-H1, 2021-Q2, 2021-06 or FROM..TO." }, MediaTypes = [.. forms.Select(form => form.MediaType)],
        },
    ];

    private static async Task<IResult> AnswerAsync(ApiAsk ask)
    {
        var format = ask["format"] ?? Accepted(ask.Context.Request);
        var question = await ask.QuestionAsync(ask.Text.With("period", ask.Path("period")));
        var (viewer, moment, filter, basis, _) = question.Query;
        var request = new SummaryRequest(filter.Period!, ask.Language, ask.Member("compare", Compare.SamePeriod), basis, viewer, moment, filter, ask.Register.Zone)
        {
            BaseMoment = ask["compare-as-of"] is { } at ? await ask.Register.Questions.MomentAtAsync(at, "compare-as-of", ask.Gone) : null,
        };
        if (format is not Json && !Permissions.May(ask.Actor, Permission.Export)) throw new ProblemException(ProblemKinds.NotAllowed);
        if (ask.Unchanged(question, form: request.BaseMoment is { } compared ? $"{format} {compared.Position} {compared.Digest}" : format) is { } same) return same;

        var file = await MakeAsync(ask, question, request, format);
        return format is Json ? Results.Bytes(file.Content, file.MediaType) : Results.Bytes(file.Content, file.MediaType, file.Name);
    }

    private static async Task<SummaryFile> MakeAsync(ApiAsk ask, Question question, SummaryRequest request, string format)
    {
        try
        {
            var summary = await SummaryBuilder.BuildAsync(ask.Register.Summary, question.Types, question.Taxonomy, request, ask.Gone);
            return await SummaryFiles.MakeAsync(summary, format, ask.Gone);
        }
        catch (ArgumentException wrong)
        {
            throw new ProblemException(ProblemKinds.QueryWrong, wrong.Message.Split(" (Parameter")[0]);
        }
        catch (NotSupportedException wrong)
        {
            throw new ProblemException(ProblemKinds.NotAcceptable, wrong.Message);
        }
    }

    /// <summary>The form that the asker likes best of those there are.</summary>
    private static string Accepted(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0) return Json;
        var best = request.GetTypedHeaders().Accept.OrderByDescending(accepted => accepted.Quality ?? 1)
            .Select(accepted => Array.Find(forms, form => accepted.Quality is not 0 && new MediaTypeHeaderValue(form.MediaType).IsSubsetOf(accepted)).Format).FirstOrDefault(format => format is not null);
        return best ?? throw new ProblemException(ProblemKinds.NotAcceptable);
    }
}
