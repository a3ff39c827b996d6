using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Assessments;

/// <summary>Only what decisions about an assessment need to know.</summary>
public sealed record Assessment
{
    public static Assessment Initial { get; } = new();

    /// <summary>As it stands after all corrections; null before it was recorded.</summary>
    public AssessmentRecorded? Current { get; private init; }

    /// <summary>All statements that say it.</summary>
    public ImmutableHashSet<Statement> Statements { get; private init; } = [];

    public string? WithdrawnFor { get; private init; }

    public static Assessment Evolve(Assessment assessment, AssessmentEvent happened) => happened switch
    {
        AssessmentRecorded recorded => assessment with { Current = recorded, Statements = [recorded.Statement] },
        AssessmentCorroborated corroborated => assessment with { Statements = assessment.Statements.Add(corroborated.Statement) },
        AssessmentCorrected corrected => assessment with { Current = Correct(assessment.Current!, corrected.Corrections) },
        AssessmentWithdrawn withdrawn => assessment with { WithdrawnFor = withdrawn.Grounds },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    // Only what differs is recorded, so that the change log names no field that stayed as it was.
    internal AssessmentCorrections ChangesTo(AssessmentCorrections wanted) => new(
        Changed(Current!.By, wanted.By?.Trim()),
        Changed(Current.Text, wanted.Text?.Trim()),
        Current.Direction == wanted.Direction ? null : wanted.Direction,
        Changed(Current.Types, wanted.Types),
        Changed(Current.Occasions, wanted.Occasions),
        Changed(Current.Incidents, wanted.Incidents),
        Changed(Current.Period, wanted.Period),
        Current.Marking == wanted.Marking ? null : wanted.Marking);

    private static AssessmentRecorded Correct(AssessmentRecorded current, AssessmentCorrections corrections) => current with
    {
        By = corrections.By ?? current.By,
        Text = corrections.Text ?? current.Text,
        Direction = corrections.Direction ?? current.Direction,
        Types = corrections.Types ?? current.Types,
        Occasions = corrections.Occasions ?? current.Occasions,
        Incidents = corrections.Incidents ?? current.Incidents,
        Period = corrections.Period ?? current.Period,
        Marking = corrections.Marking ?? current.Marking,
    };

    private static T? Changed<T>(T? now, T? wanted)
        where T : class => EqualityComparer<T>.Default.Equals(now, wanted) ? null : wanted;
}
