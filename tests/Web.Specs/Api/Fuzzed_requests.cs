using System.Globalization;
using System.Net;
using System.Text;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Web_Specs.Api;

/// <summary>Whatever comes, the program answers as to a mistake of the sender, never as to one of its own. <c>THREATREG_FUZZ_SEED</c> repeats a run.</summary>
public sealed class Fuzzed_requests(Site site, ITestOutputHelper output)
{
    private const int Requests = 2_000;
    private const int AtOnce = 4;
    private const int Accounts = 6;

    private static readonly string[] oddities =
    [
        "", "0", "-1", "1", "99", "9223372036854775807", "99999999999999999999", "1e9", "NaN", "null", "true", "true,false", "2020", "2020-13", "2020-02-30", "0001-01-01", "9999-12-31", "9998-12-31..0001-01-01", "..", "/", "\\", "%00", "%", "%zz",
        "%ED%A0%80", "%F0%9F%98%80", "'", "\"", "';drop table x;--", "{}", "[]", "*", "a,b", "<script>", "Điện lực", "dien luc", "cyber", "disaster", "overdue", "met,late", "VN", "high", "nciss:high+", "x:y:z", "covid-19", "asean-2020", "name", "en", "vi",
        "MTAgMSAwIA", "OTkgOTkgOTkgeA", "2026-11-21T08:00+07:00", "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "%0a%0d", "\t",
    ];

    [Fact]
    public async Task are_never_answered_as_a_failure_of_the_program()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("THREATREG_FUZZ_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        output.WriteLine($"THREATREG_FUZZ_SEED={seed}");
        // One account may write only so often in a minute.
        var programs = new List<Program>();
        for (var account = 0; account < Accounts; account++) programs.Add(await Program.OfAsync(site, $"may-thu-{account}", Role.Operator, Tlp.Red));
        var failures = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Requests), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, cancellationToken) =>
        {
            var random = new Random(HashCode.Combine(seed, number));
            using var request = RequestOf(random);
            var told = $"{request.Method} {request.RequestUri} ({number})";
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using var answer = await programs[number % Accounts].Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, bound.Token);
            if (answer.StatusCode >= HttpStatusCode.InternalServerError && !IsPatience(answer, told)) failures.Add($"{(int)answer.StatusCode} {told}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        });
        foreach (var program in programs) program.Dispose();
        failures.ShouldBeEmpty($"seed {seed}");
    }

    /// <summary>To wait for a position that is not there yet is no failure.</summary>
    private static bool IsPatience(HttpResponseMessage answer, string told) => answer.StatusCode is HttpStatusCode.ServiceUnavailable && told.Contains("min-position", StringComparison.Ordinal);

    private static HttpRequestMessage RequestOf(Random random)
    {
        var path = PathOf(random);
        var isCommand = path.StartsWith("/api/commands/", StringComparison.Ordinal);
        var method = random.Next(10) switch { 0 => HttpMethod.Put, 1 => HttpMethod.Delete, 2 => HttpMethod.Head, 3 => HttpMethod.Options, < 7 when isCommand => HttpMethod.Post, _ => HttpMethod.Get };
        var request = new HttpRequestMessage(method, new Uri(path + QueryOf(random), UriKind.Relative));
        if (isCommand || random.Next(5) == 0) request.Content = new ByteArrayContent(BodyOf(random)) { Headers = { ContentType = new(random.Next(8) == 0 ? "text/plain" : "application/json") } };
        if (random.Next(4) != 0) request.Headers.TryAddWithoutValidation("Idempotency-Key", random.Next(6) == 0 ? "x-1" : new Guid(Bytes(random, 16)).ToString());
        foreach (var name in (string[])["If-Match", "If-None-Match", "Accept", "Accept-Language", "Last-Event-ID", "X-Form-Token", "Prefer", "Cookie"])
            if (random.Next(6) == 0) request.Headers.TryAddWithoutValidation(name, name is "If-Match" && random.Next(2) == 0 ? $"\"{random.Next(4)}\"" : Encoding.Latin1.GetString([.. Encoding.ASCII.GetBytes(Odd(random)).Where(letter => letter is >= 32 and < 127)]));
        return request;
    }

    private static string PathOf(Random random)
    {
        var listing = Pick(random, [.. Listings.All.Select(known => known.Name)]);
        return random.Next(14) switch
        {
            0 => $"/api/{listing}/{Uri.EscapeDataString(Odd(random))}",
            1 => $"/api/{listing}/{Uri.EscapeDataString(Odd(random))}/history",
            2 => $"/api/{Uri.EscapeDataString(Odd(random))}",
            3 => $"/api/summaries/{Uri.EscapeDataString(Odd(random))}",
            4 => $"/api/proofs/{Uri.EscapeDataString(Odd(random))}",
            5 or 6 or 7 => $"/api/commands/{Pick(random, [.. CommandCatalogue.Names])}",
            8 => Pick(random, ["/api/diff", "/api/search", "/api/deadlines", "/api/times", "/api/registers/threats", "/api/registers/places"]),
            9 => Pick(random, ["/api/events", "/api/events/stream", "/api/commands", "/problems", "/problems/x", "/openapi/v1.json", "/health/live"]),
            10 => $"/api/commands/{Uri.EscapeDataString(Odd(random))}/schema",
            _ => $"/api/{listing}",
        };
    }

    private static string QueryOf(Random random)
    {
        var names = QuestionText.Names.Concat(["limit", "cursor", "sort", "order", "per", "geography", "at", "soon", "from", "to", "register", "examples", "all", "q", "format", "compare", "compare-as-of", "after", "lang", "counted", "overdue", "on", "x"]).ToArray();
        var query = new StringBuilder();
        for (var count = random.Next(4); count > 0; count--)
            query.Append(query.Length == 0 ? '?' : '&').Append(Pick(random, names)).Append('=').Append(random.Next(3) == 0 ? Odd(random).Replace("\\", "%5C", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal) : Uri.EscapeDataString(Odd(random)));
        return query.ToString();
    }

    private static byte[] BodyOf(Random random) => random.Next(5) switch
    {
        0 => Bytes(random, random.Next(200)),
        1 => Encoding.UTF8.GetBytes(new string('{', random.Next(80))),
        _ => Encoding.UTF8.GetBytes("{" + string.Join(',', Enumerable.Range(0, random.Next(6)).Select(_ => $"\"{Pick(random, ["incident", "title", "type", "occurred", "grounds", "text", "occasion", "source", "review", "id", "statement", "marking", "more"])}\":{ValueOf(random, 0)}")) + "}"),
    };

    private static string ValueOf(Random random, int depth) => random.Next(depth > 3 ? 4 : 6) switch
    {
        0 => "null",
        1 => random.Next().ToString(CultureInfo.InvariantCulture),
        2 => random.Next(2) == 0 ? "true" : "1e400",
        3 => System.Text.Json.JsonSerializer.Serialize(Odd(random)),
        4 => $"[{ValueOf(random, depth + 1)}]",
        _ => $"{{\"{Pick(random, ["id", "kind", "name", "source", "quotation"])}\":{ValueOf(random, depth + 1)}}}",
    };

    private static string Odd(Random random) => Pick(random, oddities);

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
