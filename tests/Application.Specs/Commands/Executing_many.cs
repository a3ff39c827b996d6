using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.EventLog;
using static ThreatRegister.Application.Commands.CommandAnswer;

namespace ThreatRegister.Tests.Application_Specs.Commands;

public sealed class Executing_many
{
    private static readonly Guid known = Guid.NewGuid();

    [Fact]
    public async Task answers_as_one_after_the_other()
    {
        using var together = await Prepared();
        using var singly = await Prepared();
        var commands = Mixed();
        var expected = new List<CommandAnswer>();
        foreach (var command in commands) expected.Add(await singly.Commands.ExecuteAsync(command, TestContext.Current.CancellationToken));

        var answers = await Execute(together.Commands, commands);

        answers.Select(Outcome).ShouldBe(expected.Select(Outcome));
        (await Contents(together)).ShouldBe(await Contents(singly));
        answers.ShouldContain(new Refused(Refusal.TitleMissing, "title"));
        answers.ShouldContain(new Refused(Refusal.AlreadyExists, "incident"));
        answers.ShouldContain(new Refused(Refusal.OccasionUnknown, "occasions[0]"));
        answers.OfType<IdConflict>().ShouldHaveSingleItem();
        answers.OfType<Stale>().ShouldHaveSingleItem();
        answers.Count(answer => answer is Accepted { Repeated: true }).ShouldBe(2);
        answers.Count(answer => answer is Accepted { Events: 0 }).ShouldBe(1);

        (await Execute(together.Commands, [.. commands.Where((_, index) => answers[index] is Accepted { Events: > 0 })]))
            .ShouldAllBe(answer => ((Accepted)answer).Repeated);
        (await Contents(together)).ShouldBe(await Contents(singly));
    }

    [Fact]
    public async Task builds_on_what_the_call_itself_did_in_one_append()
    {
        using var register = await Register.WithTypes();
        var calls = 0;
        using var executor = register.Another((appends, cancellationToken) =>
        {
            calls++;
            return new OrderedAppends(register.Log).AppendAsync(appends, cancellationToken);
        });

        var answers = await Execute(executor, Send(Report("a")), Send(Note("a", "một")), Send(Report("b")), Send(Note("a", "hai")), Send(Retract("a")));

        answers.Cast<Accepted>().Select(answer => (answer.Stream.Id, answer.Version)).ShouldBe([("a", 1), ("a", 2), ("b", 1), ("a", 3), ("a", 4)]);
        answers.Cast<Accepted>().Select(answer => answer.Position).ShouldBe([4L, 5, 6, 7, 8]);
        calls.ShouldBe(1);
    }

    [Fact]
    public async Task decides_again_what_another_process_was_quicker_with()
    {
        using var register = await Register.WithTypes();
        using var executor = register.Another();
        await Execute(executor, Send(Report("a")));
        await register.Accept(Retract("a"));

        // On the known state both would be accepted, the second even with the version that the stream really has.
        var answers = await Execute(executor, Send(Note("a", "một")), Send(Note("a", "hai")), Send(Report("b")));

        answers[0].ShouldBe(new Refused(Refusal.AlreadyRetracted, null));
        answers[1].ShouldBe(new Refused(Refusal.AlreadyRetracted, null));
        answers[2].ShouldBeOfType<Accepted>();
        (await register.Everything()).Select(recorded => recorded.Event.GetType()).Skip(3)
            .ShouldBe([typeof(IncidentReported), typeof(IncidentRetracted), typeof(IncidentReported)]);
    }

    [Fact]
    public async Task loads_a_stream_it_does_not_know_unless_told_that_it_is_new()
    {
        using var register = await Register.WithTypes();
        await register.Accept(Report("a"));
        foreach (var unknownAreNew in new[] { false, true })
        {
            using var executor = register.Another();
            var answers = await executor.ExecuteManyAsync(
                [Send(Note("a", $"{unknownAreNew}")), Send(Report("new") with { Occasions = [new("o")] })], unknownAreNew, TestContext.Current.CancellationToken);

            answers[0].ShouldBeOfType<Accepted>();
            answers[1].ShouldBe(new Refused(Refusal.OccasionUnknown, "occasions[0]"));
        }
    }

    [Fact]
    public async Task builds_on_what_the_call_begins_unless_that_fails()
    {
        using var register = await Register.WithTypes();
        var taken = Guid.NewGuid();
        await register.Accept(Report("known"), taken);
        var calls = 0;
        using var executor = register.Another((appends, cancellationToken) =>
        {
            calls++;
            return new OrderedAppends(register.Log).AppendAsync(appends, cancellationToken);
        });

        var answers = await Execute(
            executor,
            Send(Report("a")), Send(Report("c")), Send(Relate("c", "a")),
            new(Report("b"), taken, "u1"), Send(Relate("a", "b")), Send(Note("a", "sau đó")));

        answers.Take(3).ShouldAllBe(answer => answer is Accepted);
        answers[3].ShouldBe(new IdConflict(taken));
        answers[4].ShouldBe(new Refused(Refusal.IncidentUnknown, "other"));
        answers[5].ShouldBeOfType<Accepted>();
        calls.ShouldBe(1);
    }

    [Fact]
    public async Task lets_a_new_rule_decide_what_comes_after_it()
    {
        using var register = await Register.WithTypes();

        var answers = await Execute(
            register.Commands,
            Send(Report("a")),
            Send(new SetClosingRule("Quy tắc thử.", []) { Rule = new("all") }),
            Send(new CloseIncident("xong") { Incident = new("a") }));

        answers.ShouldAllBe(answer => answer is Accepted);
        (await register.Everything()).Select(recorded => recorded.Event.GetType()).Skip(3)
            .ShouldBe([typeof(IncidentReported), typeof(ClosingRuleSet), typeof(IncidentClosed)]);
    }

    [Fact]
    public async Task loads_no_stream_when_it_goes_through_them_again()
    {
        using var register = await Register.WithTypes();
        CommandEnvelope[] commands = [Send(Report("a")), Send(Note("a", "một")), Send(Report("b")), Send(Note("a", "hai"))];
        await Execute(register.Commands, commands);
        var log = new CountingReads(register.Log);
        using var executor = new CommandExecutor(log, register.Codec, register.Keys, register.Clock, Register.Zone);

        foreach (var command in commands)
            (await executor.ExecuteManyAsync([command], unknownAreNew: true, TestContext.Current.CancellationToken))[0].ShouldBeOfType<Accepted>().Repeated.ShouldBeTrue();

        log.Streams.ShouldNotContain(stream => stream.Category == "incident");
    }

    [Fact]
    public async Task remembers_the_streams_it_used_last()
    {
        using var register = await Register.WithTypes();
        var log = new CountingReads(register.Log);
        using var executor = new CommandExecutor(log, register.Codec, register.Keys, register.Clock, Register.Zone, bulk: null, remembered: 4);
        await Execute(executor, [.. Enumerable.Range(1, 9).Select(number => Send(Report($"i-{number}")))]);

        foreach (var number in new[] { 8, 9, 1 })
            (await executor.ExecuteManyAsync([Send(Note($"i-{number}", "Ghi chú."))], cancellationToken: TestContext.Current.CancellationToken))[0].ShouldBeOfType<Accepted>();

        log.Streams.Where(stream => stream.Category == "incident").ShouldBe([StreamName.Parse("incident-i-1")]);
    }

    [Fact]
    public async Task of_nothing_asks_nothing_of_the_log()
    {
        using var register = await Register.WithTypes();
        using var executor = register.Another((_, _) => throw new InvalidOperationException("The log was asked."));

        (await Execute(executor)).ShouldBeEmpty();
        (await Execute(executor, new CommandEnvelope(Report("bad") with { Title = "" }, Guid.NewGuid(), "u1"))).ShouldHaveSingleItem().ShouldBeOfType<Refused>();
    }

    [Fact]
    public async Task finds_the_import_row_of_an_incident()
    {
        using var register = await Register.WithTypes();
        var row = new ImportedRow(new("import-1"), "row-1", new string('a', 64));
        await Execute(register.Commands, new CommandEnvelope(Report("a") with { Imported = row }, Guid.NewGuid(), "u1"), new CommandEnvelope(Report("b"), Guid.NewGuid(), "u1"));

        (await register.Commands.ImportedIncidentAsync(new("a"), TestContext.Current.CancellationToken))!.Row.ShouldBe(row);
        (await register.Commands.ImportedIncidentAsync(new("b"), TestContext.Current.CancellationToken))!.Row.ShouldBeNull();
        (await register.Commands.ImportedIncidentAsync(new("c"), TestContext.Current.CancellationToken)).ShouldBeNull();
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

    private static async Task<Register> Prepared()
    {
        var register = await Register.WithTypes();
        await register.Accept(Report("known"), known);
        await register.Accept(Report("taken"));
        return register;
    }

    private static CommandEnvelope[] Mixed()
    {
        var fresh = Guid.NewGuid();
        return
        [
            new(Report("new-1"), fresh, "u1"),
            Send(Report("bad") with { Title = " " }),
            Send(Report("taken")),
            new(Report("known"), known, "u1"),
            new(Report("known") with { Cause = "khác" }, known, "u1"),
            new(Report("new-1"), fresh, "u1"),
            Send(Report("new-1")),
            Send(Report("dangling") with { Occasions = [new("o-1")] }),
            Send(new CloseIncident("xong") { Incident = new("known") }),
            Send(new OpenOccasion(new("Đại hội", null), When.Parse("2021")) { Occasion = new("o-1") }),
            Send(new LinkIncidentToOccasion(new("o-1")) { Incident = new("new-1") }),
            Send(new LinkIncidentToOccasion(new("o-1")) { Incident = new("new-1") }),
            Send(Note("new-1", "một")) with { Expected = 2 },
            Send(Note("new-1", "hai")) with { Expected = 2 },
            Send(new RelateIncident(new("new-1"), RelationKind.RelatedTo) { Incident = new("taken") }),
            Send(Report("new-2")),
        ];
    }

    /// <summary>An answer without its position: commands on other streams may come in between.</summary>
    private static CommandAnswer Outcome(CommandAnswer answer) => answer is Accepted accepted ? accepted with { Position = accepted.Events == 0 ? 0 : 1 } : answer;

    private static async Task<IReadOnlyList<(string Stream, long Version, string Event)>> Contents(Register register) =>
        [.. (await register.Everything()).Select(recorded => (recorded.Stream.ToString(), recorded.Version, recorded.Event.ToString()!)).OrderBy(recorded => recorded.Item1).ThenBy(recorded => recorded.Version)];

    private static CommandEnvelope Send(object command) => new(command, Guid.NewGuid(), "u1");

    private static NoteOnIncident Note(string id, string text) => new(text) { Incident = new(id) };

    private static RelateIncident Relate(string id, string other) => new(new(other), RelationKind.RelatedTo) { Incident = new(id) };

    private static RetractIncident Retract(string id) => new("Báo nhầm.") { Incident = new(id) };

    private static async Task<string> FingerprintOf(IKeyRing keys, ReportIncident report)
    {
        using var register = await Register.WithTypes(keys);
        Append? seen = null;
        using var executor = register.Another(async (appends, cancellationToken) =>
        {
            seen = appends[0];
            return await register.Log.AppendAsync(appends, cancellationToken);
        });
        await Execute(executor, new CommandEnvelope(report, Guid.NewGuid(), "u1"));
        return Convert.ToHexString(seen!.Fingerprint.Span);
    }

    private static string Unkeyed(ReportIncident report) => Convert.ToHexString(SHA256.HashData(
        [.. Encoding.UTF8.GetBytes(nameof(ReportIncident)), 0, .. JsonSerializer.SerializeToUtf8Bytes(report, JsonForms.Plain)]));

    private static async Task<IReadOnlyList<CommandAnswer>> Execute(CommandExecutor executor, params CommandEnvelope[] commands) =>
        await executor.ExecuteManyAsync(commands, unknownAreNew: true, TestContext.Current.CancellationToken);

    private static ReportIncident Report(string id) => new("Tấn công mạng", new("cyber.attack"), When.Parse("2020")) { Incident = new(id) };

    private sealed class CountingReads(IEventLog log) : IEventLog
    {
        public List<StreamName> Streams { get; } = [];

        public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(StreamName stream, long afterVersion = 0, CancellationToken cancellationToken = default)
        {
            Streams.Add(stream);
            return log.ReadStreamAsync(stream, afterVersion, cancellationToken);
        }

        public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancellationToken = default) =>
            log.AppendAsync(appends, cancellationToken);

        public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) =>
            log.ReadAllAsync(afterPosition, cancellationToken);

        public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition, long upTo, CancellationToken cancellationToken = default) =>
            log.ReadAllAsync(afterPosition, upTo, cancellationToken);

        public ValueTask<LogHead> HeadAsync(CancellationToken cancellationToken = default) => log.HeadAsync(cancellationToken);

        public IAsyncEnumerable<RecordedEvent> SubscribeAsync(long afterPosition = 0, CancellationToken cancellationToken = default) =>
            log.SubscribeAsync(afterPosition, cancellationToken);
    }
}
