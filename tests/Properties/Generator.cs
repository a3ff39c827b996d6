using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Tests.Properties;

/// <summary>
/// Makes commands about a handful of records, so that they meet: right ones, wrong ones, repeated ones, ones on an old version. Each sequence
/// likes some kinds of commands and does without others, so that together they reach what an even mixture hardly ever does. The model is asked
/// only where a command would otherwise hardly ever be right.
/// </summary>
internal sealed partial class Generator(Random dice, Model model, string prefix)
{
    private static readonly string[] dates = ["2020", "2021", "2021-03", "2021-03-14", "2021-03-15", "2021-07", "2022-11-05"];
    private static readonly string[] texts = ["Lừa đảo qua mạng", "Tấn công cổng thông tin", "Sạt lở đất ở vùng núi", "Mã độc tống tiền"];
    private static readonly string[] grounds = ["Kiểm tra lại", "Theo báo cáo bổ sung", "Kết luận của cơ quan chủ trì"];
    private readonly List<Step> told = [];
    private readonly int[] kinds = Liked(dice, 9);
    private readonly int[] incidentKinds = Liked(dice, 24);
    private readonly int incidents = dice.Next(1, 5);
    private readonly int sixthsOfIncidents = dice.Next(6);
    private readonly List<(ReferenceKind, string)> references = [];
    private bool mayErr;
    private Refusal? flaw;

    /// <summary>A tree of three types, so that there is something to record.</summary>
    public IEnumerable<Step> Beginning() =>
        new[] { Define(0, parent: null), Define(1, Type(0)), Define(2, parent: null) }.Select(define => Keep(new(define, NewId(), Expected: null, Flaw: null, [])));

    public Step Next()
    {
        if (told.Count > 0 && dice.Next(20) == 0) return Again(told[dice.Next(told.Count)]);

        (mayErr, flaw) = (dice.Next(6) == 0, null);
        references.Clear();
        var command = Command();
        return Keep(new(command, NewId(), Expected(command), flaw, [.. references]));
    }

    private object Command() => dice.Next(6) < sixthsOfIncidents ? OfIncident() : Pick(kinds) switch
    {
        0 => OfLesson(),
        1 => OfOccasion(),
        2 => OfReview(),
        3 => OfAssessment(),
        4 => OfSource(),
        5 => OfReferenceData(),
        6 or 7 => OfImport(),
        _ => OfMerge(),
    };

    /// <summary>How much each of so many kinds is liked.</summary>
    private static int[] Liked(Random dice, int count)
    {
        var liked = new int[count];
        for (var kind = 0; kind < count; kind++) liked[kind] = dice.Next(3) switch { 0 => 0, 1 => 1, _ => 6 };
        if (dice.Next(4) == 0) Array.Clear(liked);
        liked[dice.Next(count)] = 6;
        return liked;
    }

    private int Pick(int[] liked)
    {
        var left = dice.Next(liked.Sum());
        for (var kind = 0; ; kind++)
        {
            left -= liked[kind];
            if (left < 0) return kind;
        }
    }

    /// <summary>As it was sent before; now and then another body under its id.</summary>
    private Step Again(Step earlier) => earlier is { Command: NoteOnIncident note, Flaw: null } && dice.Next(3) == 0
        ? earlier with { Command = note with { Text = note.Text + ", bổ sung" }, Expected = null }
        : earlier;

    private long? Expected(object command) => command is ThreatTypeCommand or ClosingRuleCommand or Domain.Merges.MergeCommand or Domain.Withdrawals.WithdrawalCommand
        ? null // streams that all sequences share
        : dice.Next(20) switch { 0 => model.VersionOf(command), 1 => model.VersionOf(command) + dice.Next(-1, 2), _ => null };

    private Step Keep(Step step)
    {
        told.Add(step);
        return step;
    }

    /// <summary>Whether to put this one wrong.</summary>
    private bool Err(Refusal refusal, int oneIn = 2)
    {
        if (!mayErr || flaw is not null || dice.Next(oneIn) != 0) return false;

        flaw = refusal;
        return true;
    }

    private string Title() => Err(Refusal.TitleMissing, 4) ? "  " : Err(Refusal.TextTooLong, 4) ? new('ơ', Limits.Title + 1) : Err(Refusal.TextUnreadable, 4) ? "Mã \u0001 độc" : Any(texts);

    private string Text() => Err(Refusal.TextMissing, 3) ? " " : Any(texts);

    private string Grounds() => Err(Refusal.GroundsMissing, 3) ? " " : Any(grounds);

    private When Occurred() => Err(Refusal.OccurredInFuture, 3) ? When.Parse("2031-01") : dice.Next(8) == 0 ? When.Unknown : Date();

    private When? At() => Err(Refusal.TimeInFuture, 3) ? When.Parse("2031-01") : dice.Next(2) == 0 ? null : Date();

    private When Date() => When.Parse(Any(dates));

    private ThreatTypeId KnownType() => Err(Refusal.ThreatTypeUnknown, 3) ? new($"{prefix}no-such") : Any(model.Reference.Types.ToArray());

    private Statement? Said()
    {
        if (Err(Refusal.SourceMissing, 6)) return new(Source: null, "trích dẫn", StatedOn: null);
        if (Err(Refusal.TimeInFuture, 6)) return new(Source: null, Quotation: null, When.Parse("2031"));
        return dice.Next(3) == 0 && (model.Sources.Count > 0 || mayErr) ? Cited() : dice.Next(3) == 0 ? new(Source: null, Quotation: null, Date()) : null;
    }

    private Statement Cited() => new(Source(), dice.Next(2) == 0 ? "nhiều cuộc tấn công" : null, dice.Next(2) == 0 ? Date() : null);

    private Response Response() => new(
        new($"r{dice.Next(3)}"), Err(Refusal.ResponseKindUnknown, 3) ? "no-such-kind" : Any("block", "remediate"), Text(), dice.Next(3) == 0 ? Date() : null, dice.Next(2) == 0 ? "A05" : null);

    private Tlp Marking() => Any(Tlp.Clear, Tlp.Green, Tlp.Amber);

    private IncidentId Incident() => new($"{prefix}i{dice.Next(incidents)}");

    private IncidentId AnyIncident() => Refer(ReferenceKind.Incident, model.Incidents.Keys, Incident());

    private OccasionId AnyOccasion() => Refer(ReferenceKind.Occasion, model.Occasions.Keys, new($"{prefix}o{dice.Next(2)}"));

    private SourceId Source() => Refer(ReferenceKind.Source, model.Sources.Keys, new($"{prefix}q{dice.Next(2)}"));

    /// <summary>Mostly one that is there.</summary>
    private TId Refer<TId>(ReferenceKind kind, IReadOnlyCollection<TId> known, TId otherwise)
        where TId : struct, IId<TId>
    {
        var id = known.Count > 0 && dice.Next(8) > 0 ? Any(known.ToArray()) : otherwise;
        references.Add((kind, id.Value));
        return id;
    }

    private ImportId Import() => new($"{prefix}m{dice.Next(2)}");

    private ThreatTypeId Type(int number) => new($"{prefix}t{number}");

    private DefineThreatType Define(int number, ThreatTypeId? parent) => new(new($"Loại {number}", $"Type {number}"), new("vụ", "case"), parent) { Type = Type(number) };

    private T Any<T>(params T[] all) => all[dice.Next(all.Length)];

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        dice.NextBytes(bytes);
        return new(bytes);
    }
}
