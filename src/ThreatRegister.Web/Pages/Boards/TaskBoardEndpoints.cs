using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Projections.Directions;
using ThreatRegister.Projections.Tasks;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Recording;

namespace ThreatRegister.Web.Pages.Boards;

/// <summary>The board of tasks "6 rõ", and the directions that no task carries yet.</summary>
internal static class TaskBoardEndpoints
{
    public static void MapTaskBoard(this RouteGroupBuilder pages)
    {
        pages.MapGet("/tasks/board", (HttpContext context, RegisterServices register, CancellationToken cancellationToken) => BoardAsync(context, register, FormState.None, cancellationToken));
        pages.MapPost("/tasks/board", SendAsync);
    }

    private static async Task<IResult> BoardAsync(HttpContext context, RegisterServices register, FormState state, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var asked = await register.AskAsync(page, cancellationToken);
        var tasks = await register.Registers.RowsAsync<TaskRow>(asked.Viewer, asked.Moment, cancellationToken);
        var directions = await register.Registers.RowsAsync<DirectionRow>(asked.Viewer, asked.Moment, cancellationToken);
        await context.RequestServices.GetRequiredService<ActorNames>().KnowAsync(tasks.Select(task => task.Person).OfType<string>(), cancellationToken);
        var carried = tasks.Select(task => task.Direction?.Value).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var model = new TaskBoard(
            [.. tasks.OrderBy(task => task.Due?.To ?? DateTime.MaxValue).ThenBy(task => task.Id, StringComparer.Ordinal)],
            [.. directions.Where(direction => direction is { Kind: DirectionKind.Direction, Status: DirectionStatus.Stands } && !carried.Contains(direction.Id))],
            directions.ToDictionary(direction => direction.Id, direction => direction.Text, StringComparer.Ordinal),
            (await register.Registers.HeadsAsync("incidents", asked.Viewer, asked.Moment, [.. tasks.SelectMany(task => task.Incidents).Select(incident => incident.Value).Distinct(StringComparer.Ordinal)], cancellationToken)).ToDictionary(head => head.Key, head => head.Value.Title, StringComparer.Ordinal),
            asked.Local,
            state,
            context.Request.Query["at"]);
        return context.Page<TaskBoardPage, TaskBoard>(page.Say("Bảng nhiệm vụ \"6 rõ\"", "Six-clear tasks"), model, state.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> SendAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var posted = await Posted.ReadAsync(context);
        // What is no id is a fault of the form, which then sends nothing.
        var task = (posted.Has("task") ? posted.Id<TaskId>("task") : null) ?? new TaskId(posted.CommandId.ToString());
        if (CommandOf(posted, task, register) is not { } command) return Results.BadRequest();

        // Here nobody is asked once more: that is done on the form's own page.
        if (await Widening.OfAsync(register, posted.Page, command, cancellationToken) is { } widened)
        {
            var named = string.Join("; ", widened.Incidents.Select(one => $"{one.Incident.Text} ({PermissionWords.Marking(one.Marking)})"));
            posted.Fault("marking", $"Chia sẻ rộng hơn vụ việc: {named}. Để trống để theo mức của vụ việc; nếu đúng ý, hãy giao ở trang Ghi nhận, việc \"{CommandWords.Of("assign-task", "vi")}\".", $"Wider than: {named}. Leave it blank to take their marking; if it is meant, assign the task on the page Record, \"{CommandWords.Of("assign-task", "en")}\".");
        }

        return await register.SendAsync(posted, command, cancellationToken) ? context.Recorded(posted, $"/tasks/board?at={task}#task-{task}") : await BoardAsync(context, register, posted.State, cancellationToken);
    }

    private static TaskCommand? CommandOf(Posted posted, TaskId task, RegisterServices register) => posted.Form.Split(TaskBoard.Of)[0] switch
    {
        "assign" => Assign(posted, task, register),
        "clarify" => new ClarifyTask(Terms(posted, register), posted.Text("grounds")) { Task = task },
        "progress" => new ReportTaskProgress(posted.Required("progress"), posted.When("at", register)) { Task = task },
        "complete" => new CompleteTask(posted.Required("result"), posted.When("at", register)) { Task = task },
        "cancel" => new CancelTask(posted.Required("grounds")) { Task = task },
        "reopen" => new ReopenTask(posted.Required("grounds")) { Task = task },
        _ => null,
    };

    private static AssignTask Assign(Posted posted, TaskId task, RegisterServices register)
    {
        var (terms, incidents) = (Terms(posted, register), posted.Ids<IncidentId>("incidents"));
        return new(posted.Required("work"), terms.Person, terms.Time, terms.Due, terms.Responsibility, terms.Authority, terms.Product, terms.Direction, Marking: posted.Member<Tlp>("marking"), Incidents: incidents.Length == 0 ? null : [.. incidents]) { Task = task };
    }

    private static TaskTerms Terms(Posted posted, RegisterServices register) => new(
        posted.Text("work"), posted.Text("person"), posted.Text("time"), posted.When("due", register), posted.Text("responsibility"), posted.Text("authority"), posted.Text("product"), posted.Id<DirectionId>("direction"));
}

/// <summary>The tasks in the order of their due dates.</summary>
/// <param name="Uncarried">The directions that no task comes from.</param>
/// <param name="Directions">Their texts, by id.</param>
/// <param name="Incidents">The titles of the incidents that tasks are about and who looks may see, by id.</param>
/// <param name="Local">What is overdue is so at this local time.</param>
/// <param name="At">The task that somebody has just worked on; null: none.</param>
public sealed record TaskBoard(IReadOnlyList<TaskRow> Tasks, IReadOnlyList<DirectionRow> Uncarried, IReadOnlyDictionary<string, string> Directions, IReadOnlyDictionary<string, string> Incidents, DateTime Local, FormState State, string? At)
{
    /// <summary>Ends what a form does in its name, before the task it does it to.</summary>
    public const string Of = "--";

    /// <summary>The list of suggestions that all forms of the board share.</summary>
    public const string Doers = "doers";

    public BoardColumn<TaskRow> Overdue => Column(task => task.IsOverdue(Local));

    public BoardColumn<TaskRow> Open => Column(task => task.Status is TaskState.Open && !task.IsOverdue(Local));

    public BoardColumn<TaskRow> Done => Column(task => task.Status is not TaskState.Open);

    private BoardColumn<TaskRow> Column(Func<TaskRow, bool> isIn) => BoardColumn<TaskRow>.Of([.. Tasks.Where(isIn)], task => string.Equals(task.Id, At, StringComparison.Ordinal) || State.Form.EndsWith(Of + task.Id, StringComparison.Ordinal));
}
