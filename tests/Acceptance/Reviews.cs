namespace ThreatRegister.Tests.Acceptance;

/// <summary>Scenario 10, and what scenario 7 says of issued summaries: a review from its first contribution to its replacement.</summary>
public sealed class Reviews(SeededFixture register) : IClassFixture<SeededFixture>, IDisposable
{
    private const string Review = "so-ket-2021-h1";
    private static readonly string[] letter = ["--number", "Số: 12/BC-VP", "--issued-on", "2021-07-16", "--place", "Hà Nội", "--office", "TM. BAN CHỈ ĐẠO", "--signatory", "CHÁNH VĂN PHÒNG"];
    private readonly string folder = Directory.CreateTempSubdirectory("threatreg-reviews-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Review_of_a_half_year_is_issued_then_replaced_and_still_verifies()
    {
        BeginInItsOwnCalendar();
        Contribute();
        ReturnCommentAndApprove();

        IssueRefused(["--format", "md", "--as-of", "1"]).ShouldContain("trước lúc duyệt");
        register.Cli.Run(
            $$"""{"review":"{{Review}}","number":"12/BC-VP","issuedOn":"2021-07-16","position":999999,"digest":"{{new string('a', 64)}}","files":[{"name":"a.md","format":"md","language":"vi","sha256":"{{new string('b', 64)}}","size":1}]}""",
            environment: null, "record", "issue-review", "-").Errors.ShouldContain("PositionNotReached");
        string[] issue = ["issue", Review, .. letter, "--format", "md,json", "--lang", "vi,en", "--out", folder];
        Run(issue);
        Run(issue).Output.ShouldContain("không có gì thay đổi");
        File.Delete(Path.Combine(folder, "so-ket-2021-h1.vi.md"));
        IssueRefused(["--format", "md,json,html", "--lang", "vi,en"]).ShouldContain("ReviewIssued"); // what it wrote and the issue names stays
        File.Exists(Path.Combine(folder, "so-ket-2021-h1.vi.html")).ShouldBeFalse();
        var text = File.ReadAllText(Path.Combine(folder, "so-ket-2021-h1.vi.md"));
        text.ShouldContain("số liệu từ ngày 16/12/2020 đến ngày 15/06/2021");
        text.ShouldContain("không có số liệu"); // cùng kỳ
        text.ShouldContain("Số: 12/BC-VP");
        text.ShouldContain("Hà Nội, ngày 16 tháng 7 năm 2021");
        text.ShouldContain("Do thiếu nhân lực; phối hợp chậm.");

        Change();
        Verify("so-ket-2021-h1.vi.md").ShouldContain("12/BC-VP");
        MadeAgainAreTheSame();

        Replace();
        Verify("so-ket-2021-h1.en.json").ShouldContain("ĐÃ BỊ THAY THẾ bởi so-ket-2021-h1-tt (số 13/BC-VP): Sai địa bàn");
        MadeAgainAreTheSame();
        register.Cli.Run("show", Review).Succeeded().Output.ShouldContain("đã được thay thế");

        var altered = Path.Combine(folder, "so-ket-2021-h1.vi.md");
        File.AppendAllText(altered, "x");
        var wrong = register.Cli.Run("verify", altered, "--json");
        (wrong.ExitCode, wrong.Json.GetProperty("ok").GetBoolean()).ShouldBe((1, false));
    }

    [Fact]
    public void A_deadline_changed_in_data_changes_what_is_overdue_today_and_no_issued_summary()
    {
        const string June = "thang-6-2026";
        Record("report-incident", """{"incident":"xam-nhap-cong","title":"Cổng thông tin bị xâm nhập","type":"cyber.intrusion","occurred":"2026-06-10T20:00","outcome":"succeeded"}""");
        register.Cli.Run("detect", "xam-nhap-cong", "--at", "2026-06-11T08:30").Succeeded();
        Overdue().ShouldContain("xam-nhap-cong");
        Run("begin", June, "--period", "2026-06", "--title", "Sơ kết tháng 6 năm 2026", "--by", "Văn phòng Ban Chỉ đạo", "--actor", "can-bo-1");
        Run("submit", June, "--actor", "can-bo-1");
        Run("approve", June, "--actor", "lanh-dao-1");
        Run("issue", June, "--number", "20/BC-VP", "--issued-on", "2026-07-01", "--format", "md,html,docx,xlsx,json", "--lang", "vi,en", "--out", folder);
        var issued = Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes, StringComparer.Ordinal);
        File.ReadAllText(Path.Combine(folder, $"{June}.vi.md")).ShouldContain("Quá hạn và trễ hạn:\n\n- Cổng thông tin bị xâm nhập");

        Record("set-deadline-rule", """
            {"set":"vn-tt-20-2017","rule":"vn-20-2017-notification","step":"notification","name":{"vi":"Thông báo sự cố","en":"Notification of an incident"},"starts":"detected",
            "appliesTo":{"types":["cyber"],"outcomes":["succeeded"],"kinds":["case"],"imported":false},"length":{"count":3000,"unit":"calendar-days"},"to":"Cơ quan điều phối quốc gia","validFrom":"2017-11-01","verified":false,"basis":"Sửa đổi"}
            """);

        Overdue().ShouldNotContain("xam-nhap-cong");
        var again = Path.Combine(folder, "again");
        Run("files", June, "--out", again);
        issued.Count.ShouldBe(10);
        foreach (var (name, bytes) in issued)
        {
            File.ReadAllBytes(Path.Combine(again, name)).ShouldBe(bytes, name);
            Verify(name).ShouldContain("20/BC-VP");
        }

        register.Cli.Run("summary", "--period", "2026-06").Succeeded().Output.ShouldNotContain("Quá hạn và trễ hạn:");
    }

    [Fact]
    public void Review_of_the_occasion_of_2020_is_still_to_be_completed()
    {
        var review = register.Cli.Run("show", "asean-2020-review", "--json").Succeeded().Json.GetProperty("record");

        (review.GetProperty("status").GetString(), review.GetProperty("kind").GetString()).ShouldBe(("returned", "occasion"));
        register.Cli.Run(["review", "issue", "asean-2020-review", .. letter, "--out", folder]).ExitCode.ShouldBe(4);
    }

    /// <summary>The office closes its half-year on 15 June, and the report is due five days later.</summary>
    private void BeginInItsOwnCalendar()
    {
        register.Cli.Run(
            """{"calendar":"van-phong","name":{"vi":"Kỳ báo cáo của Văn phòng","en":"Periods of the office"},"parts":[{"part":"H1","first":"12-16","last":"06-15","cutOff":"06-15","due":"06-20"}],"basis":"Quy chế làm việc"}""",
            environment: null, "record", "set-reporting-calendar", "-").Succeeded();
        string[] begin = ["begin", Review, "--period", "2021-H1", "--title", "Sơ kết 6 tháng đầu năm 2021", "--by", "Văn phòng Ban Chỉ đạo", "--calendar"];

        register.Cli.Run(["review", .. begin, "van-phong-2"]).ExitCode.ShouldBe(5);
        Run([.. begin, "van-phong"]);

        var begun = register.Cli.Run("show", Review, "--json").Succeeded().Json.GetProperty("record");
        (begun.GetProperty("period").GetString(), begun.GetProperty("periodName").GetString(), begun.GetProperty("due").GetString()).ShouldBe(("2020-12-16..2021-06-15", "2021-H1", "2021-06-20"));
    }

    private void Contribute()
    {
        Refused("ask", Review, "--unit", "Bộ Y tế", "--due", "2021-06-20").ShouldContain("DueInPast");
        foreach (var unit in new[] { "Bộ Y tế", "Bộ Tài chính", "Bộ Công an", "Bộ Xây dựng" }) Run("ask", Review, "--unit", unit, "--due", "2999-06-20");
        Run("withdraw-ask", Review, "--unit", "Bộ Xây dựng", "--grounds", "Yêu cầu nhầm");
        Run("contribute", Review, "--unit", "Bộ Tài chính", "--nil");
        Run("contribute", Review, "--unit", "bộ y tế", "--section", "prevention", "--text", "Trực y tế tại 12 điểm họp");
        Refused("withdraw-ask", Review, "--unit", "Bộ Y tế", "--grounds", "Yêu cầu nhầm").ShouldContain("ContributionSent");

        var standing = Run("contributions", Review, "--at", "2999-06-21", "--json").Json.GetProperty("contributions").EnumerateArray().Select(unit => $"{unit.GetProperty("unit")}: {unit.GetProperty("standing")}");
        standing.ShouldBe(["Bộ Y tế: submitted", "Bộ Tài chính: nil", "Bộ Công an: overdue"]);
    }

    private void ReturnCommentAndApprove()
    {
        Run("draft", Review, "causes", "--text", "Do thiếu nhân lực.", "--actor", "can-bo-1");
        Run("submit", Review, "--actor", "can-bo-1");
        Run("comment", Review, "--id", "y-1", "--section", "causes", "--text", "Nêu rõ nguyên nhân chủ quan", "--actor", "lanh-dao-1");
        Run("return", Review, "--grounds", "Bổ sung nguyên nhân", "--actor", "lanh-dao-1");
        Run("draft", Review, "causes", "--text", "Do thiếu nhân lực; phối hợp chậm.", "--actor", "can-bo-1");
        Run("submit", Review, "--actor", "can-bo-1");

        Refused("approve", Review, "--actor", "lanh-dao-1").ShouldContain("CommentsUnanswered");
        Run("answer", Review, "y-1", "--text", "Đã bổ sung", "--actor", "can-bo-1");
        Refused("approve", Review, "--actor", "can-bo-1").ShouldContain("SecondPersonNeeded");
        IssueRefused([]).ShouldContain("NotApproved");
        OpenWork().ShouldContain($"review-submitted {Review}");
        Run("approve", Review, "--actor", "lanh-dao-1").Errors.ShouldContain("Left out: Bộ Y tế wrote for prevention.vi");
        OpenWork().ShouldContain($"review-approved {Review}");
    }

    private IEnumerable<string> OpenWork() =>
        register.Cli.Run("shift", "open-items", "--json").Succeeded().Json.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("kind")} {item.GetProperty("id")}");

    /// <summary>What is recorded later changes no issued summary.</summary>
    private void Change() => register.Cli.Run(
        """{"incident":"lua-dao-2021","type":"crime.online-fraud","title":"Lừa đảo qua mạng","occurred":"2021-03-02"}""", environment: null, "record", "report-incident", "-").Succeeded();

    private void Replace()
    {
        string[] replace = ["replace", Review, Review + "-tt", "--grounds", "Sai địa bàn", "--actor", "can-bo-1"];
        Run(replace);
        Run("replace", Review, Review + "-khac", "--grounds", "Sai địa bàn", "--actor", "can-bo-1");
        Run("draft", Review + "-tt", "causes", "--take-away", "--actor", "can-bo-1");
        Run("draft", Review + "-tt", "causes", "--text", "Do thiếu nhân lực; phối hợp chậm, sai địa bàn.", "--actor", "can-bo-1");
        Run(replace).Output.ShouldContain("đã ghi từ trước");
        Run("submit", Review + "-tt", "--actor", "can-bo-1");
        Run("approve", Review + "-tt", "--actor", "lanh-dao-1");
        Run("issue", Review + "-tt", "--number", "13/BC-VP", "--issued-on", "2021-07-20", "--out", folder);
        File.ReadAllText(Path.Combine(folder, "so-ket-2021-h1-tt.vi.md")).ShouldContain("phối hợp chậm, sai địa bàn");

        Run("submit", Review + "-khac", "--actor", "can-bo-1");
        Run("approve", Review + "-khac", "--actor", "lanh-dao-1");
        Refused("issue", Review + "-khac", "--number", "14/BC-VP", "--issued-on", "2021-07-20", "--out", folder).ShouldContain("AlreadyReplaced");
    }

    private void MadeAgainAreTheSame()
    {
        var again = Path.Combine(folder, Guid.NewGuid().ToString());
        Run("files", Review, "--out", again);
        var files = Directory.GetFiles(again);
        files.Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["so-ket-2021-h1.en.json", "so-ket-2021-h1.en.md", "so-ket-2021-h1.vi.json", "so-ket-2021-h1.vi.md"]);
        foreach (var file in files) File.ReadAllBytes(file).ShouldBe(File.ReadAllBytes(Path.Combine(folder, Path.GetFileName(file))));
    }

    private string Verify(string file) => register.Cli.Run("verify", Path.Combine(folder, file)).Succeeded().Output;

    private IEnumerable<string?> Overdue() => register.Cli.Run("deadlines", "--json").Succeeded().Json.GetProperty("deadlines").EnumerateArray()
        .Where(item => item.GetProperty("status").GetString() is "overdue").Select(item => item.GetProperty("incident").GetString());

    private void Record(string command, string body) => register.Cli.Run(body, environment: null, "record", command, "-").Succeeded();

    private Ran Run(params string[] arguments) => register.Cli.Run(["review", .. arguments]).Succeeded();

    private string IssueRefused(string[] further) => Refused(["issue", Review, .. letter, "--out", folder, .. further]);

    private string Refused(params string[] arguments)
    {
        var ran = register.Cli.Run(["review", .. arguments]);
        ran.ExitCode.ShouldBe(4, ran.Errors);
        return ran.Errors;
    }
}
