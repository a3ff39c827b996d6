using System.Globalization;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Imports;

/// <summary>Reads the time of day that stands beside a date: a minute, or a part of the day.</summary>
internal sealed class TimeReader
{
    private readonly TimeElement element;
    private readonly ColumnReader column;
    private readonly Lookup? lookup;
    private readonly string[] formats;

    private TimeReader(TimeElement element, ColumnReader column, Lookup? lookup) =>
        (this.element, this.column, this.lookup, formats) = (element, column, lookup, [.. element.Formats ?? []]);

    public static TimeReader? Of(TimeElement? element, MappingContext context, string path)
    {
        if (element is null) return null;

        var lookup = Lookup.Of(element.Values, groups: null, context, path);
        foreach (var part in lookup?.Meant ?? [])
        {
            if (part is not null && !When.TryParse($"2000-01-01/{part}", out _))
                context.Fault(path + ".values", $"'{part}' is not a part of a day: use early-morning, morning, noon, afternoon, evening, night.");
        }

        foreach (var format in element.Formats ?? [])
        {
            if (DateFormats.Check(format) is { } wrong) context.Fault(path + ".formats", wrong);
        }

        return new(element, context.Column(element.Column, path + ".column"), lookup);
    }

    /// <summary>What stands behind the day in the register's way of writing: <c>/night</c>, <c>T08:30</c> or nothing.</summary>
    public string? Read(RowCells cells)
    {
        if (column.Read(cells) is not { } text) return null;
        if (lookup is not null && lookup.TryFind(text, out var part)) return part is null ? null : "/" + part;
        if (TimeOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time.ToString("'T'HH:mm", CultureInfo.InvariantCulture);

        if (element.Otherwise is OtherwiseTime.Day) cells.Ignore(column.Name);
        else cells.Refuse(column.Name, $"the mapping doesn't say what time '{ColumnReader.Shorten(text)}' is.");
        return null;
    }
}
