using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Tests.Domain_Specs.ReferenceData;

/// <summary>A type is found by what people call it.</summary>
public sealed class Words_for_a_threat_type
{
    private static readonly ThreatTypeTree tree = new ThreatTypeEvent[]
    {
        Defined("crime.online-fraud", "Lừa đảo qua mạng", "Online fraud", "phishing", "lừa đảo trực tuyến"),
        Defined("cyber.malware", "Mã độc", "Malware", "mã độc tống tiền", "ransomware"),
        Defined("disaster.extreme-weather.storm", "Bão", "Storm", "siêu bão"),
        Defined("disaster.extreme-weather.flood", "Lũ, lụt", "Flood", "lũ quét"),
        Defined("disaster.landslide", "Sạt lở đất", "Landslide", "lũ bùn đá"),
        Defined("information.fake-news", "Tin giả", "Fake news"),
        Defined("resource.water", "An ninh nguồn nước", "Water security", "thiếu nước"),
        Defined("disaster.drought", "Hạn hán", "Drought", "thiếu nước"),
    }.Aggregate(ThreatTypeTree.Initial, ThreatTypeTree.Evolve);

    [Theory]
    [InlineData("phishing", "crime.online-fraud")]
    [InlineData("PHISHING", "crime.online-fraud")]
    [InlineData("lừa đảo", "crime.online-fraud")]
    [InlineData("lua dao", "crime.online-fraud")]
    [InlineData("online fraud", "crime.online-fraud")]
    [InlineData("crime.online-fraud", "crime.online-fraud")]
    [InlineData("ransomware", "cyber.malware")]
    [InlineData("ma doc tong tien", "cyber.malware")]
    [InlineData("bão", "disaster.extreme-weather.storm")]
    [InlineData("bao", "disaster.extreme-weather.storm")]
    [InlineData("lũ", "disaster.extreme-weather.flood")]
    [InlineData("tin gia", "information.fake-news")]
    [InlineData("lừa đảo qua mạng 😀", "crime.online-fraud")]
    public void mean_one(string words, string type) => ThreatTypeSearch.Meant(tree, words).Select(found => found.Id.Value).ShouldBe([type]);

    [Fact]
    public void may_mean_several() => ThreatTypeSearch.Meant(tree, "thiếu nước").Select(found => found.Id.Value).ShouldBe(["resource.water", "disaster.drought"]);

    [Theory]
    [InlineData("không có gì")]
    [InlineData(" ")]
    [InlineData("…")]
    [InlineData("\ud800")]
    [InlineData("\ufffe")]
    [InlineData("không có gì 😀")]
    [InlineData("😀")]
    public void may_mean_none(string words) => ThreatTypeSearch.Meant(tree, words).ShouldBeEmpty();

    [Fact]
    public void lead_to_no_type_that_is_retired()
    {
        var retired = ThreatTypeTree.Evolve(tree, new ThreatTypeRetired(new("cyber.malware"), "Tách", null, null));
        ThreatTypeSearch.Meant(retired, "ransomware").ShouldBeEmpty();
    }

    private static ThreatTypeDefined Defined(string id, string vietnamese, string english, params string[] everyday) =>
        new ThreatTypeDefined(new(id), null, new(vietnamese, english), new("vụ", "case"), [.. everyday.Select(word => new VocabularyTerm(VocabularyTerm.Everyday, word))], null);
}
