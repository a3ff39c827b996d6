using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Registers.Postgres;

/// <summary>
/// What counts depend on: the log up to where the registers stand, known by its hash there (what was marked more strictly since an older
/// moment is hidden as of that moment too), and all of the question but who asks it. A member that questions get later counts by itself.
/// </summary>
internal sealed record KnownQuestion(string Schema, string Chain, Granularity Per, string? Types, IncidentQuery Query)
{
    public static KnownQuestion Of(Snapshot snapshot, IncidentQuery query, Granularity per) => new(
        snapshot.Schema,
        snapshot.Chain,
        per,
        query.Filter.Types is { } types ? string.Join(' ', types) : null,
        query with { Viewer = query.Viewer with { Actor = "" }, Moment = query.Moment with { RecordedAt = null, Digest = "" }, Filter = query.Filter with { Types = null } });

    /// <summary>What sums alone come to is known by where they were taken, whatever moment they are of and whatever was marked since.</summary>
    public static KnownQuestion OfSums(Snapshot snapshot, IncidentQuery query, Granularity per, IEnumerable<SummedFacet> facets) =>
        Of(snapshot, query with { Viewer = query.Viewer with { SeesOfRaised = null }, Moment = new(0, RecordedAt: null, Digest: "") }, per) with
        {
            Chain = string.Join(' ', facets.Select(facet => string.Create(CultureInfo.InvariantCulture, $"{facet.Id}:{facet.SummedUp}"))),
        };
}

/// <summary>
/// What is asked of one register at a moment, and what the answer depends on: its last version there and its last version of all, whose marking hides what was not hidden then;
/// not on what is recorded in other registers meanwhile. By a day of statements, on the whole log.
/// </summary>
/// <param name="Asked">What of the register; empty: all its rows.</param>
internal sealed record KnownRegister(string Schema, string Register, string Asked, Tlp Clearance, Tlp ClearanceNow, long LastThen, long Last, DateOnly? StatedBy, string? Chain)
{
    /// <summary>The newest rows are asked, as recorded.</summary>
    public bool IsOfNow => StatedBy is null && LastThen == Last;

    /// <summary>The same question at whatever position is the newest.</summary>
    public KnownRegister OfWhicheverNow => this with { LastThen = RegisterSchema.Open, Last = RegisterSchema.Open };
}
