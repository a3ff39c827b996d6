using System.Globalization;
using System.Security.Cryptography;
using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;
using ThreatRegister.Seeds;
using ThreatRegister.Seeds.Generation;

namespace ThreatRegister.Tests.Application_Specs.Seeds;

public sealed class Generated_incidents
{
    private const int Incidents = 2_000;

    private static readonly string[] daily =
    [
        "accept-report", "adopt-lesson", "apply-lesson", "ask-for-lesson", "assess-incident-impact", "assess-incident-severity", "attach-report", "begin-review", "change-occasion", "classify-incident",
        "close-incident", "conclude-occasion", "contain-incident", "correct-assessment", "correct-incident", "correct-incident-response", "correct-source",
        "corroborate-assessment", "corroborate-incident", "corroborate-occasion", "date-incident", "determine-incident-outcome", "judge-occasion",
        "link-incident-to-occasion", "mark-incident", "merge-incidents", "note-on-incident", "open-occasion", "receive-report", "reclassify-incident", "record-assessment",
        "record-incident-damage", "record-incident-response", "record-lesson", "record-occasion-response", "register-source", "reject-lesson", "reject-report", "relate-incident",
        "reopen-incident", "reopen-report", "report-incident", "resolve-incident", "retract-incident", "return-review", "review-lesson", "settle-unmerge",
        "unlink-incident-from-occasion", "unmerge-incidents", "unrelate-incident", "verify-lesson-effect", "withdraw-assessment",
    ];

    [Fact]
    public void are_the_same_bytes_under_every_culture()
    {
        var expected = Digest(seed: 7);

        foreach (var culture in new[] { "vi-VN", "th-TH", "ar-SA", "tr-TR", "de-DE" }) UnderCulture(culture, () => Digest(seed: 7)).ShouldBe(expected, culture);
        Digest(seed: 8).ShouldNotBe(expected);
    }

    [Fact]
    public async Task are_all_accepted_and_each_records_something()
    {
        using var register = await Seeded();
        var refused = new List<string>();
        var events = 0L;
        foreach (var chunk in GeneratedRegister.Commands(Incidents, 7).Chunk(1_000))
        {
            var answers = await register.Commands.ExecuteManyAsync([.. chunk.Select(command => command.Envelope)], unknownAreNew: true, TestContext.Current.CancellationToken);
            refused.AddRange(chunk.Zip(answers).Where(pair => pair.Second is not CommandAnswer.Accepted { Events: > 0, Repeated: false }).Select(pair => $"{pair.First.Envelope.Body}: {pair.Second}"));
            events += answers.OfType<CommandAnswer.Accepted>().Sum(answer => answer.Events);
        }

        refused.ShouldBeEmpty();
        (events / (double)Incidents).ShouldBeInRange(4, 6);
    }

    [Fact]
    public async Task are_continued_where_a_run_was_broken_off()
    {
        using var register = await Seeded();
        var broken = GeneratedRegister.Commands(300, 7).Take(700).Select(command => command.Envelope).ToList();
        await register.Commands.ExecuteManyAsync(broken, unknownAreNew: true, TestContext.Current.CancellationToken);
        var whole = GeneratedRegister.Commands(300, 7).Count();

        var tally = await GeneratedRecording.RecordAsync(register.Another(), 300, 7, progress: null, TestContext.Current.CancellationToken);

        (tally.Incidents, tally.Commands, tally.Events, tally.Repeated, tally.Refused).ShouldBe((300, whole, whole - 700, 700, 0));
    }

    [Fact]
    public void of_a_larger_number_hold_those_of_a_smaller_one()
    {
        var few = GeneratedRegister.Commands(300, 7).Select(command => command.Envelope).ToList();
        var many = GeneratedRegister.Commands(1_000, 7).Select(command => command.Envelope).ToList();

        few.Except(many).ShouldBeEmpty();
        many.Take(few.Count / 2).ShouldBe(few.Take(few.Count / 2));
        many.Select(command => command.CommandId).ShouldBeUnique();
    }

    [Fact]
    public void spread_over_the_log_in_the_order_of_time()
    {
        var envelopes = GeneratedRegister.Commands(Incidents, 7).Select(command => command.Envelope).ToList();
        var spans = envelopes.Select((command, position) => (command.Body, position))
            .Where(sent => sent.Body is IncidentCommand)
            .GroupBy(sent => ((IncidentCommand)sent.Body).Incident)
            .Where(own => own.Count() > 3)
            .Select(own => own.Max(sent => sent.position) - own.Min(sent => sent.position) + 1 - own.Count())
            .ToList();

        spans.Count(others => others > 0).ShouldBeGreaterThan(spans.Count / 2);
        Reports(envelopes).Where(report => report.Occurred.Precision is Precision.Day).Max(report => report.Occurred.To).ShouldBeLessThan(new DateTime(2026, 1, 2));
    }

    [Fact]
    public void show_every_form_there_is()
    {
        var envelopes = GeneratedRegister.Commands(Incidents * 2, 7).Select(command => command.Envelope).ToList();
        var bodies = envelopes.Select(command => command.Body).ToList();
        var reports = Reports(envelopes);
        var leaves = DefinedTypes().Where(type => DefinedTypes().All(other => other.Parent != type.Type)).Select(type => type.Type);

        reports.Select(report => report.Type).Distinct().ShouldBe(leaves, ignoreOrder: true);
        reports.Select(report => report.Occurred.Precision).Distinct().ShouldBe(Enum.GetValues<Precision>(), ignoreOrder: true);
        reports.ShouldContain(report => report.Occurred.IsOngoing);
        reports.Select(report => report.Quantity?.Form).OfType<QuantityForm>().Distinct().ShouldBe(Enum.GetValues<QuantityForm>(), ignoreOrder: true);
        reports.Select(report => report.Kind).Distinct().ShouldBe(Enum.GetValues<RecordKind>(), ignoreOrder: true);
        reports.Select(report => report.Outcome).Concat(bodies.OfType<DetermineIncidentOutcome>().Select(found => found.Outcome)).Distinct().ShouldBe(Enum.GetValues<Outcome>(), ignoreOrder: true);
        reports.Select(report => report.Marking).OfType<Tlp>().Distinct().ShouldBe(Enum.GetValues<Tlp>(), ignoreOrder: true);
        reports.Select(report => report.Victim?.SystemLevel).OfType<int>().Distinct().ShouldBe([2, 3, 4, 5], ignoreOrder: true);
        bodies.OfType<RecordIncidentDamage>().Select(record => (record.Damage.Kind, record.Damage.Status)).Distinct().Count().ShouldBe(14);
        var kinds = bodies.OfType<RecordIncidentResponse>().Select(record => ResponseKinds.Find(record.Response.Kind)!).Distinct().ToList();
        kinds.Count.ShouldBe(29, "all but what is not specified");
        kinds.Select(kind => kind.Group).Distinct().ShouldBe(Enum.GetValues<ResponseGroup>(), ignoreOrder: true);
        reports.Count(report => report.Occurred.To < new DateTime(2009, 6, 1)).ShouldBeGreaterThan(0, "late reports");
    }

    [Fact]
    public void are_sent_what_an_office_sends()
    {
        var sent = GeneratedRegister.Commands(Incidents * 4, 7).Select(command => CommandCatalogue.NameOf(command.Envelope.Body.GetType())).Distinct();

        sent.Order(StringComparer.Ordinal).ShouldBe(daily);
    }

    private static async Task<Register> Seeded()
    {
        var register = new Register();
        await SeedLoader.LoadAsync(register.Commands, "seeds", types: [], cases: false, progress: null, TestContext.Current.CancellationToken);
        return register;
    }

    private static List<ReportIncident> Reports(IEnumerable<CommandEnvelope> commands) => [.. commands.Select(command => command.Body).OfType<ReportIncident>()];

    private static IReadOnlyList<DefineThreatType> DefinedTypes() =>
        [.. SeedLoader.Commands(cases: false).Where(entry => entry.Command is "define-threat-type").Select(entry => (DefineThreatType)CommandCatalogue.Parse(entry.Command, entry.Body))];

    private static string Digest(int seed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (command, _) in GeneratedRegister.Commands(Incidents, seed)) hash.AppendData(GeneratedText.Line(command));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static T UnderCulture<T>(string name, Func<T> run)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(name);
            return run();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
