using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Application.Imports;

/// <summary>Reads the parts of a report that have parts themselves; one of which nothing is stated is left out.</summary>
internal sealed class PartReaders
{
    private readonly ValueReader? country, place, region, latitude, longitude, sector, system, owner, systemLevel, level, score;
    private readonly List<(DamageElement Element, ValueReader Amount)> damage;
    private readonly List<ResponseReader> responses;
    private readonly string scale;

    public PartReaders(CsvMapping mapping, MappingContext context)
    {
        country = ValueReader.Of(mapping.Place?.Country, context, "$.place.country", CountryCodes.Check);
        place = ValueReader.Of(mapping.Place?.Name, context, "$.place.name");
        region = ValueReader.Of(mapping.Place?.Region, context, "$.place.region");
        latitude = ValueReader.Of(mapping.Place?.Latitude, context, "$.place.latitude");
        longitude = ValueReader.Of(mapping.Place?.Longitude, context, "$.place.longitude");
        sector = ValueReader.Of(mapping.Victim?.Sector, context, "$.victim.sector");
        system = ValueReader.Of(mapping.Victim?.System, context, "$.victim.system");
        owner = ValueReader.Of(mapping.Victim?.Owner, context, "$.victim.owner");
        systemLevel = ValueReader.Of(mapping.Victim?.SystemLevel, context, "$.victim.systemLevel", CheckLevel);
        scale = mapping.Severity?.Scale ?? "";
        level = ValueReader.Of(mapping.Severity?.Level, context, "$.severity.level");
        score = ValueReader.Of(mapping.Severity?.Score, context, "$.severity.score", CheckScore);
        damage = [.. mapping.Damage.Select((element, index) => (element, Amount(element, context, $"$.damage[{index}]")))];
        responses = [.. mapping.Responses.Select((element, index) => new ResponseReader(element, context, $"$.responses[{index}]"))];
        if (latitude is null != longitude is null) context.Fault("$.place", "latitude and longitude go together.");
        if (mapping.Responses.Select(response => response.Id).Distinct().Count() < mapping.Responses.Count)
            context.Fault("$.responses", "each has an id of its own.");
    }

    public Place? Place(RowCells cells)
    {
        var (north, east) = (latitude?.ReadNumber(cells, -90, 90), longitude?.ReadNumber(cells, -180, 180));
        if (north is null != east is null)
            cells.Refuse((north is null ? latitude : longitude)?.About, "latitude and longitude go together, and it is blank.");

        var read = new Place(country?.Read(cells, CountryCodes.Check), place?.Read(cells), region?.Read(cells), north, east);
        return read == new Place(null, null) ? null : read;
    }

    public Victim? Victim(RowCells cells)
    {
        var at = systemLevel?.Read(cells, CheckLevel);
        var read = new Victim(sector?.Read(cells), system?.Read(cells), owner?.Read(cells), at is null ? null : at[0] - '0');
        return read == new Victim() ? null : read;
    }

    public Items<Damage>? Damage(RowCells cells)
    {
        var read = new List<Damage>();
        foreach (var (element, amount) in damage)
        {
            if (amount.ReadQuantity(cells) is { } quantity) read.Add(new(element.Kind, quantity, element.Status, element.Currency));
        }

        return read.Count == 0 ? null : [.. read];
    }

    public Severity? Severity(RowCells cells)
    {
        if (level?.Read(cells) is not { } at) return null;

        var points = score?.Read(cells, CheckScore);
        return new(scale, at, points is null ? null : int.Parse(points, CultureInfo.InvariantCulture));
    }

    public Items<Response>? Responses(RowCells cells)
    {
        var read = responses.Select(response => response.Read(cells)).OfType<Response>().ToArray();
        return read.Length == 0 ? null : [.. read];
    }

    private static ValueReader Amount(DamageElement element, MappingContext context, string path)
    {
        if (element.Kind is DamageKind.Money == element.Currency is null)
            context.Fault(path + ".currency", "money has a currency (ISO 4217), nothing else has one.");
        return ValueReader.Of(element.Amount, context, path + ".amount", isQuantity: true)!;
    }

    private static string? CheckLevel(string text) =>
        text is ['1' or '2' or '3' or '4' or '5'] ? null : $"'{ColumnReader.Shorten(text)}' is not a system level from 1 to 5.";

    private static string? CheckScore(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? null
            : $"'{ColumnReader.Shorten(text)}' is not a whole number.";
}

/// <summary>Reads one response; it is left out where its summary is blank.</summary>
internal sealed class ResponseReader(ResponseElement element, MappingContext context, string path)
{
    private readonly ValueReader kind = ValueReader.Of(element.Kind, context, path + ".kind", CheckKind)!;
    private readonly ValueReader summary = ValueReader.Of(element.Summary, context, path + ".summary")!;
    private readonly ValueReader? by = ValueReader.Of(element.By, context, path + ".by");
    private readonly ValueReader? reach = ValueReader.Of(element.Reach, context, path + ".reach", EnumText.Check<ResponseReach>);
    private readonly ValueReader? result = ValueReader.Of(element.Result, context, path + ".result");
    private readonly DateReader? when = DateReader.Of(element.When, context, path + ".when", MissingDate.Omit);

    public Response? Read(RowCells cells)
    {
        if (summary.Read(cells) is not { } text) return null;
        if (kind.Read(cells, CheckKind) is { } of)
            return new(
                element.Id, of, text, when?.Read(cells), by?.Read(cells), reach?.ReadEnum<ResponseReach>(cells) ?? ResponseReach.NotStated, result?.Read(cells));

        cells.Refuse(kind.About, "a response is stated, but not its kind.");
        return null;
    }

    private static string? CheckKind(string text) => ResponseKinds.Contains(text)
        ? null
        : $"'{ColumnReader.Shorten(text)}' is not a kind of response: use {string.Join(", ", ResponseKinds.All.Select(known => known.Kind))}.";
}
