using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Agencies;
using ThreatRegister.Web.Pages.Records;

namespace ThreatRegister.Web.Forms;

/// <param name="Code">What the command has.</param>
/// <param name="Depth">How far below a root it stands.</param>
public sealed record FormChoice(string Code, string Label, int Depth = 0)
{
    /// <summary>All that it is called, in either language.</summary>
    public IReadOnlyList<string> Names { get; init; } = [Label];
}

/// <summary>What can be chosen in a form: of what the register holds, as far as the viewer may see it.</summary>
public sealed record FormChoices(ThreatTypeTree Types, IReadOnlyDictionary<Type, IReadOnlyList<FormChoice>> Known, IReadOnlyList<FormChoice> PlaceNames, IReadOnlyList<SeverityScaleSet> Scales)
{
    /// <summary>A register of more is not offered as a list: its records are searched for.</summary>
    private const int Most = 500;

    /// <summary>The registers that are searched, by the ids of their records.</summary>
    public IReadOnlyDictionary<Type, IRegisterFold> Searched { get; init; } = new Dictionary<Type, IRegisterFold>();

    /// <summary>The register in which the record is searched that a member names, or the records of a list; null: it is chosen or written otherwise.</summary>
    public IRegisterFold? SearchedBy(MemberShape member) => Searched.GetValueOrDefault((member.Element ?? member).Type);

    /// <summary>What agencies are called today.</summary>
    public IReadOnlyList<FormChoice> AgencyNames { get; init; } = [];

    /// <summary>The field of a notification that names the deadline rule that asks for it.</summary>
    public const string RuleField = "notification.rule";

    /// <summary>The deadline rules, by what they want done, and whom told.</summary>
    public IReadOnlyList<FormChoice> DeadlineRules { get; init; } = [];

    /// <summary>Who can be named to do something, as far as the reader may know of them.</summary>
    public IReadOnlyList<FormChoice> Doers { get; init; } = [];

    /// <summary>The ids within the record that the form is about, such as those of its measures, by what they are of.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FormChoice>> Parts { get; init; } = new Dictionary<string, IReadOnlyList<FormChoice>>(StringComparer.Ordinal);

    /// <summary>The types that something may be recorded under today, each below its parent.</summary>
    public IEnumerable<FormChoice> TypesBelow(string language, ThreatTypeId? parent = null) => TypesBelow(Types, language, parent);

    public static IEnumerable<FormChoice> TypesBelow(ThreatTypeTree types, string language, ThreatTypeId? parent = null, int depth = 0)
    {
        foreach (var type in types.All.Where(type => type.Parent == parent))
        {
            if (!type.IsRetired && type.HasBegun) yield return new(type.Id.Value, type.Name.In(language), depth);
            foreach (var below in TypesBelow(types, language, type.Id, depth + 1)) yield return below;
        }
    }

    /// <summary>Reads what the members of a form choose from.</summary>
    public static async Task<FormChoices> ReadAsync(RegisterServices register, Viewer viewer, Moment moment, IReadOnlyList<MemberShape> shape, string language, CancellationToken cancellationToken)
    {
        var all = shape.SelectMany(All).ToList();
        var (known, searched) = (new Dictionary<Type, IReadOnlyList<FormChoice>>(), new Dictionary<Type, IRegisterFold>());
        foreach (var type in all.Where(member => member.Kind is MemberKind.Id).Select(member => member.Type).Distinct())
        {
            if (RegisterOf(type) is not { } fold) continue;
            if (!IsLarge(type) && await fold.Open(new Opener(register.Registers, viewer, moment, cancellationToken)) is { } choices) known[type] = choices;
            else searched[type] = fold;
        }

        var places = await register.Places.AtAsync(moment, cancellationToken);
        known[typeof(PlaceId)] = [.. places.All.Select(place => new FormChoice(place.Id.Value, place.Name.In(language)) { Names = NamesOf(place.Name) })];
        var namesRule = shape.Any(member => member.Members.Any(part => string.Equals(CommandForm.Join(member.Name, part.Name), RuleField, StringComparison.Ordinal)));
        var rules = namesRule || all.Any(member => member.Kind is MemberKind.Severity) ? await register.Rules.AtAsync(moment.Position, cancellationToken) : RuleBooks.Empty;
        var agencies = all.Any(member => member.NamesAgency) ? await register.Registers.RowsAsync<AgencyRow>(viewer, moment, new RowScope(Most: Most), cancellationToken) : [];
        return new(
            await register.Moments.TypesAtAsync(moment, register.Zone, cancellationToken),
            known,
            [.. places.All.Where(place => place.End is null).Select(place => new FormChoice(place.Name.In("vi"), place.Defined.Country ?? "")).DistinctBy(place => place.Code, StringComparer.Ordinal)],
            [.. rules.Severity.All.Select(scale => scale.Last).OfType<SeverityScaleSet>()]) 
        {
            Searched = searched,
            DeadlineRules = [.. rules.Deadlines.All.Select(rule => rule.Last).OfType<DeadlineRuleSet>().Select(rule => new FormChoice(rule.Rule.Value, $"{rule.Name.In(language)} → {rule.To}")).OrderBy(rule => SearchKey.Of(rule.Label), StringComparer.Ordinal)],
            AgencyNames = [.. agencies.Select(agency => new FormChoice(agency.NameOn(DateOnly.FromDateTime(register.LocalNow)).In("vi"), agency.Id)).DistinctBy(agency => agency.Code, StringComparer.Ordinal)],
        };
    }

    public static bool NameDoers(IReadOnlyList<MemberShape> shape) => shape.SelectMany(All).Any(member => member.NamesDoer);

    private static IEnumerable<MemberShape> All(MemberShape member) => [member, .. member.Members.SelectMany(All), .. member.Element is { } element ? All(element) : []];

    /// <summary>Null for what has no register.</summary>
    private static IRegisterFold? RegisterOf(Type id) => RecordPages.RegisterOf(id.Name[..^"Id".Length].ToLowerInvariant());

    private static string[] NamesOf(LocalizedText name) => [.. new[] { name.In("vi"), name.In("en") }.Distinct(StringComparer.Ordinal)];

    /// <summary>Such registers are not even looked at, to see how many records they have.</summary>
    private static bool IsLarge(Type id) => id == typeof(IncidentId) || id == typeof(ReportId);

    /// <summary>Null: they are too many to choose from.</summary>
    private sealed record Opener(IRegisters Registers, Viewer Viewer, Moment Moment, CancellationToken Cancellation) : IRegisterOpener<Task<IReadOnlyList<FormChoice>?>>
    {
        public async Task<IReadOnlyList<FormChoice>?> Open<TRow>(IRegisterFold<TRow> register)
            where TRow : class
        {
            var id = typeof(TRow).GetProperty("Id")!;
            var rows = await Registers.RowsAsync<TRow>(Viewer, Moment, new RowScope(Most: Most + 1), Cancellation);
            return rows.Count > Most ? null : [.. rows.Select(row => new FormChoice((string)id.GetValue(row)!, register.TitleOf(row)) { Names = RecordTitles.TitleIn(typeof(TRow))?.GetValue(row) is LocalizedText name ? NamesOf(name) : [register.TitleOf(row)] })];
        }
    }
}
