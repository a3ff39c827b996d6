using ThreatRegister.Domain;

namespace ThreatRegister.Application.Imports;

/// <summary>One row on its way to an incident; keeps the first reason to refuse it.</summary>
internal sealed class RowCells(CsvRow row, IDictionary<string, long> ignored)
{
    public RowRefusal? Refusal { get; private set; }

    public string this[int index] => row.Fields[index];

    public void Refuse(string? column, string reason, bool asMapped = false) => Refusal ??= new(row.Line, column, reason, row.Raw, asMapped, row.Fields);

    /// <summary>What was written, and why it cannot be read.</summary>
    public void Refuse(string? column, string written, LocalizedText why)
    {
        var said = new LocalizedText($"'{ColumnReader.Shorten(written)}': {why.Vi}", $"'{ColumnReader.Shorten(written)}': {why.En}");
        Refusal ??= new(row.Line, column, said.En!, row.Raw, Cells: row.Fields, Said: said);
    }

    /// <summary>Counts a value that the mapping says to leave out.</summary>
    public void Ignore(string column) => ignored[column] = ignored.TryGetValue(column, out var count) ? count + 1 : 1;
}
