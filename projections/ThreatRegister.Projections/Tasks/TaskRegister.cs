using System.Diagnostics;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Tasks;

/// <summary>One task: the six things it has to make clear, which of them nobody has said, and how far it has come.</summary>
/// <param name="Missing">What of the six is not clear.</param>
/// <param name="CompletedOn">When it was done; null while it is not, or where that is not said.</param>
/// <param name="EndedFor">Why it was cancelled.</param>
public sealed record TaskRow(
    string Id,
    string Work,
    string? Person,
    string? Time,
    When? Due,
    string? Responsibility,
    string? Authority,
    string? Product,
    Items<TaskElement> Missing,
    DirectionId? Direction,
    Items<ThreatTypeId> Types,
    TaskState Status,
    Items<TaskProgress> Progress,
    string? Result,
    When? CompletedOn,
    string? EndedFor,
    Tlp Marking,
    Items<SourceId> Sources,
    Statement Statement,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    long Version)
{
    /// <summary>The incidents that it is about.</summary>
    public Items<IncidentId> Incidents { get; init; } = [];

    /// <summary>Whether its due date has wholly passed while it is open.</summary>
    /// <param name="local">The moment asked for, in local time of the register's zone.</param>
    public bool IsOverdue(DateTime local) => Status is TaskState.Open && Due is { IsOngoing: false, Precision: not Precision.Unknown } due && due.To <= local;
}

public enum TaskState
{
    Open,
    Completed,
    Cancelled,
}

public sealed record TaskProgress(string Text, When? At);

/// <summary>The register of tasks (nhiệm vụ "6 rõ"): one row a task.</summary>
public sealed class TaskRegister : IRegisterFold<TaskRow>
{
    public string Name => "tasks";

    public IReadOnlyList<string> Categories { get; } = ["task"];

    public IReadOnlyList<RegisterField<TaskRow>> Fields { get; } =
    [
        new("work", row => row.Work),
        new("person", row => row.Person),
        new("time", row => row.Time),
        new("due", row => row.Due?.Text),
        new("responsibility", row => row.Responsibility),
        new("authority", row => row.Authority),
        new("product", row => row.Product),
        new("missing", row => FieldText.Join(row.Missing.Select(element => Codes.Of(element)))),
        new("fromDirection", row => row.Direction?.Value),
        new("incidents", row => FieldText.Join(row.Incidents)),
        new("types", row => FieldText.Join(row.Types)),
        new("status", row => Codes.Of(row.Status)),
        new("progress", row => FieldText.Join(row.Progress.Select(progress => $"{progress.At?.Text} {progress.Text}".Trim()))),
        new("result", row => row.Result),
        new("completedOn", row => row.CompletedOn?.Text),
        new("endedFor", row => row.EndedFor),
        new("marking", row => Codes.Of(row.Marking)),
        new("sources", row => FieldText.Join(row.Sources)),
    ];

    public Tlp MarkingOf(TaskRow row) => row.Marking;

    public string TitleOf(TaskRow row) => row.Work;

    public IEnumerable<string?> TextsOf(TaskRow row) => [row.Id, row.Work, row.Person, row.Time, row.Responsibility, row.Authority, row.Product, row.Result, .. row.Progress.Select(progress => progress.Text)];

    public TaskRow Apply(TaskRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            TaskAssigned first => new TaskRow(
                recorded.Stream.Id, first.Work, first.Person, first.Time, first.Due, first.Responsibility, first.Authority, first.Product, [], first.Direction, first.Types, TaskState.Open, [], null, null, null,
                first.Marking, [], first.Statement, first.Statement.StatedOn, recorded.RecordedAt, recorded.Version)
            {
                Incidents = first.Incidents ?? [],
            },
            TaskClarified clarified when row is not null => Clarify(row, clarified.Terms),
            TaskProgressReported reported when row is not null => row with { Progress = row.Progress.With(new(reported.Progress, reported.At)) },
            TaskCompleted completed when row is not null => row with { Status = TaskState.Completed, Result = completed.Result, CompletedOn = completed.At },
            TaskReopened when row is not null => row with { Status = TaskState.Open, Result = null, CompletedOn = null, EndedFor = null },
            TaskCancelled cancelled when row is not null => row with { Status = TaskState.Cancelled, EndedFor = cancelled.Grounds },
            _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
        };
        return next with { Missing = [.. MissingOf(next)], Version = recorded.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

    private static TaskRow Clarify(TaskRow row, TaskTerms terms) => row with
    {
        Work = terms.Work ?? row.Work,
        Person = terms.Person ?? row.Person,
        Time = terms.Time ?? row.Time,
        Due = terms.Due ?? row.Due,
        Responsibility = terms.Responsibility ?? row.Responsibility,
        Authority = terms.Authority ?? row.Authority,
        Product = terms.Product ?? row.Product,
        Direction = terms.Direction ?? row.Direction,
        Incidents = terms.Incidents ?? row.Incidents,
        Types = terms.Types ?? row.Types,
        Marking = terms.Marking ?? row.Marking,
    };

    // The work is always there: without it there is no task.
    private static IEnumerable<TaskElement> MissingOf(TaskRow row)
    {
        if (row.Person is null) yield return TaskElement.Person;
        if (row.Time is null && row.Due is null or { Precision: Precision.Unknown }) yield return TaskElement.Time;
        if (row.Responsibility is null) yield return TaskElement.Responsibility;
        if (row.Authority is null) yield return TaskElement.Authority;
        if (row.Product is null) yield return TaskElement.Product;
    }
}
