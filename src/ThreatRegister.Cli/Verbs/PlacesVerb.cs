using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain.Places;
using ThreatRegister.Projections;

namespace ThreatRegister.Cli;

/// <summary>The places: what they are called, where they lie, since when and until when, what succeeds them.</summary>
internal static class PlacesVerb
{
    public static Command Create()
    {
        var reading = new Reading();
        var on = new Option<string?>("--on") { Description = "Those that were there on this day (yyyy-MM-dd), by the names they had then." };
        var place = new Option<string?>("--place") { Description = "An id or any name it ever had: with everything below it, what it came from and what came of it." };
        return Verb.OnRegister(
            "places",
            "Lists the places: provinces and what succeeds them, seas, borders, sites.",
            ["./run places", "./run places --on 2025-06-30", "./run places --place \"Hà Giang\"", "./run places --lang en --json"],
            [on, place, .. reading.Moment, CommonOptions.Json, CommonOptions.Csv],
            async (session, parsed, cancellationToken) =>
            {
                DateOnly? day = parsed.GetValue(on) is { } asked ? Reading.Day(asked, "--on") : null;
                var question = await reading.AskAsync(session, parsed, cancellationToken);
                var book = await session.Places.AtAsync(question.Query.Moment, cancellationToken);
                var meant = parsed.GetValue(place) is { } name ? book.WithAllBelow(book.Meant(name)) : book.All;
                var places = meant.Where(known => day is not { } then || known.IsThereOn(then)).ToArray();
                if (parsed.GetValue(CommonOptions.Json)) Printed.Json(new { position = question.Query.Moment.Position, places });
                else new Listing<KnownPlace>("places", Columns(book, day)).Print(places, parsed.GetValue(CommonOptions.Csv), question.Language);
                return ExitCode.Success;
            });
    }

    private static IReadOnlyList<ListColumn<KnownPlace>> Columns(PlaceBook book, DateOnly? day) =>
    [
        new("Mã", "Id", place => place.Id.Value),
        new("Loại", "Kind", place => Codes.Of(place.Defined.Kind), (place, language) => CodeWords.Of(place.Defined.Kind, language)),
        new("Tên", "Name", place => place.NameOn(day).In("vi"), (place, language) => place.NameOn(day).In(language)),
        new("Thuộc", "In", place => place.Defined.Parent?.Value ?? "", (place, language) => place.Defined.Parent is { } parent ? NameOf(book, parent, language) : "-"),
        new("Từ", "From", place => Day(place.ValidFrom)),
        new("Đến", "To", place => Day(place.ValidTo)),
        new("Kế thừa bởi", "Succeeded by", place => string.Join(' ', place.Successors), (place, language) => string.Join("; ", place.Successors.Select(id => NameOf(book, id, language)))),
        new("Nguồn", "Source", place => place.Defined.Statement.Source?.Value ?? "-"),
    ];

    private static string NameOf(PlaceBook book, Domain.PlaceId id, string language) => book.Find(id)?.Name.In(language) ?? id.Value;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";
}
