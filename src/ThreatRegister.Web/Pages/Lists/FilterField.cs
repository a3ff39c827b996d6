using System.Globalization;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Agencies;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Sources;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Lists;

/// <summary>How a filter is given.</summary>
public enum FieldKind
{
    Text,
    Day,
    Choice,
    Switch,
}

/// <summary>One value to choose.</summary>
/// <param name="Depth">How many stand above it in a tree.</param>
public sealed record FieldChoice(string Code, string Words, int Depth = 0);

/// <summary>One filter of a form.</summary>
/// <param name="Hint">What to write, with an example; null: the label says it.</param>
/// <param name="Wrong">What is wrong with its value; null: nothing.</param>
/// <param name="IsCommon">Stands in sight; else behind "more filters" until it is used.</param>
public sealed record FilterField(string Name, string Label, FieldKind Kind, string? Value, IReadOnlyList<FieldChoice> Choices, string? Hint, string? Wrong, bool IsCommon)
{
    public string Id => "f-" + Name;
}

/// <summary>The fields of the filters that apply to a list.</summary>
internal sealed class FilterFields(RegisterServices register, PageContext page, Question question, QuestionText text, QuestionException? wrong)
{
    /// <summary>With more names than this a field offers none: the reader writes one.</summary>
    private const int MostOffered = 300;

    private static readonly string[] common = ["type", "period", "outcome", "status", "text", "q", "actor", "about"];

    public async Task<IReadOnlyList<FilterField>> OfAsync(IEnumerable<string> names, IEnumerable<ListFilter> own, CancellationToken cancellationToken)
    {
        var fields = new List<FilterField>();
        var named = own.ToArray();
        foreach (var name in names.Except(named.Select(filter => filter.Name), StringComparer.Ordinal)) fields.Add(await CommonAsync(name, cancellationToken));
        foreach (var filter in named.Where(IsOffered)) fields.Add(filter.IsActor ? Own(filter) with { Choices = await ActorsAsync(cancellationToken) } : Own(filter));
        return fields;
    }

    /// <summary>Who sees nobody else's acts chooses nobody.</summary>
    private bool IsOffered(ListFilter filter) => !filter.IsActor || question.Query.Viewer.FollowsOthers;

    private async Task<FilterField> CommonAsync(string name, CancellationToken cancellationToken) => name switch
    {
        "type" => Field(name, FieldKind.Choice, choices: Tree(question.Types)),
        "from" or "to" => Field(name, FieldKind.Day),
        "outcome" => Field(name, FieldKind.Choice, choices: Members<Outcome>()),
        "status" => Field(name, FieldKind.Choice, choices: Members<Lifecycle>()),
        "basis" => Field(name, FieldKind.Choice, choices: Members<Basis>()),
        "period" => Field(name, FieldKind.Text, page.Say("Ví dụ: ", "For example: ") + WhenEntry.SomePeriods.In(page.Language)),
        "severity" => Field(name, FieldKind.Text, page.Say("Ví dụ: nghiêm trọng; nghiêm trọng+ lấy cả các mức cao hơn", "For example: severe; severe+ takes all above it too"), await SeveritiesAsync(cancellationToken)),
        "text" => Field(name, FieldKind.Text, page.Say("Có dấu hoặc không dấu", "With or without diacritics")),
        "place" => Field(name, FieldKind.Text, page.Say("Tên tỉnh, thành phố, vùng biển, hoặc mã nước như VN", "A province, city or sea, or a country's code such as VN")),
        "calendar" => Field(name, FieldKind.Text, page.Say("Lịch báo cáo quy định ngày đầu và ngày cuối của kỳ", "The reporting calendar that says on which days a period begins and ends")),
        "occasion" => Field(name, FieldKind.Choice, choices: await OccasionsAsync(cancellationToken)),
        "agency" => Field(name, FieldKind.Text, page.Say("Một phần tên; tên cũ cũng được", "Part of a name; a former name will do"), await AgenciesAsync(cancellationToken)),
        "source" => Field(name, FieldKind.Text, page.Say("Mã của nguồn", "Id of the source"), await SourcesAsync(cancellationToken)),
        _ => Field(name, FieldKind.Text),
    };

    private FilterField Own(ListFilter filter)
    {
        var label = filter.Words.In(page.Language);
        if (filter.IsDay) return new(filter.Name, label, FieldKind.Day, text[filter.Name], [], filter.Help?.In(page.Language), WrongOf(filter.Name, label), IsCommon(filter.Name));
        if (filter.IsSwitch) return new(filter.Name, label, FieldKind.Switch, text[filter.Name], [], filter.Help?.In(page.Language), WrongOf(filter.Name, label), false);
        if (filter.Choices is { Count: > 0 } choices)
            return new(filter.Name, label, FieldKind.Choice, text[filter.Name], [.. choices.Select(choice => new FieldChoice(choice.Code, choice.Words.In(page.Language)))], null, WrongOf(filter.Name, label), IsCommon(filter.Name));
        if (filter.Name is "type") return Field(filter.Name, FieldKind.Choice, choices: Tree(question.Types)) with { Label = label };
        return new(filter.Name, label, FieldKind.Text, text[filter.Name], [], filter.Help?.In(page.Language), WrongOf(filter.Name, label), IsCommon(filter.Name));
    }

    private FilterField Field(string name, FieldKind kind, string? hint = null, IReadOnlyList<FieldChoice>? choices = null) =>
        new(name, FilterWords.Of(name, page.Language), kind, text[name], choices ?? [], hint, WrongOf(name, FilterWords.Of(name, page.Language)), IsCommon(name));

    private string? WrongOf(string name, string label) => wrong is not null && string.Equals(wrong.Name, name, StringComparison.Ordinal)
        ? wrong.Said(page.Language, called => string.Equals(called, name, StringComparison.Ordinal) ? label : FilterWords.Of(called, page.Language))
        : null;

    private static bool IsCommon(string name) => common.Contains(name, StringComparer.Ordinal);

    private FieldChoice[] Tree(ThreatTypeTree types) => [.. types.Roots.SelectMany(root => Branch(types, root, 0))];

    private IEnumerable<FieldChoice> Branch(ThreatTypeTree types, ThreatType type, int depth) =>
        types.ChildrenOf(type.Id).SelectMany(child => Branch(types, child, depth + 1)).Prepend(new(type.Id.Value, types.NameOf(type.Id).In(page.Language), depth));

    private FieldChoice[] Members<TEnum>()
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(member => new FieldChoice(Codes.Of(member), CodeWords.Of(member, page.Language)))];

    private async Task<FieldChoice[]> OccasionsAsync(CancellationToken cancellationToken) =>
        [.. (await RowsAsync<OccasionRow>(cancellationToken)).Select(row => new FieldChoice(row.Id, row.Name.In(page.Language)))];

    private async Task<FieldChoice[]> AgenciesAsync(CancellationToken cancellationToken)
    {
        var day = question.DayIn(register.Zone);
        return [.. (await RowsAsync<AgencyRow>(cancellationToken)).Select(row => new FieldChoice(row.NameOn(day).In(page.Language), row.Id))];
    }

    private async Task<FieldChoice[]> SourcesAsync(CancellationToken cancellationToken) =>
        [.. (await RowsAsync<SourceRow>(cancellationToken)).Select(row => new FieldChoice(row.Id, row.Title.In(page.Language)))];

    private async Task<FieldChoice[]> SeveritiesAsync(CancellationToken cancellationToken) =>
        [.. (await register.Rules.AtAsync(question.Query.Moment.Position, cancellationToken)).Severity.All.Select(scale => scale.Last).OfType<SeverityScaleSet>().SelectMany(scale => scale.Levels.Select(level => new FieldChoice($"{scale.Scale}:{level.Code}", AskedSeverity.WordsOf(scale, level).In(page.Language))))];

    private async Task<FieldChoice[]> ActorsAsync(CancellationToken cancellationToken) =>
        [.. (await register.Accounts.Store.ListAsync(cancellationToken)).Take(MostOffered).Select(account => new FieldChoice(account.Id, account.DisplayName))];

    private Task<IReadOnlyList<TRow>> RowsAsync<TRow>(CancellationToken cancellationToken)
        where TRow : class => register.Registers.RowsAsync<TRow>(question.Query.Viewer, question.Query.Moment, new RowScope(Most: MostOffered), cancellationToken);
}
