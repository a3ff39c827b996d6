using System.Globalization;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Registers_Specs;

/// <summary>Events of many records in a random order, the same for a seed: all that moves a record between cells, and much that does not.</summary>
internal sealed class RandomHistory(int seed)
{
    public static readonly string[] Types = ["cyber.attack", "cyber.malware", "crime.online-fraud", "disaster.landslide", "information.fake-news"];
    public static readonly string[] Sources = ["src-1", "src-2", "src-3"];
    public static readonly string[] Occasions = ["occ-1", "occ-2"];
    private static readonly Place[] places = [new("VN", "Hà Tây"), new(null, "Mai Châu", "Hòa Bình"), new("VN", "Cột\tcủa bảng"), new("LA", null), new(null, null, null, 21.0, 105.8)];
    private static readonly string[] imports = ["import-1", "import-2"];
    private readonly Random random = new(seed);
    private readonly List<string> incidents = [];
    private int number;

    /// <summary>The next event and the stream it belongs to.</summary>
    public (StreamName Stream, object Happened) Next()
    {
        number++;
        if (incidents.Count < 5 || random.Next(4) == 0) return Report();
        return random.Next(30) switch
        {
            0 => (StreamName.Parse("merges-incidents"), Merge()),
            1 => (StreamName.Parse("withdrawals-imports"), random.Next(2) == 0 ? new ImportWithdrawn(new(One(imports)), "Tệp sai") : new ImportReinstated(new(One(imports)), "Đã kiểm tra")),
            2 => (StreamName.Of("lesson", $"lesson-{number}"), new LessonRecorded(new($"lesson-{number}"), "Phối hợp", "Diễn tập trước", [], [], Marking(), Said())),
            3 => (StreamName.Of("occasion", $"occasion-{number}"), new OccasionOpened(new($"occasion-{number}"), new("Đại hội", "Congress"), When.Parse("2021"), null, Marking(), Said())),
            _ => (StreamName.Of("incident", One(incidents)), Change()),
        };
    }

    private (StreamName Stream, object Happened) Report()
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"case-{number}");
        incidents.Add(id);
        return (StreamName.Of("incident", id), new IncidentReported(
            new(id),
            $"Sự cố số {number}",
            new(One(Types)),
            random.Next(4) == 0 ? [new("environment")] : [],
            Occurred(),
            Quantities(),
            (RecordKind)random.Next(4) is RecordKind.Drill && random.Next(3) > 0 ? RecordKind.Case : random.Next(8) == 0 ? RecordKind.StandingThreat : RecordKind.Case,
            Any<Outcome>(),
            Marking(),
            Said(),
            Responses: random.Next(3) == 0 ? [new(new("r-1"), "act.handle", "Ứng cứu"), new(new("r-2"), "act.block", "Ngăn chặn")] : null,
            Occasions: random.Next(4) == 0 ? [new(One(Occasions))] : null,
            Place: random.Next(3) > 0 ? One(places) : null,
            Imported: random.Next(3) == 0 ? new(new(One(imports)), id, new string('0', 64)) : null));
    }

    private object Change() => random.Next(14) switch
    {
        0 => new IncidentReclassified(new(One(Types)), "Phân loại lại", Said()),
        1 => new IncidentClassified([new("economy"), new("order")], Said()),
        2 => new IncidentDated(Occurred(), Said()),
        3 => new IncidentCorrected(random.Next(2) == 0 ? new(Quantity: Quantities()) : new(Place: One(places)), "Đính chính", Said()),
        4 => new IncidentOutcomeDetermined(Any<Outcome>(), "Kết luận", Said()),
        5 or 6 => new IncidentMarked(Marking(), "Đánh dấu lại"),
        7 => random.Next(3) == 0 ? new IncidentRetracted("Nhầm") : new IncidentReopened("Mở lại"),
        8 => new IncidentLinkedToOccasion(new(One(Occasions)), Said()),
        9 => new IncidentUnlinkedFromOccasion(new(One(Occasions)), "Không liên quan"),
        10 => new IncidentResponseRecorded(new(new($"r-{number}"), "act.contain", "Khoanh vùng"), Said()),
        11 => new IncidentContained(null, Said()),
        _ => new IncidentNoted($"Ghi chú {number}", Said()),
    };

    private object Merge()
    {
        var (merged, survivor) = (One(incidents), One(incidents));
        return random.Next(3) == 0 ? new IncidentsUnmerged(new(merged), new(survivor), "Tách lại") : new IncidentsMerged(new(merged), new(survivor), "Trùng");
    }

    private Statement Said() => new(
        random.Next(3) == 0 ? null : new SourceId(One(Sources)), null, random.Next(2) == 0 ? null : When.Parse(string.Create(CultureInfo.InvariantCulture, $"{random.Next(2019, 2024)}-{random.Next(1, 13):00}")));

    private When Occurred()
    {
        var (year, month, day) = (random.Next(2019, 2023), random.Next(1, 13), random.Next(1, 29));
        return When.Parse(random.Next(10) switch
        {
            0 => "unknown",
            1 => string.Create(CultureInfo.InvariantCulture, $"{year}"),
            2 => string.Create(CultureInfo.InvariantCulture, $"{year}-Q{(month + 2) / 3}"),
            3 => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}.."),
            4 => string.Create(CultureInfo.InvariantCulture, $"{year}-11-{day:00}..{year + 1}-02-03"),
            5 => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-01..{year}-{month:00}-{day:00}"),
            6 => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}"),
        });
    }

    private Quantity Quantities() => Quantity.Parse(One(["1", "1", "1", "7", "many", "unknown", ">=12"]));

    private Tlp Marking() => Any<Tlp>();

    private TEnum Any<TEnum>()
        where TEnum : struct, Enum => One(Enum.GetValues<TEnum>());

    private T One<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
