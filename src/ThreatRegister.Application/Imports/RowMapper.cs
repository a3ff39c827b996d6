using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Application.Imports;

/// <summary>A row that became a report.</summary>
/// <param name="RowId">The row's id in the source, or its content's digest with the number of its occurrence.</param>
/// <param name="Digest">SHA-256 of the report, in lower-case hex.</param>
/// <param name="Report">Without <see cref="ReportIncident.Imported"/>.</param>
public sealed record MappedRow(long Line, string RowId, string Digest, ReportIncident Report, string Raw, IReadOnlyList<string>? Cells = null);

/// <summary>
/// Makes a report of each row of one file, in the file's order: where rows are recognised by content, the number of the occurrence
/// counts the rows that went through this mapper.
/// </summary>
public sealed class RowMapper
{
    private readonly CsvMapping mapping;
    private readonly RowIds ids;
    private readonly ReportReader report;
    private readonly Dictionary<string, long> ignored = new(StringComparer.Ordinal);

    private RowMapper(CsvMapping mapping, RowIds ids, ReportReader report) => (this.mapping, this.ids, this.report) = (mapping, ids, report);

    /// <summary>How many values of each column were left out because the mapping says so.</summary>
    public IReadOnlyDictionary<string, long> Ignored => ignored;

    /// <summary>The columns of the file that nothing is read from.</summary>
    public IReadOnlyList<string> Unread { get; private init; } = [];

    /// <summary>A mapper for a file with this header; the faults name every column that is missing.</summary>
    public static (RowMapper Mapper, IReadOnlyList<(string Path, string Reason)> Faults) For(CsvMapping mapping, IReadOnlyList<string> header)
    {
        var context = MappingContext.For(mapping, header);
        return (Compile(mapping, context, header), context.Faults);
    }

    /// <summary>One of the two is null.</summary>
    public (MappedRow? Row, RowRefusal? Refusal) Map(CsvRow row)
    {
        if (row.Fault is not null) return (null, new(row.Line, Column: null, row.Fault, row.Raw));

        var cells = new RowCells(row, ignored);
        if (ids.Read(row, cells) is not { } id) return (null, cells.Refusal);

        var incident = IncidentId.Of(Digests.Id(mapping.Source.Id, id));
        return report.Read(incident, cells) is { } made && cells.Refusal is null
            ? (new(row.Line, id, CanonicalReport.Digest(made), made, row.Raw, row.Fields), null)
            : (null, cells.Refusal);
    }

    /// <param name="header">Of the file; null where only the mapping is checked.</param>
    internal static RowMapper Compile(CsvMapping mapping, MappingContext context, IReadOnlyList<string>? header = null)
    {
        if (mapping.Source.StatedOn is { } statedOn && !When.TryParse(statedOn, out _))
            context.Fault("$.source.statedOn", $"'{statedOn}' is not a date as the register writes it.");
        if (mapping.Source.Title is { Vi: null, En: null }) context.Fault("$.source.title", "give it in Vietnamese (vi), English (en) or both.");
        if (!CsvFormat.TryOf(mapping.File, out _, out var wrong)) context.Fault("$.file", wrong);
        if (mapping.Cleaning.Decimals.Length != 1 || mapping.Cleaning.Thousands.Length > 1
            || string.Equals(mapping.Cleaning.Decimals, mapping.Cleaning.Thousands, StringComparison.Ordinal))
            context.Fault("$.cleaning", "decimals is one character, thousands one other or none.");

        context.ExpectDescribedColumns();
        return new(mapping, RowIds.Of(mapping.Id, context, "$.id"), ReportReader.Of(mapping, context)) { Unread = context.Unread(header ?? []) };
    }
}
