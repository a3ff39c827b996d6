using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using ThreatRegister.Application.Imports;
using ThreatRegister.Application.Imports.Columns;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Tests.Import_Specs;

/// <summary>A mapping that is made of which column is what.</summary>
public sealed class Matching_columns : IDisposable
{
    private static readonly ThreatTypeTree types = ((string Id, string Vi, string En)[])[("cyber.attack", "Tấn công mạng", "Cyber attack"), ("disaster.landslide", "Sạt lở đất", "Landslide")] is var all
        ? all.Aggregate(ThreatTypeTree.Initial, (tree, type) => ThreatTypeTree.Evolve(tree, new ThreatTypeDefined(new(type.Id), Parent: null, new(type.Vi, type.En), new("vụ", "case"), [], ValidFrom: null)))
        : ThreatTypeTree.Initial;

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("STT;Tên vụ việc;Ngày xảy ra;Loại;Địa điểm;Số lượng;Kết quả", "title=Tên vụ việc type=Loại occurred=Ngày xảy ra id=STT place.name=Địa điểm quantity=Số lượng outcome=Kết quả")]
    [InlineData("Ma so;Tieu de;Thoi gian;Loai hinh;Tinh;So vu", "title=Tieu de type=Loai hinh occurred=Thoi gian id=Ma so place.name=Tinh quantity=So vu")]
    [InlineData("ID;NAME;Date;Type;Place;Count;Outcome;TLP;Description", "title=NAME type=Type occurred=Date id=ID place.name=Place quantity=Count outcome=Outcome marking=TLP description=Description")]
    [InlineData("Nội dung;Địa điểm xảy ra;Mã độc;Tên đơn vị", "title=Nội dung place.name=Địa điểm xảy ra")]
    [InlineData("Tên vụ việc;Nội dung", "title=Tên vụ việc description=Nội dung")]
    [InlineData("Tên;Tên;Ngày;", "occurred=Ngày")]
    public void chooses_by_their_names_in_either_language_with_or_without_marks(string header, string chosen) =>
        string.Join(' ', ColumnChoices.Suggested(Sample(header + "\n"), "Sổ").Columns.Select(one => $"{one.Key}={one.Value}")).ShouldBe(chosen);

    [Theory]
    [InlineData("a;b\n\"x;y\";2\n", ";")]
    [InlineData("\"a;b;c\",d,e\n", ",")]
    [InlineData("a\tb\n1\t2\n", "\t")]
    public void finds_what_parts_the_cells(string text, string delimiter) => Sample(text).File.ShouldBe(new FileElement("utf-8", delimiter));

    [Fact]
    public void finds_the_encoding_as_far_as_bytes_tell()
    {
        Sample(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Tên,Ngày\nLũ,2021\n")).ToArray()).ShouldSatisfyAllConditions(file => file.File.Encoding.ShouldBe("utf-16"), file => file.Header.ShouldBe(["Tên", "Ngày"]));
        Sample([.. "M"u8, 0xE3, .. ",T\n1,2\n"u8]).File.Encoding.ShouldBe("windows-1258");
    }

    [Fact]
    public void says_of_a_workbook_what_to_do() =>
        FileSample.Read(folder.Write("so.xlsx", [.. "PK"u8, 3, 4, 0, 0])).Fault!.Reason.ShouldStartWith("this is a workbook, not a CSV file: save it as CSV");

    [Fact]
    public void shows_the_first_rows_and_each_text_of_a_column_once()
    {
        var sample = Sample("Loại,Ngày\nLũ,1\nBão,2\nLũ,3\n,4\n");
        sample.First.Count.ShouldBe(FileSample.Shown);
        sample.Values["Loại"].ShouldBe(["Lũ", "Bão"]);
    }

    [Fact]
    public async Task makes_a_mapping_like_any_other()
    {
        const string data = "STT;Tên;Ngày;Loại;Nơi;Số vụ;Kết quả\n1;Quét cổng;05/06/2021;Dò quét;Huế;hơn 100;Chặn\n2;Lở núi;tháng 7/2021;sạt lở đất;-;;Đang xử lý\n3;Vụ lạ;2021;Khác;;;\n";
        var sample = Sample(data);
        var choices = ColumnChoices.Suggested(sample, "Sổ trực ban quý 3") with
        {
            Meanings = new Dictionary<(string, string), string?> { [("type", "Dò quét")] = "cyber.attack", [("outcome", "Đang xử lý")] = null, [("outcome", "Chặn")] = "blocked" },
            Otherwise = new Dictionary<string, string>(StringComparer.Ordinal) { ["marking"] = "amber" },
        };

        var content = ColumnMapping.Write(choices, sample, types, "vi");
        new SchemaCheck(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Project.Root(), "docs", "mappings", "mapping.schema.json"), TestContext.Current.CancellationToken))!.AsObject()).Faults(JsonNode.Parse(content)).ShouldBeEmpty();
        var (mapping, faults) = MappingFile.Read("so.json", content);
        faults.ShouldBeEmpty();
        mapping!.Content.ToArray().ShouldBe(content);

        using var register = new RegisterInMemory();
        var report = await register.Import(folder.Write("data.csv", data), mapping);

        report.Rejected.ShouldHaveSingleItem().ReasonIn("vi").ShouldBe("ánh xạ không nói 'Khác' nghĩa là gì.");
        var incidents = await register.Incidents();
        incidents["so-truc-ban-quy-3-1"].ShouldSatisfyAllConditions(
            one => (one.Title, one.Type.Value, one.Occurred, one.Quantity, one.Kind, one.Outcome, one.Marking).ShouldBe(("Quét cổng", "cyber.attack", When.Parse("2021-06-05"), Quantity.MoreThan(100), RecordKind.Aggregate, Outcome.Blocked, Tlp.Amber)),
            one => one.Place.ShouldBe(new Place(Country: null, "Huế")));
        incidents["so-truc-ban-quy-3-2"].ShouldSatisfyAllConditions(
            one => (one.Type.Value, one.Occurred, one.Kind, one.Outcome).ShouldBe(("disaster.landslide", When.Parse("2021-07"), RecordKind.Case, Outcome.Unknown)), one => one.Place.ShouldBeNull());
    }

    [Fact]
    public void without_ids_knows_rows_by_their_content_and_one_type_for_all()
    {
        var sample = Sample("Tên,Ngày\nLũ,2021\n");
        var choices = new ColumnChoices(new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = "Tên", ["occurred"] = "Ngày" }, "Notebook")
        {
            Kind = RecordKind.Drill, Otherwise = new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = "cyber.attack" },
        };

        var mapping = MappingFile.Read("a.json", ColumnMapping.Write(choices, sample, types, "en")).Mapping!.Mapping;
        (mapping.Id.Content, mapping.Type.Value!.Fixed, mapping.Kind, mapping.Source.Title).ShouldBe((true, "cyber.attack", RecordKind.Drill, new TitleElement(En: "Notebook")));
    }

    [Theory]
    [InlineData("Sổ vụ việc, quý 3/2026", "so-vu-viec-quy-3-2026")]
    [InlineData("資料", null)]
    [InlineData("một tên nguồn dài đến mức không ai nhớ nổi, mà vẫn phải có mã riêng của nó", null)]
    public void gives_the_source_an_id_by_its_title(string title, string? id)
    {
        var made = ColumnMapping.SourceIdOf(title);
        IdText.IsValid(made).ShouldBeTrue();
        made.ShouldBe(id ?? ColumnMapping.SourceIdOf(title.ToUpperInvariant()));
    }

    private FileSample Sample(string text) => Sample(Encoding.UTF8.GetBytes(text));

    private FileSample Sample(byte[] bytes)
    {
        var (sample, fault) = FileSample.Read(folder.Write("sample.csv", bytes));
        fault.ShouldBeNull();
        return sample!;
    }
}
