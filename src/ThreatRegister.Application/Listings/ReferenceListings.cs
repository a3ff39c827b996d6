using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Domain.Places;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Agencies;
using ThreatRegister.Projections.Instruments;
using ThreatRegister.Projections.Occasions;

namespace ThreatRegister.Application.Listings;

/// <summary>An agency by the names of a day.</summary>
/// <param name="Matters">What the occasions and instruments are called that agencies have a role in, as far as the viewer may see them.</param>
public sealed record AgencyLine(AgencyRow Row, AgencyBook Book, DateOnly Day, IReadOnlyDictionary<string, LocalizedText> Matters);

/// <summary>A place by the names of a day; null: by its newest.</summary>
public sealed record PlaceLine(KnownPlace Place, PlaceBook Book, DateOnly? Day);

/// <summary>An instrument.</summary>
/// <param name="NotStated">No source says whether it is in force on the day asked for.</param>
/// <param name="Titles">What each instrument is called.</param>
public sealed record InstrumentLine(InstrumentRow Row, bool NotStated, IReadOnlyDictionary<string, LocalizedText> Titles);

/// <summary>What records name: agencies, places, instruments.</summary>
internal static class ReferenceListings
{
    public static Listing<AgencyLine> Agencies { get; } = new(
        "agencies",
        ListParts.Title("agencies"),
        [
            ListParts.Id<AgencyLine>("agencies", line => line.Row.Id),
            ListParts.Coded<AgencyLine, AgencyKind>("Loại", "Kind", line => line.Row.Kind),
            new("Tên", "Name", line => line.Row.NameOn(line.Day).In("vi"), (line, language) => line.Row.NameOn(line.Day).In(language)) { IsLead = true },
            new("Từ", "From", line => ListParts.Day(line.Row.ValidFrom), (line, language) => ListParts.Day(line.Row.ValidFrom, language)),
            new("Đến", "To", line => ListParts.Day(line.Row.ValidTo), (line, language) => line.Row is { Status: AgencyStatus.Ended, ValidTo: null } ? CodeWords.Of(line.Row.Status, language) : ListParts.Day(line.Row.ValidTo, language)),
            new("Kế thừa bởi", "Succeeded by", line => string.Join(' ', line.Row.Successors), (line, language) => string.Join("; ", line.Row.Successors.Select(id => line.Book.NameOf(id, language, line.Day))))
            {
                Links = (line, language) => line.Row.Successors.Select(id => new ListLink("agencies", id.Value, line.Book.NameOf(id, language, line.Day))),
            },
            new("Vai trò", "Roles", line => string.Join("; ", line.Row.Roles.Select(stated => Text(stated.Role, Codes.Of(stated.Role.Kind), id => id.Value, id => id))),
                (line, language) => string.Join("; ", line.Row.Roles.Select(stated => Text(
                    stated.Role, CodeWords.Of(stated.Role.Kind, language), id => line.Book.NameOf(id, language, line.Day), id => line.Matters.GetValueOrDefault(id)?.In(language))))),
        ],
        async (ask, cancellationToken) =>
        {
            var day = ask.Day("on");
            var all = await ask.RowsAsync<AgencyRow>(cancellationToken);
            var book = new AgencyBook(all);
            var meant = ask["agency"] is { } name ? book.LineageOf(name) : all;
            var matters = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
            foreach (var occasion in await ask.RowsAsync<OccasionRow>(cancellationToken)) matters[occasion.Id] = occasion.Name;
            foreach (var instrument in await ask.RowsAsync<InstrumentRow>(cancellationToken)) matters[instrument.Id] = instrument.Title;
            return new([.. meant.Where(row => (day is not { } then || row.IsThereOn(then)) && ask.IsAbout(SubjectOf(row))).Select(row => new AgencyLine(row, book, day ?? ask.Question.DayIn(ask.Ports.Zone), matters))]);
        })
    {
        Common = ["occasion", "source", "text"],
        Filters =
        [
            ListParts.StatusOf<AgencyStatus>(),
            ListFilter.Day("on", "Vào ngày", "On", "Những cơ quan có vào ngày này, theo tên khi đó.", "Those that were there on this day, by the names they had then."),
            new("agency", new("Cơ quan", "Agency"), new("Mã hoặc tên bất kỳ từng có: cùng các cơ quan tiền thân và kế thừa.", "An id or any name it ever had: with what it came from and what came of it.")),
        ],
        Row = line => line.Row,
    };

    public static Listing<PlaceLine> Places { get; } = new(
        "places",
        new("Địa bàn", "Places"),
        [
            ListParts.Id<PlaceLine>("places", line => line.Place.Id.Value),
            ListParts.Coded<PlaceLine, PlaceKind>("Loại", "Kind", line => line.Place.Defined.Kind),
            new("Tên", "Name", line => line.Place.NameOn(line.Day).In("vi"), (line, language) => line.Place.NameOn(line.Day).In(language)) { IsLead = true },
            new ListColumn<PlaceLine>("Thuộc", "In", line => line.Place.Defined.Parent?.Value ?? "", (line, language) => line.Place.Defined.Parent is { } parent ? NameOf(line.Book, parent, language) : "-").To("places"),
            new("Từ", "From", line => ListParts.Day(line.Place.ValidFrom), (line, language) => ListParts.Day(line.Place.ValidFrom, language)),
            new("Đến", "To", line => ListParts.Day(line.Place.ValidTo), (line, language) => ListParts.Day(line.Place.ValidTo, language)),
            new("Kế thừa bởi", "Succeeded by", line => string.Join(' ', line.Place.Successors), (line, language) => string.Join("; ", line.Place.Successors.Select(id => NameOf(line.Book, id, language))))
            {
                Links = (line, language) => line.Place.Successors.Select(id => new ListLink("places", id.Value, NameOf(line.Book, id, language))),
            },
            new ListColumn<PlaceLine>("Nguồn", "Source", line => line.Place.Defined.Statement.Source?.Value ?? "-").To("sources"),
        ],
        async (ask, cancellationToken) =>
        {
            var day = ask.Day("on");
            var book = await ask.Ports.Places(ask.Moment, cancellationToken);
            var meant = ask["place"] is { } name ? book.WithAllBelow(book.Meant(name)) : book.All;
            return new([.. meant.Where(place => (day is not { } then || place.IsThereOn(then)) && ask.IsAbout(SubjectOf(place))).Select(place => new PlaceLine(place, book, day))]);
        })
    {
        Common = ["source", "text"],
        Filters =
        [
            ListFilter.Day("on", "Vào ngày", "On", "Những địa bàn có vào ngày này, theo tên khi đó.", "Those that were there on this day, by the names they had then."),
            new("place", new("Địa bàn", "Place"), new("Mã hoặc tên bất kỳ từng có: cùng các địa bàn bên dưới, tiền thân và kế thừa.", "An id or any name it ever had: with everything below it, what it came from and what came of it.")),
        ],
        Row = line => line.Place,
    };

    public static Listing<InstrumentLine> Instruments { get; } = new(
        "instruments",
        ListParts.Title("instruments"),
        [
            ListParts.Id<InstrumentLine>("instruments", line => line.Row.Id),
            ListParts.Coded<InstrumentLine, InstrumentKind>("Loại", "Kind", line => line.Row.Kind),
            new("Số, ký hiệu", "Number", line => line.Row.Number ?? "", (line, language) => line.Row.Number ?? ListParts.NotStated.In(language)),
            new("Nơi ban hành", "Issuer", line => line.Row.Issuer ?? "", (line, language) => line.Row.Issuer ?? ListParts.NotStated.In(language)),
            ListParts.When<InstrumentLine>("Ngày ban hành", "Issued on", line => line.Row.IssuedOn, ListParts.NotStated),
            new("Hiệu lực", "In force", line => Days(line.Row), (line, language) => line.NotStated ? ListParts.NotStated.In(language) : Days(line.Row, language)),
            new("Liên hệ", "Relations", line => string.Join("; ", line.Row.Relations.Select(relation => $"{Codes.Of(relation.Kind)} {relation.Other}")),
                (line, language) => string.Join("; ", Relations(line, language).Select(link => link.Text)))
            {
                Links = Relations,
            },
            new("Tên", "Title", line => line.Row.Title.In("vi"), (line, language) => line.Row.Title.In(language)) { IsLead = true },
        ],
        async (ask, cancellationToken) =>
        {
            var (day, kind) = (ask.Day("on"), ask.Member<InstrumentKind>("kind"));
            var all = await ask.RowsAsync<InstrumentRow>(cancellationToken);
            var titles = all.ToDictionary(row => row.Id, row => row.Title, StringComparer.Ordinal);
            var lines = all.Where(row => (kind is null || row.Kind == kind) && ask.IsAbout(SubjectOf(row)))
                .Select(row => (Row: row, Force: day is { } then ? InstrumentsInForce.Of(row, all, then) : Force.InForce))
                .Where(pair => pair.Force is not Force.NotInForce)
                .Select(pair => new InstrumentLine(pair.Row, pair.Force is Force.NotStated, titles))
                .ToArray();
            return new(lines) { Behind = [ListParts.Member("notStated", lines.Where(line => line.NotStated).Select(line => line.Row.Id).ToArray())] };
        })
    {
        Newest = "issued-on",
        Common = [.. ListParts.Times, "agency", "source", "text"],
        Dated = new("ban hành", "issued"),
        Filters =
        [
            ListParts.StatusOf<InstrumentStatus>(),
            ListFilter.Day("on", "Có hiệu lực vào ngày", "In force on", "Văn bản có hiệu lực vào ngày này; văn bản mà không nguồn nào nêu thì được đánh dấu.", "Those in force on this day; those of which no source states it are marked."),
            ListFilter.Of<InstrumentKind>("kind", "Loại", "Kind"),
        ],
        Row = line => line.Row,
    };

    private static Subject SubjectOf(AgencyRow row) => new(
        [], null, [], [], row.Roles.Select(stated => stated.Role.Occasion).OfType<OccasionId>(), row.Sources,
        [.. row.Names.SelectMany(name => new[] { name.Value.Vi, name.Value.En }), .. row.Roles.Select(stated => stated.Role.Matter), .. row.Reorganisations.Select(reorganised => reorganised.Change)]) { Status = Codes.Of(row.Status) };

    private static Subject SubjectOf(KnownPlace place) =>
        new([], null, [], [], [], place.Defined.Statement.Source is { } source ? [source] : [], [.. place.Names.SelectMany(name => new[] { name.Value.Vi, name.Value.En })]);

    private static Subject SubjectOf(InstrumentRow row) =>
        new([], row.IssuedOn, [row.Issuer], [], [], row.Sources, [row.Title.Vi, row.Title.En, row.Number, row.Issuer]) { Status = Codes.Of(row.Status) };

    /// <param name="matterOf">What an occasion or instrument is called; null where the viewer may not know of it.</param>
    private static string Text(AgencyRole role, string kind, Func<AgencyId, string> nameOf, Func<string, string?> matterOf)
    {
        var parts = new[] { role.Body is { } body ? nameOf(body) : null, role.Occasion is { } occasion ? matterOf(occasion.Value) : null, role.Instrument is { } instrument ? matterOf(instrument.Value) : null, role.Matter };
        return $"{kind}: {string.Join(", ", parts.Where(part => part is not null))}";
    }

    private static string NameOf(PlaceBook book, PlaceId id, string language) => book.Find(id)?.Name.In(language) ?? id.Value;

    private static string Days(InstrumentRow row) => row.InForceFrom is null && row.InForceTo is null ? "" : $"{IsoOr(row.InForceFrom)}..{IsoOr(row.InForceTo)}";

    /// <summary>For people.</summary>
    private static string Days(InstrumentRow row, string language) => (row.InForceFrom, row.InForceTo) switch
    {
        ({ } from, null) => (language is "en" ? "from " : "từ ") + ListParts.Day(from, language),
        (null, { } to) => (language is "en" ? "until " : "đến ") + ListParts.Day(to, language),
        ({ } from, { } to) => WhenText.Of(Period.Of(from, to).ToWhen(), language),
        _ => "",
    };

    private static IEnumerable<ListLink> Relations(InstrumentLine line, string language) => line.Row.Relations.Select(relation => new ListLink(
        "instruments", relation.Other.Value, $"{CodeWords.Of(relation.Kind, language)}: {line.Titles.GetValueOrDefault(relation.Other.Value)?.In(language) ?? relation.Other.Value}"));

    private static string IsoOr(DateOnly? day) => day is null ? "" : ListParts.Day(day);
}
