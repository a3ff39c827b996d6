using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>Incidents by how severe they are.</summary>
public sealed class Severity_on_pages(Site site)
{
    [Theory]
    [InlineData("nghiêm trọng", "nghiêm trọng", true, true)]
    [InlineData("Nghiem trong", "nghiêm trọng", true, true)]
    [InlineData("nghiêm trọng (Thang điểm sự cố mạng quốc gia NCISS (CISA, Hoa Kỳ))", "nghiêm trọng (Thang điểm", true, false)]
    [InlineData("trung bình+", "trung bình trở lên", true, true)]
    [InlineData("khẩn cấp", "khẩn cấp (Thang điểm", false, false)]
    [InlineData("severe", "nghiêm trọng (Thang điểm", true, false)]
    [InlineData("nciss:severe", "nghiêm trọng (Thang điểm", true, false)]
    [InlineData("nciss:high+", "cao trở lên (Thang điểm", true, false)]
    [InlineData("severe+", "nghiêm trọng trở lên (Thang điểm", true, false)]
    [InlineData("nciss:nghiêm trọng", "nghiêm trọng (Thang điểm", true, false)]
    [InlineData("3+", "trung bình trở lên (Thang năm cấp", false, true)]
    [InlineData("baseline-minor+", "nền, nhỏ trở lên (Thang điểm", true, false)]
    [InlineData("4", "nghiêm trọng (Thang năm cấp của sổ đăng ký)", false, true)]
    public async Task is_asked_for_by_the_name_of_a_level_or_its_code_and_said_back_in_words(string asked, string said, bool isInOne, bool isInOther)
    {
        var (one, other) = (await RecordAsync("nciss", "severe"), await RecordAsync("cap-do", "4"));

        var page = await site.PageAsync($"/vi/incidents?period=2013&severity={Uri.EscapeDataString(asked)}");

        string?[] found = [.. page.QuerySelectorAll("table.list tbody a").Select(link => link.Address())];
        (found.Contains($"/vi/incidents/{one}"), found.Contains($"/vi/incidents/{other}")).ShouldBe((isInOne, isInOther));
        page.QuerySelector("main").Words().ShouldContain("mức độ nghiêm trọng " + said);
    }

    /// <summary>Its English name is a level's code too.</summary>
    [Fact]
    public async Task is_that_of_a_scale_nobody_has_defined_where_its_code_is_asked_for()
    {
        var id = await RecordAsync("thang-la", "severe");

        (await site.PageAsync("/vi/incidents?period=2013&severity=severe")).QuerySelectorAll("table.list tbody a").Select(link => link.Address()).ShouldContain($"/vi/incidents/{id}");
    }

    [Theory]
    [InlineData("rất nặng+", "không thang nào có mức 'rất nặng'")]
    [InlineData("nciss:rất nặng+", "thang nciss không có mức 'rất nặng', chỉ có baseline-negligible, ")]
    public async Task is_told_where_nothing_is_known_to_be_above_it(string asked, string said) =>
        (await site.PageAsync($"/vi/incidents?severity={Uri.EscapeDataString(asked)}", System.Net.HttpStatusCode.BadRequest)).QuerySelector("#filter-error").Words().ShouldContain(said);

    [Fact]
    public async Task is_offered_with_the_words_of_the_known_scales() =>
        (await site.PageAsync("/vi/incidents")).QuerySelectorAll("#f-severity-list option").ToDictionary(level => level.GetAttribute("value")!, level => level.Words())["cap-do:5"].ShouldBe("đặc biệt nghiêm trọng (Thang năm cấp của sổ đăng ký)");

    private async Task<string> RecordAsync(string scale, string level)
    {
        var incident = $"muc-do-{Guid.NewGuid()}";
        await site.RecordAsync(new ReportIncident("Vụ có mức độ", new("cyber.attack"), When.Parse("2013-05-03"), Severity: new(scale, level)) { Incident = new(incident) });
        return incident;
    }
}
