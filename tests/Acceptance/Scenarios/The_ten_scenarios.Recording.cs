namespace ThreatRegister.Tests.Acceptance;

/// <summary>The scenarios in which something more is recorded; nothing of it is about what the others ask for.</summary>
public sealed partial class The_ten_scenarios : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("threatreg-scenarios-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Scenario_07_naming_the_index_later_leaves_an_issued_summary_as_it_was()
    {
        var indicators = Json("indicators", "--period", "2021", "--as-of", $"{register.SeededTo}", "--json").GetProperty("indicators").EnumerateArray().ToArray();
        indicators.Select(indicator => indicator.GetProperty("text").GetString()).ShouldBe(["25/194", "7", "4"], ignoreOrder: true);
        indicators.ShouldAllBe(indicator => Absent(indicator, "name") && Absent(indicator, "publisher") && Absent(indicator, "period"));
        Text("indicators", "--period", "2021").ShouldContain("không nêu");

        string[] unnamed = ["tên chỉ số: không nêu; nơi công bố: không nêu; thời gian: không nêu", "**hạng 25/194** (thế giới;"];
        const string Id = "tong-ket-2021";
        Review("begin", Id, "--period", "2021", "--title", "Tổng kết năm 2021", "--by", "Văn phòng Ban Chỉ đạo");
        Review("submit", Id, "--actor", "can-bo-1");
        Review("approve", Id, "--actor", "lanh-dao-1");
        Review("issue", Id, "--number", "01/BC-VP", "--issued-on", "2022-01-15", "--format", "md,json", "--out", folder);
        var issued = File.ReadAllText(Path.Combine(folder, $"{Id}.vi.md"));
        foreach (var words in unnamed) issued.ShouldContain(words);

        Record("register-source", """{"source":"itu-gci-2020","title":{"vi":"Chỉ số an ninh mạng toàn cầu 2020"},"kind":"report","publisher":"ITU","statedOn":"2021-06-29","statedOnBasis":"stated"}""");
        Record("name-indicator", """{"indicator":"cyber-rank-world","name":{"vi":"Chỉ số an ninh mạng toàn cầu","en":"Global Cybersecurity Index"},"statement":{"source":"itu-gci-2020","statedOn":"2021-06-29","basis":"other-source"}}""");

        Text("summary", "--period", "2021").ShouldContain("Chỉ số an ninh mạng toàn cầu");
        Text("verify", Path.Combine(folder, $"{Id}.vi.md")).ShouldContain("01/BC-VP");
        MadeAgainAreTheSame(Id, 2);
        var before = Text("summary", "--period", "2021", "--as-of", $"{register.SeededTo}");
        foreach (var words in unnamed) before.ShouldContain(words);
    }

    [Fact]
    public void Scenario_09_Yagi_is_within_extreme_weather_and_each_version_of_its_damage_is_kept()
    {
        var seeded = register.SeededTo;
        var report = Text("summary", "--period", "2024", "--as-of", $"{seeded}");
        report.ShouldContain("trong đó: Thời tiết cực đoan | đợt | 1 |");
        report.ShouldContain("trong đó: Bão | cơn | 1 |");
        report.ShouldContain("| Chết | … |");
        Summary("2024").GetProperty("total").GetProperty("now").GetProperty("records").GetInt64().ShouldBe(1, "within, not beside");

        Record("record-incident-damage", """{"incident":"yagi-2024","damage":{"kind":"dead","amount":">=300","status":"preliminary"},"statement":{"source":"doc-003","statedOn":"2025-09-18","basis":"other-source"}}""");
        var preliminary = register.Cli.Head();
        Record("record-incident-damage", """{"incident":"yagi-2024","damage":{"kind":"dead","amount":"318","status":"official"},"statement":{"source":"doc-003","statedOn":"2025-09-18","basis":"other-source"}}""");

        Text("summary", "--period", "2024").ShouldContain("318 (chính thức)");
        Text("summary", "--period", "2024", "--as-of", $"{preliminary}").ShouldContain("≥300 (sơ bộ)");
        Text("summary", "--period", "2024", "--as-of", $"{seeded}").ShouldContain("| Chết | … |");
        Summary("2024").GetProperty("total").GetProperty("now").GetProperty("records").GetInt64().ShouldBe(1);
    }

    [Fact]
    public void Scenario_10_a_review_with_its_own_calendar_is_issued_then_replaced_and_its_directions_carry_on()
    {
        const string Id = "so-ket-ban-chi-dao-2021-h1", After = Id + "-tt";
        Record("set-reporting-calendar", """{"calendar":"ban-chi-dao","name":{"vi":"Kỳ báo cáo của Ban Chỉ đạo","en":"Periods of the committee"},"parts":[{"part":"H1","first":"12-15","last":"06-14","cutOff":"06-14","due":"06-20"}],"basis":"Quy chế làm việc của Ban Chỉ đạo"}""");
        Review("begin", Id, "--period", "2021-H1", "--calendar", "ban-chi-dao", "--title", "Sơ kết 6 tháng đầu năm 2021", "--by", "Văn phòng Ban Chỉ đạo");
        Review("draft", Id, "causes", "--text", "Phối hợp chậm.", "--actor", "can-bo-1");
        Review("submit", Id, "--actor", "can-bo-1");
        Review("return", Id, "--grounds", "Bổ sung nguyên nhân", "--actor", "lanh-dao-1");
        Review("comment", Id, "--id", "y-1", "--section", "causes", "--text", "Nêu rõ nguyên nhân", "--actor", "lanh-dao-1");
        Review("draft", Id, "causes", "--text", "Phối hợp chậm do thiếu người.", "--actor", "can-bo-1");
        Review("answer", Id, "y-1", "--text", "Đã bổ sung", "--actor", "can-bo-1");
        Review("submit", Id, "--actor", "can-bo-1");
        register.Cli.Run("review", "approve", Id, "--actor", "can-bo-1").ExitCode.ShouldBe(4, "another person approves");
        Review("approve", Id, "--actor", "lanh-dao-1");
        Review("issue", Id, "--number", "12/BC-VP", "--issued-on", "2021-07-16", "--out", folder);

        var issued = File.ReadAllText(Path.Combine(folder, $"{Id}.vi.md"));
        foreach (var words in new[] { "Số: 12/BC-VP", "15/12/2020 đến ngày 14/06/2021", "Cùng kỳ", "không có số liệu", "Phối hợp chậm do thiếu người." }) issued.ShouldContain(words);

        Review("replace", Id, After, "--grounds", "Sai địa bàn", "--actor", "can-bo-1");
        Review("submit", After, "--actor", "can-bo-1");
        Review("approve", After, "--actor", "lanh-dao-1");
        Review("issue", After, "--number", "13/BC-VP", "--issued-on", "2021-07-20", "--out", folder);
        Text("verify", Path.Combine(folder, $"{Id}.vi.md")).ShouldContain($"ĐÃ BỊ THAY THẾ bởi {After} (số 13/BC-VP): Sai địa bàn");
        MadeAgainAreTheSame(Id, 1);

        var given = Rows("directions", "--review", "army-police-2021-h1").Select(row => row.GetProperty("id").GetString()).ToArray();
        given.Length.ShouldBe(17);
        foreach (var period in new[] { "2021-H2", "2021" })
            Summary(period).GetProperty("askedForPeriod").EnumerateArray().Select(asked => asked.GetProperty("id").GetString()).Intersect(given).Count().ShouldBe(given.Length, period);
        Text("summary", "--period", "2021-H2").ShouldContain("- Rà soát, bổ sung kế hoạch sẵn sàng chiến đấu\n");
    }

    private void Review(params string[] arguments) => register.Cli.Run(["review", .. arguments]).Succeeded();

    private void MadeAgainAreTheSame(string review, int files)
    {
        var again = Path.Combine(folder, $"again-{review}");
        Review("files", review, "--out", again);
        Directory.GetFiles(again).Length.ShouldBe(files);
        foreach (var file in Directory.GetFiles(again)) File.ReadAllBytes(file).ShouldBe(File.ReadAllBytes(Path.Combine(folder, Path.GetFileName(file))));
    }

    private static bool Absent(System.Text.Json.JsonElement row, string member) => !row.TryGetProperty(member, out var value) || value.ValueKind is System.Text.Json.JsonValueKind.Null;
}
