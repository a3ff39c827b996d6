using System.Globalization;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Seeds.Generation;

/// <summary>An occasion as incidents and lessons see it.</summary>
internal sealed record GeneratedOccasion(OccasionId Id, DateTime OpenedAt, DateTime From, DateTime To, LocalizedText Name);

/// <summary>
/// What the incidents of one seed have in common: sources, occasions, persons, and the threat types and closing rules of the seeds, which
/// must be recorded before.
/// </summary>
internal sealed class World
{
    private const int SourceCount = 36, OccasionsAYear = 3, AssessmentsAYear = 4, PersonCount = 40;
    private readonly List<Plan> plans = [];
    private readonly int seed;
    private readonly Dictionary<string, ResponseWords[]> responsesOf;
    private readonly Dictionary<string, string[]> agenciesOf;

    public World(int seed)
    {
        this.seed = seed;
        End = new DateTime(2025, 12, 31).AddDays(-(seed % 60));
        (Types, Rules) = ReferenceData();
        Profiles = [.. Types.All.Where(type => !Types.ChildrenOf(type.Id).Any()).Select(ProfileOf)];
        Weights = [.. Profiles.Select(profile => profile.Weight)];
        responsesOf = ByBranch(Words.Responses, words => words.Branches, words => new[] { words });
        agenciesOf = ByBranch(Words.Agencies, words => words.Branches, words => words.Names);
        var dice = Dice.For(seed, "world", 0);
        Persons = [.. Enumerable.Range(0, PersonCount).Select(number => new Personal<string>(Name("person", number), dice.Person()))];
        Sources = [.. Enumerable.Range(0, SourceCount).Select(number => Register(dice, number))];
        Occasions = [.. Enumerable.Range(0, (End.Year - Begin.Year + 1) * OccasionsAYear).Select(number => Open(dice, number))];
        plans.AddRange(Enumerable.Range(0, (End.Year - Begin.Year + 1) * AssessmentsAYear)
            .Select(number => new AssessmentCourse(this, dice, number, Begin.Year + (number / AssessmentsAYear)).Plan()));
        plans.AddRange(Occasions.SelectMany(occasion => new OccasionCourse(this, dice, occasion).Plans()));
    }

    /// <summary>Nothing depends on today: what is generated lies in the past of any clock.</summary>
    public static DateTime Begin { get; } = new(2010, 1, 1);

    public DateTime End { get; }

    public GeneratorWords Words { get; } = GeneratorWords.Load();

    public ThreatTypeTree Types { get; }

    public ClosingRuleBook Rules { get; }

    /// <summary>One for each type without types below it.</summary>
    public IReadOnlyList<TypeWords> Profiles { get; }

    public double[] Weights { get; }

    public IReadOnlyList<Personal<string>> Persons { get; }

    public IReadOnlyList<SourceId> Sources { get; }

    /// <summary>In the order in which they were opened.</summary>
    public IReadOnlyList<GeneratedOccasion> Occasions { get; }

    /// <summary>Sources and occasions as commands.</summary>
    public IReadOnlyList<Plan> Plans => plans;

    /// <summary>The name, under this seed, of a record: its id.</summary>
    public string Name(string kind, long number) => string.Create(CultureInfo.InvariantCulture, $"gen-{seed}-{kind}-{number}");

    public Plan PlanFor(Dice dice, string name)
    {
        var actor = string.Create(CultureInfo.InvariantCulture, $"truc-ban-{dice.Number(1, 24):D2}");
        return new(name, actor, End);
    }

    public string Place(Dice dice, DateTime at) => dice.Pick(at < new DateTime(2025, 7, 1) ? Words.Places : Words.PlacesSince2025);

    /// <param name="branch">Who responds: a branch of the word lists.</param>
    public Response Response(Dice dice, string branch, string id, DateTime at)
    {
        var words = dice.Pick(responsesOf[branch]);
        return new(
            new(id),
            words.Kind,
            dice.Pick(words.Summaries),
            dice.Chance(0.7) ? Stating.Date(dice, at, byMachine: false) : null,
            dice.Chance(0.6) ? Agency(dice, branch, at) : null,
            (ResponseReach)dice.Weighted([5, 4, 2]),
            dice.Chance(0.3) ? dice.Pick(Words.Results) : null);
    }

    public string Agency(Dice dice, string branch, DateTime at) => dice.Pick(agenciesOf[branch]).Replace("{place}", Place(dice, at), StringComparison.Ordinal);

    /// <summary>What an operator says of where he has it from; null: he saw it himself.</summary>
    public Statement? Statement(Dice dice, DateTime at)
    {
        if (dice.Chance(0.35)) return null;

        return new(
            dice.Pick(Sources),
            dice.Chance(0.25) ? dice.Pick(Words.Quotations) : null,
            dice.Chance(0.9) ? Stating.Day(at) : null,
            (StatementBasis)dice.Weighted([88, 7, 5]));
    }

    private TypeWords ProfileOf(ThreatType type) =>
        Array.Find(Words.Types, words => string.Equals(words.Type, type.Id.Value, StringComparison.Ordinal))
        ?? new(type.Id.Value, Branch: "occasion", Weight: 1, [.. Words.OtherTitles.Select(title => title.Replace("{type}", type.Name.Vi, StringComparison.Ordinal))], Causes: [], Impacts: []);

    private SourceId Register(Dice dice, int number)
    {
        var words = Words.Sources[number % Words.Sources.Length];
        var id = new SourceId(Name("source", number));
        var publisher = words.Publisher?.Replace("{place}", dice.Pick(Words.Places), StringComparison.Ordinal);
        var title = words.Title.Replace("{number}", (number + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var at = Begin.AddMinutes(number);
        var plan = PlanFor(dice, id.Value);
        plan.Start(at, new RegisterSource(new(title, null), words.Kind, publisher, dice.Chance(0.7) ? When.Parse("2009") : null, Language: "vi") { Source = id });
        if (dice.Chance(0.2))
            plan.After(dice.About(TimeSpan.FromDays(200)), new CorrectSource(new(title + " (đính chính)", null), dice.Pick(Words.Grounds["correct"]), publisher) { Source = id });
        plans.Add(plan);
        return id;
    }

    private GeneratedOccasion Open(Dice dice, int number)
    {
        var year = Begin.Year + (number / OccasionsAYear);
        var words = Words.Occasions[(number + seed) % Words.Occasions.Length];
        var name = new LocalizedText(Dated(words.Vi, year), Dated(words.En, year));
        var from = new DateTime(year, 1, 1).AddDays((120 * (number % OccasionsAYear)) + dice.Number(10, 100));
        var to = from.AddDays(dice.Size(25));
        var opened = from.AddDays(-dice.Number(20, 100));
        return new(new(Name("occasion", number)), opened < Begin ? Begin.AddHours(1) : opened, from, to, name);
    }

    private static Dictionary<string, T[]> ByBranch<TWords, T>(TWords[] all, Func<TWords, string[]> branches, Func<TWords, T[]> what) => all
        .SelectMany(words => branches(words).Select(branch => (branch, words)))
        .GroupBy(pair => pair.branch, StringComparer.Ordinal)
        .ToDictionary(pairs => pairs.Key, pairs => pairs.SelectMany(pair => what(pair.words)).ToArray(), StringComparer.Ordinal);

    private static string Dated(string name, int year) => name.Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static (ThreatTypeTree Types, ClosingRuleBook Rules) ReferenceData()
    {
        var (types, rules) = (ThreatTypeTree.Initial, ClosingRuleBook.Initial);
        foreach (var (_, name, body) in SeedLoader.Commands(cases: false))
        {
            var context = new DecisionContext(Begin, types, rules);
            switch (CommandCatalogue.Parse(name, body))
            {
                case ThreatTypeCommand command: types = ThreatTypeDecider.Decide(types, command, context).Events.Aggregate(types, ThreatTypeTree.Evolve); break;
                case ClosingRuleCommand command: rules = ClosingRuleDecider.Decide(rules, command, context).Events.Aggregate(rules, ClosingRuleBook.Evolve); break;
            }
        }

        return (types, rules);
    }
}
