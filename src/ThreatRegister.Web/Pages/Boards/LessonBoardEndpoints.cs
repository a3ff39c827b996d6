using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using LessonStatus = ThreatRegister.Projections.Lessons.LessonStatus;

namespace ThreatRegister.Web.Pages.Boards;

/// <summary>The board of lessons: a column a status, and in each lesson the form of its next step.</summary>
internal static class LessonBoardEndpoints
{
    public static void MapLessonBoard(this RouteGroupBuilder pages)
    {
        pages.MapGet("/lessons/board", (HttpContext context, RegisterServices register, CancellationToken cancellationToken) => BoardAsync(context, register, FormState.None, cancellationToken));
        pages.MapPost("/lessons/board", SendAsync);
    }

    private static async Task<IResult> BoardAsync(HttpContext context, RegisterServices register, FormState state, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var asked = await register.AskAsync(page, cancellationToken);
        var columns = await ColumnsAsync(register, asked, state.Form.Split(LessonBoard.Of) is [_, var worked] ? worked : context.Request.Query["at"], cancellationToken);
        var occasions = await register.Registers.RowsAsync<OccasionRow>(asked.Viewer, asked.Moment, cancellationToken);
        var status = state.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return context.Page<LessonBoardPage, LessonBoard>(page.Say("Bảng bài học kinh nghiệm", "Lessons board"), new(columns, occasions, asked.Zone, state), status);
    }

    /// <param name="at">The lesson that somebody has just worked on: it stands first in its column.</param>
    private static async Task<IReadOnlyDictionary<LessonStatus, BoardColumn<LessonRow>>> ColumnsAsync(RegisterServices register, PageQuestion asked, string? at, CancellationToken cancellationToken)
    {
        var first = at is not null && IdText.IsValid(at) ? (await register.Records.FindAsync(asked.Viewer, new LessonRegister(), at, asked.Moment, cancellationToken))?.Row as LessonRow : null;
        var counts = await register.Registers.CountByStatusAsync<LessonRow>(asked.Viewer, asked.Moment, cancellationToken);
        var columns = new Dictionary<LessonStatus, BoardColumn<LessonRow>>();
        foreach (var status in Enum.GetValues<LessonStatus>())
        {
            var rows = await register.Registers.RowsAsync<LessonRow>(asked.Viewer, asked.Moment, new RowScope(Codes.Of(status), Most: BoardColumn<LessonRow>.Most), cancellationToken);
            IEnumerable<LessonRow> worked = first?.Status == status ? [first] : [];
            columns[status] = new([.. worked.Concat(rows.Where(row => !string.Equals(row.Id, first?.Id, StringComparison.Ordinal))).Take(BoardColumn<LessonRow>.Most)], (int)counts.GetValueOrDefault(Codes.Of(status), WorkCount.None).Total);
        }

        return columns;
    }

    private static async Task<IResult> SendAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var posted = await Posted.ReadAsync(context);
        // What is no id is a fault of the form, which then sends nothing.
        var lesson = (posted.Has("lesson") ? posted.Id<LessonId>("lesson") : null) ?? new LessonId(posted.CommandId.ToString());
        if (CommandOf(posted, lesson, register) is not { } command) return Results.BadRequest();

        return await register.SendAsync(posted, command, cancellationToken) ? context.Recorded(posted, $"/lessons/board?at={lesson}#lesson-{lesson}") : await BoardAsync(context, register, posted.State, cancellationToken);
    }

    private static LessonCommand? CommandOf(Posted posted, LessonId lesson, RegisterServices register) => posted.Form.Split(LessonBoard.Of)[0] switch
    {
        "ask" => new AskForLesson(posted.Required("subject"), posted.Text("by"), posted.Text("of"), posted.Text("purpose"), Marking: posted.Member<Tlp>("marking")) { Lesson = lesson },
        "record" => new RecordLesson(posted.Required("text"), Marking: posted.Member<Tlp>("marking")) { Lesson = lesson },
        "review" => new ReviewLesson(posted.Required("comment")) { Lesson = lesson },
        "adopt" => new AdoptLesson(posted.Text("grounds")) { Lesson = lesson },
        "apply" => new ApplyLesson(posted.Id<OccasionId>("occasion"), posted.Text("plan"), posted.When("at", register)) { Lesson = lesson },
        "verify" => new VerifyLessonEffect(posted.Required("effect")) { Lesson = lesson },
        "reject" => new RejectLesson(posted.Required("grounds")) { Lesson = lesson },
        _ => null,
    };
}

/// <summary>The lessons by how far they have come.</summary>
public sealed record LessonBoard(IReadOnlyDictionary<LessonStatus, BoardColumn<LessonRow>> Columns, IReadOnlyList<OccasionRow> Occasions, TimeZoneInfo Zone, FormState State)
{
    /// <summary>Ends what a form does in its name, before the lesson it does it to.</summary>
    public const string Of = "--";

    internal static IEnumerable<(string Value, string Words)> Markings(string language) => Enum.GetValues<Tlp>().Select(marking => (Codes.Of(marking), CodeWords.Of(marking, language)));
}
