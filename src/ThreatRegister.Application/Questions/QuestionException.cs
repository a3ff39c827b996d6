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
    private readonly Func<Func<string, string>, LocalizedText> words;

    /// <param name="name">The filter that is wrong.</param>
    /// <param name="words">The whole message, made with whatever a filter is called where it was asked: an option, a field of a form.</param>
    public QuestionException(Mistake mistake, string name, Func<Func<string, string>, LocalizedText> words)
        : base(words(called => called).In("en"))
    {
        (Mistake, Name) = (mistake, name);
        this.words = words;
    }

    public Mistake Mistake { get; }

    public string Name { get; }

    /// <summary>A message about one filter alone, which begins with what it is called.</summary>
    public static QuestionException Usage(string name, string vietnamese, string english) => About(Mistake.Usage, name, vietnamese, english);

    public static QuestionException NotFound(string name, string vietnamese, string english) => About(Mistake.NotFound, name, vietnamese, english);

    /// <param name="called">What filters are called there; null: by their words (<see cref="FilterWords"/>).</param>
    public string Said(string language, Func<string, string>? called = null) => words(called ?? (name => FilterWords.Of(name, language))).In(language);

    private static QuestionException About(Mistake mistake, string name, string vietnamese, string english) =>
        new(mistake, name, called => new($"{called(name)}: {vietnamese}", $"{called(name)}: {english}"));
}
