using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.SeverityScales;

namespace ThreatRegister.Application.Questions;

/// <summary>A severity as people ask for it: <c>nghiêm trọng</c>, <c>high</c>, <c>nciss:high</c>; with all above it <c>nghiêm trọng+</c>, <c>nciss:high+</c>.</summary>
public static class AskedSeverity
{
    /// <summary>The levels of one scale, or of every scale that has such a code, else of every one that calls a level so.</summary>
    public static SeverityFilter Of(string asked, SeverityBook book)
    {
        var (text, isAbove) = asked.Trim() is [.. var below, '+'] ? (below.TrimEnd(), true) : (asked.Trim(), false);
        var known = Known(book).ToArray();
        var found = Found(known, text);
        if (found.Length == 0 && text.Split(':', 2) is [var scale, var level])
        {
            // A scale that nobody has defined has levels as its sources write them, in no order.
            if (book.Find(scale) is null) return new(asked, [new(scale, asked.Trim()[(scale.Length + 1)..])]);

            (SeverityScaleSet Scale, SeverityLevel Level)[] own = [.. known.Where(one => string.Equals(one.Scale.Scale.Value, scale, StringComparison.Ordinal))];
            return Found(own, level) is { Length: > 0 } named ? Named(asked, named, isAbove, book) : throw NoneOf(scale, level, own);
        }

        if (found.Length == 0 && isAbove) throw QuestionException.Usage("severity", $"không thang nào có mức '{text}', nên không rõ các mức cao hơn.", $"no scale has a level '{text}', so it is not known what is above it.");

        // A code is that of whatever scale, those that nobody has defined among them.
        return isAbove || found.Any(one => !Is(one.Level, text)) ? Named(asked, found, isAbove, book) : new(asked, [new(null, text)]) { Words = WordsOf(found, isAbove: false) };
    }

    /// <summary>A level of a scale in words.</summary>
    public static LocalizedText WordsOf(SeverityScaleSet scale, SeverityLevel level) => WordsOf([(scale, level)], isAbove: false)!;

    private static SeverityFilter Named(string asked, (SeverityScaleSet Scale, SeverityLevel Level)[] named, bool isAbove, SeverityBook book) => new(
        asked,
        [.. named.SelectMany(one => (isAbove ? book.From(one.Scale.Scale.Value, one.Level.Code) : [one.Level.Code]).Select(level => new AskedLevel(one.Scale.Scale.Value, level))).Distinct()])
    {
        Words = WordsOf(named, isAbove),
    };

    private static QuestionException NoneOf(string scale, string level, IEnumerable<(SeverityScaleSet Scale, SeverityLevel Level)> known)
    {
        var codes = string.Join(", ", known.Select(one => one.Level.Code).Distinct(StringComparer.Ordinal));
        return QuestionException.Usage(
            "severity",
            $"thang {scale} không có mức '{level}', chỉ có {codes}; {scale}:MỨC+ lấy cả các mức cao hơn.",
            $"the scale {scale} has no level '{level}', only {codes}; {scale}:LEVEL+ takes all above it too.");
    }

    /// <summary>By the code, else by the name.</summary>
    private static (SeverityScaleSet Scale, SeverityLevel Level)[] Found((SeverityScaleSet Scale, SeverityLevel Level)[] known, string text) =>
        known.Where(one => Is(one.Level, text)).ToArray() is { Length: > 0 } coded ? coded : [.. known.Where(one => IsCalled(one, text))];

    /// <summary>The levels of all versions of all scales.</summary>
    private static IEnumerable<(SeverityScaleSet Scale, SeverityLevel Level)> Known(SeverityBook book) =>
        book.All.SelectMany(scale => scale.Versions).SelectMany(version => version.Levels.Select(level => (version, level)));

    /// <summary>By the name of the level, alone or with its scale behind as a record has it.</summary>
    private static bool IsCalled((SeverityScaleSet Scale, SeverityLevel Level) one, string text)
    {
        var key = SearchKey.Of(text);
        return ((string[])["vi", "en"]).Any(language =>
            string.Equals(SearchKey.Of(one.Level.Name.In(language)), key, StringComparison.Ordinal) || string.Equals(SearchKey.Of(WordsOf(one.Scale, one.Level).In(language)), key, StringComparison.Ordinal));
    }

    private static bool Is(SeverityLevel level, string code) => string.Equals(level.Code, code, StringComparison.Ordinal);

    /// <summary>Null: of none.</summary>
    private static LocalizedText? WordsOf((SeverityScaleSet Scale, SeverityLevel Level)[] named, bool isAbove) => named.Length == 0 ? null : new(Words(named, isAbove ? " trở lên" : "", "vi"), Words(named, isAbove ? " and above" : "", "en"));

    private static string Words((SeverityScaleSet Scale, SeverityLevel Level)[] named, string behind, string language)
    {
        string[] scales = [.. named.Select(one => one.Scale.Name.In(language)).Distinct(StringComparer.Ordinal)];
        var levels = string.Join(" / ", named.Select(one => one.Level.Name.In(language)).Distinct(StringComparer.Ordinal)) + behind;
        return scales is [var scale] ? $"{levels} ({scale})" : levels;
    }
}
