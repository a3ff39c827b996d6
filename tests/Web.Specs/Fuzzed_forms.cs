using System.Globalization;
using System.Net;
using System.Text;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Web_Specs;

/// <summary>Whatever is posted as the form of a command, it comes back as a mistake of the sender. <c>THREATREG_FUZZ_SEED</c> repeats a run.</summary>
public sealed class Fuzzed_forms(Site site, ITestOutputHelper output)
{
    private const int Rounds = 4;
    private const int MostFields = 8;

    private static readonly string[] endings =
    [
        "", ".written", ".chosen", ".count", ".form", ".low", ".high", ".", "..", "[]", "[abc]", "[-1]", "[0]", "[99999999999]", "[abc].written", "[0].written", "[99999999999].kind.written", "[0].kind", "[0][1]", "]", "[", "[0", ".name", ".name.written",
        ".source.chosen", ".x.y.z",
    ];

    private static readonly string[] oddities = ["", "0", "-1", "50", "99999999999", "x", "|", "a|b", "true", "[]", "{\"x[abc]\":[\"\"]}", "<script>", "\0", "\U0001F600", "ăn trộm xe", "cyber.attack", "covid-19", "2020-02-30", "hôm qua", new('x', 300)];

    [Fact]
    public async Task are_never_answered_as_a_failure_of_the_program()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("THREATREG_FUZZ_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        output.WriteLine($"THREATREG_FUZZ_SEED={seed}");
        var (random, failures) = (new Random(seed), new List<string>());
        for (var round = 0; round < Rounds; round++)
        {
            // One account may write only so often in a minute.
            using var browser = FormFiller.As(site, await site.SignedInAsync($"gui-bieu-mau-la-{round}", Tlp.Red, Role.Administrator, Role.Operator, Role.ShiftLead, Role.Reviewer, Role.Office, Role.Signer));
            foreach (var command in CommandCatalogue.Names) failures.AddRange(await FailuresAsync(browser, random, command));
        }

        failures.ShouldBeEmpty($"seed {seed}");
    }

    private static async Task<IEnumerable<string>> FailuresAsync(FormFiller browser, Random random, string command)
    {
        var (shape, failures) = (CommandShape.Of(command), new List<string>());
        // An id that is none: nothing is recorded, and the page says what is wrong.
        (string Name, string Value)[] fields = [(shape[0].Name, "!"), .. Enumerable.Range(0, random.Next(1, MostFields)).Select(_ => FieldOf(random, shape))];
        foreach (var path in command switch { "report-incident" => [$"/vi/do/{command}", "/vi/report"], "accept-report" => ["/vi/intake"], _ => (string[])[$"/vi/do/{command}"] })
        {
            using var answer = await browser.SendUnofferedAsync(path, [.. fields, ("_act", "accept")]);
            if (answer.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.SeeOther) failures.Add($"{(int)answer.StatusCode} {path}: {string.Join(" & ", fields.Select(field => $"{field.Name}={field.Value}"))}");
        }

        return failures;
    }

    private static (string, string) FieldOf(Random random, IReadOnlyList<MemberShape> shape)
    {
        if (random.Next(12) == 0) return (Pick(random, ["_more", "_was", "_version", "_command-id", "_draft", "_draft-path", "_draft-seen"]), Pick(random, oddities));

        var name = new StringBuilder(random.Next(4) == 0 ? "x" : Pick(random, [.. shape.Skip(1).Select(member => member.Name).DefaultIfEmpty("x")]));
        for (var steps = random.Next(3); steps >= 0; steps--) name.Append(Pick(random, endings));
        return (name.ToString(), Pick(random, oddities));
    }

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
