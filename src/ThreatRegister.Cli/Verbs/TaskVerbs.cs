using System.CommandLine;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Tasks;

namespace ThreatRegister.Cli;

/// <summary>What becomes of a task, day by day. What a source says of it goes through <c>record</c>, with its statement.</summary>
internal static class TaskVerbs
{
    private static readonly Option<string?> person = new("--person") { Description = "Rõ người: who does it, as an office." };
    private static readonly Option<string?> time = new("--time") { Description = "Rõ thời gian: by when, in words." };
    private static readonly Option<string?> due = new("--due") { Description = "Rõ thời gian: by when, as a date (2026-06-30, 2026-Q2)." };
    private static readonly Option<string?> responsibility = new("--responsibility") { Description = "Rõ trách nhiệm: who answers for what." };
    private static readonly Option<string?> authority = new("--authority") { Description = "Rõ thẩm quyền: what those who do it may decide." };
    private static readonly Option<string?> product = new("--product") { Description = "Rõ sản phẩm: what is to come of it." };
    private static readonly Option<string?> direction = new("--from-direction") { Description = "Id of the direction that it comes from." };
    private static readonly Option<string[]> incidents = new("--incident") { Description = "Id of an incident that it is about; can be repeated." };
    private static readonly Option<string?> on = new("--on") { Description = "When it was (default: not said)." };

    public static IEnumerable<Command> All() => [Assign(), Clarify(), Progress(), Complete(), Reopen(), Cancel()];

    private static Command Assign()
    {
        var id = Id();
        var work = new Option<string>("--work") { Description = "Rõ việc: what is to be done.", Required = true };
        return Verb.OnRegister(
            "assign",
            "Assigns a task; what is left out is flagged as missing.",
            ["./run tasks assign pho-bien-chien-luoc --work \"Phổ biến Chiến lược đến cấp xã\" --person \"Bộ Công an\" --due 2026-12-31 --from-direction r147-1-publicise-strategy"],
            [id, work, .. Terms, Sending.CommandId, CommonOptions.Json],
            (session, parsed, cancellationToken) => Sending.SendAsync(session, parsed, AssignOf(parsed, id, TermsOf(session, parsed, parsed.GetValue(work))), cancellationToken));
    }

    private static Command Clarify()
    {
        var id = Id();
        var work = new Option<string?>("--work") { Description = "Rõ việc: what is to be done." };
        var grounds = new Option<string?>("--grounds") { Description = "Why; needed where something that was clear is said otherwise." };
        return Verb.OnRegister(
            "clarify",
            "Says what was missing of a task, or says something of it otherwise.",
            ["./run tasks clarify pho-bien-chien-luoc --product \"Kế hoạch tuyên truyền\"", "./run tasks clarify pho-bien-chien-luoc --due 2027-03-31 --grounds \"Gia hạn theo Công văn số 12\""],
            [id, work, .. Terms, grounds, Sending.CommandId, CommonOptions.Json],
            (session, parsed, cancellationToken) => Sending.SendAsync(
                session, parsed, new ClarifyTask(TermsOf(session, parsed, parsed.GetValue(work)), parsed.GetValue(grounds)) { Task = IdOf(parsed, id) }, cancellationToken));
    }

    private static Command Progress()
    {
        var id = Id();
        var progress = new Argument<string>("progress") { Description = "How far it has come." };
        return Verb.OnRegister(
            "progress",
            "Reports how far a task has come.",
            ["./run tasks progress pho-bien-chien-luoc \"Đã ban hành kế hoạch\" --on 2026-03"],
            [id, progress, on, Sending.CommandId, CommonOptions.Json],
            (session, parsed, cancellationToken) => Sending.SendAsync(
                session, parsed, new ReportTaskProgress(parsed.GetValue(progress)!, Sending.When(session, parsed, on)) { Task = IdOf(parsed, id) }, cancellationToken));
    }

    private static Command Complete()
    {
        var id = Id();
        var result = new Option<string>("--result") { Description = "What came of it.", Required = true };
        return Verb.OnRegister(
            "complete",
            "Completes a task.",
            ["./run tasks complete pho-bien-chien-luoc --result \"Đã phổ biến đến cấp xã\" --on 2026-11-20"],
            [id, result, on, Sending.CommandId, CommonOptions.Json],
            (session, parsed, cancellationToken) => Sending.SendAsync(
                session, parsed, new CompleteTask(parsed.GetValue(result)!, Sending.When(session, parsed, on)) { Task = IdOf(parsed, id) }, cancellationToken));
    }

    private static Command Reopen() => WithGrounds(
        "reopen", "Reopens a task that was completed or cancelled.", "./run tasks reopen pho-bien-chien-luoc --grounds \"Còn ba tỉnh chưa triển khai\"", (task, grounds) => new ReopenTask(grounds) { Task = task });

    private static Command Cancel() => WithGrounds(
        "cancel", "Cancels a task.", "./run tasks cancel pho-bien-chien-luoc --grounds \"Gộp vào nhiệm vụ khác\"", (task, grounds) => new CancelTask(grounds) { Task = task });

    private static Command WithGrounds(string name, string description, string example, Func<TaskId, string, TaskCommand> commandOf)
    {
        var (id, grounds) = (Id(), Sending.Grounds());
        return Verb.OnRegister(
            name,
            description,
            [example],
            [id, grounds, Sending.CommandId, CommonOptions.Json],
            (session, parsed, cancellationToken) => Sending.SendAsync(session, parsed, commandOf(IdOf(parsed, id), parsed.GetValue(grounds)!), cancellationToken));
    }

    private static IEnumerable<Symbol> Terms => [person, time, due, responsibility, authority, product, direction, incidents];

    private static Argument<string> Id() => new("task") { Description = "Id of the task." };

    private static TaskId IdOf(ParseResult parsed, Argument<string> id) => Sending.Id<TaskId>(parsed.GetValue(id)!, "task");

    private static AssignTask AssignOf(ParseResult parsed, Argument<string> id, TaskTerms terms) => new(
        terms.Work!, terms.Person, terms.Time, terms.Due, terms.Responsibility, terms.Authority, terms.Product, terms.Direction, Incidents: terms.Incidents) { Task = IdOf(parsed, id) };

    private static TaskTerms TermsOf(RegisterSession session, ParseResult parsed, string? work) => new(
        work,
        parsed.GetValue(person),
        parsed.GetValue(time),
        Sending.When(session, parsed, due),
        parsed.GetValue(responsibility),
        parsed.GetValue(authority),
        parsed.GetValue(product),
        parsed.GetValue(direction) is { } from ? Sending.Id<DirectionId>(from, "--from-direction") : null,
        Incidents: parsed.GetValue(incidents) is { Length: > 0 } named ? [.. named.Select(incident => Sending.Id<IncidentId>(incident, "--incident"))] : null);
}
