using Shouldly;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Directions;
using ThreatRegister.Projections.Imports;
using ThreatRegister.Tests.Application_Specs.Questions;
using ThreatRegister.Tests.Application_Specs.Seeds;

namespace ThreatRegister.Tests.Application_Specs.Lists;

/// <summary>One catalogue, of which the command line, pages, programs and files make their lists.</summary>
public sealed class Lists_of_the_catalogue
{
    private static readonly Question question = new(new(Viewer.Local("u1"), new(7, null, ""), new()), ThreatTypeTree.Initial, 7, "vi", DateTimeOffset.UnixEpoch);

    public static TheoryData<string> Names => [.. Listings.All.Select(listing => listing.Name)];

    [Fact]
    public void Hold_every_register() => DifferenceQuery.Registers.ShouldBeSubsetOf(Listings.All.SelectMany(listing => new[] { listing.Name, listing.Member }));

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_said_in_both_languages(string name)
    {
        var listing = Listings.Find(name)!;
        IEnumerable<LocalizedText> words = [listing.Title, listing.About, .. listing.Heads.Select(head => head.Words), .. listing.Filters.SelectMany(WordsOf)];

        words.ShouldAllBe(said => !string.IsNullOrEmpty(said.Vi) && !string.IsNullOrEmpty(said.En));
        listing.Filters.SelectMany(filter => filter.Choices ?? []).ShouldAllBe(choice => choice.Words.Vi != choice.Code);
        words.Where(said => said.Vi is not "TLP").ShouldAllBe(said => said.Vi != said.En);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tell_columns_and_filters_apart(string name)
    {
        var listing = Listings.Find(name)!;

        listing.Heads.Select(head => head.Key).ShouldBeUnique();
        listing.FieldNames.ShouldBeUnique();
        listing.Common.ShouldBeSubsetOf(QuestionText.Filters);
        listing.Filters.Select(filter => filter.Name).Concat(listing.Common).Concat(QuestionText.Moments).Append("sort").ShouldBeUnique();
    }

    [Theory]
    [InlineData("lessons", "status", "adopted", false)]
    [InlineData("incidents", "status", "open", true)]
    [InlineData("agencies", "agency", "x", false)]
    [InlineData("directions", "place", "x", true)]
    public void Leave_their_own_filters_out_of_the_question(string name, string filter, string value, bool isOfQuestion) =>
        (Listings.Find(name)!.QuestionOf(QuestionText.Empty.With("as-of", "7").With(filter, value))[filter] is not null).ShouldBe(isOfQuestion);

    [Theory]
    [MemberData(nameof(Names))]
    public void Refuse_a_filter_that_means_nothing_for_them_and_name_those_they_take(string name)
    {
        var listing = Listings.Find(name)!;
        foreach (var filter in QuestionText.Filters.Append("kind").Except(TakenFilters.Of(listing)))
        {
            var wrong = Should.Throw<QuestionException>(() => listing.QuestionOf(QuestionText.Empty.With(filter, "x")));

            wrong.Name.ShouldBe(filter);
            foreach (var language in (string[])["vi", "en"])
                wrong.Said(language, called => "--" + called).ShouldEndWith(string.Join(", ", TakenFilters.Of(listing).Select(taken => "--" + taken)) + ".");
        }
    }

    [Fact]
    public void Refuse_a_value_that_is_none_of_the_choices_in_words_for_people_and_codes_for_programs()
    {
        var wrong = Should.Throw<QuestionException>(() => Listings.Find("imports")!.QuestionOf(QuestionText.Empty.With("status", "odd")));

        wrong.Coded("en", called => called).ShouldBe("status: 'odd' is not one of started, completed, withdrawn.");
        foreach (var language in (string[])["vi", "en"])
            wrong.Said(language).ShouldEndWith($": {string.Join(", ", Enum.GetValues<ImportStatus>().Select(status => CodeWords.Of(status, language)))}.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Have_their_filters_in_the_documentation(string name)
    {
        var listing = Listings.Find(name)!;
        var line = File.ReadLines(Path.Combine(Root(), "docs", "cli.md")).Single(line => line.StartsWith($"| {name} | `", StringComparison.Ordinal));

        line.Split('|')[2].Trim().Split(' ').Select(filter => filter.Trim('`')).ShouldBe(TakenFilters.Of(listing));
    }

    [Fact]
    public async Task Are_sorted_by_a_column_both_ways_with_what_says_nothing_last()
    {
        var up = await DirectionsAsync("", new(Sort: "period"));
        var down = await DirectionsAsync("", new(Sort: "period", Descending: true));

        string[] PeriodsOf(ListPage page) => [.. page.Lines.Select(line => line.Cells("vi")[3].Code)];
        var (first, last) = (PeriodsOf(up), PeriodsOf(down));
        first.Where(period => period.Length > 0).Select(period => When.Parse(period).From).ShouldBeInOrder();
        last.Where(period => period.Length > 0).Select(period => When.Parse(period).From).ShouldBeInOrder(SortDirection.Descending);
        (first[^1], last[^1]).ShouldBe(("", ""), "some state no period");
        first.Distinct().Count().ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Are_cut_into_pages_that_know_how_many_there_are()
    {
        var whole = await DirectionsAsync("", ListSlice.All);
        var part = await DirectionsAsync("", new(Limit: 2, Offset: 1));

        (part.Total, part.Lines.Count).ShouldBe((whole.Lines.Count, 2));
        part.Lines.Select(Id).ShouldBe(whole.Lines.Skip(1).Take(2).Select(Id));
    }

    [Fact]
    public async Task Have_cells_for_people_and_programs_and_links()
    {
        var line = (await DirectionsAsync("kind=goal", ListSlice.All)).Lines[0];
        var (vietnamese, english) = (line.Cells("vi"), line.Cells("en"));

        (vietnamese[1].Code, vietnamese[1].Text, english[1].Text).ShouldBe(("goal", "mục tiêu", "goal"));
        vietnamese[0].Links.ShouldBe([new("directions", vietnamese[0].Code, vietnamese[0].Code)]);
        vietnamese[6].Links.ShouldNotBeEmpty();
        line.Fields().ShouldBe(vietnamese.Select(cell => cell.Code));
        line.Row.ShouldBeOfType<DirectionRow>().Id.ShouldBe(vietnamese[0].Code);
    }

    [Fact]
    public async Task Are_one_document_for_programs()
    {
        var page = await DirectionsAsync("kind=goal", ListSlice.All);

        page.Document().Keys.ShouldBe(["position", "directions"]);
        page.Lines.Count.ShouldBeGreaterThan(0);
        ((object[])page.Document()["directions"]).Length.ShouldBe(page.Lines.Count);
    }

    [Theory]
    [InlineData("kind=odd", null, "kind", "không có lựa chọn 'odd'; hãy chọn: phương hướng, nhiệm vụ, mục tiêu, quan điểm, phương châm.")]
    [InlineData("group=mot", null, "group", "'mot' không phải là số.")]
    [InlineData("", "colour", "sort", "không sắp xếp được danh sách này theo 'colour'")]
    public async Task Say_what_was_asked_wrongly(string query, string? sort, string name, string said)
    {
        var wrong = await Should.ThrowAsync<QuestionException>(() => DirectionsAsync(query, new(Sort: sort)));

        wrong.Name.ShouldBe(name);
        wrong.Said("vi").ShouldContain(said);
    }

    private static IEnumerable<LocalizedText> WordsOf(ListFilter filter) => [filter.Words, filter.Hint, .. (filter.Choices ?? []).Select(choice => choice.Words)];

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..");

    private static string Id(ListLine line) => line.Cells("vi")[0].Code;

    private static async Task<ListPage> DirectionsAsync(string query, ListSlice slice)
    {
        var register = new DirectionRegister();
        var seeds = await SeededRegisters.Whole;
        DirectionRow[] rows = [.. seeds.Events.Where(recorded => register.Owns(recorded.Stream)).GroupBy(recorded => recorded.Stream.Id).Select(group => seeds.Row<DirectionRow>(register, group.Key)).OfType<DirectionRow>()];
        var ports = new ListPorts(Rows.Of<DirectionRow>(rows), null!, null!, null!, null!, Register.Zone, null!);
        return await Listings.Find("directions")!.ReadAsync(ports, question, QuestionText.OfQuery(query), slice, TestContext.Current.CancellationToken);
    }
}
