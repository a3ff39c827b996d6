using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using ThreatRegister.Domain.Sources;

namespace ThreatRegister.Seeds.Generation;

/// <summary>The word lists of <c>seeds/generator/words.json</c>. {place}, {owner}, {year}, {number}, {name} and {type} are filled in.</summary>
internal sealed record GeneratorWords(
    TypeWords[] Types,
    string[] OtherTitles,
    string[] Places,
    string[] PlacesSince2025,
    SystemWords[] Systems,
    string[] Sectors,
    AgencyWords[] Agencies,
    ResponseWords[] Responses,
    string[] Results,
    SourceWords[] Sources,
    string[] Quotations,
    NameWords[] Occasions,
    string[] Leads,
    string[] Changes,
    string[] Judgements,
    string[] Channels,
    string[] Reporters,
    string[] Rejections,
    string[] Trends,
    string[] Limitations,
    string[] Conclusions,
    string[] ReviewTitles,
    string[] Returns,
    LessonWords[] Lessons,
    string[] LessonReviews,
    string[] Adoptions,
    string[] Plans,
    string[] Effects,
    string[] LessonRejections,
    string[] Notes,
    Dictionary<string, string[]> Grounds,
    string[] Closings,
    string[] Descriptions)
{
    private static readonly JsonSerializerOptions form = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static GeneratorWords Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("generator/words.json")!;
        return JsonSerializer.Deserialize<GeneratorWords>(stream, form)!;
    }
}

/// <summary>What incidents of one threat type are like.</summary>
/// <param name="Branch">Who responds to it, and how: see <see cref="AgencyWords"/>.</param>
/// <param name="Weight">How frequent they are, relative to the other types.</param>
/// <param name="Owners">"systems" where a system is hit.</param>
/// <param name="People">Whether people come to harm; likewise houses, hectares and money.</param>
/// <param name="Natural">Nobody does it, so nobody blocks it: it occurs.</param>
/// <param name="Standing">Whether there are standing threats of this type.</param>
internal sealed record TypeWords(
    string Type,
    string Branch,
    double Weight,
    string[] Titles,
    string[] Causes,
    string[] Impacts,
    string? Owners = null,
    bool People = false,
    bool Houses = false,
    bool Hectares = false,
    bool Money = false,
    bool Natural = false,
    bool Standing = false);

internal sealed record AgencyWords(string[] Branches, string[] Names);

internal sealed record ResponseWords(string Kind, string[] Branches, string[] Summaries);

internal sealed record SystemWords(string Owner, string System, string Sector, int Level);

internal sealed record SourceWords(SourceKind Kind, string Title, string? Publisher);

internal sealed record NameWords(string Vi, string En);

internal sealed record LessonWords(string Subject, string Text);
