using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>Everything of the documents is found by type, period, occasion, agency, place and words, and shows its document and quotation.</summary>
public sealed class Finding(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Theory]
    [InlineData("tan cong mang")]
    [InlineData("TẤN CÔNG mạng")]
    public void Search_finds_with_and_without_diacritics(string words)
    {
        foreach (var asked in new[] { words, words.Normalize(System.Text.NormalizationForm.FormD) })
            register.Cli.Run("search", asked, "--json").Succeeded().Json.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()).ShouldContain("asean-2020-attacks");
    }

    [Fact]
    public void Incidents_by_occasion_source_agency_place_type_and_period()
    {
        Ids("incidents", "--occasion", "asean-2020").ShouldContain("asean-2020-attacks");
        Ids("incidents", "--source", "doc-004", "--outcome", "blocked").ShouldBe(["asean-2020-attacks", "asean-2020-cyber-terrorism"], ignoreOrder: true);
        Ids("incidents", "--agency", "tieu ban an ninh").ShouldContain("asean-2020-attacks");
        Ids("incidents", "--place", "Atlantis").ShouldBeEmpty();
        Ids("incidents", "--type", "disaster", "--period", "2024", "--counted").ShouldBe(["yagi-2024"]);
        Ids("incidents", "--type", "climate").ShouldBe(["standing-climate"]);
        Ids("incidents", "--period", "2019").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("directions", "--type", "order.hot-spot", "army-police-h2-hot-spots")]
    [InlineData("directions", "--period", "2022", "ndsc-2022-plans")]
    [InlineData("directions", "--agency", "bộ tư pháp", "r147-2-review-laws")]
    [InlineData("directions", "--place", "vung bien tay nam", "army-police-h2-watch-regions")]
    [InlineData("directions", "--place", "bien-gioi", "army-police-h2-patrol")]
    [InlineData("tasks", "--agency", "Bộ Văn hóa, Thể thao và Du lịch", "r147-publicise-strategy")]
    [InlineData("tasks", "--source", "doc-003", "r147-publicise-strategy")]
    [InlineData("forecasts", "--period", "2022", "world-politics-complex")]
    [InlineData("forecasts", "--source", "doc-003", "consequences-of-no-prevention")]
    [InlineData("indicators", "--type", "cyber", "cyber-rank-world")]
    [InlineData("indicators", "--period", "2021", "cyber-rank-south-east-asia")]
    [InlineData("indicators", "--source", "doc-001", "cyber-rank-asia-pacific")]
    [InlineData("instruments", "--kind", "conclusion", "ket-luan-81")]
    [InlineData("instruments", "--on", "2025-09-18", "nghi-quyet-147")]
    [InlineData("agencies", "--agency", "lực lượng quân đội", "luc-luong-quan-doi")]
    [InlineData("agencies", "--on", "2022-04-07", "ban-tuyen-giao-trung-uong")]
    [InlineData("assessments", "--type", "crime.online-fraud", "new-crimes-rising")]
    [InlineData("assessments", "--period", "2024", "weather-2024")]
    [InlineData("assessments", "--occasion", "asean-2020", "asean-2020-situation")]
    [InlineData("lessons", "--occasion", "asean-2020", "asean-2020-plan-procedures")]
    public void Each_register_by_its_filters_with_document_and_quotation(string verb, string filter, string value, string expected)
    {
        var all = Ids(verb);
        var found = Ids(verb, filter, value);

        found.ShouldContain(expected);
        found.ShouldBeSubsetOf(all);
        if (all.Count > 2) found.Count.ShouldBeLessThanOrEqualTo(all.Count);
        var shown = register.Cli.Run("show", expected).Succeeded().Output;
        shown.ShouldMatch("doc-00[0-4], nêu .*: \"");
    }

    [Theory]
    [InlineData("directions", "--type", "environment")]
    [InlineData("directions", "--place", "Atlantis")]
    [InlineData("tasks", "--agency", "Bộ Y tế")]
    [InlineData("forecasts", "--source", "doc-004")]
    [InlineData("indicators", "--type", "crime")]
    [InlineData("assessments", "--occasion", "xiii-congress")]
    [InlineData("lessons", "--occasion", "elections-2021")]
    public void Nothing_where_the_documents_have_nothing(string verb, string filter, string value) => Ids(verb, filter, value).ShouldBeEmpty();

    [Fact]
    public void Measures_by_occasion_agency_group_and_period()
    {
        Measures("--occasion", "un-peacekeeping").ShouldBe(["forces"]);
        Measures("--occasion", "asean-2020", "--kind", "assess").ShouldBe(["assess"]);
        Measures("--agency", "tiểu ban an ninh – y tế asean 2020", "--group", "resources").ShouldBe(["means"]);
        Measures("--type", "health.epidemic", "--period", "2021", "--source", "doc-002").ShouldContain("army-police-2021-h1");
    }

    [Fact]
    public void Places_with_document_and_quotation()
    {
        var place = register.Cli.Run("places", "--place", "biển đông", "--json").Succeeded().Json.GetProperty("places").EnumerateArray().ShouldHaveSingleItem();

        var statement = place.GetProperty("defined").GetProperty("statement");
        (Id(place), statement.GetProperty("source").GetString(), statement.GetProperty("quotation").GetString()).ShouldBe(("bien-dong", "doc-002", "tình hình Biển Đông, vùng biển Tây Nam, khu vực biên giới"));
    }

    private List<string?> Measures(params string[] filters) =>
        [.. register.Cli.Run(["responses", "--json", .. filters]).Succeeded().Json.GetProperty("responses").EnumerateArray().Select(measure => measure.GetProperty("id").GetString())];

    private List<string> Ids(string verb, params string[] filters) =>
        [.. register.Cli.Run([verb, "--json", .. filters]).Succeeded().Json.GetProperty(verb).EnumerateArray().Select(Id)];

    private static string Id(JsonElement row) => row.GetProperty("id").GetString()!;
}
