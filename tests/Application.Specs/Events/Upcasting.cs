using System.Text.Json.Nodes;
using Shouldly;
using ThreatRegister.Application.Events;

namespace ThreatRegister.Tests.Application_Specs.Events;

/// <summary>An event of three shapes, as one will look after some years of use. Only these specs know it.</summary>
public sealed class Upcasting
{
    private const string Name = "siren-tested";

    // 1: {"siren","loud"}; 2: {"siren","decibels"}; 3: {"siren","level":{"decibels"},"by"}.
    private static readonly EventCodec codec = new(
        new([new(Name, typeof(SirenTested), [LoudToDecibels, DecibelsToLevel])]), new KnownKeys());

    [Fact]
    public void brings_the_first_shape_up_to_the_present_one() =>
        Golden(1).ShouldBe(new SirenTested("Còi báo động Quận 1", new(110), By: null));

    [Fact]
    public void brings_the_second_shape_up_to_the_present_one() =>
        Golden(2).ShouldBe(new SirenTested("Còi báo động Hội An", new(87), By: null));

    [Fact]
    public void leaves_the_present_shape_alone() =>
        codec.Decode(Name, """{"siren":"a","level":{"decibels":5},"by":"đội 3"}""", version: 3).ShouldBe(new SirenTested("a", new(5), "đội 3"));

    [Fact]
    public void writes_the_present_shape()
    {
        var encoded = codec.Encode(new SirenTested("a", new(5), By: null));

        encoded.SchemaVersion.ShouldBe(3);
        Stored.Text(encoded).ShouldBe("""{"siren":"a","level":{"decibels":5}}""");
    }

    [Fact]
    public void waits_for_the_program_that_knows_a_newer_shape() =>
        Should.Throw<UnknownEventException>(() => codec.Decode(Name, "{}", version: 4)).Message.ShouldContain("'siren-tested' version 4");

    [Fact]
    public void waits_for_the_program_that_knows_another_type() =>
        Should.Throw<UnknownEventException>(() => codec.Decode("gong-tested", "{}")).Position.ShouldBe(7);

    [Theory]
    [InlineData(1, "null")]
    [InlineData(1, "[]")]
    [InlineData(1, """{"siren":"a"}""")]
    [InlineData(1, """{"siren":"a","loud":"yes"}""")]
    [InlineData(1, """{"siren":"a","loud":true,"loud":false}""")]
    [InlineData(1, """{"siren":"a","loud":tr""")]
    [InlineData(2, """{"siren":"a","decibels":{}}""")]
    [InlineData(2, """{"decibels":3}""")]
    [InlineData(3, "null")]
    public void of_bytes_that_are_not_the_old_shape_says_that_they_are_unreadable(int version, string json) =>
        Should.Throw<UnreadableEventException>(() => codec.Decode(Name, json, version)).Position.ShouldBe(7);

    private static object Golden(int version) => codec.Decode(
        Stored.As(Name, version, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Upcast", FormattableString.Invariant($"siren-tested.v{version}.json"))))).Event;

    private static JsonObject LoudToDecibels(JsonObject old)
    {
        var isLoud = old["loud"]!.GetValue<bool>();
        old.Remove("loud");
        old["decibels"] = isLoud ? 110 : 60;
        return old;
    }

    private static JsonObject DecibelsToLevel(JsonObject old)
    {
        var decibels = old["decibels"]!.GetValue<int>();
        old.Remove("decibels");
        old["level"] = new JsonObject { ["decibels"] = decibels };
        return old;
    }

    private sealed record Level(int Decibels);

    private sealed record SirenTested(string Siren, Level Level, string? By);
}
