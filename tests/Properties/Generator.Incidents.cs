using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Properties;

internal sealed partial class Generator
{
    private IncidentCommand OfIncident()
    {
        var incident = Incident();
        if (!model.Incidents.ContainsKey(incident) && dice.Next(4) > 0) return Report(incident);
        if (IsWithdrawn(incident) && dice.Next(2) == 0) return Report(incident) with { Imported = new(Import(), "row-0", Digest(0)) };

        if (model.Incidents.GetValueOrDefault(incident) is { Relations.Count: > 0 } && dice.Next(6) == 0) return Unrelate(incident);

        return Pick(incidentKinds) switch
        {
            0 or 1 => Report(incident),
            2 => new ClassifyIncident([.. dice.Next(2) == 0 ? new[] { KnownType() } : []], Said()) { Incident = incident },
            3 => new ReclassifyIncident(KnownType(), Grounds(), Said()) { Incident = incident },
            4 => new DateIncident(Occurred(), Said()) { Incident = incident },
            5 or 6 => new CorrectIncident(Corrections(), Grounds(), Said()) { Incident = incident },
            7 => new AssessIncidentSeverity(new("nciss", Any("1", "2")), Said()) { Incident = incident },
            8 => new AssessIncidentImpact(Any(ImpactAspect.Potential, ImpactAspect.Actual), Text(), Said()) { Incident = incident },
            9 => new RecordIncidentDamage(Damage(), Said()) { Incident = incident },
            10 or 11 => new DetermineIncidentOutcome(AnyOutcome(), dice.Next(2) == 0 ? Any(grounds) : null, Said()) { Incident = incident },
            12 => new RecordIncidentResponse(Response(), Said()) { Incident = incident },
            13 => new CorrectIncidentResponse(Response(), Grounds(), Said()) { Incident = incident },
            14 => new LinkIncidentToOccasion(AnyOccasion(), Said()) { Incident = incident },
            15 => new UnlinkIncidentFromOccasion(new($"{prefix}o{dice.Next(2)}"), Grounds()) { Incident = incident },
            16 => new RelateIncident(AnyIncident(), Any(RelationKind.LedTo, RelationKind.RelatedTo), Said()) { Incident = incident },
            17 => dice.Next(2) == 0 ? Unrelate(incident) : Follow(incident),
            18 => Mark(incident),
            19 => new NoteOnIncident(Text(), Said()) { Incident = incident },
            20 => new ContainIncident(At(), Said()) { Incident = incident },
            21 => new ResolveIncident(At(), Said()) { Incident = incident },
            22 => dice.Next(2) == 0 ? new CloseIncident(Text()) { Incident = incident } : new CorroborateIncident(Cited()) { Incident = incident },
            _ => dice.Next(2) == 0 ? new ReopenIncident(Grounds()) { Incident = incident } : new RetractIncident(Grounds()) { Incident = incident },
        };
    }

    private ReportIncident Report(IncidentId incident)
    {
        var kind = Any(RecordKind.Case, RecordKind.Case, RecordKind.Aggregate, RecordKind.StandingThreat, RecordKind.Drill);
        return new(
            Title(),
            KnownType(),
            Occurred(),
            dice.Next(4) == 0 ? AnyQuantity() : null,
            kind,
            dice.Next(4) == 0 ? [KnownType()] : null,
            kind is RecordKind.Drill && dice.Next(4) > 0 ? Outcome.Unknown : AnyOutcome(),
            dice.Next(2) == 0 ? Marking() : null,
            Err(Refusal.StateSecretRefused, 8) ? StateSecretLevel.Mat : null,
            dice.Next(3) == 0 ? Any(texts) : null,
            Err(Refusal.CountryInvalid, 8) ? new Place("vn", "Hà Nội") : Err(Refusal.CoordinateIncomplete, 8) ? new Place("VN", null, Latitude: 21.03) : dice.Next(3) == 0 ? new Place("VN", "Đà Nẵng") : null,
            Err(Refusal.SystemLevelOutOfRange, 8) ? new Victim(SystemLevel: 6) : null,
            PotentialImpact: dice.Next(3) == 0 ? Any(texts) : null,
            Severity: dice.Next(4) == 0 ? new("nciss", Any("1", "2")) : null,
            Responses: dice.Next(4) == 0 ? [Response()] : null,
            Occasions: dice.Next(4) == 0 && (model.Occasions.Count > 0 || mayErr) ? [AnyOccasion()] : null,
            Contact: Err(Refusal.SubjectInvalid, 8) ? new("Ánh", "0912") : dice.Next(5) == 0 ? new($"{prefix}p", "Ánh, 0912") : null,
            Imported: dice.Next(3) == 0 ? new(Import(), $"row-{dice.Next(2)}", Digest(dice.Next(2))) : null,
            Statement: Said()) { Incident = incident };
    }

    private UnrelateIncident Unrelate(IncidentId incident)
    {
        var (other, relation) = model.Incidents.GetValueOrDefault(incident)?.Relations.Keys.ToArray() is { Length: > 0 } known && dice.Next(3) > 0 ? Any(known) : (Incident(), RelationKind.LedTo);
        return new(other, relation, Grounds()) { Incident = incident };
    }

    private bool IsWithdrawn(IncidentId incident) => model.Incidents.GetValueOrDefault(incident)?.Imported is { } row && model.Reference.IsWithdrawn(row.Import);

    private Corrections Corrections() => dice.Next(5) switch
    {
        0 => new(Title: Title()),
        1 => new(Occurred: Occurred()),
        2 => new(Quantity: AnyQuantity()),
        3 => new(Cause: Any("", "Thiếu cập nhật bản vá")),
        _ => new(Description: Any("", texts[0], texts[1])),
    };

    private Damage Damage() => dice.Next(2) == 0
        ? new(DamageKind.Money, Quantity.About(dice.Next(1, 3)), DamageStatus.Preliminary, Err(Refusal.CurrencyMissing) ? null : "VND")
        : new(DamageKind.Houses, Quantity.Exact(dice.Next(3)), Any(DamageStatus.Preliminary, DamageStatus.Official), Err(Refusal.CurrencyNotAllowed) ? "VND" : null);

    private MarkIncident Mark(IncidentId incident) => new(
        Err(Refusal.MarkingMissing, 3) ? null : Marking(), Grounds(), Err(Refusal.StateSecretRefused, 3) ? StateSecretLevel.Mat : null) { Incident = incident };

    private FollowImportedRow Follow(IncidentId incident)
    {
        var known = model.Incidents.GetValueOrDefault(incident)?.Imported ?? new(Import(), "row-0", Digest(0));
        return new(known with { RowId = $"row-{dice.Next(2)}", Digest = Err(Refusal.DigestInvalid, 3) ? "no digest" : Digest(dice.Next(2)) }, Grounds()) { Incident = incident };
    }

    private Outcome AnyOutcome() => Any(Outcome.Unknown, Outcome.Blocked, Outcome.Succeeded, Outcome.FalsePositive, Outcome.Suspected);

    private Quantity AnyQuantity() => Any(Quantity.One, Quantity.Exact(7), Quantity.Many, Quantity.AtLeast(12));

    private static string Digest(int number) => new((char)('a' + number), 64);
}
