namespace ThreatRegister.Domain.Tasks;

/// <summary>What a task has to make clear ("6 rõ").</summary>
public enum TaskElement
{
    /// <summary>Rõ người.</summary>
    Person,

    /// <summary>Rõ việc.</summary>
    Work,

    /// <summary>Rõ thời gian.</summary>
    Time,

    /// <summary>Rõ trách nhiệm.</summary>
    Responsibility,

    /// <summary>Rõ thẩm quyền.</summary>
    Authority,

    /// <summary>Rõ sản phẩm.</summary>
    Product,
}

/// <summary>
/// What has happened to one task (nhiệm vụ "6 rõ"). What nobody has said stays null and is flagged as missing. Whether a task is overdue
/// depends on the clock and is never an event.
/// </summary>
public abstract record TaskEvent
{
    private protected TaskEvent() { }
}

/// <param name="Task">Its id.</param>
/// <param name="Work">What is to be done.</param>
/// <param name="Person">Who does it: an agency, a function or the id of an account, not a person's name.</param>
/// <param name="Time">By when, in the words of the source.</param>
/// <param name="Due">By when, as a date: the task is due at the end of it.</param>
/// <param name="Responsibility">Who answers for what.</param>
/// <param name="Authority">What those who do it may decide.</param>
/// <param name="Product">What is to come of it.</param>
/// <param name="Direction">The direction that it comes from.</param>
/// <param name="Incidents">The incidents that it is about; null: none.</param>
public sealed record TaskAssigned(
    TaskId Task,
    string Work,
    string? Person,
    string? Time,
    When? Due,
    string? Responsibility,
    string? Authority,
    string? Product,
    DirectionId? Direction,
    Items<ThreatTypeId> Types,
    Tlp Marking,
    Statement Statement,
    Items<IncidentId>? Incidents = null) : TaskEvent;

/// <param name="Grounds">Why, where something that was clear is said otherwise.</param>
public sealed record TaskClarified(TaskTerms Terms, string? Grounds, Statement Statement) : TaskEvent;
public sealed record TaskProgressReported(string Progress, When? At, Statement Statement) : TaskEvent;

/// <param name="At">When it was done; null: not said.</param>
public sealed record TaskCompleted(string Result, When? At, Statement Statement) : TaskEvent;
public sealed record TaskReopened(string Grounds, Statement Statement) : TaskEvent;
public sealed record TaskCancelled(string Grounds, Statement Statement) : TaskEvent;

/// <summary>What can be said of a task anew; null is left as it is.</summary>
public sealed record TaskTerms(
    string? Work = null,
    string? Person = null,
    string? Time = null,
    When? Due = null,
    string? Responsibility = null,
    string? Authority = null,
    string? Product = null,
    DirectionId? Direction = null,
    Items<ThreatTypeId>? Types = null,
    Tlp? Marking = null,
    Items<IncidentId>? Incidents = null);

public abstract record TaskCommand
{
    private protected TaskCommand() { }

    public required TaskId Task { get; init; }
}

/// <param name="Marking">Null: <see cref="Tlp.Green"/>, or the strictest of its incidents where that is stricter.</param>
public sealed record AssignTask(
    string Work,
    string? Person = null,
    string? Time = null,
    When? Due = null,
    string? Responsibility = null,
    string? Authority = null,
    string? Product = null,
    DirectionId? Direction = null,
    Items<ThreatTypeId>? Types = null,
    Tlp? Marking = null,
    Items<IncidentId>? Incidents = null,
    Statement? Statement = null) : TaskCommand;

/// <summary>Says what was missing; to say otherwise what was clear needs grounds.</summary>
public sealed record ClarifyTask(TaskTerms Terms, string? Grounds = null, Statement? Statement = null) : TaskCommand;
public sealed record ReportTaskProgress(string Progress, When? At = null, Statement? Statement = null) : TaskCommand;
public sealed record CompleteTask(string Result, When? At = null, Statement? Statement = null) : TaskCommand;

/// <summary>Of a task that was completed or cancelled.</summary>
public sealed record ReopenTask(string Grounds, Statement? Statement = null) : TaskCommand;
public sealed record CancelTask(string Grounds, Statement? Statement = null) : TaskCommand;
