using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Domain.Places;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Agencies;
using ThreatRegister.Projections.Instruments;

namespace ThreatRegister.Application.Listings;

/// <summary>An agency by the names of a day.</summary>
public sealed record AgencyLine(AgencyRow Row, AgencyBook Book, DateOnly Day);

/// <summary>A place by the names of a day; null: by its newest.</summary>
public sealed record PlaceLine(KnownPlace Place, PlaceBook Book, DateOnly? Day);

/// <summary>An instrument.</summary>
/// <param name="NotStated">No source says whether it is in force on the day asked for.</param>
public sealed record InstrumentLine(InstrumentRow Row, bool NotStated);

/// <summary>What records name: agencies, places, instruments.</summary>
internal static class ReferenceListings
{
    public static Listing<AgencyLine> Agencies { get; } = new(
        "agencies",
        ListParts.Title("agencies"),
        [
            ListParts.Id<AgencyLine>("agencies", line => line.Row.Id),
            ListParts.Coded<AgencyLine, AgencyKind>("Loại", "Kind", line => line.Row.Kind),
            new("Tên", "Name", line => line.Row.NameOn(line.Day).In("vi"), (line, language) => line.Row.NameOn(line.Day).In(language)),
            new("Từ", "From", line => ListParts.Day(line.Row.ValidFrom), (line, language) => ListParts.Day(line.Row.ValidFrom, language)),
            new("Đến", "To", line => ListParts.Day(line.Row.ValidTo), (line, language) => line.Row is { Status: AgencyStatus.Ended, ValidTo: null } ? CodeWords.Of(line.Row.Status, language) : ListParts.Day(line.Row.ValidTo, language)),
            new("Kế thừa bởi", "Succeeded by", line => string.Join(' ', line.Row.Successors), (line, language) => string.Join("; ", line.Row.Successors.Select(id => line.Book.NameOf(id, language, line.Day))))
            {
                Links = (line, language) => line.Row.Successors.Select(id => new ListLink("agencies", id.Value, line.Book.NameOf(id, language, line.Day))),
            },
            new("Vai trò", "Roles", line => string.Join("; ", line.Row.Roles.Select(stated => Text(stated.Role, Codes.Of(stated.Role.Kind), id => id.Value))),
                (line, language) => string.Join("; ", line.Row.Roles.Select(stated => Text(stated.Role, CodeWords.Of(stated.Role.Kind, language), id => line.Book.NameOf(id, language, line.Day))))),
        ],
        async (ask, cancellationToken) =>
        {
            var day = ask.Day("on");
            var all = await ask.RowsAsync<AgencyRow>(cancellationToken);
            var book = new AgencyBook(all);
            var meant = ask["agency"] is { } name ? book.LineageOf(name) : all;
            return new([.. meant.Where(row => day is not { } then || row.IsThereOn(then)).Select(row => new AgencyLine(row, book, day ?? ask.Question.DayIn(ask.Ports.Zone)))]);
        })
    {
        Filters =
        [
            new("on", new("Vào ngày", "On"), new("Những cơ quan có vào ngày này (yyyy-MM-dd), theo tên khi đó.", "Those that were there on this day (yyyy-MM-dd), by the names they had then.")),
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
            new("Tên", "Name", line => line.Place.NameOn(line.Day).In("vi"), (line, language) => line.Place.NameOn(line.Day).In(language)),
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
            return new([.. meant.Where(place => day is not { } then || place.IsThereOn(then)).Select(place => new PlaceLine(place, book, day))]);
        })
    {
        Filters =
        [
            new("on", new("Vào ngày", "On"), new("Những địa bàn có vào ngày này (yyyy-MM-dd), theo tên khi đó.", "Those that were there on this day (yyyy-MM-dd), by the names they had then.")),
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
            new("Hiệu lực", "In force", line => Days(line.Row), (line, language) => line.NotStated ? ListParts.NotStated.In(language) : Days(line.Row)),
            new("Liên hệ", "Relations", line => string.Join("; ", line.Row.Relations.Select(relation => $"{Codes.Of(relation.Kind)} {relation.Other}")),
                (line, language) => string.Join("; ", line.Row.Relations.Select(relation => $"{CodeWords.Of(relation.Kind, language)}: {relation.Other}")))
            {
                Links = (line, language) => line.Row.Relations.Select(relation => new ListLink("instruments", relation.Other.Value, $"{CodeWords.Of(relation.Kind, language)}: {relation.Other}")),
            },
            new("Tên", "Title", line => line.Row.Title.In("vi"), (line, language) => line.Row.Title.In(language)),
        ],
        async (ask, cancellationToken) =>
        {
            var (day, kind) = (ask.Day("on"), ask.Member<InstrumentKind>("kind"));
            var all = await ask.RowsAsync<InstrumentRow>(cancellationToken);
            var lines = all.Where(row => kind is null || row.Kind == kind)
                .Select(row => (Row: row, Force: day is { } then ? InstrumentsInForce.Of(row, all, then) : Force.InForce))
                .Where(pair => pair.Force is not Force.NotInForce)
                .Select(pair => new InstrumentLine(pair.Row, pair.Force is Force.NotStated))
                .ToArray();
            return new(lines) { Behind = [ListParts.Member("notStated", lines.Where(line => line.NotStated).Select(line => line.Row.Id).ToArray())] };
        })
    {
        Filters =
        [
            new("on", new("Có hiệu lực vào ngày", "In force on"), new("Văn bản có hiệu lực vào ngày này (yyyy-MM-dd); văn bản mà không nguồn nào nêu thì được đánh dấu.", "Those in force on this day (yyyy-MM-dd); those of which no source states it are marked.")),
            ListFilter.Of<InstrumentKind>("kind", "Loại", "Kind"),
        ],
        Row = line => line.Row,
    };

    private static string Text(AgencyRole role, string kind, Func<AgencyId, string> nameOf) =>
        $"{kind}: {string.Join(", ", new[] { role.Body is { } body ? nameOf(body) : null, role.Occasion?.Value, role.Instrument?.Value, role.Matter }.Where(part => part is not null))}";

    private static string NameOf(PlaceBook book, PlaceId id, string language) => book.Find(id)?.Name.In(language) ?? id.Value;

    private static string Days(InstrumentRow row) => row.InForceFrom is null && row.InForceTo is null ? "" : $"{IsoOr(row.InForceFrom)}..{IsoOr(row.InForceTo)}";

    private static string IsoOr(DateOnly? day) => day is null ? "" : ListParts.Day(day);
}
