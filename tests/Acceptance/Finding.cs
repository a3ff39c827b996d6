using System.Text.Json;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>The scenarios that document 004 takes part in.</summary>
public sealed class Scenarios(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void Month_of_2020_is_not_stated_for_the_attacks()
    {
        var view = register.Cli.Run("register", "--per", "month", "--period", "2020", "--type", "cyber", "--json").Succeeded().Json;

        view.GetProperty("cells").GetArrayLength().ShouldBe(0);
        var attack = view.GetProperty("mayBelong").EnumerateArray().Single(part => part.GetProperty("type").GetString() == "cyber.attack");
        attack.GetProperty("date").GetString().ShouldBe("2020");
        attack.GetProperty("inPeriod").GetBoolean().ShouldBeTrue();
        attack.GetProperty("quantity").GetProperty("text").GetString().ShouldBe("nhiều cuộc (nguồn không nêu số lượng)");
    }

    [Fact]
    public void A_month_of_2020_may_hold_them_but_counts_nothing()
    {
        var view = register.Cli.Run("register", "--per", "month", "--period", "2020-06", "--type", "cyber", "--json").Succeeded().Json;

        view.GetProperty("cells").GetArrayLength().ShouldBe(0);
        view.GetProperty("total").GetProperty("incidents").GetInt64().ShouldBe(0);
        view.GetProperty("mayBelong").EnumerateArray().ShouldAllBe(part => !part.GetProperty("inPeriod").GetBoolean());
    }

    [Fact]
    public void Stated_by_November_2020_there_is_nothing_of_the_document()
    {
        register.Cli.Run("register", "--stated-by", "2020-11-30", "--json").Succeeded().Json.GetProperty("cells").GetArrayLength().ShouldBe(0);
        Rows("incidents", "2020-11-30").ShouldBeEmpty();
        foreach (var kind in new[] { "lessons", "occasions", "reviews", "assessments" }) Rows(kind, "2020-11-30").ShouldBeEmpty();
    }

    [Fact]
    public void Stated_by_10_December_the_lesson_is_asked_and_the_review_under_way()
    {
        var lesson = Rows("lessons", "2020-12-10").ShouldHaveSingleItem();
        lesson.GetProperty("status").GetString().ShouldBe("asked");
        lesson.TryGetProperty("text", out _).ShouldBeFalse();
        Rows("reviews", "2020-12-10").ShouldHaveSingleItem().GetProperty("status").GetString().ShouldBe("returned");
        Judges("2020-12-10").ShouldBe(["Tiểu ban An ninh – Y tế ASEAN 2020"]);
    }

    [Fact]
    public void Stated_by_11_December_the_Prime_Minister_has_judged_too() =>
        Judges("2020-12-11").ShouldBe(["Tiểu ban An ninh – Y tế ASEAN 2020", "Thủ tướng Chính phủ"]);

    [Fact]
    public void Recorded_before_the_seeds_there_is_nothing_at_all()
    {
        register.Cli.Run("register", "--as-of", "0", "--json").Succeeded().Json.GetProperty("cells").GetArrayLength().ShouldBe(0);
        register.Cli.Run("register", "--as-of", "2020-12-31", "--json").Succeeded().Json.GetProperty("position").GetInt64().ShouldBe(0);
        register.Cli.Run("show", "asean-2020-attacks", "--as-of", "0").ExitCode.ShouldBe(5);
    }

    [Fact]
    public void A_lesson_without_text_is_not_applied_to_an_occasion()
    {
        var head = Head();
        var refused = register.Cli.Run("""{"lesson":"asean-2020-plan-procedures","occasion":"asean-2020"}""", environment: null, "record", "apply-lesson", "-");

        refused.ExitCode.ShouldBe(4);
        refused.Errors.ShouldContain("LessonHasNoText");
        Head().ShouldBe(head);
    }

    [Fact]
    public void Every_statement_of_the_attacks_shows_its_quotation() =>
        register.Cli.Run("show", "asean-2020-attacks").Succeeded().Output.ShouldContain("\"ngăn chặn nhiều cuộc tấn công\"");

    [Theory]
    [InlineData("tan cong mang")]
    [InlineData("TẤN CÔNG mạng")]
    public void Search_finds_with_and_without_diacritics(string words)
    {
        var decomposed = words.Normalize(System.Text.NormalizationForm.FormD);
        foreach (var asked in new[] { words, decomposed })
            register.Cli.Run("search", asked, "--json").Succeeded().Json.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()).ShouldContain("asean-2020-attacks");
    }

    [Fact]
    public void Filters_find_by_occasion_source_agency_and_place()
    {
        Ids("--occasion", "asean-2020").ShouldContain("asean-2020-attacks");
        Ids("--source", "doc-004", "--outcome", "blocked").ShouldBe(["asean-2020-attacks", "asean-2020-cyber-terrorism"], ignoreOrder: true);
        Ids("--agency", "tieu ban an ninh").ShouldContain("asean-2020-attacks");
        Ids("--place", "Atlantis").ShouldBeEmpty();
        Ids("--type", "disaster", "--period", "2024", "--counted").ShouldBe(["yagi-2024"]);
        Ids("--type", "climate").ShouldBe(["standing-climate"]);
        Ids("--period", "2019").ShouldBeEmpty();
    }

    private IEnumerable<string> Ids(params string[] filters) =>
        [.. register.Cli.Run(["incidents", "--json", .. filters]).Succeeded().Json.GetProperty("incidents").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    private JsonElement[] Rows(string kind, string day) => [.. register.Cli.Run(kind, "--stated-by", day, "--json").Succeeded().Json.GetProperty(kind).EnumerateArray()];

    private IEnumerable<string?> Judges(string day) =>
        Rows("occasions", day).ShouldHaveSingleItem().GetProperty("judgements").EnumerateArray().Select(judgement => judgement.GetProperty("by").GetString());

    private long Head() => register.Cli.Run("status", "--json").Succeeded().Json.GetProperty("head").GetInt64();
}
