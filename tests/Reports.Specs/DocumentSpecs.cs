using System.Globalization;
using System.Xml.Linq;
using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Reports;
using ThreatRegister.Reports.Office;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class The_report_as_a_document
{
    private static readonly XNamespace w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task is_a_package_whose_parts_hang_together(string language)
    {
        var file = new OfficeFiles(Docx.Render(await The_report.Whole(language)));

        file.ShouldHang();
        file["word/styles.xml"].Descendants(w + "lang").Single().Attribute(w + "val")!.Value.ShouldBe(language == "vi" ? "vi-VN" : "en-GB");
    }

    [Fact]
    public async Task keeps_the_order_of_the_schema()
    {
        var document = new OfficeFiles(Docx.Render(await The_report.Whole("vi")))["word/document.xml"];

        OfficeFiles.ShouldBeInOrder(document, w + "pPr", "pStyle", "keepNext", "pageBreakBefore", "spacing", "ind", "jc", "sectPr");
        OfficeFiles.ShouldBeInOrder(document, w + "rPr", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "sz", "szCs");
        OfficeFiles.ShouldBeInOrder(document, w + "tbl", "tblPr", "tblGrid", "tr");
        OfficeFiles.ShouldBeInOrder(document, w + "tcPr", "tcW", "shd", "vAlign");
        OfficeFiles.ShouldBeInOrder(document, w + "sectPr", "headerReference", "pgSz", "pgMar", "titlePg");
        foreach (var cell in document.Descendants(w + "tc")) cell.Elements().Last().Name.ShouldBe(w + "p");
        document.Element(w + "body")!.Elements().Last().Name.ShouldBe(w + "sectPr");
    }

    [Fact]
    public async Task uses_only_styles_that_it_has()
    {
        var file = new OfficeFiles(Docx.Render(await The_report.Whole("vi")));
        var styles = file["word/styles.xml"].Elements(w + "style").Select(style => style.Attribute(w + "styleId")!.Value).ToArray();

        styles.ShouldBeUnique();
        foreach (var name in (string[])["pStyle", "rStyle", "tblStyle"])
            file["word/document.xml"].Descendants(w + name).Select(style => style.Attribute(w + "val")!.Value).ShouldBeSubsetOf(styles);
        file["word/styles.xml"].Descendants().Where(element => element.Name.LocalName is "basedOn" or "next").Select(style => style.Attribute(w + "val")!.Value).ShouldBeSubsetOf(styles);
    }

    [Fact]
    public async Task has_the_headings_of_the_report_and_lists_them()
    {
        var document = await DocumentOf("vi");
        var headings = document.Descendants(w + "p").Where(paragraph => StyleOf(paragraph).StartsWith("Heading", StringComparison.Ordinal)).ToArray();
        var markdown = SummaryMarkdown.Render(await The_report.Whole("vi")).Split('\n').Where(line => line.StartsWith('#'));

        headings.Select(heading => $"{new string('#', StyleOf(heading)[^1] - '0')} {heading.Value}").ShouldBe(markdown);
        document.Descendants(w + "hyperlink").Select(link => (link.Attribute(w + "anchor")!.Value, link.Element(w + "r")!.Value)).ShouldBe(
            headings.Where(heading => StyleOf(heading) is "Heading2" or "Heading3").Select(heading => (heading.Element(w + "bookmarkStart")!.Attribute(w + "name")!.Value, heading.Value)));
        document.Descendants(w + "bookmarkStart").Select(mark => mark.Attribute(w + "id")!.Value).ShouldBeUnique();
    }

    /// <summary>Word asks a question before it updates fields on opening, and LibreOffice reckons no page within a field around the list.</summary>
    [Fact]
    public async Task leaves_the_pages_of_its_contents_to_who_opens_it()
    {
        var file = new OfficeFiles(Docx.Render(await The_report.Whole("vi")));
        var document = file["word/document.xml"];

        foreach (var link in document.Descendants(w + "hyperlink"))
        {
            link.Descendants(w + "instrText").ShouldHaveSingleItem().Value.ShouldBe($" PAGEREF {link.Attribute(w + "anchor")!.Value} \\h ");
            link.Descendants(w + "fldChar").Select(field => field.Attribute(w + "fldCharType")!.Value).ShouldBe(["begin", "separate", "end"]);
            link.Elements(w + "r").Last(run => run.Element(w + "t") is not null).Value.ShouldBe("…");
        }

        document.Descendants(w + "instrText").ShouldAllBe(field => field.Value.StartsWith(" PAGEREF ", StringComparison.Ordinal));
        file.Paths.SelectMany(path => file[path].DescendantsAndSelf()).ShouldNotContain(element => element.Name == w + "updateFields" || element.Attribute(w + "dirty") != null);
    }

    [Fact]
    public async Task repeats_the_head_of_every_table_of_figures()
    {
        var tables = (await DocumentOf("vi")).Descendants(w + "tbl").Where(table => table.Descendants(w + "tblStyle").First().Attribute(w + "val")!.Value == "Figures").ToArray();

        tables.Length.ShouldBe(10);
        foreach (var table in tables)
        {
            table.Elements(w + "tr").Select(row => row.Descendants(w + "tblHeader").Any()).ShouldBe([true, .. Enumerable.Repeat(false, table.Elements(w + "tr").Count() - 1)]);
            var widths = table.Descendants(w + "gridCol").Select(column => int.Parse(column.Attribute(w + "w")!.Value, CultureInfo.InvariantCulture)).ToArray();
            widths.ShouldAllBe(width => width > 300);
            widths.Sum().ShouldBeOneOf(9353, 14570);
            foreach (var row in table.Elements(w + "tr")) row.Elements(w + "tc").Count().ShouldBe(widths.Length);
        }
    }

    [Fact]
    public async Task lays_wide_tables_across_and_nothing_else()
    {
        var document = await DocumentOf("vi");
        var isAcross = document.Descendants(w + "pgSz").Select(size => size.Attribute(w + "orient") is not null).ToArray();

        isAcross.ShouldBe([false, true, false]);
        var sections = document.Descendants(w + "sectPr").ToArray();
        foreach (var table in document.Descendants(w + "tbl").Where(table => table.Descendants(w + "gridCol").Count() >= 9))
            sections.First(section => section.IsAfter(table)).Descendants(w + "pgSz").Single().Attribute(w + "orient")!.Value.ShouldBe("landscape");
    }

    [Fact]
    public async Task lets_the_annexes_begin_across_where_their_second_table_lies_so()
    {
        var document = new OfficeFiles(Docx.Render(await SummaryOf(Request("2020"), Incident("cyber.attack", "2020"))))["word/document.xml"];
        var first = document.Descendants(w + "tbl").First(table => table.Descendants(w + "gridCol").Count() == 5 && table.Value.Contains("Không rõ tháng", StringComparison.Ordinal));

        document.Descendants(w + "sectPr").First(section => section.IsAfter(first)).Descendants(w + "pgSz").Single().Attribute(w + "orient")!.Value.ShouldBe("landscape");
    }

    [Fact]
    public async Task makes_no_empty_page_where_the_direction_changes() =>
        (await DocumentOf("vi")).Descendants(w + "pPr").Where(properties => properties.Element(w + "sectPr") is not null && !properties.Parent!.Elements(w + "r").Any())
            .ShouldAllBe(properties => (string?)properties.Element(w + "spacing")!.Attribute(w + "line") == "20");

    [Fact]
    public async Task gives_a_narrow_table_the_width_of_the_page_that_lies_across()
    {
        var document = new OfficeFiles(Docx.Render(await SummaryOf(Request("2020"), Incident("cyber.attack", "2020"))))["word/document.xml"];
        var months = document.Descendants(w + "tbl").First(table => table.Value.Contains("Không rõ tháng", StringComparison.Ordinal));

        months.Descendants(w + "gridCol").Sum(column => (int)column.Attribute(w + "w")!).ShouldBeInRange(14500, 14570);
    }

    [Fact]
    public async Task keeps_a_small_table_on_one_page()
    {
        var document = new OfficeFiles(Docx.Render(await SummaryOf(Request("2020"), Incident("cyber.attack", "2020"))))["word/document.xml"];
        var damage = document.Descendants(w + "tbl").First(table => table.Value.Contains("Mất tích", StringComparison.Ordinal)).Elements(w + "tr").Select(row => row.Descendants(w + "p").All(paragraph => paragraph.Descendants(w + "keepNext").Any())).ToArray();

        damage[..^1].ShouldAllBe(stays => stays);
        damage[^1].ShouldBeFalse();
    }

    [Fact]
    public async Task gives_most_room_to_the_column_that_would_make_rows_highest()
    {
        var row = Incident("cyber.attack", "2020") with
        {
            Responses = [new(new(new("block"), "block", "Chặn lọc", When.Parse("2020-05"), "Lực lượng quân đội và công an các cấp"), Said("2020-12-10", string.Join(' ', Enumerable.Repeat("đấu tranh ngăn chặn", 20))))],
        };
        var document = new OfficeFiles(Docx.Render(await SummaryOf(Request("2020"), row)))["word/document.xml"];
        var widths = document.Descendants(w + "tbl").First(table => table.Value.StartsWith("Lực lượng", StringComparison.Ordinal)).Descendants(w + "gridCol").Select(column => (int)column.Attribute(w + "w")!).ToArray();

        widths[^1].ShouldBeGreaterThan(widths.Sum() * 4 / 10);
    }

    [Fact]
    public async Task holds_a_month_together()
    {
        var row = Incident("cyber.attack", "2020") with
        {
            Responses = [new(new(new("block"), "block", "Chặn lọc", When.Parse("2020-04"), "Bộ"), Said("2020-12-10", string.Join(' ', Enumerable.Repeat("đấu tranh ngăn chặn", 20))))],
        };
        var document = new OfficeFiles(Docx.Render(await SummaryOf(Request("2020"), row)))["word/document.xml"];
        var widths = document.Descendants(w + "tbl").First(table => table.Value.StartsWith("Lực lượng", StringComparison.Ordinal)).Descendants(w + "gridCol").Select(column => (int)column.Attribute(w + "w")!).ToArray();

        // "4/2020" in 12 points: five digits of half their size, a stroke of 0.278, and the margins of a cell.
        widths[2].ShouldBeGreaterThanOrEqualTo((int)(240 * 2.778) + 190);
    }

    [Fact]
    public async Task begins_and_ends_as_administrative_documents_do()
    {
        var summary = await SummaryOf(Request("2020") with
        {
            Head = new(null, "BAN CHỈ ĐẠO", "05/BC-BCĐ", "Hà Nội", new(2021, 2, 5), Authority: "TM. BAN CHỈ ĐẠO", Position: "TRƯỞNG BAN", Signatory: "Nguyễn Văn An"),
            Texts = new Dictionary<(string, string), string> { [("recipients", "vi")] = "Thủ tướng Chính phủ;\nLưu: VT." },
        });
        var tables = new OfficeFiles(Docx.Render(summary))["word/document.xml"].Descendants(w + "tbl").Where(table => table.Descendants(w + "gridCol").Count() == 2).ToArray();

        Lines(tables[0]).ShouldBe(["BAN CHỈ ĐẠO", "Số: 05/BC-BCĐ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hà Nội, ngày 05 tháng 02 năm 2021"]);
        Lines(tables[^1]).ShouldBe(["Nơi nhận:", "- Thủ tướng Chính phủ;", "- Lưu: VT.", "TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "Nguyễn Văn An"]);
    }

    [Fact]
    public async Task draws_its_charts_of_shapes_with_ids_of_their_own()
    {
        XNamespace drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
        var document = await DocumentOf("vi");

        document.Descendants(drawing + "docPr").Select(chart => chart.Attribute("descr")!.Value)
            .ShouldBe(["Loại đe dọa theo thời gian", "Diễn biến so với kỳ so sánh", "Kết quả xử lý theo thời gian", "Dòng thời gian: Năm Chủ tịch"]);
        document.Descendants().Where(element => element.Name == drawing + "docPr" || element.Name == shape + "cNvPr").Select(element => element.Attribute("id")!.Value).ShouldBeUnique();
        OfficeFiles.ShouldBeInOrder(document, shape + "wsp", "cNvPr", "cNvSpPr", "spPr", "txbx", "bodyPr");
        OfficeFiles.ShouldBeInOrder(document, shape + "spPr", "xfrm", "prstGeom", "noFill", "solidFill", "pattFill", "ln");
    }

    [Fact]
    public async Task takes_any_text_as_text()
    {
        const string Nasty = "a\u0001\uFFFE <w:p/> & \"b\" \uD83D\uDE00";
        var summary = await SummaryOf(Request("2020"), Incident("climate.x", "2020..", title: Nasty, kind: ThreatRegister.Domain.Incidents.RecordKind.StandingThreat));

        new OfficeFiles(Docx.Render(summary))["word/document.xml"].Descendants(w + "p").ShouldContain(paragraph => paragraph.Value.Contains("a \uFFFD <w:p/> & \"b\" \uD83D\uDE00", StringComparison.Ordinal));
    }

    private static async Task<XElement> DocumentOf(string language) => new OfficeFiles(Docx.Render(await The_report.Whole(language)))["word/document.xml"];

    private static string StyleOf(XElement paragraph) => paragraph.Element(w + "pPr")?.Element(w + "pStyle")?.Attribute(w + "val")?.Value ?? "";

    private static IEnumerable<string> Lines(XElement table) => table.Descendants(w + "p").Select(paragraph => paragraph.Value).Where(line => line.Length > 0);
}
