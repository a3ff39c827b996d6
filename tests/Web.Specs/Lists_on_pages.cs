using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using ThreatRegister.Application.Listings;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Web.Pages.Search;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>The lists of the catalogue as pages and files: what is shown is said, counted, linked and downloaded as it is.</summary>
public sealed class Lists_on_pages(Site site)
{
    public static TheoryData<string> Addresses =>
        [.. Listings.All.Select(listing => listing.Name is "reviews" or "intake" ? $"lists/{listing.Name}" : listing.Name), "threats", "threats?per=month&period=2020", "threats?by=place", "registers", "search?q=covid"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Each_is_there_in_both_languages(string address)
    {
        foreach (var language in (string[])["vi", "en"])
        {
            var page = await site.PageAsync($"/{language}/{address}");
            page.QuerySelector("h1").Words().ShouldNotBeEmpty();
            page.QuerySelectorAll("table").ShouldAllBe(table => table.QuerySelector("thead th[scope=col]") != null);
            page.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique();
        }
    }

    /// <summary>Where there is no room for columns each row is a card, whose cells say what they are; what it is known by stands first.</summary>
    [Theory]
    [InlineData("incidents", "td.c-outcome", "Kết quả")]
    [InlineData("tasks", "td.c-status", "Trạng thái")]
    [InlineData("acts", "td.c-by", "Người ghi")]
    public async Task Say_in_each_cell_what_it_is(string list, string cell, string head)
    {
        var rows = (await site.PageAsync($"/vi/{list}")).QuerySelectorAll(".list.stacked tbody tr");

        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row.QuerySelector(cell)!.GetAttribute("data-head") == head);
        rows.ShouldAllBe(row => row.FirstElementChild!.ClassList.Contains("lead-cell") && !row.FirstElementChild.HasAttribute("data-head"));
    }

    [Fact]
    public async Task Say_in_one_sentence_what_is_shown_and_let_each_filter_be_taken_away()
    {
        var page = await site.PageAsync("/vi/incidents?type=cyber&period=2020&outcome=blocked&counted=true");

        page.QuerySelector(".sentence").Words().ShouldContain("xảy ra trong năm 2020");
        page.QuerySelector(".sentence").Words().ShouldContain("chỉ những gì được đếm");
        page.QuerySelectorAll(".asked li").Length.ShouldBe(4);
        page.QuerySelectorAll(".asked a").Select(chip => chip.Address()).ShouldContain("/vi/incidents?type=cyber&period=2020&counted=true");
        page.QuerySelectorAll(".list tbody tr").Length.ShouldBe(2);
        page.QuerySelector(".list tbody").Words().ShouldContain("nhiều cuộc (nguồn không nêu số lượng)");
    }

    /// <summary>What is wrong is told in the words that the page's own fields have; programs are told codes.</summary>
    [Theory]
    [InlineData("incidents", "outcome", "Kết quả")]
    [InlineData("lessons", "status", "Trạng thái")]
    [InlineData("responses", "kind", "Loại biện pháp")]
    [InlineData("threats", "basis", "Kỳ tính theo")]
    public async Task Say_which_choices_there_are_instead_of_what_is_none(string list, string filter, string label)
    {
        var page = await site.PageAsync($"/vi/{list}?{filter}=zzz", HttpStatusCode.BadRequest);

        var offered = page.QuerySelectorAll($"#f-{filter} option").Where(option => option.GetAttribute("value") is not ("" or "zzz")).Select(option => option.Words()).ToArray();
        offered.ShouldNotBeEmpty();
        page.QuerySelector("#filter-error").Words().ShouldBe($"Chưa lọc được: {label}: không có lựa chọn 'zzz'; hãy chọn: {string.Join(", ", offered)}.");
        page.QuerySelector($"#f-{filter}-wrong").ShouldNotBeNull();
    }

    [Fact]
    public async Task Name_no_program_where_a_type_is_none()
    {
        (await site.PageAsync("/vi/incidents?type=zzz", HttpStatusCode.NotFound)).QuerySelector("#filter-error").Words().ShouldBe("Chưa lọc được: Loại đe dọa: không có loại đe dọa 'zzz'. Các loại có ở danh sách Loại đe dọa.");
        using var machine = await Api.Program.ReaderAsync(site);
        (await machine.GetAsync("/api/incidents?outcome=zzz", HttpStatusCode.BadRequest)).ToJsonString().ShouldContain("unknown, blocked");
    }

    [Theory]
    [InlineData("incidents?period=2020", true)]
    [InlineData("incidents?period=2020&counted=true", false)]
    [InlineData("incidents?period=2020&beside=suspected", false)]
    [InlineData("lessons?period=2020", true)]
    [InlineData("imports?period=2020", false)]
    public async Task Say_where_rows_are_listed_that_only_may_belong_to_the_period(string address, bool said) =>
        (await site.PageAsync("/vi/" + address)).QuerySelector(".sentence").Words().Contains("chỉ có thể thuộc kỳ này", StringComparison.Ordinal).ShouldBe(said);

    [Fact]
    public async Task Count_records_of_the_sources_alone_that_are_listed()
    {
        async Task<(string[] Listed, string[] Counted)> OfAsync(string query)
        {
            using var answer = await site.GetAsync($"/en/sources?format=json{query}");
            using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            string[] Of(string member, string name) => [.. document.RootElement.GetProperty(member).EnumerateArray().Select(row => row.GetProperty(name).GetString()!).Distinct().Order(StringComparer.Ordinal)];
            return (Of("sources", "id"), Of("records", "source"));
        }

        (await OfAsync("")).Counted.Length.ShouldBeGreaterThan(1);
        var (listed, counted) = await OfAsync("&text=asean");
        listed.ShouldNotBeEmpty();
        counted.Except(listed).ShouldBeEmpty();
        (await OfAsync("&text=khong-co-gi")).Counted.ShouldBeEmpty();
    }

    /// <summary>But for the page that lists the registers themselves: those are there before anything is recorded.</summary>
    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Say_the_same_where_there_is_nothing(string address)
    {
        var page = await site.PageAsync($"/vi/{address}{(address.Contains('?', StringComparison.Ordinal) ? "&" : "?")}as-of=0");

        if (address is "registers") page.QuerySelectorAll(".registers > li").ShouldNotBeEmpty();
        else if (address.StartsWith("search", StringComparison.Ordinal)) page.QuerySelector("main p[role=status]").Words().ShouldBe("Không tìm thấy bản ghi nào có đủ các từ này.");
        else page.QuerySelector(".nothing strong").Words().ShouldBe("Không có mục nào trong phạm vi này.");
    }

    [Fact]
    public async Task Tell_what_is_wrong_at_its_field_and_keep_what_was_written()
    {
        (await site.PageAsync("/vi/incidents?page=-1", HttpStatusCode.BadRequest)).QuerySelector("[role=alert]").Words().ShouldContain("Trang: '-1' không phải là số trang.");
        var page = await site.PageAsync("/vi/incidents?from=31/02/2021&agency=Bộ+Công+an", HttpStatusCode.BadRequest);

        var field = page.QuerySelector("#f-from").ShouldNotBeNull();
        field.GetAttribute("aria-invalid").ShouldBe("true");
        field.GetAttribute("value").ShouldBe("31/02/2021");
        page.QuerySelector("#" + field.GetAttribute("aria-describedby")!.Split(' ')[0]).Words().ShouldContain("tháng 2/2021 chỉ có 28 ngày");
        page.QuerySelector("[role=alert] a").Address().ShouldBe("#f-from");
        page.QuerySelector("#f-agency")!.GetAttribute("value").ShouldBe("Bộ Công an");

        (await site.PageAsync("/vi/incidents?period=từ+01/01/2020+đến+31/12/2020")).QuerySelector(".list tbody").Words().ShouldBe((await site.PageAsync("/vi/incidents?period=2020")).QuerySelector(".list tbody").Words());
    }

    [Fact]
    public async Task Say_what_to_widen_where_nothing_is_found()
    {
        var page = await site.PageAsync("/en/incidents?type=climate&period=1999");

        page.QuerySelectorAll(".nothing a").Select(link => link.Address()).ShouldContain("/en/incidents?period=1999");
    }

    [Fact]
    public async Task Are_narrowed_by_values_with_their_counts_and_widened_again()
    {
        // Other specs record lessons meanwhile.
        var all = await site.PageAsync($"/vi/lessons?as-of={site.SeededTo}");
        var asked = all.QuerySelectorAll(".facets a").Single(link => link.Address() == $"/vi/lessons?as-of={site.SeededTo}&status=asked");
        var narrowed = await site.PageAsync(asked.Address());

        asked.ParentElement!.QuerySelector(".count").Words().ShouldBe(narrowed.QuerySelectorAll(".list tbody tr").Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        narrowed.QuerySelector(".facets a[aria-current]").Address().ShouldBe($"/vi/lessons?as-of={site.SeededTo}");
    }

    [Theory]
    [InlineData("/vi/incidents")]
    [InlineData("/vi/incidents?period=2021")]
    [InlineData("/vi/incidents?type=cyber")]
    [InlineData("/vi/incidents?outcome=suspected")]
    [InlineData("/vi/incidents?type=disaster&itself=true")]
    [InlineData("/vi/incidents?beside=suspected&undated=year")]
    [InlineData("/vi/incidents?counted=true&type=cyber")]
    public async Task Open_just_as_many_rows_as_the_number_of_a_facet_says(string list)
    {
        await site.RecordAsync(new ReportIncident("Nghi bị dò mật khẩu", new("cyber"), Domain.When.Parse("2019-08"), Outcome: Outcome.Suspected) { Incident = new($"nghi-van-{Guid.CreateVersion7():N}") });
        var asOf = (await site.Services.NewestAsync(TestContext.Current.CancellationToken)).Position;
        var page = await site.PageAsync($"{list}{(list.Contains('?') ? '&' : '?')}as-of={asOf}");

        page.QuerySelector(".facets .hint").Words().ShouldStartWith("Mỗi con số là số bản ghi được tính vào số liệu");
        var numbered = page.QuerySelectorAll(".facets li").Where(choice => choice.QuerySelector(".count") is not null && choice.QuerySelector("a[aria-current]") is null).ToList();
        numbered.ShouldNotBeEmpty();
        foreach (var choice in numbered)
        {
            var opened = await site.PageAsync(choice.QuerySelector("a").Address());
            var shown = opened.QuerySelectorAll(".list tbody tr").Length;
            (shown < 50 ? $"{shown}" : choice.QuerySelector(".count").Words()).ShouldBe(choice.QuerySelector(".count").Words(), choice.Words());
            var counted = choice.QuerySelector(".count").Words();
            if (shown == 50) opened.QuerySelector("#list-caption").Words().ShouldBe(counted is "50" ? "50 dòng" : $"50 trong {counted} dòng");
        }
    }

    [Theory]
    [InlineData("/vi/incidents?type=cyber&counted=true")]
    [InlineData("/vi/incidents?outcome=suspected&beside=suspected")]
    [InlineData("/vi/incidents?type=cyber&itself=true")]
    public async Task Open_all_rows_of_a_choice_that_has_no_number_and_take_back_all_that_a_choice_asked(string list)
    {
        await site.RecordAsync(new ReportIncident("Báo động giả về dò mật khẩu", new("cyber"), Domain.When.Parse("2019-08"), Outcome: Outcome.FalsePositive) { Incident = new($"bao-dong-gia-{Guid.CreateVersion7():N}") });
        var asOf = (await site.Services.NewestAsync(TestContext.Current.CancellationToken)).Position;
        var page = await site.PageAsync($"{list}&as-of={asOf}");
        var choices = page.QuerySelectorAll(".facets a").ToList();

        var chosen = choices.Single(choice => choice.HasAttribute("aria-current"));
        chosen.Address().ShouldBe($"/vi/incidents?as-of={asOf}");
        choices.Where(choice => choice.ParentElement!.QuerySelector(".count") is null).Select(choice => choice.Words()).ShouldBe(["báo động giả", "đang mở", "đã khống chế", "đã giải quyết", "đã đóng", "đã rút khỏi sổ", "đã gộp vào bản ghi khác", "đã thu hồi cùng lô nhập"], ignoreOrder: true);
        foreach (var choice in choices.Where(choice => choice.ParentElement!.QuerySelector(".count") is null))
        {
            choice.Address().ShouldNotContain("counted=");
            choice.Address().ShouldNotContain("beside=");
            var opened = await site.PageAsync(choice.Address());
            opened.QuerySelectorAll(".facets a[aria-current]").Select(active => active.Words()).ShouldContain($"{choice.Words()} ×");
            if (choice.Words() is "báo động giả") opened.QuerySelectorAll(".list tbody tr").ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("type=cyber&outcome=blocked&counted=true", "blocked", "type=cyber&counted=true")]
    [InlineData("period=2020&outcome=blocked&counted=true", "blocked", "period=2020&counted=true")]
    [InlineData("type=cyber&outcome=blocked", "cyber", "outcome=blocked")]
    [InlineData("type=cyber&outcome=blocked&itself=true", "blocked", "type=cyber&itself=true")]
    [InlineData("type=cyber&period=2020&itself=true", "cyber", "period=2020")]
    [InlineData("type=cyber&outcome=suspected&beside=suspected", "cyber", "outcome=suspected&beside=suspected")]
    [InlineData("type=cyber&outcome=suspected&beside=suspected", "suspected", "type=cyber&counted=true")]
    public async Task Leave_what_another_choice_asked_when_one_is_taken_back(string list, string choice, string left)
    {
        static string Sorted(string query) => string.Join('&', query.Split('&').Order(StringComparer.Ordinal));
        string[] asked = [.. list.Split('&').Where(pair => pair.EndsWith("=" + choice, StringComparison.Ordinal))];
        var page = await site.PageAsync($"/vi/incidents?{list}&as-of={site.SeededTo}");

        var back = page.QuerySelectorAll(".facets a[aria-current]").Select(link => link.Address().Split('?')[1]).Single(query => !query.Split('&').Contains(asked[0], StringComparer.Ordinal));
        Sorted(back).ShouldBe(Sorted($"{left}&as-of={site.SeededTo}"));
    }

    [Fact]
    public async Task Begin_with_the_newest_and_say_so()
    {
        foreach (var listing in Application.Listings.Listings.All.Where(listing => listing.Newest is not null))
        {
            var page = await site.PageAsync($"/vi{Web.Pages.Lists.ListAddress.Of(listing.Name)}");
            if (page.QuerySelector(".list") is not null) page.QuerySelector("th[aria-sort=descending] a").Address().ShouldEndWith($"?sort={listing.Newest}");
        }

        var shown = await IdsAsync($"/vi/incidents?as-of={site.SeededTo}");
        shown.ShouldBe(await IdsAsync($"/vi/incidents?sort=-occurred&as-of={site.SeededTo}"));
        shown.ShouldNotBe(await IdsAsync($"/vi/incidents?sort=occurred&as-of={site.SeededTo}"));
    }

    [Fact]
    public async Task Sort_both_ways()
    {
        var up = await IdsAsync($"/vi/incidents?sort=id&as-of={site.SeededTo}");
        var down = await IdsAsync($"/vi/incidents?sort=-id&as-of={site.SeededTo}");

        up.ShouldBe(up.Order(StringComparer.Ordinal));
        down.ShouldBe(up.Reverse());
        (await site.PageAsync("/vi/incidents?sort=id")).QuerySelector("th[aria-sort=ascending] a").Address().ShouldBe("/vi/incidents?sort=-id");
        (await site.GetAsync("/vi/incidents?sort=marking")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("xlsx")]
    public async Task Are_downloaded_as_they_are_filtered(string format)
    {
        using var answer = await site.GetAsync($"/vi/incidents?period=2020&counted=true&format={format}");
        var file = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var rows = (await site.PageAsync("/vi/incidents?period=2020&counted=true")).QuerySelectorAll(".list tbody tr").Length;

        answer.Content.Headers.ContentDisposition!.FileName!.ShouldEndWith(format);
        Rows(format, file).ShouldBe(rows);
        if (format is "csv") file.Take(3).ShouldBe([(byte)0xEF, (byte)0xBB, (byte)0xBF]);
    }

    [Fact]
    public async Task Are_kept_under_a_name()
    {
        const string view = "/vi/incidents?type=cyber";
        using var people = await FormFiller.OnAsync(site);
        (await people.TakenAsync(view, "keep-view", ("name", "Tấn công mạng"), ("shared", "true"))).ShouldBe(view + "&kept=yes");

        var same = await site.PageAsync(view + "&kept=yes");
        same.QuerySelector(".alert-success").Words().ShouldBe("Đã giữ lại.");
        same.QuerySelectorAll(".kept-views li a").Single(link => link.Words() == "Tấn công mạng").Address().ShouldBe(view);
        same.QuerySelectorAll(".list thead a").ShouldAllBe(link => !link.Address().Contains("kept"));
        (await site.PageAsync("/en/incidents")).QuerySelectorAll(".kept-views li a").Single().Address().ShouldBe("/en/incidents?type=cyber");
        (await site.PageAsync("/vi/lessons")).QuerySelector(".kept-views").ShouldBeNull("it is of another list");
        var page = await site.PageAsync("/vi/registers");
        page.QuerySelectorAll(".views a").Single(link => link.Words() == "Tấn công mạng").Address().ShouldBe(view);
        (await site.PageAsync("/vi/registers")).QuerySelectorAll(".registers > li").Length.ShouldBe(Listings.All.Count + 3, "with the threats, the rules and the seals");
    }

    [Theory]
    [InlineData("Bộ Công an", "cong an", "Bộ |Công| |an")]
    [InlineData("Hoà Bình", "hòa", "Hoà| Bình")]
    [InlineData("Tấn công an ninh", "an", "Tấn công |an| ninh")]
    [InlineData("yagi", "khong co", "yagi")]
    public void Mark_what_was_searched_for_as_it_is_written(string text, string searched, string stretches) =>
        string.Join('|', Marked.Of(text, searched).Select(stretch => stretch.Text)).ShouldBe(stretches);

    [Fact]
    public async Task Show_first_what_a_row_is_known_by_and_its_id_last()
    {
        var page = await site.PageAsync("/vi/assessments");

        page.QuerySelectorAll(".list thead th").Select(head => head.Words()).ShouldBe(["Nội dung", "Dạng", "Về", "Kỳ ▼", "Nguồn", "Nơi nêu", "Mã"]);
        var row = page.QuerySelectorAll(".list tbody tr").Single(line => line.QuerySelector(".c-id").Words() is "asean-2020-situation");
        row.QuerySelector(".lead-cell a").Address().ShouldBe("/vi/assessments/asean-2020-situation");
        row.QuerySelector(".c-about").Words().ShouldBe("Năm Chủ tịch ASEAN 2020");
        row.QuerySelector(".c-sources").Words().ShouldStartWith("Tiểu ban An ninh – Y tế ASEAN 2020");
    }

    [Fact]
    public async Task Say_in_words_what_programs_read_as_codes()
    {
        (await site.PageAsync("/vi/instruments?kind=resolution")).QuerySelectorAll(".c-in-force").Select(cell => cell.Words()).ShouldContain("từ ngày 22/05/2025");
        (await site.PageAsync("/vi/instruments")).QuerySelectorAll(".c-relations").Select(cell => cell.Words()).ShouldContain("triển khai: Nghị quyết 147");
        (await site.PageAsync("/vi/agencies?agency=bo-cong-an")).QuerySelector(".c-roles").Words().ShouldContain("Tiểu ban An ninh – Y tế ASEAN 2020, Năm Chủ tịch ASEAN 2020");
        (await site.PageAsync("/vi/agencies/bo-cong-an")).QuerySelector("#facts").Words().ShouldContain("chủ trì: Tiểu ban An ninh – Y tế ASEAN 2020, Năm Chủ tịch ASEAN 2020");
    }

    /// <summary>Types and places have no page of their own: they led nowhere.</summary>
    [Fact]
    public async Task Bug_every_link_of_a_row_leads_somewhere()
    {
        foreach (var listing in Listings.All)
        {
            var page = await site.PageAsync("/vi" + Web.Pages.Lists.ListAddress.Of(listing.Name));
            var links = page.QuerySelectorAll(".list td a").GroupBy(link => link.Closest("td")!.ClassName!.Split(' ')[0]).SelectMany(column => column.Select(link => link.Address()).Distinct().Take(2));
            foreach (var address in links) (await site.PageAsync(address!)).QuerySelector("h1").Words().ShouldNotBeEmpty(address);
        }
    }

    [Theory]
    [InlineData("quý 2/2021", "quý II/2021")]
    [InlineData("6 tháng đầu năm 2021", "6 tháng đầu năm 2021")]
    [InlineData("June 2021", "tháng 6/2021")]
    public async Task Take_a_period_in_words(string written, string said) =>
        (await site.PageAsync("/vi/incidents?period=" + Uri.EscapeDataString(written))).QuerySelector(".sentence").Words().ShouldContain(said);

    [Fact]
    public async Task Find_without_diacritics_and_by_former_names()
    {
        var page = await site.PageAsync("/vi/search?q=tuyen+giao");

        page.QuerySelectorAll("#agencies ~ ul mark").Select(found => found.TextContent).ShouldContain("Tuyên");
        page.QuerySelector("section.hits:has(#agencies)").Words().ShouldContain("→");
    }

    private async Task<string[]> IdsAsync(string address) => [.. (await site.PageAsync(address)).QuerySelectorAll(".list td.c-id").Select(cell => cell.TextContent.Trim())];

    private static int Rows(string format, byte[] file) => format switch
    {
        "csv" => Encoding.UTF8.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1,
        "json" => JsonDocument.Parse(file).RootElement.GetProperty("incidents").GetArrayLength(),
        _ => Sheet(file).Split("<row ").Length - 3,
    };

    private static string Sheet(byte[] file)
    {
        using var workbook = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(workbook.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return reader.ReadToEnd();
    }
}
