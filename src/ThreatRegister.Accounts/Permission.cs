namespace ThreatRegister.Accounts;

/// <summary>One thing that a role may do; most stand for a group of commands (<see cref="CommandPermissions"/>).</summary>
public enum Permission
{
    /// <summary>Sees pages.</summary>
    Read,

    /// <summary>Reads through the API.</summary>
    ReadByApi,

    /// <summary>Takes away a file of what it sees; each is in the audit.</summary>
    Export,
    ReadAudit,

    /// <summary>Sees what each of the others recorded; what he recorded himself everybody sees.</summary>
    FollowOthers,
    RecordIncidents,
    MergeIncidents,
    RecordSources,

    /// <summary>Occasions, assessments, indicators, directions, instruments, forecasts, scenarios and drills, exchanges.</summary>
    RecordContext,
    RecordLessons,

    /// <summary>Reviews, adopts and rejects lessons.</summary>
    JudgeLessons,

    /// <summary>Agencies and places.</summary>
    KeepDirectories,
    SendReports,

    /// <summary>Accepts, attaches and rejects what was sent in.</summary>
    Triage,
    Import,
    WithdrawImports,
    Assign,
    CarryOutTasks,
    HandOverShift,
    Contribute,

    /// <summary>Begins, writes and submits reviews.</summary>
    DraftReviews,

    /// <summary>Sends what a unit contributed back to it: who drafts, and who reviews.</summary>
    ReturnContributions,

    /// <summary>Comments on, returns and approves reviews.</summary>
    ApproveReviews,
    Issue,
    ManageTypes,
    ManageRules,
    ManageAccounts,
}

/// <summary>How far a permission goes.</summary>
public enum Reach
{
    None,

    /// <summary>Only what the actor or somebody of his agency recorded, and contributions of his agency.</summary>
    Own,
    All,
}
