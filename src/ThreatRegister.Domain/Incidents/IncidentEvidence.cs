using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Incidents.IncidentEvent>;

namespace ThreatRegister.Domain.Incidents;

/// <summary>The files that show something about an incident: attached, and withdrawn where they should not have been.</summary>
internal static class IncidentEvidence
{
    public static Decision<IncidentEvent> Attach(Incident incident, AttachIncidentEvidence attach, DecisionContext context)
    {
        var fault = Check.Statement(attach.Statement, context.Now) ?? Of(attach.Evidence);
        if (fault is not null) return Refuse(fault);

        var attached = new Stated<Evidence>(
            attach.Evidence with { FileName = attach.Evidence.FileName.Trim(), Digest = attach.Evidence.Digest.ToLowerInvariant(), Title = Check.Clean(attach.Evidence.Title) },
            attach.Statement ?? Statement.Own);
        if (!incident.Evidence.TryGetValue(attach.Evidence.Id, out var known)) return Accept(new IncidentEvidenceAttached(attached.Value, attached.Statement));

        return known == attached ? Nothing : Refuse(Refusal.EvidenceExists, "evidence.id");
    }

    public static Decision<IncidentEvent> Withdraw(Incident incident, WithdrawIncidentEvidence withdraw)
    {
        if (Check.Grounds(withdraw.Grounds) is { } fault) return Refuse(fault);

        var grounds = withdraw.Grounds.Trim();
        if (incident.Evidence.ContainsKey(withdraw.Evidence)) return Accept(new IncidentEvidenceWithdrawn(withdraw.Evidence, grounds));

        return string.Equals(incident.WithdrawnEvidence.GetValueOrDefault(withdraw.Evidence), grounds, StringComparison.Ordinal)
            ? Nothing
            : Refuse(Refusal.EvidenceUnknown, "evidence");
    }

    private static Fault? Of(Evidence evidence) =>
        Check.Digest(evidence.Digest, "evidence.digest")
        ?? Check.Required(evidence.FileName, Limits.Title, "evidence.fileName", Refusal.NameMissing)
        ?? Check.That(evidence.FileName.AsSpan().IndexOfAny('/', '\\') < 0, Refusal.FileNameInvalid, "evidence.fileName")
        ?? Check.That(IsMediaType(evidence.MediaType), Refusal.MediaTypeInvalid, "evidence.mediaType")
        ?? Check.That(evidence.Size is > 0 and <= Limits.EvidenceBytes, Refusal.EvidenceSizeOutOfRange, "evidence.size")
        ?? Check.Optional(evidence.Title, Limits.Title, "evidence.title");

    // RFC 6838, 4.2: two restricted names, each of at most 127 characters.
    private static bool IsMediaType(string text) =>
        text.Split('/') is [var type, var subtype] && IsRestrictedName(type) && IsRestrictedName(subtype);

    private static bool IsRestrictedName(string name) =>
        name.Length is > 0 and <= 127 && char.IsAsciiLetterOrDigit(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '!' or '#' or '$' or '&' or '-' or '^' or '_' or '.' or '+');
}
