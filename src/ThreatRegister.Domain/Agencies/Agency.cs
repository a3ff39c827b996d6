using System.Collections.Immutable;
using System.Diagnostics;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Domain.Agencies;

/// <summary>Only what decisions about an agency need to know.</summary>
public sealed record Agency
{
    private const string RolePrefix = "role:";

    public static Agency Initial { get; } = new();

    /// <summary>As first registered; null before that.</summary>
    public AgencyRegistered? Registered { get; private init; }

    public AgencyKind Kind { get; private init; }

    public DateOnly? ValidFrom { get; private init; }

    public Items<Dated<LocalizedText>> Names { get; private init; } = [];

    /// <summary>As it stands after corrections; null while the agency is there.</summary>
    public AgencyEnded? End { get; private init; }

    public ImmutableDictionary<LocalId, AgencyRoleGiven> Roles { get; private init; } = ImmutableDictionary<LocalId, AgencyRoleGiven>.Empty;

    public Items<AgencyReorganised> Reorganisations { get; private init; } = [];

    /// <summary>All statements, with the fact that each is about.</summary>
    public ImmutableHashSet<(string? Fact, Statement Statement)> Statements { get; private init; } = [];

    public static Agency Evolve(Agency agency, AgencyEvent happened) => happened switch
    {
        AgencyRegistered registered => agency with
        {
            Registered = registered, Kind = registered.Kind, ValidFrom = registered.ValidFrom, Names = [new(registered.Name, null)], Statements = [(null, registered.Statement)],
        },
        AgencyRenamed renamed => agency with { Names = agency.Names.With(new(renamed.Name, renamed.ValidFrom)) },
        AgencyEnded ended => agency with { End = ended, Statements = agency.Statements.Add(("ended", ended.Statement)) },
        AgencyRoleGiven given => agency with { Roles = agency.Roles.Add(given.Role.Id, given), Statements = agency.Statements.Add((FactOf(given.Role.Id), given.Statement)) },
        AgencyReorganised reorganised => agency with { Reorganisations = agency.Reorganisations.With(reorganised) },
        AgencyCorroborated corroborated => agency with { Statements = agency.Statements.Add((corroborated.Fact, corroborated.Statement)) },
        AgencyCorrected corrected => agency.Correct(corrected.Corrections),
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    /// <summary>What is said of one role.</summary>
    public static string FactOf(LocalId role) => RolePrefix + role;

    internal bool Holds(string fact) => fact switch
    {
        "name" => true,
        "ended" => End is not null,
        _ => CorroboratedFacts.IdOf(fact, RolePrefix) is { } role && Roles.ContainsKey(role),
    };

    // Only what differs is recorded, so that the change log names no field that stayed as it was.
    internal AgencyCorrections ChangesTo(AgencyCorrections wanted) => new(
        wanted.Name is { } name && Check.Clean(name) != Names[0].Value ? Check.Clean(name) : null,
        wanted.Kind == Kind ? null : wanted.Kind,
        wanted.ValidFrom == ValidFrom ? null : wanted.ValidFrom,
        wanted.ValidTo == End?.ValidTo ? null : wanted.ValidTo,
        wanted.Successors is null || wanted.Successors.Equals(End?.Successors) ? null : wanted.Successors);

    private Agency Correct(AgencyCorrections corrections) => this with
    {
        Names = corrections.Name is { } name ? [new(name, null), .. Names.Skip(1)] : Names,
        Kind = corrections.Kind ?? Kind,
        ValidFrom = corrections.ValidFrom ?? ValidFrom,
        End = End is null ? null : End with { ValidTo = corrections.ValidTo ?? End.ValidTo, Successors = corrections.Successors ?? End.Successors },
    };
}
