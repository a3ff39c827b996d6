using System.Text.Json.Nodes;
using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Holidays;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Seeds;

namespace ThreatRegister.Tests.Application_Specs.Commands;

/// <summary>Each JSON of docs/rules.md is a command that is taken, and each refusal it names exists.</summary>
public sealed class The_page_on_rules
{
    private static readonly string page = File.ReadAllText(Path.Combine(Root(), "docs", "rules.md"));

    [Fact]
    public async Task shows_commands_that_are_taken()
    {
        using var register = new Register();
        (await SeedLoader.LoadAsync(register.Commands, "seeds", types: [], cases: false, cancellationToken: TestContext.Current.CancellationToken)).Refused.ShouldBeEmpty();

        var names = new List<string>();
        foreach (var body in page.Split("```json").Skip(1).Select(part => JsonNode.Parse(part.Split("```")[0])!.AsObject()))
        {
            names.Add(NameOf(body));
            await register.Accept(CommandCatalogue.Parse(names[^1], body));
        }

        names.ShouldBe(["set-deadline-rule", "switch-deadline-set", "set-severity-scale", "set-reporting-calendar", "set-holiday"]);
    }

    [Fact]
    public void names_refusals_that_exist()
    {
        var named = page.Split("## Refusals")[1].Split("## ")[0].Split('`').Where((_, index) => index % 2 == 1).ToArray();

        named.Length.ShouldBeGreaterThan(20);
        named.ShouldAllBe(name => Enum.GetNames<Refusal>().Contains(name));
    }

    [Fact]
    public void tells_every_code()
    {
        string[] codes = [.. Enum.GetValues<DeadlineStatus>().Select(code => Projections.Codes.Of(code)), .. Enum.GetValues<DeadlineDoubt>().Select(code => Projections.Codes.Of(code)), .. Enum.GetValues<DeadlineStart>().Select(code => Projections.Codes.Of(code)), .. Enum.GetValues<DeadlineUnit>().Select(code => Projections.Codes.Of(code))];

        codes.Where(code => !page.Contains($"`{code}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string NameOf(JsonObject body) => CommandCatalogue.NameOf(
        body.ContainsKey("on") ? typeof(SwitchDeadlineSet) : body.ContainsKey("rule") ? typeof(SetDeadlineRule)
        : body.ContainsKey("scale") ? typeof(SetSeverityScale) : body.ContainsKey("calendar") ? typeof(SetReportingCalendar) : typeof(SetHoliday));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ThreatRegister.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
