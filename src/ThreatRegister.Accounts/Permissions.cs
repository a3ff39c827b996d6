using System.Collections.Frozen;

namespace ThreatRegister.Accounts;

/// <summary>What each role may do: the one table that pages, API and tools ask.</summary>
public static class Permissions
{
    private static readonly Permission[] reading = [Permission.Read, Permission.ReadByApi, Permission.Export];

    private static readonly Permission[] recording =
    [
        Permission.RecordIncidents, Permission.MergeIncidents, Permission.RecordSources, Permission.RecordContext, Permission.RecordLessons, Permission.KeepDirectories, Permission.SendReports,
        Permission.Triage, Permission.Import, Permission.CarryOutTasks,
    ];

    private static readonly FrozenDictionary<Role, (Permission[] All, Permission[] Own)> byRole = new Dictionary<Role, (Permission[] All, Permission[] Own)>
    {
        [Role.Operator] = ([.. reading, .. recording], [Permission.WithdrawImports]),
        [Role.ShiftLead] = ([.. reading, .. recording, Permission.FollowOthers, Permission.WithdrawImports, Permission.Assign, Permission.HandOverShift], []),
        [Role.Contributor] = (
            [Permission.Read, Permission.ReadByApi],
            [Permission.RecordIncidents, Permission.RecordSources, Permission.RecordLessons, Permission.SendReports, Permission.CarryOutTasks, Permission.Contribute]),
        [Role.Reviewer] = ([.. reading, Permission.FollowOthers, Permission.JudgeLessons, Permission.ReturnContributions, Permission.ApproveReviews], []),
        [Role.Office] = (
            [
                .. reading, Permission.RecordSources, Permission.RecordContext, Permission.RecordLessons, Permission.KeepDirectories, Permission.Assign, Permission.CarryOutTasks, Permission.Contribute,
                Permission.DraftReviews, Permission.ReturnContributions,
            ],
            []),
        [Role.Signer] = ([.. reading, Permission.Issue], []),
        [Role.Administrator] = ([Permission.Read, Permission.ReadByApi, Permission.ReadAudit, Permission.FollowOthers, Permission.ManageTypes, Permission.ManageRules, Permission.ManageAccounts], []),
        [Role.Reader] = (reading, []),
        [Role.Feed] = ([Permission.ReadByApi, Permission.Export], []),
    }.ToFrozenDictionary();

    /// <summary>What changes nothing: all that a token for reading may do.</summary>
    private static readonly FrozenSet<Permission> harmless = [Permission.Read, Permission.ReadByApi, Permission.Export, Permission.ReadAudit, Permission.FollowOthers];

    public static Reach Of(Role role, Permission permission)
    {
        var (all, own) = byRole[role];
        return all.Contains(permission) ? Reach.All : own.Contains(permission) ? Reach.Own : Reach.None;
    }

    public static Reach Of(Actor actor, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.ReadOnly && !harmless.Contains(permission)) return Reach.None;
        return actor.Roles.Select(role => Of(role, permission)).DefaultIfEmpty(Reach.None).Max();
    }

    public static bool May(Actor actor, Permission permission) => Of(actor, permission) is not Reach.None;

    /// <summary>How far the actor may send a command; <see cref="CommandGate"/> tells of one command whether it is within that reach.</summary>
    public static Reach ToSend(Actor actor, string commandName) =>
        CommandPermissions.Of(commandName) is { } permission ? Of(actor, permission) : Reach.None;

    /// <summary>Whether the actor may send such a command at all, be it about his own records only: what menus ask.</summary>
    public static bool MaySend(Actor actor, string commandName) => ToSend(actor, commandName) is not Reach.None;
}
