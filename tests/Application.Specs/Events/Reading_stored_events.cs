using Shouldly;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Application_Specs.Events;

public sealed class Reading_stored_events
{
    private static readonly EventCodec codec = new(EventCatalogue.Default, new KnownKeys());

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"grounds":null}""")]
    [InlineData("""{"grounds":1}""")]
    [InlineData("""{"grounds":"a","grounds":"b"}""")]
    [InlineData("""{"grounds":"a","Grounds":"b"}""")]
    [InlineData("""{"grounds":"a"}x""")]
    public void refuses_bytes_that_are_not_the_event(string json)
    {
        var refused = Should.Throw<UnreadableEventException>(() => codec.Decode("incident-retracted", json));

        refused.Position.ShouldBe(7);
        refused.Stream.ToString().ShouldBe("incident-1");
        refused.Message.ShouldStartWith("Position 7, stream incident-1: 'incident-retracted' cannot be read: ");
    }

    [Fact]
    public void refuses_bytes_that_are_not_utf8() =>
        Should.Throw<UnreadableEventException>(() => codec.Decode(Stored.As("incident-retracted", 1, (byte[])[.. "{\"grounds\":\""u8, 0xC3, 0x28, .. "\"}"u8])));

    [Theory]
    [InlineData("incident-dated", """{"occurred":"2021-02-30","statement":{"basis":"stated"}}""")]
    [InlineData("incident-dated", """{"occurred":"2021","statement":{"basis":0}}""")]
    [InlineData("incident-classified", """{"furtherTypes":[null],"statement":{"basis":"stated"}}""")]
    [InlineData("incident-classified", """{"furtherTypes":{},"statement":{"basis":"stated"}}""")]
    [InlineData("incident-classified", """{"furtherTypes":["Not An Id"],"statement":{"basis":"stated"}}""")]
    public void refuses_members_that_are_not_of_their_form(string type, string json) =>
        Should.Throw<UnreadableEventException>(() => codec.Decode(type, json));

    [Theory]
    [InlineData("2020")]
    [InlineData("2020-H1")]
    [InlineData("2020-Q2")]
    [InlineData("2020-04")]
    [InlineData("2020-04-10")]
    [InlineData("2020-04-10/early-morning")]
    [InlineData("2020-04-10T08:30")]
    [InlineData("2020-04..2020-06-15")]
    [InlineData("2020-04..")]
    [InlineData("unknown")]
    public void keeps_every_form_of_a_date(string text)
    {
        var happened = new IncidentDated(When.Parse(text), Statement.Own);

        var encoded = codec.Encode(happened);

        Stored.Text(encoded).ShouldBe($$$"""{"occurred":"{{{text}}}","statement":{"basis":"stated"}}""");
        var read = (IncidentDated)codec.Decode(Stored.As(encoded)).Event;
        (read.Occurred.From, read.Occurred.To, read.Occurred.Precision, read.Occurred.IsOngoing)
            .ShouldBe((happened.Occurred.From, happened.Occurred.To, happened.Occurred.Precision, happened.Occurred.IsOngoing));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("0")]
    [InlineData("1000000000000000")]
    [InlineData(">=12")]
    [InlineData(">100")]
    [InlineData("<~50")]
    [InlineData("~300")]
    [InlineData("10..20")]
    [InlineData("order:1000000")]
    [InlineData("some")]
    [InlineData("many")]
    [InlineData("est:40")]
    public void keeps_every_form_of_a_quantity(string text)
    {
        var happened = new IncidentDamageRecorded(new(DamageKind.Dead, Quantity.Parse(text), DamageStatus.Official), Statement.Own);

        var encoded = codec.Encode(happened);

        Stored.Text(encoded).ShouldContain($"\"amount\":\"{text}\"");
        codec.Decode(Stored.As(encoded)).Event.ShouldBe(happened);
    }

    [Fact]
    public void keeps_composed_and_decomposed_letters_apart()
    {
        foreach (var text in (string[])["Hoà Bình", "Hòa Bình", "Hòa Bình".Normalize(System.Text.NormalizationForm.FormD)])
            ((IncidentRetracted)codec.Decode(Stored.As(codec.Encode(new IncidentRetracted(text)))).Event).Grounds.ShouldBe(text);
    }
}
