using System.Text.Json;
using ThreatRegister.Application.Events;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Marten;

/// <summary>
/// One incident as it stands: a snapshot of the register's own fold. The members are texts in the forms and codes of the register's JSON, so
/// that a query needs none of its types; <see cref="Row"/> has everything.
/// </summary>
public sealed class IncidentDocument
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Type { get; init; }

    public required string[] FurtherTypes { get; init; }

    public required string Kind { get; init; }

    /// <summary>As stated: <c>2021</c>, <c>2021-04-10</c>, <c>unknown</c>.</summary>
    public required string Occurred { get; init; }

    public required string Outcome { get; init; }

    public required string Status { get; init; }

    /// <summary>The protocol's colour. Whoever may query documents sees them all: only the register's own pages and verbs heed it.</summary>
    public required string Marking { get; init; }

    /// <summary>The import that it is from; null: from none.</summary>
    public string? Import { get; init; }

    /// <summary>The position of the event that changed it last.</summary>
    public required long Position { get; init; }

    /// <summary>What <c>show ID --json</c> has as the incident.</summary>
    public required JsonElement Row { get; init; }

    internal static IncidentDocument Of(IncidentRow row, long position) => new()
    {
        Id = row.Id,
        Title = row.Title,
        Type = row.Type.Value,
        FurtherTypes = [.. row.FurtherTypes.Select(type => type.Value)],
        Kind = Codes.Of(row.Kind),
        Occurred = row.Occurred.Text,
        Outcome = Codes.Of(row.Outcome),
        Status = Codes.Of(row.Status),
        Marking = Codes.Of(row.Marking),
        Import = row.Imported?.Import.Value,
        Position = position,
        Row = JsonSerializer.SerializeToElement(row, JsonForms.Plain),
    };

    internal IncidentRow ToRow() => Row.Deserialize<IncidentRow>(JsonForms.Plain)!;
}

/// <summary>
/// How many incidents of one threat type stand together in one cell of the register: made of all their streams, under the rules of the register's own
/// counts. Adding up what <see cref="FurtherType"/> is null for gives the figures that the register gives.
/// </summary>
public sealed class ThreatCount
{
    public required string Id { get; init; }

    /// <summary>The primary type.</summary>
    public required string Type { get; init; }

    /// <summary>A further type, under which the incidents are counted once more; null where the document counts them.</summary>
    public string? FurtherType { get; init; }

    /// <summary>The year that wholly holds the date; null where none does.</summary>
    public string? Year { get; init; }

    /// <summary>The month that wholly holds it, or the date as stated.</summary>
    public required string Date { get; init; }

    public required string Outcome { get; init; }

    /// <summary>What one record states of how many there were; null where <see cref="FurtherType"/> is set.</summary>
    public string? Quantity { get; init; }

    public required string Marking { get; init; }

    public long Records { get; set; }

    internal static string IdOf(CountCell cell) =>
        string.Join('|', cell.Type, cell.Further, cell.Year, cell.Date, Codes.Of(cell.Outcome), cell.Quantity, Codes.Of(cell.Marking));

    internal static ThreatCount Of(CountCell cell) => new()
    {
        Id = IdOf(cell),
        Type = cell.Type,
        FurtherType = Stated(cell.Further),
        Year = Stated(cell.Year),
        Date = cell.Date,
        Outcome = Codes.Of(cell.Outcome),
        Quantity = Stated(cell.Quantity),
        Marking = Codes.Of(cell.Marking),
    };

    private static string? Stated(string text) => text.Length == 0 ? null : text;
}

/// <summary>How far the documents have come.</summary>
public sealed class RegisterStand
{
    public const string Only = "registers";

    public string Id { get; init; } = Only;

    /// <summary>The position of the log's last event that is in them.</summary>
    public long Position { get; set; }
}
