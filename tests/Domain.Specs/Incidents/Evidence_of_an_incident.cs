using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Incidents.IncidentSpec;

namespace ThreatRegister.Tests.Domain_Specs.Incidents;

public sealed class Attaching_evidence
{
    [Fact]
    public void records_its_digest_and_what_it_is() => Given(Reported).When(attach).Then(EvidenceSpec.Attached);

    [Fact]
    public void to_a_closed_incident_is_possible() => Given(Reported, Contained, Resolved, Closed).When(attach).Then(EvidenceSpec.Attached);

    [Fact]
    public void to_an_unknown_incident_is_refused() => Given().When(attach).ThenRefused(Refusal.NotFound, "incident");

    [Fact]
    public void to_a_retracted_incident_is_refused() => Given(Reported, Retracted).When(attach).ThenRefused(Refusal.AlreadyRetracted);

    [Fact]
    public void under_an_id_in_use_is_refused() =>
        Given(Reported, EvidenceSpec.Attached).When(attach with { Evidence = EvidenceSpec.Screenshot with { Size = 5 } }).ThenRefused(Refusal.EvidenceExists, "evidence.id");

    [Fact]
    public void needs_a_digest() => Refused(EvidenceSpec.Screenshot with { Digest = "abc" }, Refusal.DigestInvalid, "evidence.digest");

    [Fact]
    public void needs_a_name_without_folders()
    {
        Refused(EvidenceSpec.Screenshot with { FileName = " " }, Refusal.NameMissing, "evidence.fileName");
        Refused(EvidenceSpec.Screenshot with { FileName = "../màn hình.png" }, Refusal.FileNameInvalid, "evidence.fileName");
    }

    [Fact]
    public void needs_a_media_type()
    {
        foreach (var type in new[] { "", "png", "image/", "image/png; charset=utf-8", "image/p ng" })
            Refused(EvidenceSpec.Screenshot with { MediaType = type }, Refusal.MediaTypeInvalid, "evidence.mediaType");
    }

    [Fact]
    public void is_bounded_in_size()
    {
        Refused(EvidenceSpec.Screenshot with { Size = 0 }, Refusal.EvidenceSizeOutOfRange, "evidence.size");
        Refused(EvidenceSpec.Screenshot with { Size = Limits.EvidenceBytes + 1 }, Refusal.EvidenceSizeOutOfRange, "evidence.size");
    }

    [Fact]
    public void twice_changes_nothing() => Given(Reported, EvidenceSpec.Attached).When(attach).ThenNothing();

    private static void Refused(Evidence evidence, Refusal refusal, string field) => Given(Reported).When(attach with { Evidence = evidence }).ThenRefused(refusal, field);

    private static readonly AttachIncidentEvidence attach = new(EvidenceSpec.Screenshot, World.Document) { Incident = Id };
}

public sealed class Withdrawing_evidence
{
    [Fact]
    public void records_the_grounds() => Given(Reported, EvidenceSpec.Attached).When(withdraw).Then(EvidenceSpec.Withdrawn);

    [Fact]
    public void needs_grounds() => Given(Reported, EvidenceSpec.Attached).When(withdraw with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void that_is_not_there_is_refused() => Given(Reported).When(withdraw).ThenRefused(Refusal.EvidenceUnknown, "evidence");

    [Fact]
    public void for_other_reasons_once_more_is_refused() =>
        Given(Reported, EvidenceSpec.Attached, EvidenceSpec.Withdrawn).When(withdraw with { Grounds = "Trùng" }).ThenRefused(Refusal.EvidenceUnknown, "evidence");

    [Fact]
    public void leaves_room_to_attach_it_again() => Given(Reported, EvidenceSpec.Attached, EvidenceSpec.Withdrawn)
        .When(new AttachIncidentEvidence(EvidenceSpec.Screenshot, World.Document) { Incident = Id }).Then(EvidenceSpec.Attached);

    [Fact]
    public void twice_changes_nothing() => Given(Reported, EvidenceSpec.Attached, EvidenceSpec.Withdrawn).When(withdraw).ThenNothing();

    private static readonly WithdrawIncidentEvidence withdraw = new(EvidenceSpec.Screenshot.Id, "Ảnh của vụ khác") { Incident = Id };
}

internal static class EvidenceSpec
{
    public static readonly Evidence Screenshot = new(new("anh-1"), new string('a', 64), "ảnh màn hình.png", "image/png", 48_213, "Trang bị thay đổi giao diện");
    public static readonly IncidentEvidenceAttached Attached = new(Screenshot, World.Document);
    public static readonly IncidentEvidenceWithdrawn Withdrawn = new(Screenshot.Id, "Ảnh của vụ khác");
}
