using System.Collections.Concurrent;
using System.Reflection;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Pages.Records;

/// <summary>
/// Values in words, with other records called by their titles. Of a record that the viewer may not see nothing is told, not even its id.
/// </summary>
internal sealed class RecordTitles(RegisterServices register, Ask ask, string language)
{
    /// <summary>Parts of a page are read at the same time.</summary>
    private readonly ConcurrentDictionary<(string Register, string Id), Task<ValuePart>> known = new();
    private readonly ActorNames accounts = new(register, language);

    /// <summary>Asks for many titles at once, so that <see cref="OfAsync"/> has them; those in two languages are of small registers and left to it.</summary>
    public async Task KnowAsync(IEnumerable<(string Register, string Id)> records, CancellationToken cancellationToken)
    {
        foreach (var of in records.Where(record => !known.ContainsKey(record)).Distinct().GroupBy(record => record.Register, record => record.Id, StringComparer.Ordinal))
        {
            if (RecordFinder.RegisterOf(of.Key) is not { } fold || fold.Open(new HasTitleInBoth())) continue;

            foreach (var (id, head) in await register.Registers.HeadsAsync(of.Key, ask.Viewer, ask.Moment, [.. of], cancellationToken))
                known[(of.Key, id)] = Task.FromResult(new ValuePart(await accounts.TitleAsync(of.Key, head.Title, cancellationToken), $"/{of.Key}/{id}"));
        }
    }

    public Task<ValuePart> OfAsync(string kind, string id, CancellationToken cancellationToken) => known.GetOrAdd((kind, id), record => ReadAsync(record.Register, record.Id, cancellationToken));

    /// <param name="value">As rows and change log have it; a list with all its parts.</param>
    /// <param name="row">The record that has it, where that is at hand.</param>
    public Task<IReadOnlyList<ValuePart>> PartsAsync(string kind, string field, string? value, object? row, CancellationToken cancellationToken) =>
        PartsAsync(kind, field, ChangeWords.Split(value), row, cancellationToken);

    public async Task<IReadOnlyList<ValuePart>> PartsAsync(string kind, string field, IEnumerable<string> values, object? row, CancellationToken cancellationToken)
    {
        string[] all = [.. values];
        if (all.Length > 1) await KnowAsync(all.Select(value => FieldLinks.Of(kind, field, value)).OfType<FieldLink>().Select(link => (link.Register, link.Id)), cancellationToken);
        var parts = new List<ValuePart>();
        foreach (var value in all)
        {
            parts.Add(FieldLinks.Of(kind, field, value) is { } link
                ? await OfAsync(link.Register, link.Id, cancellationToken) with { Lead = Lead(kind, link) }
                : await OwnAsync(kind, field, value, row, cancellationToken));
        }

        return parts;
    }

    private async Task<ValuePart> OwnAsync(string kind, string field, string value, object? row, CancellationToken cancellationToken)
    {
        if (ValueWords.IsType(field) && Types.Contains(new(value))) return await OfAsync("types", value, cancellationToken) with { Id = value };
        if (FieldLinks.NamesAccount(kind, field)) return new(await accounts.SaidAsync(value, cancellationToken));
        if (kind is "incidents" && field is "severity") return new(await SeverityAsync(value, cancellationToken));
        if (kind is "lessons" && field is "applications") return await AppliedAsync(value, row as LessonRow, cancellationToken);
        var words = ValueWords.Of(kind, field, value, Types, language, row is IncidentRow incident ? Types.CountingWordOf(incident.Type) : null);
        if (kind is not "agencies" || field is not "roles") return new(words);

        // A role names a body, an occasion or an instrument by its id before its matter in words.
        var named = value.Split(' ').Skip(1).TakeWhile(IdText.IsValid).ToArray();
        var parts = new List<string>();
        foreach (var id in named)
        {
            if (await TitleAsync(["agencies", "occasions", "instruments"], id, cancellationToken) is not { } title) break;
            parts.Add(title);
        }

        var rest = string.Join(' ', value.Split(' ').Skip(1 + parts.Count));
        return parts.Count == 0 ? new(words) : new(words[..(words.IndexOf(':', StringComparison.Ordinal) + 2)] + string.Join(", ", rest.Length == 0 ? parts : parts.Append(rest)));
    }

    /// <summary>The occasion, or the plan, that a lesson was applied to, and when. Text alone does not tell where a plan ends: without the lesson only an occasion's id is taken for what it is.</summary>
    private async Task<ValuePart> AppliedAsync(string value, LessonRow? lesson, CancellationToken cancellationToken)
    {
        if (lesson?.Applications.FirstOrDefault(one => string.Equals(LessonRegister.TextOf(one), value, StringComparison.Ordinal)) is not { } applied)
        {
            var parts = value.Split(' ');
            if (!IdText.IsValid(parts[0]) || parts.Length > 2 || (parts is [_, var day] && !When.TryParse(day, out _))) return new(value);

            applied = new(new(parts[0]), Plan: null, parts is [_, var stated] ? When.Parse(stated) : null);
        }

        var named = applied.Occasion is { } occasion ? await OfAsync("occasions", occasion.Value, cancellationToken) : new(applied.Plan!);
        return applied.At is { } at ? named with { Text = $"{named.Text}, {WhenText.Of(at, language)}" } : named;
    }

    /// <summary>The level as its scale calls it; a scale that nobody has set has only codes.</summary>
    private async Task<string> SeverityAsync(string value, CancellationToken cancellationToken)
    {
        if (value.Split(' ', 3) is not [var scale, var level, ..] parts) return value;

        var versions = (await register.Rules.AtAsync(ask.Moment.Position, cancellationToken)).Severity.Find(scale)?.Versions ?? [];
        if (versions.LastOrDefault(version => version.Levels.Any(IsLevel)) is not { } known) return value;

        return $"{known.Levels.First(IsLevel).Name.In(language)} ({string.Join(' ', [known.Name.In(language), .. parts.Skip(2)])})";

        bool IsLevel(SeverityLevel one) => string.Equals(one.Code, level, StringComparison.Ordinal);
    }

    /// <summary>Of the first of the registers that has such a record for the viewer; null: none.</summary>
    private async Task<string?> TitleAsync(IEnumerable<string> registers, string id, CancellationToken cancellationToken)
    {
        foreach (var fold in registers.Select(RecordFinder.RegisterOf).OfType<IRegisterFold>())
            if (await register.Records.FindAsync(ask.Viewer, fold, id, ask.Moment, cancellationToken) is { } record) return await TitleOfAsync(fold, record.Row, cancellationToken);
        return null;
    }

    private ThreatTypeTree Types => ask.Types;

    private string? Lead(string kind, FieldLink link) => link.Kind switch
    {
        null or "" => null,
        var related when kind is "incidents" && link.Register is "incidents" => CodeWords.Of(typeof(Domain.Incidents.RelationKind), related, language),
        var related when kind is "instruments" && link.Register is "instruments" => CodeWords.Of(typeof(Domain.Instruments.InstrumentRelationKind), related, language),
        var waiting when kind is "shifts" && Codes.TryParse<OpenItemKind>(waiting, out var work) => WorkWords.Of(work, language),
        // A further source may be for one measure: response:ID.
        var fact => FieldWords.Of(fact.StartsWith("response:", StringComparison.Ordinal) ? "responses" : fact, language),
    };

    private async Task<ValuePart> ReadAsync(string kind, string id, CancellationToken cancellationToken)
    {
        if (kind is "types") return new(Types.NameOf(new(id)).In(language), $"/incidents?type={id}");
        if (RecordFinder.RegisterOf(kind) is not { } fold) return new(id);

        var record = await register.Records.FindAsync(ask.Viewer, fold, id, ask.Moment, cancellationToken);
        if (record is not null) return new(await TitleOfAsync(fold, record.Row, cancellationToken), $"/{kind}/{id}");

        var now = await register.Records.FindAsync(ask.Viewer, fold, id, new(long.MaxValue, null, ""), cancellationToken);
        return now is null
            ? new(language is "en" ? "(beyond what you may see)" : "(ngoài phạm vi được xem)")
            : new($"{await TitleOfAsync(fold, now.Row, cancellationToken)} ({(language is "en" ? "not yet on record at this moment" : "chưa có trong sổ vào thời điểm này")})");
    }

    /// <summary>In the language of the page, where the row has its title in both.</summary>
    public async Task<string> TitleOfAsync(IRegisterFold fold, object row, CancellationToken cancellationToken) =>
        TitleIn(row.GetType())?.GetValue(row) is LocalizedText title ? title.In(language) : await accounts.TitleAsync(fold.Name, fold.TitleOf(row), cancellationToken);

    internal static PropertyInfo? TitleIn(Type row) => row.GetProperty("Name") ?? row.GetProperty("Title");

    private sealed record HasTitleInBoth : IRegisterOpener<bool>
    {
        public bool Open<TRow>(IRegisterFold<TRow> register)
            where TRow : class => TitleIn(typeof(TRow))?.PropertyType == typeof(LocalizedText);
    }
}
