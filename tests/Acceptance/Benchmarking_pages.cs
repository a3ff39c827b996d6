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
            ((string[])["home", "shift", "one incident", "one event", "search", "threats"]).Except(families, StringComparer.Ordinal).ShouldBeEmpty();
        }
    }
}
