using ThreatRegister.Domain;

namespace ThreatRegister.Application.Questions;

/// <summary>What kind of mistake a question holds.</summary>
public enum Mistake
{
    /// <summary>It cannot be understood.</summary>
    Usage,

    /// <summary>It names something that is not there.</summary>
    NotFound,
}

/// <summary>What the user got wrong in a question: which filter, and words that say what to do.</summary>
public sealed class QuestionException : Exception
{
    private readonly Func<Func<string, string>, LocalizedText> words, codes;

    /// <param name="name">The filter that is wrong.</param>
    /// <param name="words">The whole message, made with whatever a filter is called where it was asked: an option, a field of a form.</param>
    /// <param name="codes">The same for programs, which name choices by their codes; null: it names none.</param>
    public QuestionException(Mistake mistake, string name, Func<Func<string, string>, LocalizedText> words, Func<Func<string, string>, LocalizedText>? codes = null)
        : base((codes ?? words)(called => called).In("en"))
    {
        (Mistake, Name, this.words, this.codes) = (mistake, name, words, codes ?? words);
    }

    public Mistake Mistake { get; }

    public string Name { get; }

    /// <summary>A message about one filter alone, which begins with what it is called.</summary>
    public static QuestionException Usage(string name, string vietnamese, string english) => About(Mistake.Usage, name, vietnamese, english);

    public static QuestionException NotFound(string name, string vietnamese, string english) => About(Mistake.NotFound, name, vietnamese, english);

    /// <summary>A value that is none of the choices of a filter.</summary>
    public static QuestionException NoneOf(string name, string value, IEnumerable<(string Code, LocalizedText Words)> choices)
    {
        var known = choices.ToArray();
        var codes = string.Join(", ", known.Select(choice => choice.Code));
        return About(
            Mistake.Usage,
            name,
            new LocalizedText($"không có lựa chọn '{value}'; hãy chọn: {string.Join(", ", known.Select(choice => choice.Words.In("vi")))}.", $"there is no choice '{value}'; choose one of: {string.Join(", ", known.Select(choice => choice.Words.In("en")))}."),
            new LocalizedText($"'{value}' không thuộc {codes}.", $"'{value}' is not one of {codes}."));
    }

    /// <summary>Something that is not there, said to people and, with codes, to programs.</summary>
    public static QuestionException NotFound(string name, LocalizedText words, LocalizedText codes) => About(Mistake.NotFound, name, words, codes);

    /// <summary>As people read it, who choose by words.</summary>
    /// <param name="called">What filters are called there; null: by their words (<see cref="FilterWords"/>).</param>
    public string Said(string language, Func<string, string>? called = null) => words(called ?? (name => FilterWords.Of(name, language))).In(language);

    /// <summary>As programs and the command line take it, which name choices by their codes.</summary>
    public string Coded(string language, Func<string, string> called) => codes(called).In(language);

    private static QuestionException About(Mistake mistake, string name, string vietnamese, string english) => About(mistake, name, new LocalizedText(vietnamese, english));

    private static QuestionException About(Mistake mistake, string name, LocalizedText words, LocalizedText? codes = null) =>
        new(mistake, name, Behind(name, words), codes is null ? null : Behind(name, codes));

    private static Func<Func<string, string>, LocalizedText> Behind(string name, LocalizedText words) => called => new($"{called(name)}: {words.Vi}", $"{called(name)}: {words.En}");
}
