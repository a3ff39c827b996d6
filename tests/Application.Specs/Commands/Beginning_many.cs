using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;
using static ThreatRegister.Application.Commands.CommandAnswer;

namespace ThreatRegister.Tests.Application_Specs.Commands;

public sealed class Beginning_many
{
    [Fact]
    public async Task answers_each_in_its_place()
    {
        using var register = await Register.WithTypes();
        var (known, fresh) = (Guid.NewGuid(), Guid.NewGuid());
        var first = await register.Accept(Report("known"), known);
        await register.Accept(Report("taken"));

        var answers = await Begin(
            register.Commands,
            new(Report("new-1"), fresh, "u1"),
            new(Report("bad") with { Title = " " }, Guid.NewGuid(), "u1"),
            new(Report("taken"), Guid.NewGuid(), "u1"),
            new(Report("known"), known, "u1"),
            new(Report("known") with { Cause = "khác" }, known, "u1"),
            new(Report("new-1"), fresh, "u1"),
            new(Report("new-1"), Guid.NewGuid(), "u1"),
            new(Report("dangling") with { Occasions = [new("o-1")] }, Guid.NewGuid(), "u1"),
            new(new CloseIncident("xong") { Incident = new("known") }, Guid.NewGuid(), "u1"),
            new(Report("new-2"), Guid.NewGuid(), "u1"));

        answers.ShouldBe(
        [
            new Accepted(StreamName.Parse("incident-new-1"), 1, 6, 1, Repeated: false),
            new Refused(Refusal.TitleMissing, "title"),
            new Stale(StreamName.Parse("incident-taken"), Actual: 1),
            first with { Repeated = true },
            new IdConflict(known),
            new Accepted(StreamName.Parse("incident-new-1"), 1, 6, 1, Repeated: true),
            new Stale(StreamName.Parse("incident-new-1"), Actual: 1),
            new Refused(Refusal.OccasionUnknown, "occasions[0]"),
            new Refused(Refusal.NotFound, "incident"),
            new Accepted(StreamName.Parse("incident-new-2"), 1, 7, 1, Repeated: false),
        ]);
        (await register.Head()).ShouldBe(7);
    }

    [Fact]
    public async Task of_nothing_asks_nothing_of_the_log()
    {
        using var register = await Register.WithTypes();
        using var executor = register.Another((_, _) => throw new InvalidOperationException("The log was asked."));

        (await Begin(executor)).ShouldBeEmpty();
        (await Begin(executor, new CommandEnvelope(Report("bad") with { Title = "" }, Guid.NewGuid(), "u1"))).ShouldHaveSingleItem().ShouldBeOfType<Refused>();
    }

    [Fact]
    public async Task finds_the_import_row_of_an_incident()
    {
        using var register = await Register.WithTypes();
        var row = new ImportedRow(new("import-1"), "row-1", new string('a', 64));
        await Begin(register.Commands, new CommandEnvelope(Report("a") with { Imported = row }, Guid.NewGuid(), "u1"), new CommandEnvelope(Report("b"), Guid.NewGuid(), "u1"));

        (await register.Commands.ImportedRowOfAsync(new("a"), TestContext.Current.CancellationToken)).ShouldBe(row);
        (await register.Commands.ImportedRowOfAsync(new("b"), TestContext.Current.CancellationToken)).ShouldBeNull();
        (await register.Commands.ImportedRowOfAsync(new("c"), TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task keeps_fingerprints_that_cannot_be_used_to_guess_personal_data()
    {
        var keys = new KnownKeys();
        var report = Report("a") with { Contact = new("reporter-17", "0912 000 000") };

        var fingerprint = await FingerprintOf(keys, report);

        (await FingerprintOf(keys, report)).ShouldBe(fingerprint);
        (await FingerprintOf(keys, report with { Contact = new("reporter-17", "0912 000 001") })).ShouldNotBe(fingerprint);
        (await FingerprintOf(keys, report with { Contact = new("reporter-18", "0912 000 000") })).ShouldNotBe(fingerprint);
        fingerprint.ShouldNotBe(Unkeyed(report));
        keys.Destroy("reporter-17");
        (await FingerprintOf(keys, report)).ShouldNotBe(fingerprint, "it hangs on the subject's key");
    }

    [Fact]
    public async Task keeps_plain_fingerprints_of_commands_without_personal_data() =>
        (await FingerprintOf(new KnownKeys(), Report("a"))).ShouldBe(Unkeyed(Report("a")));

    [Fact]
    public async Task Bug_a_repeat_after_the_key_was_destroyed_made_the_incident_unreadable()
    {
        var keys = new KnownKeys();
        using var register = await Register.WithTypes(keys);
        var (id, report) = (Guid.NewGuid(), Report("a") with { Contact = new("reporter-17", "0912 000 000") });
        await register.Accept(report, id);
        keys.Destroy("reporter-17");

        (await register.Send(report, id)).ShouldBe(new IdConflict(id), "nobody can tell any more whether the body is the same");

        ((IncidentReported)(await register.Everything())[^1].Event).Contact.ShouldBe(new Personal<string>("reporter-17", null));
    }

    private static async Task<string> FingerprintOf(IKeyRing keys, ReportIncident report)
    {
        using var register = await Register.WithTypes(keys);
        Append? seen = null;
        using var executor = register.Another(async (appends, cancellationToken) =>
        {
            seen = appends[0];
            return await register.Log.AppendAsync(appends, cancellationToken);
        });
        await Begin(executor, new CommandEnvelope(report, Guid.NewGuid(), "u1"));
        return Convert.ToHexString(seen!.Fingerprint.Span);
    }

    private static string Unkeyed(ReportIncident report) => Convert.ToHexString(SHA256.HashData(
        [.. Encoding.UTF8.GetBytes(nameof(ReportIncident)), 0, .. JsonSerializer.SerializeToUtf8Bytes(report, JsonForms.Plain)]));

    private static async Task<IReadOnlyList<CommandAnswer>> Begin(CommandExecutor executor, params CommandEnvelope[] commands) =>
        await executor.BeginManyAsync(commands, TestContext.Current.CancellationToken);

    private static ReportIncident Report(string id) => new("Tấn công mạng", new("cyber.attack"), When.Parse("2020")) { Incident = new(id) };
}
