using ThreatRegister.Domain;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Tests.Domain_Specs.Common;

namespace ThreatRegister.Tests.Domain_Specs.ReferenceData;

public sealed class Registering_a_source
{
    [Fact]
    public void records_what_is_known_of_it() => SourceSpec.Given().When(register).Then(SourceSpec.Registered);

    [Fact]
    public void needs_a_title() => SourceSpec.Given().When(register with { Title = new(Vi: null, En: "") }).ThenRefused(Refusal.TitleMissing, "title");

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("báo cáo")]
    public void refuses_addresses_that_are_no_web_pages(string url) =>
        SourceSpec.Given().When(register with { Url = url }).ThenRefused(Refusal.UrlInvalid, "url");

    [Fact]
    public void refuses_languages_that_are_no_codes() =>
        SourceSpec.Given().When(register with { Language = "tiếng Việt" }).ThenRefused(Refusal.LanguageInvalid, "language");

    [Fact]
    public void stated_in_the_future_is_refused() =>
        SourceSpec.Given().When(register with { StatedOn = When.Parse("2022") }).ThenRefused(Refusal.TimeInFuture, "statedOn");

    [Fact]
    public void under_the_id_of_another_is_refused() => SourceSpec.Given(SourceSpec.Registered)
        .When(register with { Title = new("Khác", En: null) }).ThenRefused(Refusal.AlreadyExists, "source");

    [Fact]
    public void twice_changes_nothing() => SourceSpec.Given(SourceSpec.Registered, SourceSpec.Corrected).When(register).ThenNothing();

    private static readonly RegisterSource register = new(
        new("Bế mạc năm Chủ tịch ASEAN 2020", En: null), SourceKind.Document, StatedOn: When.Parse("2020-12"), Language: "vi", Url: " https://example.org/004 ")
        { Source = SourceSpec.Id };
}

public sealed class Correcting_a_source
{
    [Fact]
    public void records_it_as_it_is_now() => SourceSpec.Given(SourceSpec.Registered).When(correct).Then(SourceSpec.Corrected);

    [Fact]
    public void needs_grounds() => SourceSpec.Given(SourceSpec.Registered).When(correct with { Grounds = "" }).ThenRefused(Refusal.GroundsMissing, "grounds");

    [Fact]
    public void that_was_not_registered_is_refused() => SourceSpec.Given().When(correct).ThenRefused(Refusal.NotFound, "source");

    [Fact]
    public void twice_changes_nothing() => SourceSpec.Given(SourceSpec.Registered, SourceSpec.Corrected).When(correct).ThenNothing();

    private static readonly CorrectSource correct = new(
        SourceSpec.Registered.Title, "nguồn khác nêu ngày", "Cổng thông tin", When.Parse("2020-12-10"), StatementBasis.OtherSource, SourceSpec.Registered.Url)
        { Source = SourceSpec.Id };
}

internal static class SourceSpec
{
    public static readonly SourceId Id = new("doc-004");

    public static readonly SourceRegistered Registered = new(
        Id,
        new("Bế mạc năm Chủ tịch ASEAN 2020", En: null),
        SourceKind.Document,
        Publisher: null,
        When.Parse("2020-12"),
        StatementBasis.Stated,
        "vi",
        Licence: null,
        "https://example.org/004");

    public static readonly SourceCorrected Corrected = new(
        Registered.Title, "Cổng thông tin", When.Parse("2020-12-10"), StatementBasis.OtherSource, Registered.Url, "nguồn khác nêu ngày");

    public static Scenario<Source, SourceEvent, SourceCommand> Given(params ReadOnlySpan<SourceEvent> events) =>
        new Scenario<Source, SourceEvent, SourceCommand>(Source.Initial, Source.Evolve, SourceDecider.Decide, World.Context).After(events);
}
