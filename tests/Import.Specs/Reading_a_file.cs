using System.Text;
using Shouldly;
using ThreatRegister.Application.Imports;

namespace ThreatRegister.Tests.Import_Specs;

public sealed class Reading_a_file : IDisposable
{
    private readonly Folder folder = new();

    [Fact]
    public async Task names_the_physical_line_after_quotes_that_hold_line_breaks()
    {
        var (report, register) = await folder.Import("id,title,date\r\n1,\"Hai\r\ndòng, \"\"trích\"\"\",2021-06-01\r\n\r\n2,Không ngày,\r\n3,Lũ,2021-06-02\r\n");
        report.Tally.ShouldBe(Tally.Of(recorded: 2, refused: 1));
        (report.Rejected[0].Line, report.Rejected[0].Row).ShouldBe((5, "2,Không ngày,"));
        register["so-tay-1"].Title.ShouldBe("Hai\r\ndòng, \"trích\"");
    }

    [Fact]
    public async Task refuses_rows_with_too_few_or_too_many_cells()
    {
        var (report, register) = await folder.Import("id,title,date\n1,Lũ\n2,Bão,2021-06-01\n3,Hạn,2021-06-01,thừa\n");
        report.Rejected.Select(rejected => (rejected.Line, rejected.Reason)).ShouldBe([(2, "it has 2 cells, the header has 3."), (4, "it has 4 cells, the header has 3.")]);
        register.Keys.ShouldBe(["so-tay-2"]);
    }

    [Theory]
    [InlineData("1,Bão \"số 3\",2021-06-01", "begin")]
    [InlineData("1,\"Bão\" số 3,2021-06-01", "closing quote")]
    public async Task refuses_rows_with_stray_quotes(string row, string reason)
    {
        var (report, _) = await folder.Import($"id,title,date\n{row}\n2,Bão,2021-06-01\n");
        report.Tally.ShouldBe(Tally.Of(recorded: 1, refused: 1));
        report.Rejected.ShouldHaveSingleItem().ShouldSatisfyAllConditions(no => no.Line.ShouldBe(2), no => no.Reason.ShouldContain(reason), no => no.Row.ShouldBe(row));
    }

    [Theory]
    [InlineData("id,title,date\n1,Lũ,2021-06-01\n2,B\u00E3o,2021-06-01\n", 3, 4, "not utf-8")]
    [InlineData("id,title,date\n1,\0,2021-06-01\n", 2, 3, "a NUL")]
    public async Task names_the_place_of_bytes_that_are_no_text_and_records_nothing(string text, int line, int character, string reason)
    {
        // Latin-1 turns U+00E3 into the byte E3, which begins a longer sequence in UTF-8.
        var (report, register) = await folder.Import(Encoding.Latin1.GetBytes(text.Replace("ũ", "u", StringComparison.Ordinal)));
        report.Fault.ShouldNotBeNull().ShouldSatisfyAllConditions(
            fault => (fault.Line, fault.Character).ShouldBe((line, character)), fault => fault.Reason.ShouldContain(reason), fault => fault.ToString().ShouldContain($"data.csv, line {line}, character {character}: "));
        register.ShouldBeEmpty();
    }

    [Fact]
    public async Task reads_the_encoding_that_the_mapping_names()
    {
        var (report, register) = await folder.Import([.. "id,title,date\n1,"u8, 0xC2, 0xA3, 0xE3, .. ",2021-06-01\n"u8], """{ "file": { "encoding": "windows-1252" } }""");
        report.Tally.ShouldBe(Tally.Of(recorded: 1));
        register["so-tay-1"].Title.ShouldBe("Â£ã");
    }

    [Fact]
    public async Task composes_letters_of_header_and_cells()
    {
        const string file = "id,Tiêu đề,date\n1,Lũ quét ở Đắk Lắk,2021-06-01\n";
        var (report, register) = await folder.Import(System.Text.Encoding.UTF8.GetBytes(file.Normalize(System.Text.NormalizationForm.FormD)), """{ "title": { "column": "Tiêu đề" } }""");

        report.Tally.ShouldBe(Tally.Of(recorded: 1));
        register["so-tay-1"].Title.ShouldBe("Lũ quét ở Đắk Lắk");
    }

    [Fact]
    public async Task refuses_bytes_that_Windows_1252_does_not_assign()
    {
        var (report, _) = await folder.Import([.. "id,title,date\n1,a"u8, 0x81, .. ",2021-06-01\n"u8], """{ "file": { "encoding": "windows-1252" } }""");
        report.Fault.ShouldNotBeNull().ShouldSatisfyAllConditions(fault => (fault.Line, fault.Character).ShouldBe((2, 4)), fault => fault.Reason.ShouldContain("not windows-1252"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public async Task passes_over_a_byte_order_mark(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding);
        var (report, register) = await folder.Import([.. bytes.GetPreamble(), .. bytes.GetBytes("id;title;date\r1;Bão số 3;2021-06-01\r")], $$"""{ "file": { "encoding": "{{encoding}}", "delimiter": ";" } }""");
        report.Fault.ShouldBeNull();
        register["so-tay-1"].Title.ShouldBe("Bão số 3");
    }

    [Fact]
    public async Task refuses_a_byte_order_mark_that_contradicts_the_mapping()
    {
        var (report, _) = await folder.Import([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("id,title,date\n")]);
        report.Fault!.Reason.ShouldBe("it begins with the byte order mark of utf-16, but the mapping says utf-8.");
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("\r\n\n", "the file is empty")]
    [InlineData("id,date\n1,2021\n", "no column 'title'. ($.title.column of mapping.json)")]
    [InlineData("id,title,date,title\n", "several columns 'title'")]
    [InlineData("id,title,date\n1,\"Lũ,2021-06-01\n2,Bão,2021-06-01\n", "never closed")]
    public async Task refuses_a_file_as_a_whole_before_anything_is_recorded(string text, string reason)
    {
        var (report, register) = await folder.Import(text);
        report.Fault!.Reason.ShouldContain(reason);
        register.ShouldBeEmpty();
    }

    [Fact]
    public async Task names_each_column_that_is_missing_in_a_line_of_its_own()
    {
        var fault = (await folder.Import("id\n1\n")).Report.Fault!;

        fault.Reason.Split('\n').ShouldBe(["the file has no column 'title'. ($.title.column of mapping.json)", "the file has no column 'date'. ($.occurred.columns of mapping.json)"], ignoreOrder: true);
        fault.ToString().ShouldEndWith("data.csv, line 1: \n  - " + string.Join("\n  - ", fault.Reason.Split('\n')));
        ImportWords.Of(fault, "vi").ShouldContain("data.csv, dòng 1: \n  - tệp không có cột 'title'. ($.title.column trong mapping.json)\n  - ");
    }

    [Fact]
    public async Task says_on_which_line_a_quote_was_opened() =>
        (await folder.Import("id,title,date\n1,Lũ,2021-06-01\n2,\"Bão,2021-06-01\n3,Hạn,2021-06-01\n")).Report.Fault!.Line.ShouldBe(3);

    [Fact]
    public async Task of_a_header_alone_reads_no_rows() => (await folder.Import("id,title,date\n")).Report.Tally.ShouldBe(Tally.Of());

    [Theory]
    [InlineData("none.csv", "no such file")]
    [InlineData("", "a folder")]
    public async Task says_that_a_file_is_missing_or_a_folder(string name, string reason)
    {
        using var register = new RegisterInMemory();
        (await register.Import(folder.At(name), Given.Mapping())).Fault!.Reason.ShouldContain(reason);
        register.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task stops_at_a_line_of_100_MB_with_its_number_and_little_memory(bool isQuoted)
    {
        var path = folder.At("long.csv");
        await using (var file = File.Create(path))
        {
            file.Write(Encoding.UTF8.GetBytes("id,title,date\n1,Lũ,2021-06-01\n2," + (isQuoted ? "\"" : "")));
            var block = new byte[1024 * 1024];
            block.AsSpan().Fill((byte)'a');
            if (isQuoted) block[^1] = (byte)'\n';
            for (var megabytes = 0; megabytes < 100; megabytes++) file.Write(block);
            file.Write(Encoding.UTF8.GetBytes((isQuoted ? "\"" : "") + ",2021-06-01\n"));
        }

        using var register = new RegisterInMemory();
        var mapping = Given.Mapping();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var import = new CsvImporter(register, TimeProvider.System).RunAsync(path, mapping, new("u1"), cancellationToken: TestContext.Current.CancellationToken);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        import.IsCompleted.ShouldBeTrue("or it went on in another thread, whose memory is not counted");
        var report = await import;
        report.Fault.ShouldBe(new ImportFault(path, "the row that begins on line 3 is longer than 1048576 characters (is a quote not closed?).", Line: 3));
        allocated.ShouldBeLessThan(20_000_000);
        register.Calls.ShouldBe(0);
    }

    public void Dispose() => folder.Dispose();
}
