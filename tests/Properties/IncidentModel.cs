using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Properties;

/// <summary>One incident as somebody with a pencil would keep it.</summary>
internal sealed class IncidentModel
{
    public required ReportIncident Report { get; init; }

    public IncidentStatus Status { get; set; } = IncidentStatus.Open;

    public bool IsContained { get; set; }

    public When? ContainedAt { get; set; }

    public When? ResolvedAt { get; set; }

    public string? LastGrounds { get; set; }

    public required string Title { get; set; }

    public required Quantity Quantity { get; set; }

    public required Tlp Marking { get; set; }

    public required ThreatTypeId Type { get; set; }

    public required (HashSet<ThreatTypeId> Types, Statement By) Further { get; set; }

    public required (When Date, Statement By) Occurred { get; set; }

    public required (Outcome Outcome, Statement By) Outcome { get; set; }

    public (Severity Severity, Statement By)? Severity { get; set; }

    public string Cause { get; set; } = "";

    public string Description { get; set; } = "";

    public ImportedRow? Imported { get; set; }

    public Dictionary<ImpactAspect, (string Text, Statement By)> Impacts { get; } = [];

    public Dictionary<(DamageKind, DamageStatus, string?, SourceId?), (Damage, Statement)> Damage { get; } = [];

    public int Damages { get; set; }

    public Dictionary<LocalId, (Response Response, Statement By)> Responses { get; } = [];

    public Dictionary<OccasionId, Statement> Occasions { get; } = [];

    public Dictionary<(IncidentId, RelationKind), Statement> Relations { get; } = [];

    public List<(string Text, Statement By)> Notes { get; } = [];

    public HashSet<Statement> Corroborations { get; } = [];

    public HashSet<SourceId> Sources { get; } = [];

    public static IncidentModel Of(ReportIncident report)
    {
        var by = report.Statement ?? Statement.Own;
        var isOne = report.Kind is RecordKind.Case or RecordKind.Drill;
        var incident = new IncidentModel
        {
            Report = report,
            Title = report.Title.Trim(),
            Quantity = report.Quantity ?? (isOne ? Quantity.One : Quantity.Unknown),
            Marking = report.Marking ?? Tlp.Green,
            Type = report.Type,
            Further = ([.. report.FurtherTypes ?? []], by),
            Occurred = (report.Occurred, by),
            Outcome = (report.Outcome, by),
            Severity = report.Severity is { } severity ? (severity, by) : null,
            Cause = report.Cause?.Trim() ?? "",
            Description = report.Description?.Trim() ?? "",
            Imported = report.Imported,
        };
        if (report.PotentialImpact is { } impact) incident.Impacts.Add(ImpactAspect.Potential, (impact, by));
        foreach (var response in report.Responses ?? []) incident.Responses.Add(response.Id, (response, by));
        foreach (var occasion in report.Occasions ?? []) incident.Occasions.Add(occasion, by);
        incident.Corroborations.Add(by);
        incident.Cite(by);
        return incident;
    }

    public void Cite(Statement by)
    {
        if (by.Source is { } source) Sources.Add(source);
    }
}
