using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Agencies;
using ThreatRegister.Projections.Assessments;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Sources;
using ThreatRegister.Seeds;

namespace ThreatRegister.Tests.Application_Specs.Seeds;

/// <summary>What the register must say once document 004 is recorded; and that no command of it could be left out unnoticed.</summary>
public sealed class Document_004
{
    private const string File = "cases/004-asean-2020.json";
    private static readonly DateOnly eve = new(2020, 11, 30), first = new(2020, 12, 10), second = new(2020, 12, 11);

    public static TheoryData<int> Places => [.. Enumerable.Range(0, SeedLoader.Commands().Count(seed => seed.File == File))];

    [Fact]
    public async Task stands_in_the_register_with_every_fact() => (await MissingWithout(place: null)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Places))]
    public async Task is_not_whole_without_any_one_of_its_commands(int place) => (await MissingWithout(place)).ShouldNotBeEmpty();

    [Fact]
    public async Task states_no_number()
    {
        using var register = await Load(place: null, []);

        foreach (var recorded in await register.Everything())
        {
            if (recorded.Stream.Category != "incident" || recorded.Event is not Domain.Incidents.IncidentReported reported || reported.Kind is Domain.Incidents.RecordKind.Case) continue;
            reported.Quantity.Low.ShouldBeNull();
            reported.Damage.ShouldBeNull();
        }
    }

    [Fact]
    public async Task has_a_quotation_for_every_statement()
    {
        using var register = await Load(place: null, []);

        var statements = (await register.Everything()).Select(recorded => RegisterFolds.StatementOf(recorded.Event)).OfType<Statement>().Where(statement => statement.Basis is not StatementBasis.OtherSource).ToList();

        statements.Count(statement => statement.Source == new SourceId("doc-004")).ShouldBeGreaterThan(20);
        statements.ShouldAllBe(statement => statement.Source != null && statement.Quotation != null && statement.StatedOn != null);
    }

    private static async Task<IReadOnlyList<string>> MissingWithout(int? place)
    {
        var missing = new List<string>();
        using var register = await Load(place, missing);
        var all = await register.Everything();
        foreach (var (name, holds) in Facts(new(all)))
        {
            if (!holds()) missing.Add(name);
        }

        return missing;
    }

    private static async Task<Register> Load(int? place, List<string> refused)
    {
        var register = new Register();
        var at = 0;
        foreach (var (file, name, body) in SeedLoader.Commands())
        {
            if (file == File && at++ == place) continue;
            var id = DerivedIds.From("seed", name, body.ToJsonString(JsonForms.Plain));
            var answer = await register.Commands.ExecuteAsync(new(CommandCatalogue.Parse(name, body), id, "seeds"), TestContext.Current.CancellationToken);
            if (answer is not CommandAnswer.Accepted { Events: > 0 }) refused.Add($"{name}: {answer}");
        }

        return register;
    }

    private static IEnumerable<(string Name, Func<bool> Holds)> Facts(Walk walk) =>
    [
        .. Incidents(walk), .. Occasion(walk), .. Others(walk),
    ];

    private static IEnumerable<(string Name, Func<bool> Holds)> Incidents(Walk walk)
    {
        var attacks = walk.Row(new IncidentRegister(), "asean-2020-attacks");
        var terrorism = walk.Row(new IncidentRegister(), "asean-2020-cyber-terrorism");
        var epidemic = walk.Row(new IncidentRegister(), "covid-19");
        return
        [
            ("attacks", () => attacks is { Type.Value: "cyber.attack", Occurred: { Text: "2020", Precision: Precision.Year }, Quantity.Form: QuantityForm.Many }),
            ("attacks are one aggregate, blocked", () => attacks is { Kind: Domain.Incidents.RecordKind.Aggregate, Outcome: Domain.Incidents.Outcome.Blocked, Status: Lifecycle.Open }),
            ("attacks: potential impact only", () => attacks is { PotentialImpact: "Có thể làm gián đoạn các phiên họp", ActualImpact: null }),
            ("attacks: blocked by a response", () => attacks?.Responses is [{ Response: { Kind: "block", By: not null, Result: "Đã ngăn chặn" } }]),
            ("attacks: reading noted", () => attacks?.Notes is [{ Statement.Basis: StatementBasis.Interpretation }]),
            ("attacks: quoted", () => attacks?.Responses is [{ Statement.Quotation: "ngăn chặn nhiều cuộc tấn công" }]),
            ("terrorism", () => terrorism is { Type.Value: "cyber.terrorism", Occurred.Text: "2020", Quantity.Form: QuantityForm.Unknown }),
            ("terrorism is one aggregate, blocked", () => terrorism is { Kind: Domain.Incidents.RecordKind.Aggregate, Outcome: Domain.Incidents.Outcome.Blocked }),
            ("terrorism: potential impact only", () => terrorism is { PotentialImpact: not null, ActualImpact: null }),
            ("terrorism: blocked by a response", () => terrorism?.Responses is [{ Response.Kind: "block" }]),
            ("terrorism: whether 'many' covers it is interpretation", () => terrorism?.Notes is [{ Statement.Basis: StatementBasis.Interpretation }]),
            ("both belong to the occasion", () => attacks?.Occasions is [{ Value: "asean-2020" }] && terrorism?.Occasions is [{ Value: "asean-2020" }]),
            ("epidemic goes on", () => epidemic is { Type.Value: "health.epidemic", Occurred: { IsOngoing: true, Text: "2020.." }, Outcome: Domain.Incidents.Outcome.Succeeded }),
            ("epidemic: begins with this document", () => epidemic?.Sources is [{ Value: "doc-004" }, ..]),
            ("epidemic: actual impact without figures", () => epidemic is { ActualImpact: not null, PotentialImpact: null, Damage.Count: 0 }),
            ("epidemic: beginning is our reading", () => epidemic?.Notes is [{ Statement.Basis: StatementBasis.Interpretation }]),
            ("epidemic belongs to the occasion", () => epidemic?.Occasions is [{ Value: "asean-2020" }]),
        ];
    }

    private static IEnumerable<(string Name, Func<bool> Holds)> Occasion(Walk walk)
    {
        var occasion = walk.Row(new OccasionRegister(), "asean-2020");
        string? Since(string id) => occasion?.Responses.FirstOrDefault(stated => stated.Response.Id.Value == id)?.Response is { } response ? $"{response.Kind} {response.When}" : null;
        return
        [
            ("occasion", () => occasion is { Held.Text: "2020", Status: OccasionStatus.Open } && occasion.Name.In("vi") == "Năm Chủ tịch ASEAN 2020"),
            ("occasion online from April", () => occasion?.Changes is [{ From.Text: "2020-04" }]),
            ("forces re-assigned from April", () => Since("forces") == "deploy 2020-04.."),
            ("means reinforced from April", () => Since("means") == "resources 2020-04.."),
            ("epidemic duty from April", () => Since("epidemic") == "handle 2020-04.."),
            ("venue duty from April", () => Since("venues") == "deploy 2020-04.."),
            ("plan", () => Since("plan") == "plan 2020"),
            ("assess", () => Since("assess") == "assess 2020"),
            ("remediate vulnerabilities", () => Since("remediate-vulnerabilities") == "remediate 2020"),
            ("remediate incidents", () => Since("remediate-incidents") == "remediate 2020"),
            ("nothing more was done", () => occasion?.Responses.Count == 8),
            ("judged by the subcommittee", () => Judged(walk, first) == "subcommittee-2020-12-10"),
            ("judged by the Prime Minister a day later", () => Judged(walk, second) == "subcommittee-2020-12-10, prime-minister-2020-12-11"),
        ];
    }

    private static IEnumerable<(string Name, Func<bool> Holds)> Others(Walk walk)
    {
        var lesson = walk.Row(new LessonRegister(), "asean-2020-plan-procedures");
        var review = walk.Row(new ReviewRegister(), "asean-2020-review");
        return
        [
            ("source", () => walk.Row(new SourceRegister(), "doc-004") is { StatedOn.Text: "2020-12-10..2020-12-11", StatedOnBasis: StatementBasis.Stated }),
            ("lesson asked, without text", () => lesson is { Status: LessonStatus.Asked, Text: null, Purpose: not null, AskedBy: not null, Occasions: [{ Value: "asean-2020" }] }),
            ("situation of the year judged", () => walk.Row(new AssessmentRegister(), "asean-2020-situation") is { Period.Text: "2020", Occasions: [{ Value: "asean-2020" }] }),
            ("standing of the country judged", () => walk.Row(new AssessmentRegister(), "asean-2020-standing") is { Period.Text: "2020", Occasions: [{ Value: "asean-2020" }] }),
            ("the subcommittee", () => walk.Row(new AgencyRegister(), "tieu-ban-an-ninh-y-te-asean-2020") is { Kind: Domain.Agencies.AgencyKind.Committee }),
            ("its standing body", () => walk.Row(new AgencyRegister(), "thuong-truc-tieu-ban-an-ninh-y-te-asean-2020") is { Roles: [{ Role.Kind: Domain.Agencies.AgencyRoleKind.Standing }] }),
            ("the national committee", () => walk.Row(new AgencyRegister(), "uy-ban-quoc-gia-asean-2020") is not null),
            ("that the police ministry leads the subcommittee is our reading", () => walk.Row(new AgencyRegister(), "bo-cong-an") is { Roles: [{ Statement.Basis: StatementBasis.Interpretation }, ..] }),
            ("lesson asked on the first day", () => walk.By(new LessonRegister(), "asean-2020-plan-procedures", first) is not null),
            ("review of the occasion, to be completed", () => review is { Kind: Domain.Reviews.ReviewKind.Occasion, Status: ReviewStatus.Returned, Occasion.Value: "asean-2020", ReturnedFor: not null }),
            ("nothing was stated before", () => walk.By(new IncidentRegister(), "asean-2020-attacks", eve) is null && walk.By(new OccasionRegister(), "asean-2020", eve) is null),
        ];
    }

    private static string? Judged(Walk walk, DateOnly by) =>
        walk.By(new OccasionRegister(), "asean-2020", by) is { } row ? string.Join(", ", row.Judgements.Select(judgement => judgement.Id.Value)) : null;

    /// <summary>Rows of the registers, as they stand and as sources had stated them by a day.</summary>
    private sealed class Walk(IReadOnlyList<Recorded<object>> all)
    {
        public TRow? Row<TRow>(IRegisterFold<TRow> register, string id)
            where TRow : class => Of(register, id).Aggregate<Recorded<object>, TRow?>(null, register.Apply);

        public TRow? By<TRow>(IRegisterFold<TRow> register, string id, DateOnly day)
            where TRow : class =>
            Of(register, id) is { Count: > 0 } history ? StatedOn.Versions(register, history, Register.Zone).LastOrDefault(version => version.From <= day).Row : null;

        private List<Recorded<object>> Of<TRow>(IRegisterFold<TRow> register, string id)
            where TRow : class => [.. all.Where(recorded => recorded.Stream == register.StreamOf(id))];
    }
}
