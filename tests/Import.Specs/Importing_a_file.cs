using System.Globalization;
using System.Text;
using Shouldly;
using ThreatRegister.Application.Imports;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Sources;

namespace ThreatRegister.Tests.Import_Specs;

public sealed class Importing_a_file : IDisposable
{
    private readonly Folder folder = new();
    private readonly RegisterInMemory register = new();

    [Fact]
    public async Task registers_the_source_and_the_import_first_and_completes_it_last()
    {
        var report = await register.Import(folder.Write("tháng 6.csv", Three), Given.Mapping());

        report.Tally.ShouldBe(Tally.Of(recorded: 3));
        var others = await register.Others();
        others.Select(happened => happened.GetType().Name).ShouldBe([nameof(SourceRegistered), nameof(ImportStarted), nameof(ImportCompleted)]);
        var start = others.OfType<ImportStarted>().Single();
        (start.Import, start.Source, start.FileName, start.FileDigest.Length).ShouldBe((report.Import!.Value, new("so-tay"), "tháng 6.csv", 64));
        others.OfType<ImportCompleted>().Single().ShouldBe(new ImportCompleted(Tally.Of(recorded: 3)));
        (await register.Incidents())["so-tay-1"].Imported.ShouldNotBeNull().ShouldSatisfyAllConditions(row => row.Import.ShouldBe(report.Import!.Value), row => row.RowId.ShouldBe("1"));
    }

    [Fact]
    public async Task twice_records_nothing_the_second_time()
    {
        var file = folder.Write("data.csv", Three);
        await register.Import(file, Given.Mapping());
        (await register.Import(file, Given.Mapping())).Tally.ShouldBe(Tally.Of(repeated: 3));
        (await register.Others()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task again_under_a_mapping_that_makes_the_same_of_it_records_no_incident()
    {
        var file = folder.Write("data.csv", Three);
        var first = await register.Import(file, Given.Mapping());
        var second = await register.Import(file, Given.Mapping("""{ "about": ["viết lại"] }"""));
        (second.Tally, second.Import == first.Import).ShouldBe((Tally.Of(repeated: 3), false));
    }

    [Fact]
    public async Task again_under_another_name_is_the_same_import()
    {
        var first = await register.Import(folder.Write("data.csv", Three), Given.Mapping());
        var second = await register.Import(folder.Write("bản sao.csv", Three), Given.Mapping());
        (second.Tally, second.Import).ShouldBe((Tally.Of(repeated: 3), first.Import));
    }

    [Fact]
    public async Task that_has_grown_records_the_new_rows_only()
    {
        var first = await register.Import(folder.Write("data.csv", Three), Given.Mapping());
        var second = await register.Import(folder.Write("data.csv", Three + "4,Động đất,2021-06-04\n"), Given.Mapping());

        second.Tally.ShouldBe(Tally.Of(recorded: 1, repeated: 3));
        second.Import.ShouldNotBe(first.Import);
        (await register.Others()).OfType<ImportCompleted>().Last().Tally.ShouldBe(Tally.Of(recorded: 1, repeated: 3));
    }

    [Fact]
    public async Task that_has_changed_lists_the_rows_and_records_no_second_incident()
    {
        await register.Import(folder.Write("data.csv", Three), Given.Mapping());
        var report = await register.Import(folder.Write("data.csv", Three.Replace("Bão", "Bão Yagi", StringComparison.Ordinal)), Given.Mapping());

        report.Tally.ShouldBe(Tally.Of(repeated: 2, changed: 1));
        report.Rejected.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.Line.ShouldBe(3), row => row.Reason.ShouldStartWith("changed: incident 'so-tay-2'"));
        (await register.Incidents())["so-tay-2"].Title.ShouldBe("Bão");
    }

    [Fact]
    public async Task killed_at_any_call_and_run_again_ends_as_if_it_had_not_been()
    {
        var file = folder.Write("data.csv", Many(1100));
        await register.Import(file, Given.Mapping());
        var all = register.Calls;
        for (var calls = 0; calls < all; calls++)
        {
            using var killed = new RegisterInMemory { DiesAfter = calls };
            await Should.ThrowAsync<ProcessKilledException>(() => killed.Import(file, Given.Mapping()));
            killed.DiesAfter = null;
            var report = await killed.Import(file, Given.Mapping());

            (report.Tally.Recorded + report.Tally.Repeated).ShouldBe(1100);
            (await killed.Incidents()).ShouldBe(await register.Incidents());
            (await killed.Others()).ShouldBe(await register.Others(), $"killed after {calls} calls, the completed tally is that of an import that was not");
        }
    }

    [Fact]
    public async Task by_content_keeps_repeated_rows_apart_and_knows_them_again()
    {
        const string twins = "title,date\nLũ,2021-06-01\nBão,2021-06-01\nLũ,2021-06-01\n";
        var mapping = Given.Mapping("""{ "id": { "content": true } }""");
        var first = await register.Import(folder.Write("data.csv", twins), mapping);
        first.Tally.ShouldBe(Tally.Of(recorded: 3));
        (await register.Incidents()).Values.Where(incident => incident.Title is "Lũ").Select(incident => incident.Imported!.RowId[^2..]).ShouldBe([".1", ".2"]);

        (await register.Import(folder.Write("data.csv", twins + "Lũ,2021-06-01\n"), mapping)).Tally.ShouldBe(Tally.Of(recorded: 1, repeated: 3));
    }

    [Fact]
    public async Task refuses_an_id_that_stands_in_the_file_twice()
    {
        var report = await register.Import(folder.Write("data.csv", Three + "2,Lốc,2021-06-05\n"), Given.Mapping());
        report.Tally.ShouldBe(Tally.Of(recorded: 3, refused: 1));
        report.Rejected.ShouldHaveSingleItem().ShouldSatisfyAllConditions(no => no.Line.ShouldBe(5), no => no.Reason.ShouldBe("the id '2' stands already on line 3."));
    }

    [Fact]
    public async Task derives_incident_ids_from_source_and_row()
    {
        var (_, made) = await folder.Import($"id,title,date\nA 1,Lũ,2021-06-01\na-1,Bão,2021-06-01\n{new string('9', 200)},Hạn,2021-06-01\n");
        made.Keys.ShouldBe(["so-tay-d9c598985845be69970a315046d28e70", "so-tay-a-1", "so-tay-67f835e0edbbaaea598283fa5f96be72"]);
        made.Keys.ShouldAllBe(id => IdText.IsValid(id));
    }

    [Fact]
    public async Task tells_why_the_register_refuses_a_row()
    {
        var report = await register.Import(folder.Write("data.csv", Three + "4,Tương lai,2999-01-01\n"), Given.Mapping());
        report.Tally.ShouldBe(Tally.Of(recorded: 3, refused: 1));
        report.Rejected.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            no => no.Line.ShouldBe(5), no => no.Reason.ShouldBe("the register refuses it: OccurredInFuture (occurred)."));
    }

    [Fact]
    public async Task of_an_unknown_threat_type_refuses_every_row() =>
        (await folder.Import(Three, """{ "type": { "value": { "fixed": "cyber.attak" } } }""")).Report.ShouldSatisfyAllConditions(
            report => report.Tally.ShouldBe(Tally.Of(refused: 3)), report => report.Rejected[0].Reason.ShouldContain("ThreatTypeUnknown (type)"));

    [Fact]
    public async Task dry_decides_and_counts_and_records_nothing()
    {
        var file = folder.Write("data.csv", Three + "4,Không ngày,\n5,Tương lai,2999-01-01\n");
        var dry = new ImportOptions("u1", DryRun: true, Check: register.Check);
        (await register.Import(file, Given.Mapping(), dry)).Tally.ShouldBe(Tally.Of(recorded: 3, refused: 2));
        register.Calls.ShouldBe(0);

        await register.Import(file, Given.Mapping());
        (await register.Import(file, Given.Mapping(), dry)).Tally.ShouldBe(Tally.Of(repeated: 3, refused: 2));
    }

    [Fact]
    public async Task writes_the_rejects_safe_for_spreadsheets()
    {
        var rejects = folder.At("rejects.csv");
        var report = await register.Import(folder.Write("data.csv", "title,id,date\n=1+1,9,\n\"a\nb\",8,\n"), Given.Mapping(), new("u1", RejectFile: rejects));

        report.Tally.Refused.ShouldBe(2);
        (await File.ReadAllTextAsync(rejects, TestContext.Current.CancellationToken)).ShouldBe(
            "title,id,date,Refused: column,Refused: reason,Refused: line\n" +
            "\"'=1+1\",9,,date,\"no date is stated, and the mapping says to refuse that.\",2\n" +
            "\"a\nb\",8,,date,\"no date is stated, and the mapping says to refuse that.\",3\n");
    }

    [Fact]
    public async Task never_overwrites_the_file_with_its_rejects()
    {
        var file = folder.Write("data.csv", Three);
        (await register.Import(file, Given.Mapping(), new("u1", RejectFile: file))).Fault!.Reason.ShouldContain("would overwrite");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe(Three);
    }

    [Fact]
    public async Task lists_the_first_rejects_and_counts_all()
    {
        var report = await register.Import(folder.Write("data.csv", Many(30).Replace("2021-06-01", "2021-02-30", StringComparison.Ordinal)), Given.Mapping());
        (report.Tally.Refused, report.Rejected.Count).ShouldBe((30, ImportReport.MaxRejected));
    }

    [Fact]
    public async Task counts_what_the_mapping_leaves_out()
    {
        var (report, _) = await folder.Import(Three, """{ "cause": { "column": "title", "values": { "Lũ": "mưa" }, "otherwise": "omit" } }""");
        report.Ignored.ShouldBe(new Dictionary<string, long>(StringComparer.Ordinal) { ["title"] = 2 });
    }

    [Fact]
    public async Task names_the_columns_that_nothing_is_read_from()
    {
        (await register.Import(folder.Write("data.csv", Three), Given.Mapping())).Unread.ShouldBeEmpty();
        var more = string.Join('\n', Three.TrimEnd('\n').Split('\n').Select((line, number) => number == 0 ? line + ",Số người chết, Ghi chú " : line + ",3,không"));
        (await register.Import(folder.Write("more.csv", more), Given.Mapping())).Unread.ShouldBe(["Số người chết", "Ghi chú"]);
    }

    [Fact]
    public async Task reports_progress_up_to_the_last_byte()
    {
        var seen = new List<ImportProgress>();
        var file = folder.Write("data.csv", Many(1000));
        await register.Import(file, Given.Mapping(), progress: new Seen(seen));
        seen[^1].ShouldBe(new ImportProgress(1000, new FileInfo(file).Length, new FileInfo(file).Length));
    }

    [Fact]
    public async Task gives_the_same_ids_and_digests_in_every_culture()
    {
        var file = folder.Write("data.csv", "id,title,date,lat,lon\n1,Lũ,2021-06-01,21.5,105.25\n");
        var mapping = Given.Mapping("""{ "place": { "latitude": { "column": "lat" }, "longitude": { "column": "lon" } } }""");
        await register.Import(file, mapping);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("vi-VN");
            using var other = new RegisterInMemory();
            await other.Import(file, mapping);
            (await other.Incidents()).ShouldBe(await register.Incidents());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        // A golden value: what it stands for must never change, or every repeated row of every register becomes a changed one.
        (await register.Incidents())["so-tay-1"].Imported!.Digest.ShouldBe("cb939a6f4a30c1de0fae41f345700a3ac231d93a6cbd752aa1144258c55907dd");
    }

    public void Dispose()
    {
        register.Dispose();
        folder.Dispose();
    }

    private const string Three = "id,title,date\n1,Lũ,2021-06-01\n2,Bão,2021-06-02\n3,Hạn hán,2021-06-03\n";

    private static string Many(int rows)
    {
        var text = new StringBuilder("id,title,date\n");
        for (var row = 1; row <= rows; row++) text.Append(CultureInfo.InvariantCulture, $"{row},Sự cố {row},2021-06-01\n");
        return text.ToString();
    }

    private sealed class Seen(List<ImportProgress> seen) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => seen.Add(value);
    }
}
