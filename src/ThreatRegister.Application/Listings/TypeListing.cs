using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Application.Listings;

/// <summary>A threat type in its tree.</summary>
/// <param name="Depth">How many types stand above it.</param>
public sealed record TypeLine(ThreatType Type, ThreatTypeTree Types, int Depth);

/// <summary>The threat types as a tree.</summary>
public static class TypeListing
{
    internal static Listing<TypeLine> Types { get; } = new(
        "types",
        ListParts.Title("types"),
        [
            ListParts.Id<TypeLine>("types", line => line.Type.Id.Value, (line, _) => new string(' ', 2 * line.Depth) + line.Type.Id.Value),
            new("Tên", "Name", line => line.Type.Name.In("vi"), (line, language) => line.Type.Name.In(language)) { IsLead = true },
            new("Tên thường gọi", "Also known as", line => string.Join(", ", line.Type.EverydayWords)),
            new("Đơn vị đếm", "Counted in", line => line.Type.CountingWord.In("vi"), (line, language) => line.Type.CountingWord.In(language)),
            new("Ghi chú", "Remark", line => Remark(line.Type, line.Types).In("vi"), (line, language) => Remark(line.Type, line.Types).In(language)),
        ],
        (ask, _) => Task.FromResult(new ListAnswer<TypeLine>([.. ask.Question.Types.Roots.SelectMany(root => Branch(root, ask.Question.Types, 0)).Where(line => IsAsked(line.Type, ask))])))
    {
        Common = ["type", "text"],
        Row = line => WithValidity(line.Type),
        Depth = line => line.Depth,
    };

    /// <summary>A type with the days from and to which its names, codes and parents are valid.</summary>
    public static object WithValidity(ThreatType type) => new
    {
        id = type.Id,
        parent = type.Parent,
        name = type.Name,
        countingWord = type.CountingWord,
        terms = type.Terms,
        validFrom = type.ValidFrom,
        retired = type.IsRetired,
        replacedBy = type.ReplacedBy,
        names = Validity.SpansOf(type.Names),
        parents = Validity.SpansOf(type.Parents),
        codes = Validity.SpansOf(type.Codes),
        retirements = Validity.SpansOf(type.Retirements),
        splits = type.Splits.Select(split => new { into = split.Into.Select(part => part.Type).ToArray(), validFrom = split.ValidFrom, grounds = split.Grounds }).ToArray(),
    };

    /// <summary>A branch is the types below it, not those above.</summary>
    private static bool IsAsked(ThreatType type, ListAsk ask) =>
        ask.Question.Query.Filter.Types?.Contains(type.Id.Value, StringComparer.Ordinal) is not false
        && (ask.Question.Query.Filter.Text is not { } text || ThreatTypeSearch.MayMean(type, text));

    private static IEnumerable<TypeLine> Branch(ThreatType type, ThreatTypeTree types, int depth) =>
        types.ChildrenOf(type.Id).SelectMany(child => Branch(child, types, depth + 1)).Prepend(new(type, types, depth));

    /// <summary>What people should know of a type beside its name.</summary>
    private static LocalizedText Remark(ThreatType type, ThreatTypeTree types)
    {
        if (type.IsRetired) return type.ReplacedBy is { } by ? new($"ngừng dùng, thay bằng {by}", $"retired, now {by}") : new("ngừng dùng", "retired");
        if (!type.HasBegun) return new($"từ {type.ValidFrom:dd/MM/yyyy}", $"from {type.ValidFrom:yyyy-MM-dd}");
        return types.IsSplit(type.Id) ? new("đã tách", "split") : new("", "");
    }
}
