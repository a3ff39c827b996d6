using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Shouldly;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Reports;
using ThreatRegister.Reports.Office;
using static ThreatRegister.Tests.Reports_Specs.Population;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class The_report_as_a_workbook
{
    private static readonly XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task is_a_package_whose_parts_hang_together(string language) => new OfficeFiles(Xlsx.Render(await The_report.Whole(language))).ShouldHang();

    [Fact]
    public async Task keeps_the_order_of_the_schema()
    {
        var file = new OfficeFiles(Xlsx.Render(await The_report.Whole("vi")));

        foreach (var (_, sheet) in Sheets(file))
        {
            OfficeFiles.ShouldBeInOrder(sheet, main + "worksheet", "sheetPr", "sheetViews", "sheetFormatPr", "cols", "sheetData", "hyperlinks", "pageMargins", "pageSetup", "headerFooter");
            Places(sheet).ShouldBe(Places(sheet).OrderBy(place => place.Row).ThenBy(place => place.Column));
        }

        OfficeFiles.ShouldBeInOrder(file["xl/styles.xml"], main + "styleSheet", "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles");
        OfficeFiles.ShouldBeInOrder(file["xl/workbook.xml"], main + "workbook", "bookViews", "sheets", "definedNames");
    }

    [Fact]
    public async Task has_contents_a_sheet_for_each_table_and_the_texts()
    {
        var file = new OfficeFiles(Xlsx.Render(await The_report.Whole("vi")));
        string[] names = [.. Sheets(file).Select(sheet => sheet.Name)];

        names.ShouldBe(["Mục lục", "2. Số liệu chung", "3. Từng lĩnh vực", "5. Thiệt hại", "3. Phát hiện, ngăn chặn, xử lý", "Phụ lục I. Loại theo tháng", "So với kỳ so sánh, theo thời", "Phụ lục II. Kết quả xử lý theo", "Kết quả xử lý theo thời gian", "Phụ lục III. Thiệt hại", "Phụ lục V. Biện pháp theo lực", "Văn bản"]);
        names.ShouldAllBe(name => name.Length <= 31);
        Sheets(file).First().Sheet.Descendants(main + "hyperlink").Select(link => link.Attribute("location")!.Value).ShouldBe(names.Skip(1).Select(name => $"'{name}'!A1"));
        foreach (var (_, sheet) in Sheets(file).Skip(1)) sheet.Descendants(main + "pane").Single().Attribute("state")!.Value.ShouldBe("frozen");
    }

    [Fact]
    public async Task writes_exact_numbers_as_numbers_and_the_rest_as_text()
    {
        var sheet = Sheets(new(Xlsx.Render(await SummaryOf(
            Request("2020"), Incident("cyber.attack", "2020-03", "1319"), Incident("cyber.attack", "2019-03", "1174"), Incident("health", "2020-01", "many"), Incident("disaster", "2020-01", ">=12")))))
            .Single(sheet => sheet.Name == "3. Từng lĩnh vực").Sheet;

        RowOf(sheet, "trong đó: Tấn công mạng").ShouldBe(["1.1 (text)", "trong đó: Tấn công mạng (text)", "cuộc (text)", "1319", "1174", "145", "0.1235", "(text)"], ignoreOrder: false);
        RowOf(sheet, "Y tế")[3].ShouldBe("… (text)");
        RowOf(sheet, "Thiên tai")[3].ShouldBe("≥12 (text)");
    }

    [Fact]
    public async Task makes_no_formula_of_any_text()
    {
        const string Formula = "=HYPERLINK(\"http://e\",\"x\")";
        var file = new OfficeFiles(Xlsx.Render(await SummaryOf(Request("2020"), Incident("climate.x", "2020..", title: Formula, kind: RecordKind.StandingThreat))));

        foreach (var (_, sheet) in Sheets(file)) sheet.Descendants(main + "f").ShouldBeEmpty();
        Sheets(file).Last().Sheet.Descendants(main + "t").ShouldContain(text => text.Value.StartsWith(Formula, StringComparison.Ordinal));
    }

    internal static IEnumerable<(string Name, XElement Sheet)> Sheets(OfficeFiles file) =>
        file["xl/workbook.xml"].Descendants(main + "sheet").Select((sheet, index) => (sheet.Attribute("name")!.Value, file[$"xl/worksheets/sheet{(index + 1).ToString(CultureInfo.InvariantCulture)}.xml"]));

    private static string[] RowOf(XElement sheet, string name) =>
        [.. sheet.Descendants(main + "row").Single(row => row.Elements(main + "c").Any(cell => cell.Value == name)).Elements(main + "c").Select(Said)];

    private static string Said(XElement cell) => cell.Attribute("t") is null ? cell.Value : $"{cell.Value} (text)".TrimStart();

    private static IEnumerable<(int Row, int Column)> Places(XElement sheet) => sheet.Descendants(main + "c").Select(cell =>
    {
        var name = cell.Attribute("r")!.Value;
        var letters = name.TakeWhile(char.IsAsciiLetter).ToArray();
        return (int.Parse(name[letters.Length..], CultureInfo.InvariantCulture), letters.Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1));
    });
}

public sealed class The_report_as_one_long_table
{
    [Fact]
    public async Task has_a_line_for_each_cell_with_its_numbers_unit_and_rows()
    {
        var text = Encoding.UTF8.GetString(SummaryCsv.Render(await SummaryOf(
            Request("2020"), Incident("cyber.attack", "2020-03", "1319"), Incident("cyber.attack", "2019-03", "1174"), Incident("health", "2020-01", "many"), Incident("disaster", "2020-01", ">=12"))));
        const string Section = "\r\nPhần thứ nhất: KẾT QUẢ / I. Tình hình,3. Từng lĩnh vực,";

        text.ShouldStartWith("section,table,row,column,value,number,at_least,unit,rows\r\n");
        text.ShouldContain($"{Section}1.1 trong đó: Tấn công mạng,Kỳ này,1.319,1319,1319,cuộc,type=cyber.attack&period=2020&as-of=17&counted=true\r\n");
        text.ShouldContain($"{Section}1.1 trong đó: Tấn công mạng,Tăng/giảm (%),\"'+12,35\",12.35,,cuộc,\r\n");
        text.ShouldContain($"{Section}2 Thiên tai,Kỳ này,≥12,,12,vụ,type=disaster&period=2020&as-of=17&counted=true\r\n");
        text.ShouldContain($"{Section}3 Y tế,Kỳ này,…,,,đợt,type=health&period=2020&as-of=17&counted=true\r\n");
    }
}
