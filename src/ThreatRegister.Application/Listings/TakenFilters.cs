using ThreatRegister.Application.Questions;

namespace ThreatRegister.Application.Listings;

/// <summary>Which filters a list takes. One that means nothing for it is refused, never left unheeded: else its answer would look like one to what was asked.</summary>
public static class TakenFilters
{
    private static readonly Lazy<HashSet<string>> known = new(() => [.. QuestionText.Filters, .. Listings.All.SelectMany(listing => listing.Filters).Select(filter => filter.Name)]);

    /// <summary>In the order in which every list has them, its own last.</summary>
    public static IReadOnlyList<string> Of(IListing listing) =>
        [.. QuestionText.Filters.Where(name => Takes(listing, name)), .. listing.Filters.Select(filter => filter.Name).Except(QuestionText.Filters, StringComparer.Ordinal)];

    /// <exception cref="QuestionException">The text has a filter that the list does not take, or a value that is none of its choices.</exception>
    public static void Check(IListing listing, QuestionText text)
    {
        if (text.Given.FirstOrDefault(name => known.Value.Contains(name) && !Takes(listing, name)) is { } meaningless)
        {
            var taken = Of(listing);
            throw new QuestionException(Mistake.Usage, meaningless, called => new(
                $"{called(meaningless)}: danh sách này không lọc được theo đó, mà theo: {string.Join(", ", taken.Select(called))}.",
                $"{called(meaningless)}: this list cannot be filtered by it, but by: {string.Join(", ", taken.Select(called))}."));
        }

        foreach (var filter in listing.Filters)
        {
            if (text[filter.Name] is not { } value || filter.Choices is not { } choices || choices.Any(choice => string.Equals(choice.Code, value, StringComparison.Ordinal))) continue;

            throw QuestionException.NoneOf(filter.Name, value, choices.Select(choice => (choice.Code, choice.Words)));
        }
    }

    private static bool Takes(IListing listing, string name) =>
        listing.Common.Contains(name, StringComparer.Ordinal) || listing.Filters.Any(filter => string.Equals(filter.Name, name, StringComparison.Ordinal));
}
