using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Tasks.TaskEvent>;

namespace ThreatRegister.Domain.Tasks;

/// <summary>What may be done to a task: assigned, clarified, its progress reported, completed or cancelled, reopened.</summary>
public static class TaskDecider
{
    public static Decision<TaskEvent> Decide(AssignedTask task, TaskCommand command, DecisionContext context) => (task.Status, command) switch
    {
        (TaskStage.None, AssignTask assign) => Assign(assign, context),
        (TaskStage.None, _) => Refuse(Refusal.NotFound, "task"),
        (_, AssignTask) => Refuse(Refusal.AlreadyExists, "task"),

        (_, ReopenTask reopen) => Reopen(task, reopen, context),
        (_, CancelTask cancel) => Cancel(task, cancel, context),
        (TaskStage.Cancelled, _) => Refuse(Refusal.TaskCancelled),
        (_, ClarifyTask clarify) => Clarify(task, clarify, context),
        (_, CompleteTask complete) => Complete(task, complete, context),
        (TaskStage.Completed, _) => Refuse(Refusal.TaskCompleted),
        (_, ReportTaskProgress report) => Report(task, report, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<TaskEvent> Assign(AssignTask assign, DecisionContext context)
    {
        var terms = new TaskTerms(assign.Work, assign.Person, assign.Time, assign.Due, assign.Responsibility, assign.Authority, assign.Product, assign.Direction, assign.Types, assign.Marking, assign.Incidents);
        var fault = Check.Required(assign.Work, "work") ?? Terms(terms, "", context) ?? Check.Statement(assign.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Accept(new TaskAssigned(
            assign.Task,
            assign.Work.Trim(),
            Check.Clean(assign.Person),
            Check.Clean(assign.Time),
            assign.Due,
            Check.Clean(assign.Responsibility),
            Check.Clean(assign.Authority),
            Check.Clean(assign.Product),
            assign.Direction,
            assign.Types ?? [],
            context.MarkingOf(assign.Marking),
            assign.Statement ?? Statement.Own,
            assign.Incidents is { Count: > 0 } incidents ? incidents : null));
    }

    private static Decision<TaskEvent> Clarify(AssignedTask task, ClarifyTask clarify, DecisionContext context)
    {
        var fault = Terms(clarify.Terms, "terms.", context) ?? Check.Optional(clarify.Grounds, "grounds") ?? Check.Statement(clarify.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var changes = task.ChangesTo(clarify.Terms);
        if (changes == new TaskTerms()) return Nothing;
        if (task.IsContradictedBy(changes) && Check.Grounds(clarify.Grounds) is { } missing) return Refuse(missing);

        // What the incidents bring with them needs no grounds.
        if (changes.Incidents is not null) changes = changes with { Marking = Check.Changed(task.Terms.Marking, context.MarkingOf(clarify.Terms.Marking, task.Terms.Marking!.Value)) };
        return Accept(new TaskClarified(changes, Check.Clean(clarify.Grounds), clarify.Statement ?? Statement.Own));
    }

    private static Decision<TaskEvent> Report(AssignedTask task, ReportTaskProgress report, DecisionContext context)
    {
        var fault = Check.Required(report.Progress, "progress") ?? Check.NotInFuture(report.At, context.Now, "at") ?? Check.Statement(report.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var reported = new TaskProgressReported(report.Progress.Trim(), report.At, report.Statement ?? Statement.Own);
        return task.Since.Contains(reported) ? Nothing : Accept(reported);
    }

    private static Decision<TaskEvent> Complete(AssignedTask task, CompleteTask complete, DecisionContext context)
    {
        var fault = Check.Required(complete.Result, "result") ?? Check.NotInFuture(complete.At, context.Now, "at") ?? Check.Statement(complete.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Turn(task, new TaskCompleted(complete.Result.Trim(), complete.At, complete.Statement ?? Statement.Own));
    }

    private static Decision<TaskEvent> Cancel(AssignedTask task, CancelTask cancel, DecisionContext context)
    {
        if ((Check.Grounds(cancel.Grounds) ?? Check.Statement(cancel.Statement, context.Now)) is { } fault) return Refuse(fault);

        return Turn(task, new TaskCancelled(cancel.Grounds.Trim(), cancel.Statement ?? Statement.Own));
    }

    /// <summary>Only an open task is completed or cancelled.</summary>
    private static Decision<TaskEvent> Turn(AssignedTask task, TaskEvent turn)
    {
        if (task.Status is TaskStage.Open) return Accept(turn);
        if (turn == task.Turn) return Nothing;

        return Refuse(task.Status is TaskStage.Completed ? Refusal.TaskCompleted : Refusal.TaskCancelled);
    }

    private static Decision<TaskEvent> Reopen(AssignedTask task, ReopenTask reopen, DecisionContext context)
    {
        if ((Check.Grounds(reopen.Grounds) ?? Check.Statement(reopen.Statement, context.Now)) is { } fault) return Refuse(fault);

        var reopened = new TaskReopened(reopen.Grounds.Trim(), reopen.Statement ?? Statement.Own);
        if (task.Status is not TaskStage.Open) return Accept(reopened);

        return reopened.Equals(task.Turn) ? Nothing : Refuse(Refusal.TaskOpen);
    }

    private static Fault? Terms(TaskTerms terms, string prefix, DecisionContext context) =>
        Check.Optional(terms.Work, prefix + "work")
        ?? Check.Optional(terms.Person, prefix + "person")
        ?? Check.Optional(terms.Time, prefix + "time")
        ?? Check.Optional(terms.Responsibility, prefix + "responsibility")
        ?? Check.Optional(terms.Authority, prefix + "authority")
        ?? Check.Optional(terms.Product, prefix + "product")
        ?? Check.Types(terms.Types, prefix + "types", context)
        ?? Check.Distinct(terms.Incidents, Refusal.IncidentRepeated, prefix + "incidents");
}
