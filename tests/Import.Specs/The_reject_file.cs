using System.Text;
using Shouldly;
using ThreatRegister.Application.Imports;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Import_Specs;

/// <summary>The rows of a file that were not recorded, to be corrected and imported again.</summary>
public sealed class The_reject_file : IDisposable
{
    private readonly Folder folder = new();
    private readonly RegisterInMemory register = new();

    public void Dispose()
    {
        register.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task has_the_columns_as_they_were_with_their_delimiter_then_column_reason_and_line()
    {
        var text = await RejectedAsync("title;id;date\nLũ;1;2021-06-01\n\"Sạt lở; đá lăn\";2;2021-02-30\n=1+1;3;\n", Semicolons, language: "vi");

        text.ShouldBe(
            "\uFEFFtitle;id;date;Bị từ chối: cột;Bị từ chối: lý do;Bị từ chối: dòng\n" +
            "\"Sạt lở; đá lăn\";2;2021-02-30;date;'2021-02-30' không phải ngày theo dạng yyyy-MM-dd.;3\n" +
            "\"'=1+1\";3;;date;không nêu ngày, và ánh xạ nói phải từ chối dòng như vậy.;4\n");
    }

    [Fact]
    public async Task is_corrected_and_imported_with_the_same_mapping()
    {
        var text = await RejectedAsync("title;id;date\nLũ;1;2021-06-01\n-5 độ ở Sa Pa;2;2021-02-30\n", Semicolons, language: "vi");
        var report = await register.Import(folder.Write("corrected.csv", text.Replace(";2021-02-30;", ";2021-02-28;", StringComparison.Ordinal)), Given.Mapping(Semicolons));

        report.Tally.ShouldBe(Tally.Of(recorded: 1));
        (await register.Incidents())["so-tay-2"].ShouldSatisfyAllConditions(
            reported => reported.Title.ShouldBe("-5 độ ở Sa Pa"), reported => reported.Occurred.ShouldBe(When.Parse("2021-02-28")));
    }

    /// <summary>Else a row that is recorded from the corrected rejects would be recorded again from the corrected file.</summary>
    [Fact]
    public async Task gives_rows_without_ids_those_that_they_have_in_the_file()
    {
        const string content = """{ "id": { "content": true } }""";
        var data = "title,date\nLũ,2021-06-01\n=Lốc,2021-02-30\n";
        var text = await RejectedAsync(data, content);
        (await register.Import(folder.Write("corrected.csv", text.Replace(",2021-02-30,", ",2021-02-28,", StringComparison.Ordinal)), Given.Mapping(content))).Tally.ShouldBe(Tally.Of(recorded: 1));

        var whole = await register.Import(folder.Write("whole.csv", data.Replace("2021-02-30", "2021-02-28", StringComparison.Ordinal)), Given.Mapping(content));
        whole.Tally.ShouldBe(Tally.Of(repeated: 2));
    }

    [Fact]
    public async Task of_a_reject_file_has_its_own_reasons_once()
    {
        var once = await RejectedAsync("title,id,date\n=Lũ,1,2021-02-30\n", "{}");

        (await RejectedAsync(once, "{}")).ShouldBe("title,id,date,Refused: column,Refused: reason,Refused: line\n\"'=Lũ\",1,2021-02-30,date,'2021-02-30' is not a date of the form yyyy-MM-dd.,2\n");
    }

    [Fact]
    public async Task has_a_row_whose_cells_cannot_be_told_apart_whole_in_its_first_column() =>
        (await RejectedAsync("title,id,date\nLũ,1,2021-06-01,quận 1\nLốc\n", "{}")).ShouldBe(
            "title,id,date,Refused: column,Refused: reason,Refused: line\n" +
            "\"Lũ,1,2021-06-01,quận 1\",,,,\"it has 4 cells, the header has 3.\",2\n" +
            "Lốc,,,,\"it has 1 cells, the header has 3.\",3\n");

    [Fact]
    public async Task of_a_file_in_another_encoding_is_read_for_what_it_is()
    {
        const string western = """{ "file": { "encoding": "windows-1252" } }""";
        var text = await RejectedAsync(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("title,id,date\nMünchen,1,2021-02-30\n"), western, language: "vi");
        text.ShouldStartWith("\uFEFF");

        (await register.Import(folder.Write("corrected.csv", text.Replace(",2021-02-30,", ",2021-02-28,", StringComparison.Ordinal)), Given.Mapping(western))).Tally.ShouldBe(Tally.Of(recorded: 1));
        (await register.Incidents())["so-tay-1"].Title.ShouldBe("München");
    }

    private const string Semicolons = """{ "file": { "delimiter": ";" } }""";

    private Task<string> RejectedAsync(string data, string members, string? language = null) => RejectedAsync(Encoding.UTF8.GetBytes(data), members, language);

    private async Task<string> RejectedAsync(byte[] data, string members, string? language = null)
    {
        var rejects = folder.At("rejects.csv");
        (await register.Import(folder.Write("data.csv", data), Given.Mapping(members), new ImportOptions("u1", RejectFile: rejects, RejectLanguage: language))).Fault.ShouldBeNull();
        return Encoding.UTF8.GetString(await File.ReadAllBytesAsync(rejects, TestContext.Current.CancellationToken));
    }
}
