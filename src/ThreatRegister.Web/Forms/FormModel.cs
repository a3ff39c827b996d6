using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Recording;
using ThreatRegister.Web.Pages.Records;

namespace ThreatRegister.Web.Forms;

/// <summary>A form for one command: what it asks, what was written into it so far, and what of that cannot be used.</summary>
public sealed record FormModel(string Command, IReadOnlyList<MemberShape> Shape, FormValues Values, FormChoices Choices)
{
    /// <summary>Under which the command is recorded once, however often the form is sent.</summary>
    public Guid CommandId { get; init; } = Guid.CreateVersion7();

    /// <summary>The version of the record that the form was made for; null where it is about nothing that exists.</summary>
    public long? Version { get; init; }

    /// <summary>What the record is called that the form is about; null where it is about nothing that exists.</summary>
    public string? About { get; init; }

    /// <summary>Why nothing that could be written would be taken, as the record stands; null: nothing stands against it.</summary>
    public LocalizedText? Hindrance { get; init; }

    /// <summary>The record that the one the form is about was merged into; null: none.</summary>
    public ValuePart? Survivor { get; init; }

    /// <summary>The two incidents of a merge side by side: it is recorded by who has seen them; null: this is no merge, or of no two incidents yet.</summary>
    public MergePreviewModel? Merge { get; init; }

    /// <summary>What would be told to more people than the incidents that it names; null: nothing, or that is meant.</summary>
    public WidenedMarking? Widened { get; init; }

    /// <summary>The undone merge that the form settles, with what is to be gone through; null: it is about none.</summary>
    public (MergeView Merge, Moment At)? Undone { get; init; }

    /// <summary>What the withdrawal of an import takes back; null: the form is of no such act.</summary>
    public ImportRecords? Withdrawn { get; init; }

    /// <summary>Who looks has no right to the command, or none to send it about this record.</summary>
    public bool IsClosed { get; init; }

    public IReadOnlyList<FormFault> Faults { get; init; } = [];

    /// <summary>What fields are called here, by their names, where that is not what they are called everywhere.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Labels { get; init; } = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);

    /// <summary>The members of the command, or parts of them, in the order in which the form has them; what is in none stands behind.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>The faults as one comes by them, going through the form.</summary>
    public IEnumerable<FormFault> FaultsInOrder => Faults.OrderBy(fault => Order.Index().Where(place => IsWithin(fault.Path, place.Item)).Select(place => (int?)place.Index).FirstOrDefault() ?? (fault.Path.Length == 0 ? -1 : Order.Count));

    /// <summary>A field as the form calls it, with the parts that it stands in.</summary>
    public string NameOf(string path, string language) => Labels.TryGetValue(path, out var label) ? label.In(language) : EntryWords.LabelOf(Command, path) is { } words ? words.In(language) : string.Join(" › ", path.Split('.').Where(step => step is not ("corrections" or "revision")).Select(step => step.Split('[') is [var name, var index]
        ? $"{FieldWords.Of(name, language)} {int.Parse(index.TrimEnd(']'), System.Globalization.CultureInfo.InvariantCulture) + 1}"
        : FieldWords.Of(step, language)));

    internal static bool IsWithin(string path, string whole) => string.Equals(path, whole, StringComparison.Ordinal) || path.StartsWith(whole + ".", StringComparison.Ordinal) || path.StartsWith(whole + "[", StringComparison.Ordinal);

    /// <summary>What stands in the register now, by the field's name: shown beside fields that change it.</summary>
    public IReadOnlyDictionary<string, string> Now { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the fields that correct the record held when the form was made of it.</summary>
    public IReadOnlyDictionary<string, string[]> Was { get; init; } = new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <summary>The records that searched fields name, and those that words in them may mean, by the field's name.</summary>
    public IReadOnlyDictionary<string, SoughtRecords> Sought { get; init; } = new Dictionary<string, SoughtRecords>(StringComparer.Ordinal);

    /// <summary>It comes back with what was written.</summary>
    public bool IsKept { get; init; }

    /// <summary>Where what is written into it is kept until it is sent; null: nowhere.</summary>
    public FormDraft? Draft { get; init; }

    public Conflict? Conflict { get; init; }

    /// <summary>What stands in the field, or in the parts of one, is what the record holds.</summary>
    public bool IsLeft(string field)
    {
        string[] held = [.. Was.Keys.Where(known => IsWithin(known, field))];
        return held.Length > 0 && held.All(known => Values(known).SequenceEqual(Was[known], StringComparer.Ordinal));
    }

    public string? Value(string field) => Values(field) is [var value, ..] ? value : null;

    public bool Has(string field, string value) => Values(field).Contains(value, StringComparer.Ordinal);

    public LocalizedText? FaultOf(string field) => Faults.FirstOrDefault(fault => string.Equals(fault.Path, field, StringComparison.Ordinal))?.Reason;

    /// <summary>The record that the form is about, where another of its kind is sought; null: any may be meant.</summary>
    public string? Other(MemberShape sought) => sought != Shape[0] && !EntryIds.Begins(Command) && (sought.Element ?? sought).Type == Shape[0].Type && Value(Shape[0].Name)?.Trim() is { } id && IdText.IsValid(id) ? id : null;

    /// <summary>Whether a member or a part of it was written into, or is at fault: then it is not folded.</summary>
    public bool IsUsed(MemberShape member, string path) =>
        Faults.Any(fault => string.Equals(fault.Path, path, StringComparison.Ordinal) || fault.Path.StartsWith(path + ".", StringComparison.Ordinal) || fault.Path.StartsWith(path + "[", StringComparison.Ordinal))
        || member.Members.Any(part => IsUsed(part, CommandForm.Join(path, part.Name)))
        || IsUsedList(member, path)
        || !string.IsNullOrEmpty(Value(path)) || !string.IsNullOrEmpty(Value(path + ".form")) || !string.IsNullOrEmpty(Value(path + ".low"));

    /// <summary>A form offers one object of each list: that alone uses none. A further one was asked for.</summary>
    private bool IsUsedList(MemberShape member, string path) =>
        member is { Kind: MemberKind.List, Element: { Kind: MemberKind.Group } element }
        && (CommandForm.CountOf(Values, path) > 1 || element.Members.Any(part => IsUsed(part, CommandForm.Join(path + "[0]", part.Name))));

    /// <summary>Whether a member names what the command makes: an id that may be left blank.</summary>
    public bool IsMade(MemberShape member, string within) => (within.Length == 0 && member == Shape[0] && EntryIds.Begins(Command)) || (member.Type == typeof(LocalId) && member.Name is "id");

    /// <summary>All its fields by their paths, those of a list as often as the form has them, each with whether it names what the command makes: what else was sent is of no field.</summary>
    public IEnumerable<(string Path, MemberShape Member, bool IsMade)> Fields => Shape.SelectMany(member => FieldsOf(member, ""));

    private IEnumerable<(string Path, MemberShape Member, bool IsMade)> FieldsOf(MemberShape member, string within)
    {
        var path = CommandForm.Join(within, member.Name);
        return member switch
        {
            { Kind: MemberKind.Group } => member.Members.SelectMany(part => FieldsOf(part, path)),
            { Kind: MemberKind.List, Element: { Kind: MemberKind.Group } element } =>
                Enumerable.Range(0, CommandForm.CountOf(Values, path)).SelectMany(index => element.Members.SelectMany(part => FieldsOf(part, $"{path}[{index}]"))),
            _ => [(path, member, IsMade(member, within))],
        };
    }

    /// <summary>The id of a field's element.</summary>
    public static string ElementOf(string field) => "f-" + field.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);
}

/// <summary>What others have changed since the form was made.</summary>
/// <param name="Entries">What happened, oldest first, each with its changes in words.</param>
public sealed record Conflict(long Version, IReadOnlyList<OtherChange> Entries);

/// <param name="Who">An id, not a name.</param>
public sealed record OtherChange(long Position, string Who, DateTimeOffset When, string What, IReadOnlyList<(string Field, string? Old, string? New)> Changes, string? Grounds);

/// <summary>What forms ask of the request.</summary>
internal static class FormRequests
{
    public const string CommandIdField = "_command-id", VersionField = "_version", MoreField = "_more";

    /// <summary>Sent along, the form is opened with what was sent, as with what an address names, and nothing is recorded: for what is too long for an address, or stands in none.</summary>
    public const string OpenField = "_open";

    /// <summary>Words that were searched for are replaced by what was chosen for them; a choice holds for the words that it was offered for, and for no others.</summary>
    public static FormValues ValuesOf(IFormCollection form) => field =>
    {
        var written = form[field].OfType<string>().ToArray();
        if (!form.TryGetValue(SoughtRecords.ChosenOf(field), out var sent)) return written;

        var chosen = sent.OfType<string>().Select(choice => choice.Split('|', 2)).Where(choice => choice.Length == 2).ToLookup(choice => choice[1], choice => choice[0], StringComparer.Ordinal);
        return [.. written.SelectMany(SoughtRecords.LinesOf).SelectMany(line => chosen[line] is var ids && ids.Any() ? ids : [line])];
    };

    public static FormValues ValuesOf(IQueryCollection query) => field => query[field].OfType<string>().ToArray();

    public static Guid? CommandIdOf(IFormCollection form) => Guid.TryParse(form[CommandIdField], out var id) && id != Guid.Empty ? id : null;

    public static long? VersionOf(IFormCollection form) => long.TryParse(form[VersionField], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) && version > 0 ? version : null;

    /// <summary>The values with one object more in a list.</summary>
    public static FormValues WithOneMore(FormValues values, string path) =>
        field => string.Equals(field, path + ".count", StringComparison.Ordinal) ? [Math.Min(CommandForm.MostObjects, CommandForm.CountOf(values, path) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)] : values(field);
}
