using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Records;

namespace ThreatRegister.Web.Pages.Differences;

/// <summary>What was asked for, as it stands in the form.</summary>
/// <param name="Register">Only this register; null: all.</param>
/// <param name="Record">Only this record of it; null: all.</param>
/// <param name="Passing">Also what happened and left nothing different.</param>
/// <param name="Examples">Of an act, at most so many records and values.</param>
public sealed record DifferenceAsked(string? From, string? To, string? Register, string? Record, bool Passing, int Examples = DifferenceEndpoints.Few);

/// <summary>The difference of one record, field by field, each with the events that set it.</summary>
/// <param name="Began">The record was not there at the earlier moment.</param>
/// <param name="Times">When its events were recorded, by their positions.</param>
public sealed record RecordChanges(ValuePart Record, bool Began, IReadOnlyList<(ChangeModel Change, IReadOnlyList<long> Positions)> Changes, IReadOnlyDictionary<long, DateTimeOffset> Times);

/// <summary>The difference of two moments as its page shows it.</summary>
/// <param name="Mistake">What was wrong in what was asked; null: nothing.</param>
/// <param name="View">Null where nothing was asked yet, or one record was.</param>
public sealed record DifferenceModel(DifferenceAsked Asked, string? Mistake, Moment? From, Moment? To, DifferenceView? View, RecordChanges? Record, ThreatTypeTree Types)
{
    /// <summary>The changes of the view in words, by register and change.</summary>
    public IReadOnlyDictionary<(string Register, FieldDifference Field), ChangeModel> Words { get; init; } = new Dictionary<(string, FieldDifference), ChangeModel>();

    /// <summary>What the imports are called that the view names, by id.</summary>
    public IReadOnlyDictionary<string, string> Imports { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Moments that people know by what happened then.</summary>
    public IReadOnlyList<NamedMoment> Known { get; init; } = [];

    /// <summary>The moments were asked for the wrong way round.</summary>
    public bool IsBackwards { get; init; }

    public static DifferenceModel Nothing(DifferenceAsked asked, string? mistake = null) => new(asked, mistake, null, null, null, null, ThreatTypeTree.Initial);
}
