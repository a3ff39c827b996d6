using System.Text.Json;
using JasperFx.Events.Daemon;
using Marten;
using ThreatRegister.Application.Events;
using ThreatRegister.EventLog.Sequenced;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Registers.Marten;

namespace ThreatRegister.Tests.Acceptance;

/// <summary>What a Marten shop queries is what the register shows.</summary>
public sealed class Marten_documents(MartenShopFixture register) : IClassFixture<MartenShopFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task are_the_rows_and_counts_of_the_register_also_when_built_anew()
    {
        if (register.Cli.Store.Name is not "marten") Assert.Skip("Only on Marten.");
        await register.DocumentsAsync();
        await AreThoseOfTheRegisterAsync();

        // Events of other streams change incidents too: a merge lays one over another.
        foreach (var id in new[] { "trung-1", "trung-2" })
            register.Cli.Run($$"""{"incident":"{{id}}","title":"Cổng thông tin bị xâm nhập","type":"cyber.intrusion","occurred":"2026-06-10"}""", environment: null, "record", "report-incident", "-").Succeeded();
        await register.DocumentsAsync();
        register.Cli.Run("merge", "trung-1", "--into", "trung-2", "--grounds", "Hai tin báo về cùng một vụ").Succeeded();
        await register.DocumentsAsync();
        await AreThoseOfTheRegisterAsync();

        register.Kill();
        await using var query = new Querying(register);
        var documents = new RegisterDocuments((SequencedEventLog)query.Log, query.Codec);
        await using (var rebuilding = DocumentStore.For(options =>
        {
            options.Connection(register.Connection);
            RegisterDocuments.Configure(options);
            RegisterDocuments.Keep(options, documents);
        }))
        {
            using var daemon = await rebuilding.BuildProjectionDaemonAsync();
            await daemon.RebuildProjectionAsync(RegisterDocuments.Name, Token);
        }

        await AreThoseOfTheRegisterAsync();
        await register.ServeAsync();
    }

    private async Task AreThoseOfTheRegisterAsync()
    {
        register.Cli.Run("status").Succeeded();
        await using var query = new Querying(register);
        var now = await query.At(null);
        await using var session = register.Store.QuerySession();
        var documents = (await session.Query<IncidentDocument>().ToListAsync(Token)).ToDictionary(document => document.Id, StringComparer.Ordinal);
        documents.Keys.Order(StringComparer.Ordinal).ShouldBe(register.Sql("select distinct substr(stream, 10) collate \"C\" from ordered.events where stream like 'incident-%' order by 1").Split('\n'));

        // Made of the record's own events and what others say of it, one after the other, as any page of a record is.
        var rows = new List<IncidentRow>();
        foreach (var id in documents.Keys) rows.Add((IncidentRow)(await query.Records.FindAsync(new IncidentRegister(), id, now, Token))!.Row);
        foreach (var row in rows) JsonElement.DeepEquals(documents[row.Id].Row, JsonSerializer.SerializeToElement(row, JsonForms.Plain)).ShouldBeTrue(row.Id);

        var counts = await session.Query<ThreatCount>().ToListAsync(Token);
        var cells = rows.SelectMany(IncidentCells.Of).Where(cell => cell.Facet is IncidentFacet.All).ToList();
        counts.Select(count => (count.Type, count.FurtherType ?? "", count.Year ?? "", count.Date, count.Outcome, count.Quantity ?? "", count.Marking, count.Records)).Order()
            .ShouldBe(cells.GroupBy(cell => (cell.Type, cell.Further, cell.Year, cell.Date, Codes.Of(cell.Outcome), cell.Quantity, Codes.Of(cell.Marking)))
                .Select(cell => (cell.Key.Type, cell.Key.Further, cell.Key.Year, cell.Key.Date, cell.Key.Item5, cell.Key.Quantity, cell.Key.Item7, (long)cell.Count())).Order());

        // As a shop asks: by LINQ, without any type of the register.
        (await session.Query<IncidentDocument>().CountAsync(document => document.Type == "cyber.attack", Token)).ShouldBe(rows.Count(row => row.Type.Value == "cyber.attack"));
    }
}
