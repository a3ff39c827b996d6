using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Tasks;

public enum TaskStage
{
    None,
    Open,
    Completed,
    Cancelled,
}

/// <summary>Only what decisions about a task need to know.</summary>
public sealed record AssignedTask
{
    public static AssignedTask Initial { get; } = new();

    public TaskStage Status { get; private init; }

    /// <summary>What is clear by now; empty before it was assigned.</summary>
    public TaskTerms Terms { get; private init; } = new();

    /// <summary>The progress that was reported since it was last opened.</summary>
    public ImmutableHashSet<TaskEvent> Since { get; private init; } = [];

    /// <summary>What completed, cancelled or reopened it last.</summary>
    public TaskEvent? Turn { get; private init; }

    public static AssignedTask Evolve(AssignedTask task, TaskEvent happened) => happened switch
    {
        TaskAssigned assigned => task with { Status = TaskStage.Open, Terms = TermsOf(assigned) },
        TaskClarified clarified => task with { Terms = Clarify(task.Terms, clarified.Terms) },
        TaskProgressReported => task with { Since = task.Since.Add(happened) },
        TaskCompleted => task with { Status = TaskStage.Completed, Turn = happened },
        TaskReopened => task with { Status = TaskStage.Open, Turn = happened, Since = [] },
        TaskCancelled => task with { Status = TaskStage.Cancelled, Turn = happened },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    // Only what differs is recorded, so that the change log names no field that stayed as it was.
    internal TaskTerms ChangesTo(TaskTerms wanted) => new(
        Check.Changed(Terms.Work, Check.Clean(wanted.Work)),
        Check.Changed(Terms.Person, Check.Clean(wanted.Person)),
        Check.Changed(Terms.Time, Check.Clean(wanted.Time)),
        Check.Changed(Terms.Due, wanted.Due),
        Check.Changed(Terms.Responsibility, Check.Clean(wanted.Responsibility)),
        Check.Changed(Terms.Authority, Check.Clean(wanted.Authority)),
        Check.Changed(Terms.Product, Check.Clean(wanted.Product)),
        Check.Changed(Terms.Direction, wanted.Direction),
        Check.Changed(Terms.Types, wanted.Types),
        Check.Changed(Terms.Marking, wanted.Marking),
        Check.Changed(Terms.Incidents, wanted.Incidents));

    /// <summary>Whether the changes say otherwise what was clear already.</summary>
    internal bool IsContradictedBy(TaskTerms changes) =>
        changes.Work is not null || changes.Marking is not null
        || (changes.Person is not null && Terms.Person is not null)
        || (changes.Time is not null && Terms.Time is not null)
        || (changes.Due is not null && Terms.Due is not null)
        || (changes.Responsibility is not null && Terms.Responsibility is not null)
        || (changes.Authority is not null && Terms.Authority is not null)
        || (changes.Product is not null && Terms.Product is not null)
        || (changes.Direction is not null && Terms.Direction is not null)
        || (changes.Types is not null && Terms.Types!.Count > 0)
        // A further incident is no contradiction.
        || (changes.Incidents is { } incidents && !Terms.Incidents!.All(incidents.Contains));

    private static TaskTerms TermsOf(TaskAssigned assigned) => new(
        assigned.Work, assigned.Person, assigned.Time, assigned.Due, assigned.Responsibility, assigned.Authority, assigned.Product, assigned.Direction, assigned.Types, assigned.Marking, assigned.Incidents ?? []);

    private static TaskTerms Clarify(TaskTerms now, TaskTerms changes) => new(
        changes.Work ?? now.Work,
        changes.Person ?? now.Person,
        changes.Time ?? now.Time,
        changes.Due ?? now.Due,
        changes.Responsibility ?? now.Responsibility,
        changes.Authority ?? now.Authority,
        changes.Product ?? now.Product,
        changes.Direction ?? now.Direction,
        changes.Types ?? now.Types,
        changes.Marking ?? now.Marking,
        changes.Incidents ?? now.Incidents);
}
