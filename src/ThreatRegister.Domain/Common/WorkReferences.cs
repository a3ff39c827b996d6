using System.Diagnostics;
using ThreatRegister.Domain.Directions;
using static ThreatRegister.Domain.References;

namespace ThreatRegister.Domain;

/// <summary>What commands about work to be done refer to in other streams.</summary>
internal static class WorkReferences
{
    public static IReadOnlyList<Reference> Of(DirectionCommand command) => command switch
    {
        RecordDirection record => [.. Review(record.Review, "review"), .. StatedBy(record.Statement)],
        CorroborateDirection corroborate => StatedBy(corroborate.Statement),
        CorrectDirection correct => [.. Review(correct.Corrections?.Review, "corrections.review"), .. StatedBy(correct.Statement)],
        WithdrawDirection => [],
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static IReadOnlyList<Reference> Review(ReviewId? review, string field) => review is { } id ? [new(ReferenceKind.Review, id.Value, field)] : [];
}
