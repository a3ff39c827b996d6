using System.Globalization;
using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Imports;

/// <summary>Reads a date with its precision. A zone is never applied: what the file says is taken as local time.</summary>
internal sealed class DateReader
{
    private readonly DateElement element;
    private readonly List<ColumnReader> columns;
    private readonly TimeReader? time;
    private readonly MissingDate missing;
    private readonly When? always;

    private DateReader(DateElement element, List<ColumnReader> columns, TimeReader? time, MissingDate missing, When? always) =>
        (this.element, this.columns, this.time, this.missing, this.always) = (element, columns, time, missing, always);

    public static DateReader? Of(DateElement? element, MappingContext context, string path, MissingDate missing)
    {
        if (element is null) return null;

        var formats = element.Formats ?? [];
        var columns = (element.Columns ?? []).Select(name => context.Column(name, path + ".columns")).ToList();
        if (element.Fixed is null == (columns.Count == 0)) context.Fault(path, "give exactly one of fixed, columns.");
        if (columns.Count > 0 && formats.Count == 0 && !element.AsWritten) context.Fault(path, "say which formats the dates have.");
        if (missing is MissingDate.Refuse && element.Missing is MissingDate.Omit)
            context.Fault(path + ".missing", "'omit' is not for this date: use 'refuse' or 'unknown'.");
        for (var index = 0; index < formats.Count; index++)
        {
            if (DateFormats.Check(formats[index].Format, formats[index].Precision) is { } wrong)
                context.Fault($"{path}.formats[{index}].format", wrong);
        }

        When? always = null;
        if (element.Fixed is not null && !When.TryParse(element.Fixed, out always))
            context.Fault(path + ".fixed", $"'{element.Fixed}' is not a date as the register writes it.");
        return new(element, columns, TimeReader.Of(element.Time, context, path + ".time"), element.Missing ?? missing, always);
    }

    /// <summary>Null where the date is to be left out, or the row is refused.</summary>
    public When? Read(RowCells cells)
    {
        if (always is not null) return always;

        var parts = columns.ConvertAll(column => column.Read(cells));
        if (parts[0] is null && parts.TrueForAll(part => part is null)) return Missing(cells);

        var stated = parts.TakeWhile(part => part is not null).ToList();
        if (parts.Skip(stated.Count).Any(part => part is not null))
        {
            cells.Refuse(columns[stated.Count].Name, "it is blank though a later part of the date is not.");
            return null;
        }

        var text = string.Join('-', stated);
        foreach (var format in element.Formats ?? [])
        {
            if (DateTime.TryParseExact(text, format.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return Precisely(date, format.Precision, cells);
        }

        if (element.AsWritten) return Written(text, cells);

        var written = ColumnReader.Shorten(text);
        cells.Refuse(columns[0].Name, element.Formats is [var only] ? $"'{written}' is not a date of the form {only.Format}." : $"'{written}' is not a date of any of the forms {string.Join(", ", element.Formats!.Select(format => format.Format))}.");
        return null;
    }

    private When? Written(string text, RowCells cells)
    {
        var (when, why) = SettledDate.Read(text);
        if (when is null) cells.Refuse(columns[0].Name, text, why!);
        return when is { Precision: Precision.Day } && time?.Read(cells) is { } at && When.TryParse(when.Text + at, out var within) ? within : when;
    }

    private When? Missing(RowCells cells)
    {
        if (missing is MissingDate.Refuse) cells.Refuse(columns[0].Name, "no date is stated, and the mapping says to refuse that.", asMapped: true);
        return missing is MissingDate.Unknown ? When.Unknown : null;
    }

    private When? Precisely(DateTime date, DatePrecision precision, RowCells cells)
    {
        var text = precision switch
        {
            DatePrecision.Year => date.ToString("yyyy", CultureInfo.InvariantCulture),
            DatePrecision.Month => date.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            DatePrecision.Day => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + time?.Read(cells),
            _ => date.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        };
        if (When.TryParse(text, out var when)) return when;

        cells.Refuse(columns.Count > 0 ? columns[0].Name : null, $"'{text}' lies outside the years that the register knows.");
        return null;
    }
}
