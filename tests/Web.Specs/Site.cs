using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Cli;
using ThreatRegister.Domain;
using ThreatRegister.EmbeddedPostgres;
using ThreatRegister.Seeds;
using ThreatRegister.Web;
using ThreatRegister.Web.Notices;
using ThreatRegister.Web.Serving;

[assembly: AssemblyFixture(typeof(ThreatRegister.Tests.Web_Specs.Site))]

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>Specs that compare two pages of now, or what was issued with now: they run one after the other when all others have run, so that nothing is recorded between the two.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;

/// <summary>The pages of one register with the seeds, served for all specs: a spec records what it needs under ids of its own.</summary>
public sealed class Site : IAsyncLifetime
{
    public const string Password = "một câu dài dễ nhớ";

    private readonly string folder = DataFolders.New("threatreg-web-");
    private readonly HtmlParser parser = new();
    private RegisterSession? session;
    private WebApplication? server;
    private HttpClient? client;

    public Uri Address { get; private set; } = null!;

    public string SealFolder => Path.Combine(folder, "seals");

    /// <summary>The position of the last event of the seeds: what is asked as of it stays the same whatever other specs record.</summary>
    public long SeededTo { get; private set; }

    /// <summary>Of the session of an account that may do everything: what most specs look through.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>All endpoints that are served.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => [.. server!.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public RegisterServices Services { get; private set; } = null!;

    internal ThreatRegister.Web.Pages.Importing.ImportJobs Imports => server!.Services.GetRequiredService<ThreatRegister.Web.Pages.Importing.ImportJobs>();

    public async ValueTask InitializeAsync()
    {
        session = await RegisterSession.OpenAsync(new(folder, Connection: null, BulkConnection: null, "truc-ban-1", TimeZoneInfo.FindSystemTimeZoneById(Settings.DefaultZone), StoreChoice.Default), TestContext.Current.CancellationToken);
        (await SeedLoader.LoadAsync(session.Commands, "seeds", types: [], cases: true, progress: null)).Refused.ShouldBeEmpty();
        // What is not sealed or not published needs attention at once.
        Services = session.Services with { Sealing = session.Sealing! with { Patience = TimeSpan.Zero, IsPublishing = true } };
        SeededTo = (await Services.Log.HeadAsync()).Position;
        server = WebServer.Build(Services, "http://127.0.0.1:0");
        await server.StartAsync();
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Address = new(address);
        Secret = await SignedInAsync("can-bo-1", Tlp.Red, Role.Administrator, Role.Operator, Role.ShiftLead, Role.Reviewer, Role.Office, Role.Signer);
        client = Client(Secret);

        // The first page with a form gives the cookie that all forms go with.
        (await GetAsync("/vi/do/note-on-incident")).Dispose();
    }

    /// <summary>Makes an account, and answers the secret of a session of it.</summary>
    public Task<string> SignedInAsync(string id, Tlp clearance, params Role[] roles) => SignedInOfAsync(agency: null, id, clearance, roles);

    /// <summary>Makes an account of an agency, and answers the secret of a session of it.</summary>
    public async Task<string> SignedInOfAsync(string? agency, string id, Tlp clearance, params Role[] roles)
    {
        var made = await Services.Accounts.AddAsync("specs", id, $"Cán bộ {id}", [.. roles], clearance, agency, email: null, password: null);
        return (await Services.Accounts.ChangePasswordAsync(id, made.Password!, Password)).Opened!.Secret;
    }

    /// <summary>A browser with a session; null: nobody has signed in.</summary>
    public HttpClient Client(string? secret)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        if (secret is not null) handler.CookieContainer.Add(Address, new Cookie("threatreg-session", secret));
        return new(handler) { BaseAddress = Address };
    }

    /// <summary>One round of notices.</summary>
    public Task TellAsync(MailServer mail) => server!.Services.GetRequiredService<Notifier>().TellAsync(mail, TestContext.Current.CancellationToken);

    /// <summary>Records what a command says, and answers its position.</summary>
    public async Task<long> RecordAsync(object command)
    {
        var answer = await Services.Commands.ExecuteAsync(new(command, Guid.CreateVersion7(), "truc-ban-1"));
        return answer.ShouldBeOfType<CommandAnswer.Accepted>().Position;
    }

    /// <summary>Changes the database as its owner can.</summary>
    public async Task SqlAsync(string sql)
    {
        await using var cluster = await EmbeddedCluster.OpenAsync(new(folder), cancellationToken: TestContext.Current.CancellationToken);
        await using var source = NpgsqlDataSource.Create(cluster.OwnerConnectionString);
#pragma warning disable CA2100 // Constants of the specs.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<IHtmlDocument> PageAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, path);
        return await parser.ParseDocumentAsync(body);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => client!.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) => client!.PostAsync(new Uri(path, UriKind.Relative), content);

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (server is not null) await server.DisposeAsync();
        if (session is not null) await session.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Reading pages as people do.</summary>
internal static class Reading
{
    /// <summary>The words of an element, with single spaces.</summary>
    public static string Words(this IElement? element) => string.Join(' ', (element ?? throw new ShouldAssertException("There is no such element.")).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string Address(this IElement? link) => link?.GetAttribute("href") ?? throw new ShouldAssertException("There is no such link.");
}
