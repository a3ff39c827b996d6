using System.Text.Json;
using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Seeds;

namespace ThreatRegister.Tests.Application_Specs.Seeds;

/// <summary>What people say when something has happened leads to one type, in Vietnamese with and without marks, and in English.</summary>
public sealed class Everyday_words
{
    private static readonly ThreatTypeTree tree = SeedLoader.Commands(cases: false)
        .Select(seed => CommandCatalogue.Parse(seed.Command, seed.Body)).OfType<ThreatTypeCommand>()
        .Aggregate(ThreatTypeTree.Initial, (tree, command) => Decided(tree, command).Aggregate(tree, ThreatTypeTree.Evolve));

    [Theory]
    [InlineData("ngộ độc", "health")]
    [InlineData("ngộ độc thực phẩm", "health")]
    [InlineData("tin giả", "information.fake-news")]
    [InlineData("tin đồn", "information.fake-news")]
    [InlineData("bịa đặt", "information.distortion")]
    [InlineData("bôi nhọ", "information.distortion")]
    [InlineData("bắt nạt trên mạng", "information.harmful")]
    [InlineData("thư rác", "information.harmful")]
    [InlineData("lừa đảo", "crime.online-fraud")]
    [InlineData("lừa tiền", "crime.online-fraud")]
    [InlineData("mạo danh", "crime.online-fraud")]
    [InlineData("giả danh công an", "crime.online-fraud")]
    [InlineData("bị hack", "cyber.intrusion")]
    [InlineData("mất tài khoản", "cyber.intrusion")]
    [InlineData("vi rút", "cyber.malware")]
    [InlineData("tống tiền", "cyber.malware")]
    [InlineData("sập mạng", "cyber.availability")]
    [InlineData("nghẽn mạng", "cyber.availability")]
    [InlineData("lộ thông tin", "cyber.data-theft")]
    [InlineData("đứt cáp", "cyber.physical")]
    [InlineData("ma túy", "crime.drugs")]
    [InlineData("buôn lậu", "crime.smuggling")]
    [InlineData("hàng giả", "crime.trade-fraud")]
    [InlineData("cờ bạc", "crime.high-tech")]
    [InlineData("cá độ", "crime.high-tech")]
    [InlineData("buôn người", "crime.transnational")]
    [InlineData("giang hồ", "crime.organised")]
    [InlineData("cho vay nặng lãi", "crime.organised")]
    [InlineData("cúm", "health.epidemic")]
    [InlineData("sốt xuất huyết", "health.epidemic")]
    [InlineData("bệnh lạ", "health.epidemic")]
    [InlineData("bão", "disaster.extreme-weather.storm")]
    [InlineData("ngập", "disaster.extreme-weather.flood")]
    [InlineData("lũ quét", "disaster.extreme-weather.flood")]
    [InlineData("nắng nóng", "disaster.extreme-weather")]
    [InlineData("lốc xoáy", "disaster.extreme-weather")]
    [InlineData("sạt lở", "disaster.landslide")]
    [InlineData("cháy rừng", "disaster.other")]
    [InlineData("mất điện", "resource.energy")]
    [InlineData("mất nước", "resource.water")]
    [InlineData("mất mùa", "resource.food")]
    [InlineData("rửa tiền", "economy")]
    [InlineData("biểu tình", "order.hot-spot")]
    [InlineData("phản động", "order.hostile-plot")]
    [InlineData("ô nhiễm", "environment")]
    [InlineData("tràn dầu", "environment")]
    [InlineData("food poisoning", "health")]
    [InlineData("fake news", "information.fake-news")]
    [InlineData("rumour", "information.fake-news")]
    [InlineData("hoax", "information.fake-news")]
    [InlineData("disinformation", "information.misinformation")]
    [InlineData("slander", "information.distortion")]
    [InlineData("cyberbullying", "information.harmful")]
    [InlineData("spam", "information.harmful")]
    [InlineData("scam", "crime.online-fraud")]
    [InlineData("phishing", "crime.online-fraud")]
    [InlineData("fraud", "crime.online-fraud")]
    [InlineData("hacker", "cyber.attack")]
    [InlineData("hacked", "cyber.intrusion")]
    [InlineData("ransomware", "cyber.malware")]
    [InlineData("virus", "cyber.malware")]
    [InlineData("DDoS", "cyber.availability")]
    [InlineData("outage", "cyber.availability")]
    [InlineData("data breach", "cyber.data-theft")]
    [InlineData("data leak", "cyber.data-theft")]
    [InlineData("insider", "cyber.misuse")]
    [InlineData("drugs", "crime.drugs")]
    [InlineData("smuggling", "crime.smuggling")]
    [InlineData("counterfeit", "crime.trade-fraud")]
    [InlineData("gambling", "crime.high-tech")]
    [InlineData("human trafficking", "crime.transnational")]
    [InlineData("gang", "crime.organised")]
    [InlineData("loan shark", "crime.organised")]
    [InlineData("flu", "health.epidemic")]
    [InlineData("pandemic", "health.epidemic")]
    [InlineData("disease", "health.epidemic")]
    [InlineData("storm", "disaster.extreme-weather.storm")]
    [InlineData("typhoon", "disaster.extreme-weather.storm")]
    [InlineData("flooding", "disaster.extreme-weather.flood")]
    [InlineData("heatwave", "disaster.extreme-weather")]
    [InlineData("mudslide", "disaster.landslide")]
    [InlineData("earthquake", "disaster.earthquake")]
    [InlineData("tsunami", "disaster.other")]
    [InlineData("wildfire", "disaster.other")]
    [InlineData("blackout", "resource.energy")]
    [InlineData("power outage", "resource.energy")]
    [InlineData("water shortage", "resource.water")]
    [InlineData("famine", "resource.food")]
    [InlineData("money laundering", "economy")]
    [InlineData("protest", "order.hot-spot")]
    [InlineData("riot", "order.hot-spot")]
    [InlineData("oil spill", "environment")]
    [InlineData("pollution", "environment")]
    public void mean_one_type(string words, string type) => ThreatTypeSearch.Meant(tree, words).Select(meant => meant.Id.Value).ShouldBe([type]);

    [Theory]
    [InlineData("ngo doc", "health")]
    [InlineData("tin gia", "information.fake-news")]
    [InlineData("lua dao", "crime.online-fraud")]
    [InlineData("sat lo", "disaster.landslide")]
    [InlineData("mat dien", "resource.energy")]
    public void mean_one_type_without_marks(string words, string type) => ThreatTypeSearch.Meant(tree, words).Select(meant => meant.Id.Value).ShouldBe([type]);

    public static TheoryData<string, string[]> Written { get; } =
        [.. JsonSerializer.Deserialize<WrittenWords[]>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "words-of-types.json")), JsonSerializerOptions.Web)!.Select(row => (row.Written, row.Types))];

    /// <summary>A journey in a browser holds the search of forms to the same table.</summary>
    [Theory]
    [MemberData(nameof(Written))]
    public void mean_what_they_mean_in_a_form(string written, string[] types) => ThreatTypeSearch.Meant(tree, written).Select(meant => meant.Id.Value).ShouldBe(types);

    private sealed record WrittenWords(string Written, string[] Types);

    /// <summary>The words of one name, not some of several names.</summary>
    [Fact]
    public void offer_no_type_whose_names_hold_them_here_and_there() =>
        tree.All.Where(type => ThreatTypeSearch.MayMean(type, "tin giả")).Select(type => type.Id.Value).ShouldBe(["information.fake-news"]);

    private static Items<ThreatTypeEvent> Decided(ThreatTypeTree tree, ThreatTypeCommand command) =>
        ThreatTypeDecider.Decide(tree, command, new(new(2026, 11, 22), tree, ClosingRuleBook.Initial)) is { Refusal: null } decision ? decision.Events : throw new InvalidOperationException($"{command} is refused.");
}
