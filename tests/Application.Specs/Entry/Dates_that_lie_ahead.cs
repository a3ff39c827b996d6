using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Application_Specs.Entry;

public sealed class Dates_that_lie_ahead
{
    private static readonly DateTime now = new(2026, 11, 22, 9, 41, 0, DateTimeKind.Unspecified);

    /// <summary>Dues, validities, and what is foretold, planned or judged. A date of a new command is thought of here: no decision may refuse it ahead.</summary>
    [Fact]
    public void are_told_beside_their_field_but_where_a_decision_takes_them() =>
        CommandCatalogue.Names.SelectMany(name => DatesOf(CommandShape.Of(name), "").Where(path => PastMembers.RefusalOf(name, path, When.Parse("2099"), now) is null).Select(path => $"{name} {path}")).ShouldBe(
        [
            "ask-for-contribution due", "assign-task due", "begin-review period", "begin-review due", "change-occasion from", "change-occasion held", "clarify-task terms.due",
            "correct-agency corrections.validFrom", "correct-agency corrections.validTo", "correct-assessment corrections.period", "correct-direction corrections.period",
            "correct-forecast corrections.about", "correct-forecast corrections.claim.by", "correct-instrument corrections.inForceFrom", "correct-instrument corrections.inForceTo",
            "correct-place corrections.validFrom", "correct-place corrections.validTo", "define-place validFrom", "define-threat-type validFrom", "describe-instrument inForceFrom",
            "end-agency validTo", "end-closing-rule validTo", "end-deadline-rule validTo", "end-holiday validTo", "end-instrument inForceTo", "end-place validTo",
            "end-reporting-calendar validTo", "end-severity-scale validTo", "give-agency-role role.period", "move-threat-type validFrom", "open-occasion held",
            "recode-threat-type validFrom", "record-assessment period", "record-direction period", "record-forecast about", "record-forecast claim.by",
            "record-instrument inForceFrom", "register-agency validFrom", "reinstate-threat-type validFrom", "rename-agency validFrom", "rename-place validFrom",
            "rename-threat-type validFrom", "retire-threat-type validFrom", "set-closing-rule validFrom", "set-deadline-rule validFrom", "set-holiday days[0].first",
            "set-holiday days[0].last", "set-holiday workingDays[0]", "set-holiday validFrom", "set-reporting-calendar validFrom", "set-severity-scale validFrom",
            "split-threat-type validFrom", "switch-deadline-set from",
        ], ignoreOrder: true);

    private static IEnumerable<string> DatesOf(IEnumerable<MemberShape> members, string within) => members.SelectMany(member => DatesIn(member, CommandForm.Join(within, member.Name)));

    private static IEnumerable<string> DatesIn(MemberShape member, string path) => member switch
    {
        { Kind: MemberKind.When or MemberKind.Day } => [path],
        { Kind: MemberKind.List, Element: { } element } => DatesIn(element, path + "[0]"),
        _ => DatesOf(member.Members, path),
    };
}
