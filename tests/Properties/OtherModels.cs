using ThreatRegister.Domain;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Sources;
using static ThreatRegister.Tests.Properties.Verdict;

namespace ThreatRegister.Tests.Properties;

internal sealed class OccasionModel
{
    public HashSet<ChangeOccasion> Changes { get; } = [];

    public Dictionary<LocalId, RecordOccasionResponse> Responses { get; } = [];

    public Dictionary<LocalId, JudgeOccasion> Judgements { get; } = [];

    public HashSet<Statement> Corroborations { get; } = [];

    public ConcludeOccasion? Conclusion { get; set; }

    public static Verdict Rule(Dictionary<OccasionId, OccasionModel> all, OccasionCommand command)
    {
        var occasion = all.GetValueOrDefault(command.Occasion);
        return (occasion, command) switch
        {
            (null, OpenOccasion open) => Record(() => all.Add(open.Occasion, new() { Corroborations = { open.Statement ?? Statement.Own } })),
            (null, _) => RefuseAtOnce(Refusal.NotFound),
            (_, OpenOccasion) => RefuseAtOnce(Refusal.AlreadyExists),
            (_, ChangeOccasion change) => RecordUnless(occasion.Changes.Contains(change), () => occasion.Changes.Add(change)),
            (_, RecordOccasionResponse record) => Once(occasion.Responses, record.Response.Id, record, Refusal.ResponseExists),
            (_, JudgeOccasion judge) => Once(occasion.Judgements, judge.Judgement, judge, Refusal.JudgementExists),
            (_, CorroborateOccasion corroborate) => RecordUnless(occasion.Corroborations.Contains(corroborate.Statement), () => occasion.Corroborations.Add(corroborate.Statement)),
            (_, ConcludeOccasion conclude) when occasion.Conclusion is { } known => known == conclude ? Nothing : Refuse(Refusal.AlreadyConcluded),
            (_, ConcludeOccasion conclude) => Record(() => occasion.Conclusion = conclude),
            _ => throw new InvalidOperationException($"{command.GetType().Name}?"),
        };
    }

    private static Verdict Once<TCommand>(Dictionary<LocalId, TCommand> all, LocalId id, TCommand command, Refusal exists)
        where TCommand : class =>
        all.TryGetValue(id, out var known) ? known.Equals(command) ? Nothing : Refuse(exists) : Record(() => all.Add(id, command));
}

internal sealed class AssessmentModel
{
    public required string Text { get; set; }

    public HashSet<Statement> Statements { get; } = [];

    public string? WithdrawnFor { get; set; }

    public static Verdict Rule(Dictionary<AssessmentId, AssessmentModel> all, AssessmentCommand command)
    {
        var assessment = all.GetValueOrDefault(command.Assessment);
        return (assessment, command) switch
        {
            (null, RecordAssessment record) => Record(() => all.Add(record.Assessment, new() { Text = record.Text.Trim(), Statements = { record.Statement ?? Statement.Own } })),
            (null, _) => RefuseAtOnce(Refusal.NotFound),
            (_, RecordAssessment) => RefuseAtOnce(Refusal.AlreadyExists),
            (_, WithdrawAssessment withdraw) when assessment.WithdrawnFor is { } known => known == withdraw.Grounds.Trim() ? Nothing : Refuse(Refusal.AlreadyWithdrawn),
            (_, WithdrawAssessment withdraw) => Record(() => assessment.WithdrawnFor = withdraw.Grounds.Trim()),
            (_, _) when assessment.WithdrawnFor is not null => RefuseAtOnce(Refusal.AlreadyWithdrawn),
            (_, CorroborateAssessment corroborate) => RecordUnless(assessment.Statements.Contains(corroborate.Statement), () => assessment.Statements.Add(corroborate.Statement)),
            (_, CorrectAssessment correct) => RecordUnless(assessment.Text == correct.Corrections.Text, () => assessment.Text = correct.Corrections.Text!),
            _ => throw new InvalidOperationException($"{command.GetType().Name}?"),
        };
    }
}

internal sealed class SourceModel
{
    public required RegisterSource Registered { get; init; }

    public required (LocalizedText Title, When? StatedOn) Current { get; set; }

    public static Verdict Rule(Dictionary<SourceId, SourceModel> all, SourceCommand command)
    {
        var source = all.GetValueOrDefault(command.Source);
        return (source, command) switch
        {
            (null, RegisterSource register) => Record(() => all.Add(register.Source, new() { Registered = register, Current = (register.Title, register.StatedOn) })),
            (null, _) => RefuseAtOnce(Refusal.NotFound),
            (_, RegisterSource register) => register == source.Registered ? Nothing : Refuse(Refusal.AlreadyExists),
            (_, CorrectSource correct) => RecordUnless(source.Current == (correct.Title, correct.StatedOn), () => source.Current = (correct.Title, correct.StatedOn)),
            _ => throw new InvalidOperationException($"{command.GetType().Name}?"),
        };
    }
}

internal sealed class ImportModel
{
    public required StartImport Started { get; init; }

    public ImportTally? Completed { get; set; }

    public static Verdict Rule(Dictionary<ImportId, ImportModel> all, ReferenceModel reference, ImportCommand command)
    {
        var import = all.GetValueOrDefault(command.Import);
        return (import, command) switch
        {
            (not null, _) when reference.IsWithdrawn(command.Import) => RefuseAtOnce(Refusal.ImportWithdrawn),
            (null, StartImport start) => Record(() => all.Add(start.Import, new() { Started = start })),
            (null, _) => RefuseAtOnce(Refusal.NotFound),
            (_, StartImport start) => start with { FileName = "" } == import.Started with { FileName = "" } ? new Silent(Early: true) : RefuseAtOnce(Refusal.ImportDiffers),
            (_, CompleteImport complete) => RecordUnless(
                import.Completed is { } known && (known == complete.Tally || complete.Tally is { Recorded: 0, Changed: 0 }), () => import.Completed = complete.Tally),
            _ => throw new InvalidOperationException($"{command.GetType().Name}?"),
        };
    }
}
