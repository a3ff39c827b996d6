using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Reports.Issuing;
using Xunit;

namespace ThreatRegister.Tests.Reports_Specs;

/// <summary>What an issued file is called where people keep it.</summary>
public sealed class The_name_of_an_issued_file
{
    [Theory]
    [InlineData("2021", "vi", "Tổng kết năm 2021, Số 12-BC-VP, tiếng Việt, 2021-07-16.docx")]
    [InlineData("2021", "en", "Annual summary 2021, Số 12-BC-VP, English, 2021-07-16.docx")]
    [InlineData("2021-H1", "vi", "Sơ kết 6 tháng đầu năm 2021, Số 12-BC-VP, tiếng Việt, 2021-07-16.docx")]
    [InlineData("2020-12-15..2021-12-14", "vi", "Tổng kết từ ngày 15-12-2020 đến ngày 14-12-2021, Số 12-BC-VP, tiếng Việt, 2021-07-16.docx")]
    public void says_of_which_period_it_is(string period, string language, string name) => Of(Review(ReviewKind.Periodic) with { Period = When.Parse(period) }, language).ShouldBe(name);

    [Fact]
    public void says_what_it_is_about()
    {
        Of(Review(ReviewKind.Thematic) with { Topic = "Lừa đảo qua mạng" }).ShouldStartWith("Báo cáo chuyên đề Lừa đảo qua mạng, ");
        Of(Review(ReviewKind.Occasion) with { Topic = "khác" }).ShouldStartWith("Tổng kết sự kiện Năm Chủ tịch ASEAN, ");
    }

    /// <summary>File systems and archives forbid some letters and long names.</summary>
    [Fact]
    public void has_nothing_that_a_file_system_takes_amiss()
    {
        var name = Of(Review(ReviewKind.Thematic, "Số: 12/BC\\VP*?\"<>|\t") with { Topic = new string('ấ', 300) + "🌀" });

        name.IndexOfAny([.. "/\\:*?\"<>|\t"]).ShouldBe(-1);
        name.EnumerateRunes().Count().ShouldBeLessThan(200);
        Of(Review(ReviewKind.Thematic) with { Topic = new string('a', 81) + "🌀🌀" }).ShouldStartWith("Báo cáo chuyên đề " + new string('a', 81) + "🌀, ", customMessage: "no letter is cut in two");
    }

    [Theory]
    [InlineData("Sơ kết 6 tháng đầu năm 2021, Số 12-BC-VP, tiếng Việt, 2021-07-16.html", "so-ket-6-thang-dau-nam-2021-so-12-bc-vp-tieng-viet-2021-07-16.html")]
    [InlineData("Đợt 1.2.docx", "dot-1-2.docx")]
    public void can_be_written_in_plain_letters(string name, string plain) => IssuedFileNames.AsciiOf(name).ShouldBe(plain);

    private static string Of(ReviewRow review, string language = "vi") => IssuedFileNames.Of(review, new("x.docx", "docx", language, new('a', 64), 9));

    private static ReviewRow Review(ReviewKind kind, string number = "Số: 12/BC-VP") =>
        new("r-1", kind, "Năm Chủ tịch ASEAN", null, null, null, ReviewStatus.Issued, null, Tlp.Green, [], Statement.Own, null, DateTimeOffset.UnixEpoch, 9) { Issue = new(number, new(2021, 7, 16), null, null, 1, "", []) };
}
