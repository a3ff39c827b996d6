using System.Collections.Frozen;

namespace ThreatRegister.Accounts;

/// <summary>Which permission each of the register's commands needs. A command that is not here is nobody's: a new one has to take its place.</summary>
public static class CommandPermissions
{
    private static readonly FrozenDictionary<string, Permission> byCommand = new (Permission Permission, string[] Commands)[]
    {
        (Permission.RecordIncidents,
        [
            "report-incident", "assess-incident-impact", "assess-incident-severity", "attach-incident-evidence", "classify-incident", "close-incident", "contain-incident", "correct-incident",
            "correct-incident-detection", "correct-incident-notification", "correct-incident-response", "corroborate-incident", "date-incident", "detect-incident", "determine-incident-outcome",
            "link-incident-to-occasion", "mark-incident", "note-on-incident", "notify-incident", "reclassify-incident", "record-incident-damage", "record-incident-response", "relate-incident",
            "reopen-incident", "resolve-incident", "retract-incident", "unlink-incident-from-occasion", "unrelate-incident", "withdraw-incident-evidence", "withdraw-incident-notification",
        ]),
        (Permission.MergeIncidents, ["merge-incidents", "unmerge-incidents", "settle-unmerge"]),
        (Permission.RecordSources, ["register-source", "correct-source"]),
        (Permission.RecordContext,
        [
            "open-occasion", "change-occasion", "conclude-occasion", "corroborate-occasion", "judge-occasion", "record-occasion-response",
            "record-assessment", "correct-assessment", "corroborate-assessment", "withdraw-assessment",
            "observe-indicator", "correct-indicator", "corroborate-indicator", "name-indicator", "withdraw-indicator",
            "record-direction", "correct-direction", "corroborate-direction", "withdraw-direction",
            "record-instrument", "correct-instrument", "corroborate-instrument", "describe-instrument", "end-instrument", "relate-instrument", "unrelate-instrument",
            "record-forecast", "correct-forecast", "corroborate-forecast", "score-forecast", "withdraw-forecast",
            "prepare-scenario", "revise-scenario", "retire-scenario", "record-drill", "correct-drill", "record-drill-finding", "draw-drill-lesson", "withdraw-drill",
            "share-information", "acknowledge-share", "correct-share", "withdraw-share",
        ]),
        (Permission.RecordLessons, ["ask-for-lesson", "record-lesson", "apply-lesson", "verify-lesson-effect"]),
        (Permission.JudgeLessons, ["review-lesson", "adopt-lesson", "reject-lesson"]),
        (Permission.KeepDirectories,
        [
            "register-agency", "correct-agency", "corroborate-agency", "end-agency", "give-agency-role", "rename-agency", "reorganise-agency",
            "define-place", "correct-place", "end-place", "rename-place",
        ]),
        (Permission.SendReports, ["receive-report"]),
        (Permission.Triage, ["accept-report", "attach-report", "reject-report", "reopen-report"]),
        (Permission.Import, ["start-import", "complete-import", "follow-imported-row"]),
        (Permission.WithdrawImports, ["withdraw-import", "reinstate-import"]),
        (Permission.Assign, ["assign-task", "clarify-task", "cancel-task", "reopen-task"]),
        (Permission.CarryOutTasks, ["report-task-progress", "complete-task"]),
        (Permission.HandOverShift, ["hand-over-shift", "take-over-shift"]),
        (Permission.Contribute, ["contribute-to-review"]),
        (Permission.DraftReviews,
            ["begin-review", "ask-for-contribution", "withdraw-contribution-ask", "draft-review-section", "submit-review", "answer-review-comment", "withdraw-review"]),
        (Permission.ReturnContributions, ["return-contribution"]),
        (Permission.ApproveReviews, ["comment-on-review", "return-review", "approve-review"]),

        // What an issue replaces is told so by whoever issues.
        (Permission.Issue, ["issue-review", "replace-review"]),
        (Permission.ManageTypes, ["define-threat-type", "move-threat-type", "recode-threat-type", "reinstate-threat-type", "rename-threat-type", "retire-threat-type", "split-threat-type"]),
        (Permission.ManageRules,
        [
            "set-closing-rule", "end-closing-rule", "set-deadline-rule", "end-deadline-rule", "switch-deadline-set", "set-holiday", "end-holiday",
            "set-reporting-calendar", "end-reporting-calendar", "set-severity-scale", "end-severity-scale",
        ]),
    }.SelectMany(group => group.Commands.Select(command => (command, group.Permission))).ToFrozenDictionary(pair => pair.command, pair => pair.Permission, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Commands => byCommand.Keys;

    /// <summary>Null for a command that nobody may send.</summary>
    public static Permission? Of(string command) => byCommand.TryGetValue(command, out var permission) ? permission : null;
}
