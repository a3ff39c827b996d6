using ThreatRegister.Accounts;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Web.Notices;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>What is assigned, returned and overdue reaches those it concerns, once, and names nothing that mail must not name.</summary>
public sealed class Notices_by_mail(Site site)
{
    [Fact]
    public async Task tell_each_thing_once()
    {
        await using var box = new MailBox();
        await AccountAsync("thu-so-y-te", "Sở Y tế Thử nghiệm", "so-y-te@example.vn", Tlp.Amber);
        await site.RecordAsync(new AssignTask("Lập danh sách cơ sở cách ly", "sở y tế thử nghiệm", Due: When.Parse("2020-01"), Marking: Tlp.Green) { Task = new("thu-cach-ly") });
        await site.RecordAsync(new AssignTask("Rà soát máy chủ của bệnh viện K", "Sở Y tế Thử nghiệm", Marking: Tlp.Amber) { Task = new("thu-benh-vien-k") });
        await site.RecordAsync(new AssignTask("Việc của đơn vị khác", "Sở Công Thương Thử nghiệm") { Task = new("thu-viec-khac") });

        await site.TellAsync(ServerOf(box));

        var text = box.Mails.Where(mail => mail.To == "so-y-te@example.vn").ShouldHaveSingleItem().Text;
        text.ShouldContain("Được giao (2)");
        text.ShouldContain("Quá hạn (1)");
        text.ShouldContain("Lập danh sách cơ sở cách ly");
        text.ShouldContain("https://so.example.vn/vi/tasks/thu-cach-ly");
        text.ShouldContain("https://so.example.vn/en/tasks/thu-cach-ly");
        text.ShouldContain("1 not named by mail");
        text.ShouldNotContain("bệnh viện K");
        text.ShouldNotContain("thu-benh-vien-k");
        text.ShouldNotContain("đơn vị khác");

        await site.TellAsync(ServerOf(box));
        box.Mails.Count(mail => mail.To == "so-y-te@example.vn").ShouldBe(1);
    }

    [Fact]
    public async Task tell_a_person_of_what_is_assigned_by_id_or_name()
    {
        await using var box = new MailBox();
        await AccountAsync("thu-chuyen-vien", "Sở Nội vụ Thử nghiệm", "chuyen-vien@example.vn", Tlp.Green);
        await AccountAsync("thu-dong-nghiep", "Sở Nội vụ Thử nghiệm", "dong-nghiep@example.vn", Tlp.Green);
        await site.RecordAsync(new AssignTask("Lập hồ sơ vụ việc", "thu-chuyen-vien") { Task = new("thu-ho-so") });

        await site.TellAsync(ServerOf(box));

        var mail = box.Mails.Where(mail => mail.Text.Contains("Lập hồ sơ vụ việc", StringComparison.Ordinal)).ShouldHaveSingleItem();
        mail.To.ShouldBe("chuyen-vien@example.vn");
    }

    [Fact]
    public async Task tell_of_a_contribution_that_is_owed_and_of_each_return()
    {
        await using var box = new MailBox();
        await AccountAsync("thu-cong-an", "Công an Thử nghiệm", "cong-an@example.vn", Tlp.Green);
        await site.RecordAsync(new BeginReview(ReviewKind.Thematic, "Chuyên đề thử nghiệm", Topic: "Lừa đảo qua mạng") { Review = new("thu-chuyen-de") });
        await site.RecordAsync(new AskForContribution("Công an Thử nghiệm") { Review = new("thu-chuyen-de") });
        await site.TellAsync(ServerOf(box));
        await site.RecordAsync(new ContributeToReview("Công an Thử nghiệm", Nil: true) { Review = new("thu-chuyen-de") });
        await site.TellAsync(ServerOf(box));
        await site.RecordAsync(new SubmitReview("truc-ban-1") { Review = new("thu-chuyen-de") });
        await site.TellAsync(ServerOf(box));
        await site.RecordAsync(new ReturnContribution("Công an Thử nghiệm", "Thiếu số liệu quý IV") { Review = new("thu-chuyen-de") });
        await site.TellAsync(ServerOf(box));

        box.Mails.Where(mail => mail.To == "cong-an@example.vn").Select(mail => mail.Text.Split('\n')[2].Trim()).ShouldBe(["Được giao (1):", "Bị trả lại để hoàn thiện (1):"]);
        box.Mails.ShouldAllBe(mail => !mail.Text.Contains("Thiếu số liệu", StringComparison.Ordinal));
    }

    /// <summary>Whose part is in it hears that it is issued; what was issued long ago is no news.</summary>
    [Fact]
    public void tell_of_a_review_that_is_issued()
    {
        var (unit, stranger) = (Of("thu-don-vi", "Công an Thử nghiệm"), Of("thu-ngoai", "Sở Công Thương Thử nghiệm"));
        var statement = new Statement(null, null, null);
        var review = new ReviewRow("thu-ban-hanh", ReviewKind.Thematic, "Chuyên đề đã ban hành", null, null, null, ReviewStatus.Issued, null, Tlp.Green, [], statement, null, DateTimeOffset.UnixEpoch, 9)
        {
            Issue = new("12/BC", new(2026, 6, 1), null, null, 1, "", []),
            Contributions = [new("Công an Thử nghiệm", true, null, ContributionState.Submitted, [], null, null, null, null)],
        };

        Told(unit, new(2026, 6, 30)).ShouldBe(["review thu-ban-hanh issued 12/BC"]);
        Told(stranger, new(2026, 6, 30)).ShouldBeEmpty();
        Told(unit, new(2026, 7, 2)).ShouldBeEmpty();

        static Account Of(string id, string agency) => new(id, id, "", [Role.Contributor], Tlp.Green, agency, false, 0, null, false, Guid.Empty, DateTimeOffset.UnixEpoch);
        IEnumerable<string> Told(Account account, DateTime now) => new Concerns([], [review], [], now, TimeZoneInfo.Utc).Of(account).Select(concern => concern.Key);
    }

    /// <summary>A clearance that does not reach a record: not even that there is one.</summary>
    [Fact]
    public async Task are_silent_on_what_their_reader_may_not_see()
    {
        await using var box = new MailBox();
        await AccountAsync("thu-doc-gia", "Đơn vị Thử nghiệm", "don-vi@example.vn", Tlp.Green);
        await site.RecordAsync(new AssignTask("Việc kín", "Đơn vị Thử nghiệm", Marking: Tlp.Red) { Task = new("thu-viec-kin") });

        await site.TellAsync(ServerOf(box));

        box.Mails.ShouldNotContain(mail => mail.To == "don-vi@example.vn");
    }

    [Fact]
    public async Task that_a_server_does_not_take_are_not_told()
    {
        await using var box = new MailBox { Refusing = "452 full" };
        await AccountAsync("thu-day-hop", "Hộp thư Thử nghiệm", "day-hop@example.vn", Tlp.Green);
        await site.RecordAsync(new AssignTask("Việc chờ gửi", "Hộp thư Thử nghiệm") { Task = new("thu-viec-cho") });

        await site.TellAsync(ServerOf(box));

        var soon = DateTimeOffset.UtcNow.AddMinutes(11);
        (await site.Services.Notices.TakeAsync("thu-day-hop", ["task thu-viec-cho assigned Hộp thư Thử nghiệm"], DateTimeOffset.UtcNow, soon, TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await site.Services.Notices.TakeAsync("thu-day-hop", ["task thu-viec-cho assigned Hộp thư Thử nghiệm"], soon, soon.AddMinutes(10), TestContext.Current.CancellationToken)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("mail.example.vn:25", "so@example.vn", null)]
    [InlineData("smtp://", "so@example.vn", null)]
    [InlineData("smtp://mail.example.vn", null, null)]
    [InlineData("smtp://mail.example.vn", "không phải", null)]
    [InlineData("smtp://mail.example.vn", "so@example.vn", "so.example.vn")]
    public void need_a_server_that_is_well_named(string server, string? from, string? pages) => Should.Throw<FormatException>(() => MailServer.Parse(server, from, pages));

    [Fact]
    public void never_show_the_password_of_their_server()
    {
        var server = MailServer.Parse("smtp://so:m%40t%20khau@mail.example.vn", "so@example.vn", null);

        (server.User, server.Password, server.Port, server.Encrypted).ShouldBe(("so", "m@t khau", 587, true));
        server.ToString().ShouldBe("mail.example.vn:587");
    }

    private static MailServer ServerOf(MailBox box) => MailServer.Parse($"smtp+plain://127.0.0.1:{box.Port}", "so-dang-ky@example.vn", "https://so.example.vn");

    private async Task AccountAsync(string id, string agency, string email, Tlp clearance)
    {
        await site.SignedInAsync(id, clearance, Role.Reader, Role.Contributor);
        (await site.Services.Accounts.ChangeAsync("specs", id, new(Agency: agency, Email: email), TestContext.Current.CancellationToken)).Fault.ShouldBeNull();
    }
}
