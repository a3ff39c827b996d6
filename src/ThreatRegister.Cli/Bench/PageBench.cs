using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Cli.Bench;

/// <summary>
/// Asks the pages of the register that is there, over HTTP on this machine, signed in by turns as one who may see everything and as one who may
/// not see RED: every page once. Before that some pages of all families are asked, and then a few of each, to have code and plans ready as in a program
/// that has run for a while.
/// </summary>
/// <param name="sampled">How many incidents the questions are about: of fewer than twenty pages the 95th percentile would be the slowest of all.</param>
internal sealed class PageBench(RegisterSession session, Action<string> progress, int sampled = 40)
{
    private const int Seed = 1, Warming = 3, WarmedOf = 24;
    private static readonly (string Id, Tlp Clearance)[] readers = [("bench-red", Tlp.Red), ("bench-amber", Tlp.Amber)];

    /// <param name="only">Families whose name holds this; null: all.</param>
    /// <returns>The slowest families first, then all pages of each register, and then all pages together.</returns>
    public async Task<IReadOnlyList<PageRow>> RunAsync(string? only, CancellationToken cancellationToken)
    {
        var now = await session.NewestAsync(cancellationToken);
        var middle = (await session.Moments.AtAsync(now.Position / 2, cancellationToken))!;
        var samples = await SamplesAsync(middle, cancellationToken);
        var all = PageAddresses.Of(samples).Distinct().ToArray();
        var pages = all.Where(page => only is null || page.Family.Contains(only, StringComparison.OrdinalIgnoreCase)).ToArray();
        await using var server = WebServer.Build(session.Services, "http://127.0.0.1:0");
        await server.StartAsync(cancellationToken);
        try
        {
            var clients = new List<HttpClient>();
            foreach (var (id, clearance) in readers) clients.Add(Client(server, await SignedInAsync(id, clearance, cancellationToken)));
            foreach (var page in all.Where((_, number) => number % WarmedOf == 0)) await TookAsync(clients[1], Address(page, ""), cancellationToken);
            return await AskAsync(pages, middle.Position, clients, cancellationToken);
        }
        finally
        {
            foreach (var (id, _) in readers) await session.Accounts.DisableAsync("program", id, CancellationToken.None);
            await server.StopAsync(CancellationToken.None);
        }
    }

    private async Task<IReadOnlyList<PageRow>> AskAsync(IReadOnlyList<PageAsked> pages, long middle, List<HttpClient> clients, CancellationToken cancellationToken)
    {
        var (rows, took) = (new List<PageRow>(), new List<(PageAsked Page, string Moment, string Path, double Took)>());
        foreach (var family in pages.GroupBy(page => page.Family, StringComparer.Ordinal))
        {
            foreach (var (moment, query) in (IEnumerable<(string, string)>)[("now", ""), ("then", $"as-of={middle}")])
            {
                var asked = family.Select(page => (Page: page, Path: Address(page, query))).ToArray();
                foreach (var (_, path) in asked.TakeLast(Warming)) await TookAsync(clients[0], path, cancellationToken);
                foreach (var (turn, (page, path)) in asked.Index()) took.Add((page, moment, path, await TookAsync(clients[turn % clients.Count], path, cancellationToken)));
                rows.Add(PageRow.Of(family.Key, moment, [.. took.TakeLast(asked.Length).Select(one => (one.Path, one.Took))]));
                progress(string.Create(CultureInfo.InvariantCulture, $"{family.Key}, {moment}: p50 {rows[^1].Half:0} ms, p95 {rows[^1].Most95:0} ms"));
            }
        }

        return [.. Slowest(rows), .. Slowest(Rows(page => page.Register is { } register ? $"{register}: {PageRow.All}" : null)), .. Rows(_ => PageRow.All)];

        IEnumerable<PageRow> Rows(Func<PageAsked, string?> nameOf) =>
            from one in took
            let name = nameOf(one.Page)
            where name is not null
            group (one.Path, one.Took) by (name, one.Moment) into asked
            select PageRow.Of(asked.Key.name, asked.Key.Moment, [.. asked]);

        static IEnumerable<PageRow> Slowest(IEnumerable<PageRow> rows) => rows.OrderByDescending(row => row.Most95);
    }

    private static string Address(PageAsked page, string moment) => $"/vi{page.Path}{(moment.Length == 0 ? "" : page.Path.Contains('?', StringComparison.Ordinal) ? "&" : "?")}{moment}";

    private static async Task<double> TookAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return answer.StatusCode is HttpStatusCode.OK ? took : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
    }

    /// <summary>Incidents about which something was recorded at positions all over the first half of the log.</summary>
    private async Task<IReadOnlyList<PageSample>> SamplesAsync(Moment middle, CancellationToken cancellationToken)
    {
        var places = new Random(Seed);
        // What both readers may see: else it is not there for one of them.
        var query = new IncidentQuery(session.Viewer with { Clearance = readers.Min(reader => reader.Clearance) }, middle, new());
        var occasions = await session.Registers.RowsAsync<OccasionRow>(query.Viewer, middle, new RowScope(Most: sampled), cancellationToken);
        var samples = new List<PageSample>();
        for (var tried = 0; samples.Count < sampled && tried < sampled * 100; tried++)
        {
            var position = places.NextInt64(middle.Position) + 1;
            if (await session.Log.AtAsync(position, cancellationToken) is not { Stream: { Category: "incident" } incident }) continue;
            if ((await session.Registers.AskedIncidentsAsync(query, [incident.Id], cancellationToken)).Count == 0) continue;

            var found = await session.Registers.IncidentsAsync(query, 1, new IncidentStretch(ById: true, Behind: new(null, incident.Id)), cancellationToken);
            var measures = await session.Responses.ResponsesAsync(new(query), 1, $"incident-{incident.Id}/", cancellationToken);
            if (found is [var item]) samples.Add(new(item, position, measures.Count == 0 ? null : measures[0].By, item.Occasions is [var own, ..] ? own : occasions.Count == 0 ? null : occasions[samples.Count % occasions.Count].Id));
        }

        return samples;
    }

    private async Task<string> SignedInAsync(string id, Tlp clearance, CancellationToken cancellationToken)
    {
        var desk = session.Accounts;
        var password = (await desk.AddAsync("program", id, id, [Role.Operator, Role.Reviewer, Role.Office], clearance, agency: null, email: null, password: null, cancellationToken)).Password;
        if (password is null)
        {
            await desk.EnableAsync("program", id, cancellationToken);
            password = (await desk.ResetPasswordAsync("program", id, password: null, cancellationToken)).Password!;
        }

        var (opened, fault) = await desk.ChangePasswordAsync(id, password, Passwords.Generate(), cancellationToken);
        return opened?.Secret ?? throw new CliException(ExitCode.Failure, $"The account {id} cannot sign in: {fault}.");
    }

    private static HttpClient Client(WebApplication server, string secret)
    {
        var address = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        handler.CookieContainer.Add(address, new Cookie("threatreg-session", secret));
        return new(handler) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
    }
}
