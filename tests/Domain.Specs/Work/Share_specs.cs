using ThreatRegister.Domain;
using ThreatRegister.Domain.Shares;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Work.ShareSpec;

namespace ThreatRegister.Tests.Domain_Specs.Work;

internal static class ShareSpec
{
    public static readonly ShareId Id = new("trao-doi-1");

    public static readonly InformationShared Shared = new(
        Id, "Bộ Công an", ["Bộ Quốc phòng", "Ngân hàng Nhà nước"], "Dấu hiệu nhận biết mã độc", When.Parse("2021-06-10"), [new("ma-doc-1")], [new("xiii-congress")], "Nghị định số 03", new("nd-03-2019"),
        Tlp.Amber, World.Document);

    public static readonly ShareAcknowledged Acknowledged = new("Bộ Quốc phòng", When.Parse("2021-06-11"), Statement.Own);
    public static readonly ShareWithdrawn Withdrawn = new("ghi nhầm");

    public static Scenario<Share, ShareEvent, ShareCommand> Given(params ReadOnlySpan<ShareEvent> events) =>
        new Scenario<Share, ShareEvent, ShareCommand>(Share.Initial, Share.Evolve, ShareDecider.Decide, World.Context).After(events);
}

public sealed class Sharing_information
{
    [Fact]
    public void keeps_who_told_whom_what_under_which_marking() => Given().When(share).Then(Shared);

    [Fact]
    public void needs_no_more_than_that() => Given()
        .When(new ShareInformation("Bộ Công an", ["Bộ Quốc phòng"], "Tình hình địa bàn", Tlp.Green) { Share = Id })
        .Then(new InformationShared(Id, "Bộ Công an", ["Bộ Quốc phòng"], "Tình hình địa bàn", null, [], [], null, null, Tlp.Green, Statement.Own));

    [Fact]
    public void needs_the_marking_it_was_passed_on_under() => Given().When(share with { Marking = null }).ThenRefused(Refusal.MarkingMissing, "marking");

    [Fact]
    public void needs_to_say_who_told_whom_what()
    {
        Given().When(share with { From = " " }).ThenRefused(Refusal.NameMissing, "from");
        Given().When(share with { To = [] }).ThenRefused(Refusal.NameMissing, "to");
        Given().When(share with { To = ["Bộ Quốc phòng", ""] }).ThenRefused(Refusal.NameMissing, "to[1]");
        Given().When(share with { To = ["Bộ Quốc phòng", "Bộ Quốc phòng"] }).ThenRefused(Refusal.NameRepeated, "to");
        Given().When(share with { What = "" }).ThenRefused(Refusal.TextMissing, "what");
    }

    [Fact]
    public void of_the_future_is_refused() => Given().When(share with { At = When.Parse("2021-07") }).ThenRefused(Refusal.TimeInFuture, "at");

    [Fact]
    public void is_about_nothing_twice()
    {
        Given().When(share with { Incidents = [new("a"), new("a")] }).ThenRefused(Refusal.IncidentRepeated, "incidents");
        Given().When(share with { Occasions = [new("a"), new("a")] }).ThenRefused(Refusal.OccasionRepeated, "occasions");
    }

    [Fact]
    public void twice_is_refused() => Given(Shared).When(share).ThenRefused(Refusal.AlreadyExists, "share");

    private static readonly ShareInformation share = new(
        " Bộ Công an", ["Bộ Quốc phòng ", "Ngân hàng Nhà nước"], Shared.What, Tlp.Amber, Shared.At, Shared.Incidents, Shared.Occasions, Shared.Agreement, Shared.Instrument, World.Document) { Share = Id };
}

public sealed class Acknowledging_a_share
{
    [Fact]
    public void keeps_who_and_when() => Given(Shared).When(acknowledge).Then(Acknowledged);

    [Fact]
    public void by_each_who_was_told_is_kept_apart() => Given(Shared, Acknowledged).When(acknowledge with { By = "Ngân hàng Nhà nước" }).Then(Acknowledged with { By = "Ngân hàng Nhà nước" });

    [Fact]
    public void twice_changes_nothing() => Given(Shared, Acknowledged).When(acknowledge).ThenNothing();

    [Fact]
    public void by_someone_whom_nobody_told_is_refused() => Given(Shared).When(acknowledge with { By = "Bộ Y tế" }).ThenRefused(Refusal.NotTold, "by");

    [Fact]
    public void of_the_future_is_refused() => Given(Shared).When(acknowledge with { At = When.Parse("2022") }).ThenRefused(Refusal.TimeInFuture, "at");

    [Fact]
    public void that_was_withdrawn_is_refused() => Given(Shared, Withdrawn).When(acknowledge).ThenRefused(Refusal.AlreadyWithdrawn);

    private static readonly AcknowledgeShare acknowledge = new(Acknowledged.By, Acknowledged.At) { Share = Id };
}

public sealed class Correcting_a_share
{
    [Fact]
    public void records_what_differs_and_why() => Given(Shared).When(correct).Then(corrected);

    [Fact]
    public void can_change_every_part() => Given(Shared).When(correct with { Corrections = all }).Then(corrected with { Corrections = all });

    [Fact]
    public void to_what_it_is_changes_nothing() => Given(Shared, corrected).When(correct).ThenNothing();

    [Fact]
    public void leaves_nothing_empty()
    {
        Given(Shared).When(correct with { Grounds = " " }).ThenRefused(Refusal.GroundsMissing, "grounds");
        Given(Shared).When(correct with { Corrections = new(From: "") }).ThenRefused(Refusal.NameMissing, "corrections.from");
        Given(Shared).When(correct with { Corrections = new(To: []) }).ThenRefused(Refusal.NameMissing, "corrections.to");
        Given(Shared).When(correct with { Corrections = new(What: " ") }).ThenRefused(Refusal.TextMissing, "corrections.what");
    }

    private static readonly ShareCorrections all = new(
        "Bộ Quốc phòng", ["Bộ Công an"], "Địa chỉ máy chủ điều khiển", When.Parse("2021-06-12"), [], [], "Thỏa thuận song phương", new("nq-147"), Tlp.Red);

    private static readonly CorrectShare correct = new(new(To: ["Bộ Quốc phòng"], From: Shared.From), "ghi nhầm bên nhận", World.Document) { Share = Id };
    private static readonly ShareCorrected corrected = new(new(To: ["Bộ Quốc phòng"]), "ghi nhầm bên nhận", World.Document);
}

public sealed class Withdrawing_a_share
{
    [Fact]
    public void records_why() => Given(Shared).When(withdraw).Then(Withdrawn);

    [Fact]
    public void twice_changes_nothing() => Given(Shared, Withdrawn).When(withdraw).ThenNothing();

    [Fact]
    public void again_for_another_reason_is_refused() => Given(Shared, Withdrawn).When(withdraw with { Grounds = "trùng" }).ThenRefused(Refusal.AlreadyWithdrawn);

    [Fact]
    public void that_was_not_recorded_is_refused() => Given().When(withdraw).ThenRefused(Refusal.NotFound, "share");

    private static readonly WithdrawShare withdraw = new(Withdrawn.Grounds) { Share = Id };
}
