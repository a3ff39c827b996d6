using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Application.Imports;

/// <summary>Reads the report out of a row's cells.</summary>
internal sealed class ReportReader
{
    private readonly CsvMapping mapping;
    private readonly ValueReader title;
    private readonly TypeReader type;
    private readonly DateReader occurred;
    private readonly ValueReader? quantity, outcome, marking, description, cause, potentialImpact, actualImpact, quotation;
    private readonly DateReader? statedOn;
    private readonly List<ValueReader> occasions;
    private readonly PartReaders parts;

    private ReportReader(CsvMapping mapping, MappingContext context)
    {
        this.mapping = mapping;
        title = ValueReader.Of(mapping.Title, context, "$.title")!;
        type = TypeReader.Of(mapping.Type, context, "$.type");
        occurred = DateReader.Of(mapping.Occurred, context, "$.occurred", MissingDate.Refuse)!;
        quantity = ValueReader.Of(mapping.Quantity, context, "$.quantity", isQuantity: true);
        outcome = ValueReader.Of(mapping.Outcome, context, "$.outcome", EnumText.Check<Outcome>);
        marking = ValueReader.Of(mapping.Marking, context, "$.marking", EnumText.Check<Tlp>);
        description = ValueReader.Of(mapping.Description, context, "$.description");
        cause = ValueReader.Of(mapping.Cause, context, "$.cause");
        potentialImpact = ValueReader.Of(mapping.PotentialImpact, context, "$.potentialImpact");
        actualImpact = ValueReader.Of(mapping.ActualImpact, context, "$.actualImpact");
        quotation = ValueReader.Of(mapping.Statement.Quotation, context, "$.statement.quotation");
        statedOn = DateReader.Of(mapping.Statement.StatedOn, context, "$.statement.statedOn", MissingDate.Omit);
        occasions = [.. mapping.Occasions.Select((occasion, index) => ValueReader.Of(occasion, context, $"$.occasions[{index}]", CheckId)!)];
        parts = new(mapping, context);
    }

    public static ReportReader Of(CsvMapping mapping, MappingContext context) => new(mapping, context);

    /// <summary>Null where the row is refused; also without effect where <see cref="RowCells.Refusal"/> is set.</summary>
    public ReportIncident? Read(IncidentId incident, RowCells cells)
    {
        var types = type.Read(cells);
        var when = occurred.Read(cells);
        var heading = title.Read(cells);
        if (heading is null) cells.Refuse(title.About, "nothing is stated that could be its title.");
        if (types is null || when is null || heading is null) return null;

        var counted = quantity?.ReadQuantity(cells);
        return new ReportIncident(heading, types[0], when)
        {
            Incident = incident,
            Kind = counted is { } several && several != Quantity.Exact(1) ? mapping.SeveralKind ?? mapping.Kind : mapping.Kind,
            Quantity = counted,
            FurtherTypes = types.Count > 1 ? [.. types.Skip(1)] : null,
            Outcome = outcome?.ReadEnum<Outcome>(cells) ?? Outcome.Unknown,
            Marking = marking?.ReadEnum<Tlp>(cells),
            Description = description?.Read(cells),
            Place = parts.Place(cells),
            Victim = parts.Victim(cells),
            Cause = cause?.Read(cells),
            PotentialImpact = potentialImpact?.Read(cells),
            ActualImpact = actualImpact?.Read(cells),
            Damage = parts.Damage(cells),
            Severity = parts.Severity(cells),
            Responses = parts.Responses(cells),
            Occasions = Occasions(cells),
            Statement = new(mapping.Source.Id, quotation?.Read(cells), statedOn?.Read(cells), mapping.Statement.Basis),
        };
    }

    private Items<OccasionId>? Occasions(RowCells cells)
    {
        var read = occasions.Select(occasion => occasion.Read(cells, CheckId)).OfType<string>().Select(OccasionId.Of).ToArray();
        return read.Length == 0 ? null : [.. read];
    }

    private static string? CheckId(string text) => IdText.IsValid(text) ? null : $"'{ColumnReader.Shorten(text)}' is not the id of an occasion.";
}
