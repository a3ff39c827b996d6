using System.Diagnostics;
using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections.Agencies;

/// <summary>A role with where it is from.</summary>
public sealed record StatedRole(AgencyRole Role, Statement Statement);

/// <summary>A reorganisation (kiện toàn) with where it is from.</summary>
public sealed record Reorganisation(string Change, When? At, Statement Statement);

/// <summary>One agency, with all its names, its roles and what succeeds it.</summary>
/// <param name="Name">The name that begins last, whether or not it has begun: a register knows no day. <see cref="NameOn"/> tells that of a day.</param>
/// <param name="Names">In the order of recording; the first is the one it was registered under.</param>
/// <param name="ValidTo">The last day; null where it is there, or no day is stated: see <paramref name="Status"/>.</param>
public sealed record AgencyRow(
    string Id,
    LocalizedText Name,
    AgencyKind Kind,
    Items<Dated<LocalizedText>> Names,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    AgencyStatus Status,
    Items<AgencyId> Successors,
    Items<StatedRole> Roles,
    Items<Reorganisation> Reorganisations,
    Items<Corroboration> Corroborations,
    Items<SourceId> Sources,
    Statement Statement,
    When? StatedOn,
    DateTimeOffset RecordedAt,
    long Version)
{
    /// <summary>Whether it was there on a day; what states no day is no reason to leave it out.</summary>
    public bool IsThereOn(DateOnly day) => Validity.Holds(ValidFrom, day, ValidTo);

    /// <summary>Of the names that have begun by the day, the one that began last; an older name may be recorded late.</summary>
    /// <param name="day">Null: whatever the day.</param>
    public LocalizedText NameOn(DateOnly? day) => NameOf(Names, day);

    internal static LocalizedText NameOf(Items<Dated<LocalizedText>> names, DateOnly? day) => Validity.On<LocalizedText>([.. names.OrderBy(name => name.ValidFrom ?? DateOnly.MinValue)], day)!;
}

public enum AgencyStatus
{
    Present,
    Ended,
}

/// <summary>The register of agencies: one row an agency.</summary>
public sealed class AgencyRegister : IRegisterFold<AgencyRow>
{
    public string Name => "agencies";

    public IReadOnlyList<string> Categories { get; } = ["agency"];

    public IReadOnlyList<RegisterField<AgencyRow>> Fields { get; } =
    [
        new("name", row => row.Name.In("vi")),
        new("nameEn", row => row.Name.En),
        new("kind", row => Codes.Of(row.Kind)),
        new("names", row => FieldText.Join(row.Names.Select(name => $"{name.Value.In("vi")} {Day(name.ValidFrom)}".Trim()))),
        new("validFrom", row => Day(row.ValidFrom)),
        new("status", row => Codes.Of(row.Status)),
        new("validTo", row => Day(row.ValidTo)),
        new("successors", row => FieldText.Join(row.Successors)),
        new("roles", row => FieldText.Join(row.Roles.Select(stated => TextOf(stated.Role)))),
        new("changes", row => FieldText.Join(row.Reorganisations.Select(changed => $"{changed.Change} {changed.At}".Trim()))),
        new("corroborations", row => FieldText.Join(row.Corroborations)),
        new("sources", row => FieldText.Join(row.Sources)),
    ];

    /// <summary>Which agencies there are is public.</summary>
    public Tlp MarkingOf(AgencyRow row) => Tlp.Clear;

    public string TitleOf(AgencyRow row) => row.Name.In("vi");

    public IEnumerable<string?> TextsOf(AgencyRow row) => [row.Id, .. row.Names.SelectMany(name => new[] { name.Value.Vi, name.Value.En })];

    public AgencyRow Apply(AgencyRow? row, Recorded<object> recorded)
    {
        var next = recorded.Event switch
        {
            AgencyRegistered first => new AgencyRow(
                recorded.Stream.Id, first.Name, first.Kind, [new(first.Name, null)], first.ValidFrom, ValidTo: null, AgencyStatus.Present, [], [], [], [], [], first.Statement, first.Statement.StatedOn,
                recorded.RecordedAt, recorded.Version),
            AgencyRenamed renamed when row is not null => Called(row, row.Names.With(new(renamed.Name, renamed.ValidFrom))),
            AgencyEnded ended when row is not null => row with { Status = AgencyStatus.Ended, ValidTo = ended.ValidTo, Successors = ended.Successors },
            AgencyRoleGiven given when row is not null => row with { Roles = row.Roles.With(new(given.Role, given.Statement)) },
            AgencyReorganised changed when row is not null => row with { Reorganisations = row.Reorganisations.With(new(changed.Change, changed.At, changed.Statement)) },
            AgencyCorroborated corroborated when row is not null => row with { Corroborations = row.Corroborations.With(new(corroborated.Fact, corroborated.Statement)) },
            AgencyCorrected corrected when row is not null => Correct(row, corrected.Corrections),
            _ => throw new UnreachableException($"No rule for {recorded.Event.GetType().Name} in {recorded.Stream}."),
        };
        return next with { Version = recorded.Version, Sources = FieldText.WithSource(next.Sources, RegisterFolds.StatementOf(recorded.Event)) };
    }

    private static AgencyRow Correct(AgencyRow row, AgencyCorrections corrections)
    {
        Items<Dated<LocalizedText>> names = corrections.Name is { } name ? [new(name, null), .. row.Names.Skip(1)] : row.Names;
        return Called(row, names) with
        {
            Kind = corrections.Kind ?? row.Kind,
            ValidFrom = corrections.ValidFrom ?? row.ValidFrom,
            ValidTo = corrections.ValidTo ?? row.ValidTo,
            Successors = corrections.Successors ?? row.Successors,
        };
    }

    private static AgencyRow Called(AgencyRow row, Items<Dated<LocalizedText>> names) => row with { Name = AgencyRow.NameOf(names, day: null), Names = names };

    private static string TextOf(AgencyRole role) => string.Join(
        ' ', new[] { Codes.Of(role.Kind), role.Body?.Value, role.Occasion?.Value, role.Instrument?.Value, role.Matter, role.Period?.Text }.Where(part => part is not null));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
