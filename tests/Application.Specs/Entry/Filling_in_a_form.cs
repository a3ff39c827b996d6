using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Tests.Application_Specs.Entry;

public sealed class Filling_in_a_form
{
    private static readonly DateTime now = new(2026, 11, 22, 9, 41, 0, DateTimeKind.Unspecified);

    public static TheoryData<string> Commands => [.. CommandCatalogue.Names];

    [Fact]
    public void gives_the_command_it_asks_for()
    {
        var (body, faults) = Read("report-incident", new()
        {
            ["incident"] = ["tan-cong-cong-dich-vu"], ["title"] = ["  Tấn công cổng dịch vụ "], ["type"] = ["cyber.attack"], ["occurred"] = ["tháng 6/2026"], ["kind"] = ["aggregate"],
            ["quantity.form"] = ["about"], ["quantity.low"] = ["1.200"], ["place.name"] = ["Đà Nẵng"], ["victim.systemLevel"] = ["3"], ["severity"] = ["nciss|high"],
            ["furtherTypes"] = ["cyber.data-theft", "cyber.malware"], ["damage.count"] = ["2"], ["damage[1].kind"] = ["money"], ["damage[1].amount.form"] = ["exact"], ["damage[1].amount.low"] = ["5"],
            ["damage[1].status"] = ["preliminary"], ["damage[1].currency"] = ["VND"],
        });

        faults.ShouldBeEmpty();
        body.ShouldBe(new ReportIncident("Tấn công cổng dịch vụ", new("cyber.attack"), When.Parse("2026-06"), Quantity.About(1_200), RecordKind.Aggregate)
        {
            Incident = new("tan-cong-cong-dich-vu"),
            FurtherTypes = [new("cyber.data-theft"), new("cyber.malware")],
            Place = new(Country: null, "Đà Nẵng"),
            Victim = new(SystemLevel: 3),
            Severity = new("nciss", "high"),
            Damage = [new(DamageKind.Money, Quantity.Exact(5), DamageStatus.Preliminary, "VND")],
        });
    }

    [Fact]
    public void finds_every_fault_at_once_each_with_its_field()
    {
        var (body, faults) = Read("report-incident", new()
        {
            ["incident"] = ["Không phải mã"], ["type"] = ["cyber.attack"], ["occurred"] = ["một hôm nào đó"], ["quantity.form"] = ["range"], ["quantity.low"] = ["20"], ["quantity.high"] = ["10"],
            ["place.latitude"] = ["mười"],
        });

        body.ShouldBeNull();
        faults.Select(fault => fault.Path).ShouldBe(["incident", "title", "occurred", "quantity", "place.latitude"], ignoreOrder: true);
    }

    [Fact]
    public void leaves_out_an_object_that_says_nothing_and_misses_what_a_begun_one_needs()
    {
        var (_, faults) = Read("record-incident-response", new() { ["incident"] = ["bao-so-9"], ["response.kind"] = ["rescue"], ["statement.basis"] = [""] }, id: "b1");

        faults.ShouldHaveSingleItem().Path.ShouldBe("response.summary");
    }

    [Fact]
    public void takes_the_words_of_the_parser_where_only_it_finds_the_fault()
    {
        var (body, faults) = Read("mark-incident", new() { ["incident"] = ["bao-so-9"], ["grounds"] = ["Có dữ liệu nhạy cảm"], ["marking"] = ["pink"] });

        body.ShouldBeNull();
        faults.ShouldHaveSingleItem().Path.ShouldBe("marking");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void is_possible_for_every_command_in_words(string command)
    {
        CommandWords.Knows(command).ShouldBeTrue(command);
        var shape = CommandShape.Of(command);
        shape[0].Name.ShouldBe(CommandCatalogue.IdMemberOf(command));
        shape.Select(member => member.Name).ShouldBe(((JsonObject)CommandCatalogue.SchemaOf(command)["properties"]!).Select(member => member.Key), ignoreOrder: true);
        shape.SelectMany(All).SelectMany(Unworded).Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static IEnumerable<string> Unworded(MemberShape member)
    {
        if (!FieldWords.Knows(member.Name)) yield return member.Name;
        if (member is not { Kind: MemberKind.Choice, Type.IsEnum: true }) yield break;
        foreach (var code in Enum.GetValues(member.Type).Cast<Enum>().Where(code => !CodeWords.Knows(code))) yield return $"{member.Type.Name}.{code}";
    }

    private static IEnumerable<MemberShape> All(MemberShape member) =>
        [member, .. member.Members.SelectMany(All), .. member.Element is { Kind: MemberKind.Group or MemberKind.Choice } element ? All(element) : []];

    private static (object? Body, IReadOnlyList<FormFault> Faults) Read(string command, Dictionary<string, string[]> values, string? id = null)
    {
        var form = new CommandForm(field => values.GetValueOrDefault(field, []), ThreatTypeTree.Initial, Register.Zone, now);
        var body = form.Read(CommandShape.Of(command), (_, _) => id);
        return (form.Parse(command, body), form.Faults);
    }
}
