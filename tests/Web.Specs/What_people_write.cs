using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>Dates, quantities and characters in forms, as people write them or by mistake.</summary>
public sealed class What_people_write(Site site)
{
    [Theory]
    [InlineData("title")]
    [InlineData("description")]
    [InlineData("place.name")]
    [InlineData("victim.owner")]
    [InlineData("quantity.low")]
    [InlineData("type")]
    public async Task loses_nothing_that_was_written_beside_what_no_text_can_hold(string field)
    {
        var form = await QuickAsync("Sạt lở ở Lào Cai", "disaster.landslide", "05/06/2026");

        var page = await form.With("cause", "Mưa lớn kéo dài").With(field, "Sạt\0lở").ReturnedAsync(HttpStatusCode.UnprocessableEntity);

        page.QuerySelectorAll("#faults a").Select(link => link.Address()).ShouldContain($"#f-{field.Replace(".low", "", StringComparison.Ordinal).Replace('.', '-')}");
        page.QuerySelector("#f-cause").Words().ShouldBe("Mưa lớn kéo dài");
    }

    [Fact]
    public async Task takes_a_quantity_in_words_and_says_how_it_is_understood()
    {
        var id = IdIn(await (await QuickAsync("Lừa đảo qua mạng ở Huế", "crime.online-fraud", "cuối tháng 6/2026")).With("quantity.low", "hơn 100 vụ").SentAsync());
        var row = await IncidentAsync(id);
        (row.Occurred, row.Quantity, row.Kind).ShouldBe((When.Parse("2026-06"), Quantity.MoreThan(100), RecordKind.Aggregate));
        using var browser = FormFiller.As(site, site.Secret);

        (await Asked("/vi/entry/quantity?low=~15")).ShouldBe("""{"said":"khoảng 15","form":"about","wrong":null}""");
        (await Asked("/vi/entry/quantity?low=03+c%C6%A1n")).ShouldBe("""{"said":"03","form":"exact","wrong":null}""");
        (await Asked("/vi/entry/quantity?form=about&low=h%C6%A1n+15")).ShouldContain("\"form\":\"more-than\",\"wrong\":\"dạng đã chọn");
        (await Asked("/vi/entry/quantity?low=20-10")).ShouldContain("khoảng bị ngược");
        (await Asked("/vi/entry/quantity?low=0")).ShouldContain("không có vụ nào");
        (await Asked("/vi/entry/when?text=cu%E1%BB%91i+th%C3%A1ng+5%2F2020")).ShouldContain("hiểu là tháng 5/2020");

        async Task<string> Asked(string address)
        {
            using var answer = await browser.GetAsync(address);
            return Regex.Unescape(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("report-incident", "occurred", "title=Bão số 1&type=disaster")]
    [InlineData("report-incident", "detected", "title=Bão số 1&type=disaster&occurred=2020")]
    [InlineData("report-incident", "statement.statedOn", "title=Bão số 1&type=disaster&occurred=2020")]
    [InlineData("receive-report", "occurred", "title=Bão số 1&text=Bão")]
    [InlineData("record-drill", "held", "title=Diễn tập&by=Bộ Công an")]
    [InlineData("prepare-scenario", "preparedOn", "title=Bão lớn&text=Sơ tán&by=Bộ Công an")]
    [InlineData("record-instrument", "issuedOn", "title.vi=Nghị quyết&kind=resolution")]
    [InlineData("observe-indicator", "period", "subject=Việt Nam&about=An toàn thông tin&figure.value=25&figure.kind=rank&scope=world")]
    [InlineData("share-information", "at", "from=Bộ Quốc phòng&to=Bộ Công an&what=Mã độc&marking=green")]
    [InlineData("notify-incident", "notification.at", "incident=covid-19&notification.to=Bộ Y tế")]
    [InlineData("conclude-occasion", "at", "occasion=asean-2020")]
    public async Task says_of_a_date_that_lies_ahead_before_it_is_sent_what_is_said_after(string command, string field, string beside)
    {
        using var browser = FormFiller.As(site, site.Secret);
        using var asked = await browser.GetAsync($"/vi/entry/when?command={command}&field={field}&text=01%2F01%2F2099");
        var wrong = JsonDocument.Parse(await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        wrong.GetProperty("said").GetString().ShouldBeNull();

        var page = await browser.NotTakenAsync($"/vi/do/{command}", "entry", [.. beside.Split('&').Select(pair => (pair.Split('=')[0], pair.Split('=')[1])), (field, "01/01/2099")]);
        page.GetElementById($"f-{field.Replace('.', '-')}-fault").Words().ShouldBe(char.ToUpperInvariant(wrong.GetProperty("wrong").GetString()![0]) + wrong.GetProperty("wrong").GetString()![1..]);
    }

    private async Task<FilledForm> QuickAsync(string title, string type, string occurred) =>
        new FilledForm(site, await site.PageAsync("/vi/report")).With("title", title).With("type", type).With("occurred", occurred);

    private async Task<IncidentRow> IncidentAsync(string id) =>
        (IncidentRow)(await site.Services.Records.FindAsync(new IncidentRegister(), id, await site.Services.NewestAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken))!.Row;

    private static string IdIn(string path) => path.Split('/')[^1].Split('?')[0];
}
