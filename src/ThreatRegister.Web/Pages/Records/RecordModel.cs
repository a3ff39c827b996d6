using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Application.Queries.Dossiers;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;
using ThreatRegister.Projections.History;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Web.Pages.Records;

/// <summary>One part of a value in words; where it names another record, the way there.</summary>
/// <param name="Path">Null: it leads nowhere.</param>
/// <param name="Lead">How the record it leads to is related.</param>
/// <param name="Id">Its id, where the words alone may be those of another.</param>
public sealed record ValuePart(string Text, string? Path = null, string? Lead = null, string? Id = null);

/// <summary>What one field had once.</summary>
public sealed record PastPart(ValuePart Value, HistoryEntry ReplacedBy);

/// <summary>One field with who set it and what it was before.</summary>
/// <param name="SetBy">Null: not among the events of this moment.</param>
/// <param name="IsNew">The event that is stepped to set it.</param>
public sealed record FactModel(string Field, string Label, IReadOnlyList<ValuePart> Value, IReadOnlyList<PastPart> Past, HistoryEntry? SetBy, IReadOnlyList<FactSource> Sources, bool IsNew);

/// <summary>What a source says in the same words, with what rests on it.</summary>
/// <param name="Positions">The events that recorded it.</param>
public sealed record StatementModel(FactSource Said, IReadOnlyList<long> Positions, IReadOnlyList<string> About);

/// <summary>How a record stands.</summary>
public sealed record StatusModel(string Code, string Words);

/// <summary>One field that an event changed.</summary>
public sealed record ChangeModel(string Label, IReadOnlyList<ValuePart> Gone, IReadOnlyList<ValuePart> Came);

/// <param name="Step">Its place among the record's events, from 1.</param>
/// <param name="Stored">With what proves it; null where it could not be read again.</param>
public sealed record EventModel(int Step, HistoryEntry Entry, RecordedEvent? Stored, IReadOnlyList<ChangeModel> Changes);

/// <param name="Kinds">The kinds of events that there are, with how many; those chosen.</param>
/// <param name="Shown">Events of the chosen kinds: all of them, or a part.</param>
/// <param name="Chosen">How many there are of the chosen kinds.</param>
/// <param name="Total">How many there are of all kinds.</param>
/// <param name="Older">The last event of the part before this one; null: there is none.</param>
/// <param name="Newer">The last event of the part after this one; null: there is none.</param>
public sealed record TimelineModel(IReadOnlyList<(string Event, int Count, bool IsChosen)> Kinds, IReadOnlyList<EventModel> Shown, int Chosen, int Total, int? Older, int? Newer)
{
    public bool IsWhole => Older is null && Newer is null;

    public bool IsFiltered => Kinds.Any(kind => kind.IsChosen);
}

/// <param name="Number">Which event is stepped to, from 1.</param>
public sealed record StepModel(int Number, int Of, EventModel Event);

/// <summary>What there is beside an incident's fields.</summary>
/// <param name="Called">The incidents that its merges name, by id: their titles, or that they may not be seen.</param>
public sealed record IncidentModel(IncidentRow Row, IReadOnlyList<MergeView> Merges, IReadOnlyDictionary<string, ValuePart> Called, IReadOnlyList<DuplicateCandidate> Duplicates);

/// <summary>Records of one register that name the one at hand.</summary>
public sealed record NamingModel(string Register, IReadOnlyList<SearchHit> Records, bool HasMore);

/// <summary>One record as its page shows it.</summary>
/// <param name="Status">Null where its register knows none.</param>
/// <param name="Sources">What the sources that are cited are called, by id.</param>
/// <param name="Applied">Of a lesson: where it was applied.</param>
public sealed record RecordModel(
    RecordSheet Sheet,
    string Title,
    Tlp Marking,
    StatusModel? Status,
    Moment Moment,
    ThreatTypeTree Types,
    IReadOnlyList<FactModel> Facts,
    IReadOnlyList<StatementModel> Statements,
    IReadOnlyDictionary<string, ValuePart> Sources,
    IncidentModel? Incident,
    IReadOnlyList<(ValuePart To, When? At)> Applied,
    IReadOnlyList<NamingModel> Naming,
    TimelineModel Timeline,
    StepModel? Step)
{
    public string Register => Sheet.Register.Name;

    public string Id => Sheet.Id;

    /// <summary>The way to this page.</summary>
    public string Path => $"/{Register}/{Id}";
}
