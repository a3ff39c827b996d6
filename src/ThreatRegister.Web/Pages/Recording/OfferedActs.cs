using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Recording;

/// <summary>Of what can be done with a kind of record, what whoever looks may do with this one, and which of that it rules out as it stands.</summary>
public sealed record OfferedActs(IReadOnlySet<string> Possible, IReadOnlyList<(string Command, Hindrance Why)> Hindered)
{
    /// <summary>Nobody is asked to record with it: what there is to say is said of the one that speaks for it.</summary>
    public bool IsMergedAway => Hindered.Any(hindered => IsByMerge(hindered.Command, hindered.Why));

    /// <param name="subject">What the record is, as commands name it.</param>
    public static async Task<OfferedActs> OfAsync(RegisterServices register, PageContext page, string subject, string id, IEnumerable<string> commands, CancellationToken cancellationToken)
    {
        if (page.Actor is not { } actor || !IdText.IsValid(id)) return new(new HashSet<string>(StringComparer.Ordinal), []);

        var record = CommandCatalogue.RecordOf(subject, id);
        var allowed = await register.Gate.AllowedAsync(actor, commands, record, cancellationToken);
        if (allowed.Count == 0) return new(new HashSet<string>(StringComparer.Ordinal), []);

        var hindrances = await register.Commands.HindrancesAsync(record, allowed, actor.Id, cancellationToken);
        return new(allowed.Where(command => !hindrances.ContainsKey(command)).ToHashSet(StringComparer.Ordinal), [.. allowed.Where(hindrances.ContainsKey).Select(command => (command, hindrances[command]))]);
    }

    /// <summary>What whoever looks may begin about a record: with a right to his own records alone, about those.</summary>
    public static async Task<IReadOnlyList<(string Command, string List)>> BegunAsync(RegisterServices register, PageContext page, string subject, string id, CancellationToken cancellationToken)
    {
        if (page.Actor is not { } actor || !IdText.IsValid(id)) return [];

        var about = Acts.BegunAbout(subject).OrderBy(begun => SearchKey.Of(CommandWords.Of(begun.Command, page.Language)), StringComparer.Ordinal).ToList();
        var allowed = await register.Gate.AllowedAsync(actor, about.Select(begun => begun.Command), StreamName.Of(subject, id), cancellationToken);
        return [.. about.Where(begun => allowed.Contains(begun.Command, StringComparer.Ordinal))];
    }

    /// <summary>Why it cannot be done now, to be read after what cannot.</summary>
    public static string WordsOf(Hindrance why, string language) => why.Reason is { } reason ? RefusalText.Of(reason, language) : language is "en" ? "it is so already" : "đã như vậy";

    public static bool IsByMerge(string command, Hindrance why) => why.Reason is Refusal.AlreadyMerged && CommandCatalogue.IdMemberOf(command) is "incident";
}
