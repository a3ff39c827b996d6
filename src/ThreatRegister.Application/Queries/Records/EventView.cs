using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Queries.Records;

/// <summary>One event with where it stands and what it changed.</summary>
/// <param name="Register">The register of the record whose own event it is; null: it is about types, rules, merges and the like.</param>
/// <param name="Title">What that record was called by then.</param>
/// <param name="Reading">Null: the stored bytes cannot be read as what they are named.</param>
/// <param name="Changes">The first of what it changed, in all registers.</param>
public sealed record EventView(
    RecordedEvent Stored, IRegisterFold? Register, string? Title, EventReading? Reading, IReadOnlyList<ChangeItem> Changes, bool HasMoreChanges, EventNeighbours Neighbours);

/// <summary>What an event says of itself.</summary>
public sealed record EventReading(Statement? Statement, string? Grounds, string? Fact, When? Occurred, ImportedRow? Imported)
{
    public static EventReading Of(object happened) =>
        new(RegisterFolds.StatementOf(happened), RegisterFolds.GroundsOf(happened), RegisterFolds.FactOf(happened), RegisterFolds.OccurredOf(happened), RegisterFolds.ImportedOf(happened));
}

/// <summary>The positions of the nearest events that the viewer may see; null: none near.</summary>
public sealed record EventNeighbours(long? PreviousOfStream, long? NextOfStream, long? Previous, long? Next);
