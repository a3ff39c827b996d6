using Shouldly;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries.Differences;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;

namespace ThreatRegister.Tests.Application_Specs.Queries;

/// <summary>Nothing that people read is left as a code: every event, register, field and code has words in both languages.</summary>
public sealed class Saying_it_in_words
{
    public static TheoryData<string> Events => [.. EventCatalogue.Default.Kinds.Select(kind => kind.Name)];

    public static TheoryData<string> Fields => [.. RegisterList.All.SelectMany(register => register.Open(new FieldNames())).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Events))]
    public void an_event_has_words(string name) => EventWords.Knows(name).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Fields))]
    public void a_field_has_words(string name) => FieldWords.Knows(name).ShouldBeTrue();

    [Fact]
    public void a_register_has_words() => DifferenceQuery.Registers.ShouldAllBe(name => FieldWords.KnowsRegister(name));

    [Fact]
    public void a_code_has_words()
    {
        foreach (var member in CodeWords.Families.SelectMany(family => Enum.GetValues(family).Cast<Enum>()))
        {
            CodeWords.Knows(member).ShouldBeTrue(Codes.Of(member));
            (CodeWords.Of(member).Vi, CodeWords.Of(member).En).ShouldSatisfyAllConditions(words => words.Vi.ShouldNotBeNullOrEmpty(), words => words.En.ShouldNotBeNullOrEmpty());
        }
    }

    [Theory]
    [InlineData("incidents", "outcome", "blocked", "đã ngăn chặn")]
    [InlineData("incidents", "status", "merged-away", "đã gộp vào bản ghi khác")]
    [InlineData("incidents", "occurred", "2020-04", "tháng 4/2020")]
    [InlineData("incidents", "quantity", "many", "nhiều vụ việc (nguồn không nêu số lượng)")]
    [InlineData("lessons", "status", "asked", "được yêu cầu, chưa có nội dung")]
    [InlineData("incidents", "type", "cyber.unheard-of", "cyber.unheard-of")]
    [InlineData("incidents", "title", "blocked", "blocked")]
    [InlineData("incidents", "notified", "notification-e833b9: Cục A05; 2026-11-23 | bao-1: Bộ A; 2026; vn-1", "Cục A05; ngày 23/11/2026 | Bộ A (bao-1); năm 2026; vn-1")]
    [InlineData("occasions", "responses", "deploy: Sắp xếp lại lực lượng", "triển khai lực lượng: Sắp xếp lại lực lượng")]
    [InlineData("occasions", "changes", "2020-04 Các hội nghị họp trực tuyến | Không rõ ngày", "tháng 4/2020: Các hội nghị họp trực tuyến | Không rõ ngày")]
    [InlineData("reviews", "drafters", "context.vi 2 van-phong", "Bối cảnh (vi), bản 2: van-phong")]
    [InlineData("reviews", "comments", "01a20866-7530-7000 context: Cần nêu rõ […]", "Bối cảnh: Cần nêu rõ […]")]
    [InlineData("reviews", "contributions", "Bộ Y tế: submitted (prevention.vi), due 2021-06-20 | Bộ Công an: returned: thiếu", "Bộ Y tế: đã gửi (prevention.vi), hạn ngày 20/06/2021 | Bộ Công an: trả lại: thiếu")]
    public void a_value_is_said_by_its_field(string register, string field, string value, string words) =>
        ValueWords.Of(register, field, value, ThreatTypeTree.Initial, "vi").ShouldBe(words);

    private sealed class FieldNames : IRegisterOpener<IEnumerable<string>>
    {
        public IEnumerable<string> Open<TRow>(IRegisterFold<TRow> register)
            where TRow : class => register.Fields.Select(field => field.Name);
    }

    [Theory]
    [InlineData("damage", "dead 318 (preliminary)", "vi", "chết: 318 người (sơ bộ)")]
    [InlineData("damage", "money >=5 VND (official) | people unknown (not-stated)", "en", "money: at least 5 VND (official) | people (not broken down): … (not said whether preliminary or official)")]
    [InlineData("responses", "ha-tang block: Chặn; tạm ngừng; 2020-04; Bộ A; on-the-spot; forces", "vi", "ngăn chặn (ha-tang): Chặn; tạm ngừng; tháng 4/2020; Bộ A; tại chỗ; lực lượng tại chỗ")]
    [InlineData("responses", "response-913ab9 block: Ngắt máy chủ", "vi", "ngăn chặn: Ngắt máy chủ")]
    [InlineData("responses", "r1 block: Ngắt máy chủ | r2 block: Ngắt máy chủ", "vi", "ngăn chặn (r1): Ngắt máy chủ | ngăn chặn (r2): Ngắt máy chủ")]
    [InlineData("damage", "nothing that is damage", "en", "nothing that is damage")]
    [InlineData("quantity", "exact:3", "vi", "exact:3")]
    public void Values_with_parts_are_said_part_by_part(string field, string value, string language, string said) =>
        ValueWords.Of("incidents", field, value, ThreatTypeTree.Initial, language).ShouldBe(said);

    [Fact]
    public void A_quantity_is_counted_as_its_type_is() =>
        ValueWords.Of("incidents", "quantity", "3", ThreatTypeTree.Initial, "vi", countedAs: new("cơn", "storm")).ShouldBe("03 cơn");
}
