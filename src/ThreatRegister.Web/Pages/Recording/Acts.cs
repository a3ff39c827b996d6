using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Pages.Lists;

namespace ThreatRegister.Web.Pages.Recording;

/// <summary>Which commands are about what.</summary>
public static class Acts
{
    /// <summary>Of an incident, in the order in which people mostly do them, in groups.</summary>
    public static IReadOnlyList<(string Vietnamese, string English, IReadOnlyList<string> Commands)> OfIncident { get; } =
    [
        ("Ứng phó, trạng thái", "Response and status", ["record-incident-response", "determine-incident-outcome", "contain-incident", "resolve-incident", "close-incident", "reopen-incident"]),
        ("Bổ sung", "Add", ["note-on-incident", "record-incident-damage", "attach-incident-evidence", "corroborate-incident", "detect-incident", "notify-incident", "assess-incident-severity", "assess-incident-impact", "link-incident-to-occasion", "relate-incident"]),
        ("Sửa", "Correct", ["correct-incident", "reclassify-incident", "classify-incident", "date-incident", "mark-incident", "correct-incident-response", "correct-incident-detection", "correct-incident-notification"]),
        ("Gộp, rút", "Merge and take back", ["merge-incidents", "unmerge-incidents", "settle-unmerge", "withdraw-incident-evidence", "withdraw-incident-notification", "unlink-incident-from-occasion", "unrelate-incident", "retract-incident"]),
    ];

    /// <summary>The members that name what commands are about, such as <c>incident</c>.</summary>
    public static IReadOnlySet<string> Subjects { get; } = CommandCatalogue.Names.Select(CommandCatalogue.IdMemberOf).ToHashSet(StringComparer.Ordinal);

    /// <summary>What programs send as part of something else, such as an import: nobody fills in a form for it.</summary>
    public static IReadOnlyList<string> OfPrograms { get; } = ["start-import", "follow-imported-row", "complete-import"];

    /// <summary>Below the language, where people do what needs more than its members: the files of an issue are made there, and so is the review that replaces one. Null: a command has its form.</summary>
    /// <param name="id">Of what it is about; null: that is to be chosen first.</param>
    public static string? PlaceOf(string command, string? id) => command switch
    {
        "issue-review" => id is null ? "/reviews?status=approved" : $"/reviews/{id}#issue",
        "replace-review" => id is null ? "/reviews?status=issued" : $"/reviews/{id}#files",
        _ => null,
    };

    /// <summary>The commands that people send about one kind of thing, in the order of the reader's words, those that begin one first.</summary>
    public static IEnumerable<string> Of(string subject, string language) =>
        Of(subject).Except(OfPrograms, StringComparer.Ordinal).OrderByDescending(EntryIds.Begins).ThenBy(command => SearchKey.Of(CommandWords.Of(command, language)), StringComparer.Ordinal);

    /// <summary>The commands about one kind of thing, those that begin one first.</summary>
    public static IEnumerable<string> Of(string subject) => CommandCatalogue.Names.Where(name => string.Equals(CommandCatalogue.IdMemberOf(name), subject, StringComparison.Ordinal)).OrderByDescending(EntryIds.Begins);

    /// <summary>The commands that begin another record and can name one of this kind in a list, each with that list: their forms open with it filled in.</summary>
    public static IEnumerable<(string Command, string List)> BegunAbout(string subject) =>
        from command in CommandCatalogue.Names
        from list in ListsOf(command)
        where string.Equals(list.Subject, subject, StringComparison.Ordinal)
        select (command, list.Name);

    /// <summary>The lists of records in which a command that begins one on a page of its own may name others: what they are, as commands name it.</summary>
    public static IEnumerable<(string Name, string Subject)> ListsOf(string command) => EntryIds.Begins(command) && ListActs.HasNoOtherPage(command)
        ? CommandShape.Of(command).Where(member => member.Element is { Kind: MemberKind.Id }).Select(member => (member.Name, member.Element!.Type.Name[..^"Id".Length].ToLowerInvariant()))
        : [];

    /// <summary>What a form that begins a record was opened from; null: nothing that it can name.</summary>
    public static (string List, string Subject, string Id)? OpenedFrom(string command, Func<string, IReadOnlyList<string>> asked)
    {
        foreach (var (list, subject) in ListsOf(command))
            if (asked(list) is [var id] && IdText.IsValid(id)) return (list, subject, id);
        return null;
    }
}
