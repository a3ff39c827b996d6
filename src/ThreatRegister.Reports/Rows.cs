using System.Globalization;
using System.Text;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;

namespace ThreatRegister.Reports;

/// <summary>The query strings of <c>incidents</c> that list the rows behind figures, at the same position.</summary>
internal sealed class Rows(SummaryRequest request, ThreatTypeTree types)
{
    private readonly IncidentFilter extra = request.Extra ?? new();

    /// <summary>The further filters of the whole summary; null: none.</summary>
    public string? Extra => Query(null, null, null, null, null, withMoment: false) is { Length: > 0 } query ? query : null;

    /// <summary>Just what a figure counts; of what is not counted (suspected, may belong): all that fits.</summary>
    public string Of(string? type = null, string? period = null, Outcome? outcome = null, string? source = null, string? occasion = null, bool counted = true, string? place = null)
    {
        var query = Query(type, period ?? request.Period.Text, outcome, source, occasion, withMoment: true, place);
        return counted && outcome is not Outcome.Suspected ? query + "&counted=true" : query;
    }

    /// <summary>Of the period compared with, at the moment that its figures stand at.</summary>
    public string OfBase(string? type = null, string? period = null, Outcome? outcome = null) => new Rows(request with { Moment = request.BaseAsOf }, types).Of(type, period ?? request.Base!.Text, outcome);

    private string Query(string? type, string? period, Outcome? outcome, string? source, string? occasion, bool withMoment, string? place = null)
    {
        var query = new StringBuilder();
        Add(query, "type", type ?? AskedBranch());
        Add(query, "period", period);
        Add(query, "outcome", (outcome ?? extra.Outcome) is { } asked ? Codes.Of(asked) : null);
        Add(query, "status", extra.Status is { } status ? Codes.Of(status) : null);
        Add(query, "severity", extra.Severity?.Text);
        Add(query, "occasion", occasion ?? extra.Occasion);
        Add(query, "agency", extra.Agency);
        Add(query, "place", place ?? extra.Place);
        Add(query, "sector", extra.Sector);
        Add(query, "source", source ?? extra.Source);
        Add(query, "text", extra.Text);
        if (!withMoment) return query.ToString();

        if (request.Basis is not Basis.Occurred) Add(query, "basis", Codes.Of(request.Basis));
        if (request.Moment.StatedBy is { } day) Add(query, "stated-by", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else Add(query, "as-of", request.Moment.Position.ToString(CultureInfo.InvariantCulture));
        return query.ToString();
    }

    /// <summary>The one asked type whose branch the asked types are; null where none or several were asked for.</summary>
    private string? AskedBranch()
    {
        if (extra.Types is not { Count: > 0 } asked) return null;

        var tops = asked.Where(type => types.ParentOf(new(type)) is not { } parent || !asked.Contains(parent.Value, StringComparer.Ordinal)).ToArray();
        return tops.Length == 1 ? tops[0] : null;
    }

    private static void Add(StringBuilder query, string name, string? value)
    {
        if (value is null) return;
        if (query.Length > 0) query.Append('&');
        query.Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }
}
