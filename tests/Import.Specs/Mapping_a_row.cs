using Shouldly;
using ThreatRegister.Application.Imports;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Import_Specs;

public sealed class Mapping_a_row
{
    [Fact]
    public void makes_one_case_stated_by_the_source()
    {
        var row = Given.Mapped("{}");
        (row.RowId, row.Line).ShouldBe(("7", 2));
        row.Report.ShouldBe(new ReportIncident("Tấn công mạng", new("cyber.attack"), When.Parse("2021-06-01"))
        {
            Incident = new("so-tay-7"),
            Statement = new(new("so-tay"), Quotation: null, StatedOn: null),
        });
    }

    [Theory]
    [InlineData("1", RecordKind.Case)]
    [InlineData("", RecordKind.Case)]
    [InlineData("12", RecordKind.Aggregate)]
    [InlineData("many", RecordKind.Aggregate)]
    public void makes_a_statement_about_many_where_the_mapping_says_so_of_another_quantity_than_one(string quantity, RecordKind kind) =>
        Given.Mapped("""{ "quantity": { "column": "n" }, "severalKind": "aggregate" }""", "n=" + quantity).Report.Kind.ShouldBe(kind);

    [Fact]
    public void refuses_a_value_that_the_map_does_not_cover_with_line_and_column()
    {
        var refusal = Given.Refused("""{ "cause": { "column": "nguyên nhân", "values": { "mưa lớn": "mưa" } } }""", "nguyên nhân=bão");
        (refusal.Line, refusal.Column, refusal.Reason).ShouldBe((2, "nguyên nhân", "the mapping doesn't say what 'bão' means."));
    }

    /// <summary>Several reasons stand one in each line: such a value made two of one, neither of them known in Vietnamese.</summary>
    [Fact]
    public void Bug_a_value_of_several_lines_is_quoted_in_one()
    {
        var refusal = Given.Refused("""{ "cause": { "column": "nguyên nhân", "values": { "mưa lớn": "mưa" } } }""", "nguyên nhân=bão\nlốc");

        refusal.Reason.ShouldBe("the mapping doesn't say what 'bão lốc' means.");
        ImportWords.Of(refusal.Reason, "vi").ShouldBe("ánh xạ không nói 'bão lốc' nghĩa là gì.");
    }

    [Theory]
    [InlineData("Chặn")]
    [InlineData("  CHẶN ")]
    [InlineData("Cha\u0323\u0306n")]
    public void looks_values_up_trimmed_without_case_and_composed(string found) =>
        Given.Mapped("""{ "outcome": { "column": "o", "values": { "chặn": "blocked" } } }""", "o=" + found).Report.Outcome.ShouldBe(Outcome.Blocked);

    [Fact]
    public void looks_values_up_as_they_stand_where_the_mapping_says_so() =>
        Given.Refused("""{ "cleaning": { "trim": false, "ignoreCase": false }, "outcome": { "column": "o", "values": { "chặn": "blocked" } } }""", "o=Chặn").Column.ShouldBe("o");

    [Fact]
    public void keeps_omits_or_fills_what_the_map_does_not_cover_where_it_says_so()
    {
        const string cause = """{ "cause": { "column": "c", "values": { "rain": "mưa" }, "blank": "không nêu", "otherwise": "WHAT" } }""";
        Given.Mapped(cause.Replace("WHAT", "keep", StringComparison.Ordinal), "c=lũ").Report.Cause.ShouldBe("lũ");
        Given.Mapped(cause.Replace("WHAT", "omit", StringComparison.Ordinal), "c=lũ").Report.Cause.ShouldBe("không nêu");
        Given.Mapped(cause.Replace("WHAT", "refuse", StringComparison.Ordinal), "c=").Report.Cause.ShouldBe("không nêu");
    }

    [Fact]
    public void takes_blanks_for_nothing_stated() =>
        Given.Mapped("""{ "cleaning": { "blanks": ["NA", "không rõ"] }, "columns": { "c": { "blanks": ["?"] } }, "cause": { "column": "c" }, "description": { "column": "d" } }""", "c=?", "d=Không rõ ")
            .Report.ShouldSatisfyAllConditions(report => report.Cause.ShouldBeNull(), report => report.Description.ShouldBeNull());

    [Fact]
    public void takes_the_first_template_whose_columns_hold_something()
    {
        const string title = """{ "title": { "templates": ["{loại}: {nơi}[ ({nước})]", "Sạt lở tại {nơi}", "Sạt lở {{{id}}} [[không rõ]]"] } }""";
        Given.Mapped(title, "loại=Lũ quét", "nơi=Sơn La", "nước=Việt Nam").Report.Title.ShouldBe("Lũ quét: Sơn La (Việt Nam)");
        Given.Mapped(title, "loại=Lũ quét", "nơi=Sơn La", "nước=").Report.Title.ShouldBe("Lũ quét: Sơn La");
        Given.Mapped(title, "loại=", "nơi=Sơn La", "nước=").Report.Title.ShouldBe("Sạt lở tại Sơn La");
        Given.Mapped(title, "loại=", "nơi=", "nước=").Report.Title.ShouldBe("Sạt lở {7} [không rõ]");
    }

    [Fact]
    public void needs_a_title() => Given.Refused("{}", "title= ").ShouldSatisfyAllConditions(
        refusal => refusal.Column.ShouldBe("title"), refusal => refusal.Reason.ShouldContain("title"));

    [Fact]
    public void takes_the_first_flag_set_as_primary_type_and_the_others_as_further()
    {
        const string flags = """{ "type": { "flags": { "of": [{ "column": "h", "type": "cyber.intrusion" }, { "column": "m", "type": "cyber.malware" }, { "column": "s", "type": "cyber.attack" }] } } }""";
        var report = Given.Mapped(flags, "h=0", "m=1", "s=1").Report;
        (report.Type, report.FurtherTypes).ShouldBe((new("cyber.malware"), [new ThreatTypeId("cyber.attack")]));
        Given.Refused(flags, "h=0", "m=0", "s=0").Reason.ShouldContain("no flag");
        Given.Refused(flags, "h=0", "m=2", "s=1").ShouldSatisfyAllConditions(no => no.Column.ShouldBe("m"), no => no.Reason.ShouldBe("'2' is neither '1' nor '0'."));
        Given.Mapped(flags.Replace("] } }", "], \"none\": \"cyber\" } }", StringComparison.Ordinal), "h=0", "m=", "s=0").Report.Type.ShouldBe(new("cyber"));
    }

    [Theory]
    [InlineData("24,803", "24803")]
    [InlineData("0", "0")]
    [InlineData("1,234,567.00", "1234567")]
    [InlineData(">=12", ">=12")]
    [InlineData("many", "many")]
    public void reads_numbers_and_quantities(string text, string quantity) =>
        Dead(text).Damage.ShouldBe([new Damage(DamageKind.Dead, Quantity.Parse(quantity), DamageStatus.Preliminary)]);

    [Fact]
    public void leaves_damage_out_that_is_not_stated() => Dead("").Damage.ShouldBeNull();

    [Theory]
    [InlineData("24,80")]
    [InlineData(",803")]
    [InlineData("1.5")]
    [InlineData("-3")]
    [InlineData("ba")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999")]
    public void refuses_what_is_no_whole_number(string text) => Given.Refused(DeadMapping, "dead=" + text).Column.ShouldBe("dead");

    [Fact]
    public void reads_decimal_commas() =>
        Given.Mapped("""{ "cleaning": { "thousands": ".", "decimals": "," }, "place": { "latitude": { "column": "vĩ độ" }, "longitude": { "column": "kinh độ" } } }""", "vĩ độ=21,0285", "kinh độ=105,8542")
            .Report.Place.ShouldBe(new Place(null, null, null, 21.0285, 105.8542));

    [Theory]
    [InlineData("91", "0", "lat")]
    [InlineData("21", "181", "lon")]
    [InlineData("21", "", "lon")]
    [InlineData("", "105", "lat")]
    [InlineData("21°", "105", "lat")]
    public void refuses_places_off_the_globe(string latitude, string longitude, string column) =>
        Given.Refused("""{ "place": { "latitude": { "column": "lat" }, "longitude": { "column": "lon" } } }""", "lat=" + latitude, "lon=" + longitude).Column.ShouldBe(column);

    [Fact]
    public void reads_everything_else_that_a_report_has()
    {
        var report = Given.Mapped(
            """
            {
              "kind": "aggregate", "quantity": { "column": "n", "values": { "nhiều": "many" } }, "marking": { "fixed": "amber-strict" },
              "victim": { "sector": { "fixed": "finance" }, "system": { "column": "sys" }, "owner": { "fixed": "VN-A05" }, "systemLevel": { "column": "level" } },
              "severity": { "scale": "nciss", "level": { "fixed": "high" }, "score": { "column": "score" } },
              "potentialImpact": { "fixed": "gián đoạn" }, "actualImpact": { "fixed": "không" }, "occasions": [{ "fixed": "asean-2020" }],
              "damage": [{ "kind": "money", "amount": { "column": "vnd" }, "status": "official", "currency": "VND" }],
              "responses": [{ "id": "r1", "kind": { "fixed": "block" }, "summary": { "column": "r" }, "by": { "fixed": "A05" }, "reach": { "fixed": "on-the-spot" }, "result": { "fixed": "xong" } }],
              "statement": { "quotation": { "column": "q" }, "statedOn": { "fixed": "2020-12-10" }, "basis": "interpretation" }
            }
            """,
            "n=Nhiều", "sys=cổng thông tin", "level=3", "score=80", "vnd=1000000", "r=Chặn tại chỗ", "q=nhiều cuộc").Report;

        (report.Kind, report.Quantity, report.Marking).ShouldBe((RecordKind.Aggregate, Quantity.Many, Tlp.AmberStrict));
        report.Victim.ShouldBe(new Victim("finance", "cổng thông tin", "VN-A05", 3));
        report.Severity.ShouldBe(new Severity("nciss", "high", 80));
        (report.PotentialImpact, report.ActualImpact).ShouldBe(("gián đoạn", "không"));
        report.Occasions.ShouldBe([new OccasionId("asean-2020")]);
        report.Damage.ShouldBe([new Damage(DamageKind.Money, Quantity.Exact(1_000_000), DamageStatus.Official, "VND")]);
        report.Responses.ShouldBe([new Response(new("r1"), "block", "Chặn tại chỗ", By: "A05", Reach: ResponseReach.OnTheSpot, Result: "xong")]);
        report.Statement.ShouldBe(new Statement(new("so-tay"), "nhiều cuộc", When.Parse("2020-12-10"), StatementBasis.Interpretation));
    }

    private const string DeadMapping = """{ "cleaning": { "thousands": "," }, "damage": [{ "kind": "dead", "amount": { "column": "dead" }, "status": "preliminary" }] }""";

    private static ReportIncident Dead(string text) => Given.Mapped(DeadMapping, "dead=" + text).Report;
}
