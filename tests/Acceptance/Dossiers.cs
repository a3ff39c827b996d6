using System.Text.Json;
using ThreatRegister.Application.Queries.Dossiers;
using ThreatRegister.Domain;
using ThreatRegister.Projections.Occasions;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>One record with everything about it: an occasion as a story, a source with what rests on it, a fact with all its sources.</summary>
public sealed class Dossiers(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void An_occasion_reads_as_one_story_with_source_and_date_at_every_line()
    {
        var lines = register.Cli.Run("show", "asean-2020").Succeeded().Output.Split('\n');

        lines[0].ShouldBe("# Năm Chủ tịch ASEAN 2020 (asean-2020)");
        lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).ShouldBe(["## Diễn biến", "## Biện pháp", "## Vụ việc gắn với sự kiện", "## Nhận định", "## Bài học", "## Sơ kết, tổng kết"]);
        lines.ShouldContain("- Tháng 4/2020: Các hội nghị chuyển sang hình thức trực tuyến");
        lines.Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Take(4).ShouldBe(["### Phòng ngừa", "### Ngăn chặn, xử lý", "### Khắc phục", "### Nguồn lực"]);
        lines.ShouldContain(line => line.Contains("nhiều cuộc (nguồn không nêu số lượng); kết quả: đã ngăn chặn", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("  — doc-004, nêu ngày 11/12/2020: \"Năm Chủ tịch ASEAN 2020 thành công", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("asean-2020-plan-procedures; được yêu cầu, chưa có nội dung", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("trả lại để hoàn thiện", StringComparison.Ordinal));
        var english = register.Cli.Run("show", "asean-2020", "--lang", "en").Succeeded().Output;
        english.ShouldStartWith("# ASEAN Chair Year 2020 (asean-2020)");
        english.ShouldContain("stated 11 December 2020");
    }

    [Fact]
    public void The_story_is_that_of_the_day_it_is_asked_for()
    {
        register.Cli.Run("show", "asean-2020", "--stated-by", "2020-12-10").Succeeded().Output.ShouldNotContain("Thủ tướng Chính phủ:");
        register.Cli.Run("show", "asean-2020", "--stated-by", "2020-12-11").Succeeded().Output.ShouldContain("Thủ tướng Chính phủ:");
        register.Cli.Run("show", "asean-2020", "--stated-by", "2020-11-30").ExitCode.ShouldBe(5);
        var opened = register.Cli.Run("history", "asean-2020", "--json").Succeeded().Json.GetProperty("events")[0].GetProperty("position").GetInt64();
        var dossier = register.Cli.Run("show", "asean-2020", "--as-of", $"{opened}", "--json").Succeeded().Json.GetProperty("dossier");
        dossier.GetProperty("course").GetArrayLength().ShouldBe(1);
        dossier.GetProperty("responses").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_a_viewer_may_not_see_is_not_in_the_story()
    {
        Record("report-incident", """{"incident":"asean-secret","title":"Việc kín tại hội nghị","type":"cyber.attack","occurred":"2020","marking":"red","occasions":["asean-2020"]}""");
        register.Cli.Run("show", "asean-2020").Succeeded().Output.ShouldContain("asean-secret");
        await using var query = new Querying(register);
        var now = await query.At(null);
        var record = await query.Records.FindAsync(new OccasionRegister(), "asean-2020", now, TestContext.Current.CancellationToken);

        var dossier = await OccasionDossierQuery.RunAsync(query.Registers, query.Work, Querying.Viewer(Tlp.Green), now, record!, most: 20, TestContext.Current.CancellationToken);

        dossier.Incidents.Select(incident => incident.Id).ShouldContain("asean-2020-attacks");
        dossier.Incidents.Select(incident => incident.Id).ShouldNotContain("asean-secret");
    }

    [Fact]
    public void Of_many_incidents_and_lessons_the_first_are_told_and_how_many_there_are()
    {
        Record("open-occasion", """{"occasion":"sea-games-2021","name":{"vi":"SEA Games 2021","en":"SEA Games 2021"},"held":"2021"}""");
        for (var number = 1; number <= 3; number++)
        {
            Record("report-incident", $$"""{"incident":"games-{{number}}","title":"Vụ {{number}}","type":"cyber.attack","occurred":"2021-0{{number}}","occasions":["sea-games-2021"]}""");
            Record("record-lesson", $$"""{"lesson":"games-lesson-{{number}}","subject":"Bài học {{number}}","text":"Nội dung","occasions":["sea-games-2021"]}""");
        }

        var dossier = register.Cli.Run("show", "sea-games-2021", "--examples", "2", "--json").Succeeded().Json.GetProperty("dossier");
        dossier.GetProperty("incidents").EnumerateArray().Select(incident => incident.GetProperty("id").GetString()).ShouldBe(["games-1", "games-2"]);
        dossier.GetProperty("incidentsInAll").GetInt64().ShouldBe(3);
        dossier.GetProperty("lessons").GetArrayLength().ShouldBe(2);
        dossier.GetProperty("lessonsInAll").GetInt64().ShouldBe(3);
        var told = register.Cli.Run("show", "sea-games-2021", "--examples", "2").Succeeded().Output;
        told.ShouldContain("- và 1 bản ghi nữa: incidents --occasion sea-games-2021");
        told.ShouldContain("- và 1 bản ghi nữa: lessons --occasion sea-games-2021");
        register.Cli.Run("show", "sea-games-2021", "--examples", "3").Succeeded().Output.ShouldNotContain("bản ghi nữa");
    }

    [Fact]
    public void A_source_tells_what_rests_on_it()
    {
        var listed = register.Cli.Run("sources", "--json").Succeeded().Json.GetProperty("records").EnumerateArray().Where(count => count.GetProperty("source").GetString() == "doc-004").ToArray();
        listed.Select(count => count.GetProperty("register").GetString()).ShouldBe(["agencies", "assessments", "incidents", "lessons", "occasions", "reviews"], ignoreOrder: true);

        var cited = register.Cli.Run("show", "doc-004", "--json").Succeeded().Json.GetProperty("cited");
        cited.GetProperty("records").EnumerateArray().Sum(count => count.GetProperty("records").GetInt64()).ShouldBe(listed.Sum(count => count.GetProperty("records").GetInt64()));
        var attacks = cited.GetProperty("citations").EnumerateArray().Single(citation => citation.GetProperty("id").GetString() == "asean-2020-attacks").GetProperty("statements").EnumerateArray().ToArray();
        attacks[0].GetProperty("quotation").GetString().ShouldBe("ngăn chặn nhiều cuộc tấn công");
        attacks.Select(statement => statement.GetProperty("basis").GetString()).ShouldContain("interpretation");
        register.Cli.Run("show", "doc-004", "--examples", "1").Succeeded().Output.ShouldContain($"1 / {listed.Sum(count => count.GetProperty("records").GetInt64())}");
    }

    [Fact]
    public void A_fact_of_several_sources_is_one_fact_with_each_of_them()
    {
        var facts = register.Cli.Run("show", "covid-19", "--json").Succeeded().Json.GetProperty("facts").EnumerateArray().ToArray();

        var whole = facts.Single(fact => !fact.TryGetProperty("fact", out _));
        whole.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("source").GetString()).ShouldBe(["doc-002", "doc-000", "doc-003"], ignoreOrder: true);
        facts.Count(fact => fact.TryGetProperty("fact", out var name) && name.GetString() == "occurred").ShouldBe(1);
        register.Cli.Run("show", "covid-19").Succeeded().Output.ShouldContain("— cả bản ghi");
    }

    [Fact]
    public void A_lesson_is_followed_into_the_occasions_it_was_applied_to()
    {
        Record("open-occasion", """{"occasion":"apec-2027","name":{"vi":"Năm APEC 2027","en":"APEC 2027"},"held":"2027"}""");
        Record("record-lesson", """{"lesson":"drill-first","subject":"Diễn tập trước hội nghị","text":"Diễn tập tấn công mạng ít nhất hai tuần trước khai mạc","occasions":["asean-2020"]}""");
        Record("review-lesson", """{"lesson":"drill-first","comment":"Đúng, khả thi"}""");
        Record("adopt-lesson", """{"lesson":"drill-first"}""");
        Record("apply-lesson", """{"lesson":"drill-first","occasion":"apec-2027"}""");

        register.Cli.Run("show", "drill-first").Succeeded().Output.ShouldContain("Đã vận dụng\n  Năm APEC 2027 (apec-2027)");
        register.Cli.Run("show", "asean-2020").Succeeded().Output.ShouldContain("  - vận dụng vào Năm APEC 2027 (apec-2027)");
        register.Cli.Run("show", "apec-2027").Succeeded().Output.ShouldContain("vận dụng bài học: Diễn tập trước hội nghị");
        Ids("--occasion", "apec-2027").ShouldBe(["drill-first"]);
        Ids("--occasion", "asean-2020", "--status", "applied").ShouldBe(["drill-first"]);
        Ids("--status", "asked").ShouldNotContain("drill-first");
        register.Cli.Run("lessons", "--status", "forgotten").ExitCode.ShouldBe(64);
    }

    [Theory]
    [InlineData("lessons", "Trạng thái", "được yêu cầu, chưa có nội dung", "Status", "asked for, no content yet", "asked")]
    [InlineData("reviews", "Trạng thái", "trả lại để hoàn thiện", "Status", "returned to be completed", "returned")]
    [InlineData("sources", "Bản ghi", "báo chí", "Records", "press", "press")]
    [InlineData("occasions", "Nhận định", "chưa ghi nhận kết thúc", "Judgements", "not recorded as concluded", "open")]
    public void A_list_is_in_the_language_asked_for_and_in_codes_for_programs(string verb, string head, string words, string headEn, string wordsEn, string code)
    {
        register.Cli.Run(verb).Succeeded().Output.ShouldSatisfyAllConditions(list => list.Split('\n')[0].ShouldContain(head), list => list.ShouldContain(words));
        register.Cli.Run(verb, "--lang", "en").Succeeded().Output.ShouldSatisfyAllConditions(list => list.Split('\n')[0].ShouldContain(headEn), list => list.ShouldContain(wordsEn));
        register.Cli.Run(verb, "--csv").Succeeded().Output.ShouldContain($",{code},");
    }

    [Fact]
    public void Incidents_are_listed_in_words()
    {
        register.Cli.Run("incidents", "--occasion", "asean-2020").Succeeded().Output.ShouldSatisfyAllConditions(list => list.ShouldStartWith("Mã"), list => list.ShouldContain("đã ngăn chặn"), list => list.ShouldContain("Tấn công mạng"));
        register.Cli.Run("incidents", "--occasion", "asean-2020", "--csv").Succeeded().Output.ShouldContain(",cyber.attack,");
    }

    private IEnumerable<string?> Ids(params string[] filters) =>
        [.. register.Cli.Run(["lessons", "--json", .. filters]).Succeeded().Json.GetProperty("lessons").EnumerateArray().Select(lesson => lesson.GetProperty("id").GetString())];

    private void Record(string command, string json) => register.Cli.Run(json, environment: null, "record", command, "-").Succeeded();
}
