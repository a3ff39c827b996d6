using Shouldly;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Agencies;

namespace ThreatRegister.Tests.Application_Specs.Questions;

public sealed class Asking_a_question
{
    private static readonly DateTimeOffset now = new(2026, 3, 5, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Is_understood_by_its_filters()
    {
        var question = await AskAsync("?type=cyber&period=2020-H1&outcome=blocked&basis=stated&text=t%E1%BA%A5n+c%C3%B4ng");

        question.Query.Filter.Types.ShouldBe(["cyber", "cyber.attack"]);
        (question.Query.Filter.Period, question.Query.Filter.Outcome, question.Query.Filter.Text, question.Query.Basis).ShouldBe((Period.Parse("2020-H1"), Outcome.Blocked, "tấn công", Basis.Stated));
        (question.Query.Moment.Position, question.Taxonomy, question.At).ShouldBe((3, 3, now));
    }

    [Fact]
    public async Task Of_an_earlier_moment_is_reckoned_for_then()
    {
        var question = await AskAsync("?as-of=2");

        (question.Query.Moment.Position, question.At).ShouldBe((2, question.Query.Moment.RecordedAt!.Value));
        question.Types.Contains(new("disaster")).ShouldBeFalse("it was defined later");
    }

    [Fact]
    public async Task Without_the_end_of_its_days_has_none()
    {
        var filter = (await AskAsync("?from=2020-05-01")).Query.Filter;

        (filter.Period!.First, filter.Period.Last).ShouldBe((new DateOnly(2020, 5, 1), new DateOnly(9998, 12, 31)));
    }

    [Theory]
    [InlineData("?type=no.such", Mistake.NotFound, "type", "--type: there is no threat type 'no.such'. 'types' lists them.", "Loại đe dọa: không có loại đe dọa 'no.such'")]
    [InlineData("?as-of=99", Mistake.NotFound, "as-of", "The log has not come to position 99 yet", "sổ chưa ghi đến vị trí 99")]
    [InlineData("?as-of=h%C3%B4m+n%E1%BB%8D", Mistake.Usage, "as-of", "'hôm nọ' is neither a position nor a time: write 1234, 2026-11-21 or 2026-11-21T08:00+07:00.", "không phải là vị trí, cũng không phải thời điểm")]
    [InlineData("?from=th%E1%BB%A9+bar", Mistake.Usage, "from", "--from: 'thứ bar' is not a day: write yyyy-MM-dd, such as 2026-11-21.", "Từ ngày: 'thứ bar' không phải là ngày: hãy viết ngày/tháng/năm, ví dụ 21/11/2026.")]
    [InlineData("?from=th%E1%BB%A9+ba", Mistake.Usage, "from", "--from: 'thứ ba' is not a day: say of which week", "Từ ngày: 'thứ ba' không phải là ngày: hãy nói rõ tuần nào")]
    [InlineData("?period=qu%C3%BD+5/2026", Mistake.Usage, "period", "--period: 'quý 5/2026' is not a period: there is no quarter 5", "Kỳ: 'quý 5/2026' không phải là kỳ: không có quý 5, một năm có quý 1 đến quý 4.")]
    [InlineData("?from=31/02/2026", Mistake.Usage, "from", "--from: '31/02/2026' is not a day: February 2026 has 28 days.", "Từ ngày: '31/02/2026' không phải là ngày: tháng 2/2026 chỉ có 28 ngày.")]
    [InlineData("?as-of=2026-02-31", Mistake.Usage, "as-of", "'2026-02-31' is neither a position nor a time: February 2026 has 28 days.", "cũng không phải thời điểm: tháng 2/2026 chỉ có 28 ngày.")]
    [InlineData("?period=2020-12-15..2021-02-30", Mistake.Usage, "period", "is not a period: February 2021 has 28 days.", "không phải là kỳ: tháng 2/2021 chỉ có 28 ngày.")]
    [InlineData("?period=2021-13", Mistake.Usage, "period", "--period: '2021-13' is not a period: there is no month 13.", "Kỳ: '2021-13' không phải là kỳ: không có tháng 13.")]
    [InlineData("?period=2021-H3", Mistake.Usage, "period", "--period: '2021-H3' is not a period: write 2021, first half of 2021, Q2 2021,", "Kỳ: '2021-H3' không phải là kỳ: hãy viết 2021, 6 tháng đầu năm 2021, quý 2/2021,")]
    [InlineData("?from=2021-05-05&to=2021-01-01", Mistake.Usage, "to", "The period 2021-05-05..2021-01-01 ends before it begins.", "ngày cuối trước ngày đầu")]
    [InlineData("?period=2021&from=2021-01-01", Mistake.Usage, "period", "Give either --period or --from and --to.", "Hãy nêu \"Kỳ\", hoặc \"Từ ngày\" và \"Đến ngày\"")]
    [InlineData("?calendar=nd-09", Mistake.Usage, "calendar", "--calendar: of which year, half, quarter or month? Give --period.", "Lịch báo cáo: của năm, nửa năm, quý hay tháng nào?")]
    [InlineData("?calendar=nd-09&period=2021", Mistake.NotFound, "calendar", "--calendar: 'nd-09' says nothing of 2021.", "Lịch báo cáo: 'nd-09' không quy định kỳ năm 2021")]
    [InlineData("?outcome=lost", Mistake.Usage, "outcome", "--outcome: 'lost' is not one of unknown, blocked,", "Kết quả: không có lựa chọn 'lost'; hãy chọn: không rõ, đã ngăn chặn,")]
    [InlineData("?basis=lost", Mistake.Usage, "basis", "--basis: 'lost' is not one of occurred, stated, recorded.", "không có lựa chọn 'lost'; hãy chọn: ngày xảy ra, ngày nguồn nêu, ngày ghi vào sổ.")]
    [InlineData("?as-of=2&stated-by=2021-01-01", Mistake.Usage, "stated-by", "--as-of and --stated-by cannot be combined here", "Không dùng cùng lúc")]
    [InlineData("?type=cyber&type=disaster", Mistake.Usage, "type", "--type: is given more than once.", "Loại đe dọa: được nêu nhiều hơn một lần.")]
    public async Task That_is_wrong_says_what_to_do(string query, Mistake mistake, string name, string english, string vietnamese)
    {
        var wrong = await Should.ThrowAsync<QuestionException>(() => AskAsync(query));

        (wrong.Mistake, wrong.Name).ShouldBe((mistake, name));
        wrong.Coded("en", called => "--" + called).ShouldContain(english, Case.Sensitive);
        wrong.Said("vi").ShouldContain(vietnamese, Case.Sensitive);
    }

    [Fact]
    public void Is_written_back_in_one_order()
    {
        var text = QuestionText.OfQuery("?sort=-title&text=s%E1%BA%A1t+l%E1%BB%9F&period=2020&kind=&type=disaster&as-of=12");

        text.ToQuery().ShouldBe("?as-of=12&type=disaster&period=2020&text=s%E1%BA%A1t%20l%E1%BB%9F&sort=-title");
        text.ToQuery("period", "2021").ShouldBe("?as-of=12&type=disaster&period=2021&text=s%E1%BA%A1t%20l%E1%BB%9F&sort=-title");
        text.ToQuery("text", null).ShouldBe("?as-of=12&type=disaster&period=2020&sort=-title");
        text.ToQuery().ShouldBe(QuestionText.OfQuery(text.ToQuery()).ToQuery());
        QuestionText.Of(text.Given.Select(name => KeyValuePair.Create(name, text[name])).Reverse()).ToQuery().ShouldBe(text.ToQuery());
        QuestionText.Empty.ToQuery().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "Sự cố, theo dữ liệu đến vị trí 3 (ghi lúc 09 giờ 00 ngày 01/03/2026)", "Incidents, as recorded up to position 3 (recorded at 09:00 on 1 March 2026)")]
    [InlineData(
        "?type=cyber.attack&period=2020&outcome=blocked", "Sự cố thuộc Loại cyber.attack, xảy ra trong năm 2020, kết quả đã ngăn chặn, theo dữ liệu đến vị trí 3 (",
        "Incidents of the type Type cyber.attack, that occurred in 2020, outcome blocked, as recorded up to position 3 (")]
    [InlineData("?from=2020-05-01&basis=stated", "Sự cố, được nêu từ ngày 01/05/2020 trở đi, theo", "Incidents, stated from 1 May 2020 on, as")]
    [InlineData("?to=2020-05-01&basis=recorded", "Sự cố, được ghi vào sổ đến hết ngày 01/05/2020, theo", "Incidents, recorded up to 1 May 2020, as")]
    [InlineData("?period=2020-12-15..2021-06-14", "xảy ra từ ngày 15/12/2020 đến ngày 14/06/2021, theo", "that occurred from 15 December 2020 to 14 June 2021, as")]
    [InlineData("?status=open&severity=high&occasion=asean-2020&sector=energy&source=doc-004&import=lo-1", "trạng thái đang mở, mức độ nghiêm trọng high, gắn với sự kiện asean-2020, lĩnh vực energy, theo nguồn doc-004, thuộc lô nhập lo-1, theo", "status open, severity high,")]
    [InlineData("?agency=B%E1%BB%99+C%C3%B4ng+an&place=VN&text=l%C5%A9", "có cơ quan Bộ Công an, tại VN, có các từ “lũ”, theo", "with the agency Bộ Công an, in VN, with the words “lũ”, as")]
    [InlineData("?stated-by=2020-12-10&taxonomy=2", "theo những gì các nguồn đã nêu đến hết ngày 10/12/2020, theo bảng phân loại tại vị trí 2, theo", "by what sources had stated up to 10 December 2020, by the classification at position 2, as")]
    public async Task Is_said_in_a_sentence(string query, string vietnamese, string english)
    {
        var (text, subject) = (QuestionText.OfQuery(query), new LocalizedText("Sự cố", "Incidents"));

        QuestionSentence.Of(subject, text, await AskAsync(query), Register.Zone).ShouldContain(vietnamese, Case.Sensitive);
        QuestionSentence.Of(subject, text, await AskAsync(query, "en"), Register.Zone).ShouldContain(english, Case.Sensitive);
    }

    [Fact]
    public async Task About_what_does_not_happen_says_what_it_is_about() =>
        QuestionSentence.Of(new("Phương hướng", "Directions"), QuestionText.OfQuery("period=2022"), await AskAsync("period=2022"), Register.Zone, happens: false).ShouldStartWith("Phương hướng, về năm 2022, theo");

    [Theory]
    [InlineData("period=2022", "xảy ra trong năm 2022 (kể cả mục chỉ có thể thuộc kỳ này, vì thời gian được nêu chưa đủ chính xác), theo", "that occurred in 2022 (with what only may belong there, its date being too wide to tell), as")]
    [InlineData("period=2022&basis=recorded", "được ghi vào sổ trong năm 2022, theo", "recorded in 2022, as")]
    [InlineData("outcome=blocked", "Sự cố, kết quả đã ngăn chặn, theo", "Incidents, outcome blocked, as")]
    public async Task Of_a_period_says_that_it_shows_what_may_belong_there_too(string query, string vietnamese, string english)
    {
        var (text, subject) = (QuestionText.OfQuery(query), new LocalizedText("Sự cố", "Incidents"));

        QuestionSentence.Of(subject, text, await AskAsync(query), Register.Zone, mayBelong: true).ShouldContain(vietnamese, Case.Sensitive);
        QuestionSentence.Of(subject, text, await AskAsync(query, "en"), Register.Zone, mayBelong: true).ShouldContain(english, Case.Sensitive);
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public void Takes_each_form_of_a_period_that_it_names(string language)
    {
        foreach (var form in WhenEntry.Periods.In(language).Split((string[])[", ", " hoặc ", " or "], StringSplitOptions.None)) Asked.Period(form, "period").Last.Year.ShouldBe(2021);
    }

    [Fact]
    public void Has_words_for_each_filter() =>
        QuestionText.Names.ShouldAllBe(name => FilterWords.Knows(name) && FilterWords.Of(name, "vi") != FilterWords.Of(name, "en"));

    private static async Task<Question> AskAsync(string query, string language = "vi")
    {
        using var register = await Register.WithTypes();
        var moments = new MomentReader(register.Log, register.Codec);
        var reader = new QuestionReader(
            moments, new(new RecordReader(register.Log, register.Codec, Register.Zone)), new PlaceReader(register.Log, register.Codec, Register.Zone), Rows.Of<AgencyRow>(), (_, _) => Task.CompletedTask, Register.Zone, new Clock(now));
        return await reader.AskAsync(Viewer.Local("u1"), QuestionText.OfQuery(query), language, TestContext.Current.CancellationToken);
    }
}
