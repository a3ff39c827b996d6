using ThreatRegister.Application.Listings;
using ThreatRegister.Cli;
using ThreatRegister.Cli.Bench;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>The benchmark of pages, over a register that is generated.</summary>
public sealed class Benchmarking_pages(RegisterFixture register) : IClassFixture<RegisterFixture>
{
    /// <summary>What is asked for and not shown ends the benchmark.</summary>
    [Trait("Store", "postgres")]
    [Fact]
    public async Task asks_list_by_list()
    {
        register.Cli.Run("seed", "--generate", "150", "--seed", "5").Succeeded();
        await using var session = await RegisterSession.OpenAsync(Settings.Of(register.Cli.DataFolder, connection: null, store: null, actor: null), TestContext.Current.CancellationToken);

        var rows = await new PageBench(session, _ => { }, sampled: 1).RunAsync(only: null, TestContext.Current.CancellationToken);

        foreach (var moment in (string[])["now", "then"])
        {
            var families = rows.Where(row => row.Moment == moment).Select(row => row.Family).ToList();
            families.ShouldBeUnique();
            Listings.All.Select(listing => $"{listing.Name}: first page").Except(families, StringComparer.Ordinal).ShouldBeEmpty();
            foreach (var listing in Listings.All)
                Asked($"{listing.Name}: all pages").ShouldBe(rows.Where(row => row.Moment == moment && row.Family.StartsWith($"{listing.Name}: ", StringComparison.Ordinal) && !row.Family.EndsWith("all pages", StringComparison.Ordinal)).Sum(row => row.Asked));
            ((string[])["home", "shift", "one incident", "one event", "search", "threats"]).Except(families, StringComparer.Ordinal).ShouldBeEmpty();

            int Asked(string name) => rows.Single(row => row.Moment == moment && row.Family == name).Asked;
        }
    }
}
