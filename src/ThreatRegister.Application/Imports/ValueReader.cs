using System.Globalization;
using System.Text.RegularExpressions;
using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Imports;

/// <summary>Reads one value of a row.</summary>
internal sealed partial class ValueReader
{
    private readonly ValueElement element;
    private readonly ColumnReader? column;
    private readonly List<Template> templates;
    private readonly Lookup? lookup;
    private readonly CleaningElement cleaning;

    private ValueReader(ValueElement element, ColumnReader? column, List<Template> templates, Lookup? lookup, CleaningElement cleaning) =>
        (this.element, this.column, this.templates, this.lookup, this.cleaning) = (element, column, templates, lookup, cleaning);

    /// <summary>The column that refusals are about.</summary>
    public string? About => column?.Name ?? templates.SelectMany(template => template.Columns).FirstOrDefault();

    private string Name => About ?? "";

    /// <summary>What can come out whatever the file holds: to be checked before a row is read.</summary>
    public IEnumerable<string> Known
    {
        get
        {
            if (element.Fixed is not null) yield return element.Fixed;
            if (element.Blank is not null) yield return element.Blank;
            foreach (var meant in lookup?.Meant ?? [])
            {
                if (meant is not null) yield return meant;
            }
        }
    }

    public static ValueReader? Of(ValueElement? element, MappingContext context, string path, Func<string, string?>? check = null, bool isQuantity = false)
    {
        if (element is null) return null;

        var given = (element.Fixed is null ? 0 : 1) + (element.Column is null ? 0 : 1) + (element.Templates is { Count: > 0 } ? 1 : 0);
        if (given != 1) context.Fault(path, "give exactly one of fixed, column, templates.");
        if (element.Fixed is not null && (element.Values ?? (object?)element.Groups ?? element.Blank) is not null)
            context.Fault(path, "a fixed value has no values, groups or blank.");

        var column = element.Column is null ? null : context.Column(element.Column, path + ".column");
        var templates = (element.Templates ?? [])
            .Select((text, index) => Template.Parse(text, context, $"{path}.templates[{index}]")).OfType<Template>().ToList();
        var lookup = Lookup.Of(element.Values, element.Groups, context, path);
        if (lookup is null && element.Otherwise is not Otherwise.Refuse)
            context.Fault(path + ".otherwise", "there is no value map that it could complete.");

        if (element.AsWritten && !isQuantity) context.Fault(path + ".asWritten", "only quantities and dates are read as people write them.");

        var reader = new ValueReader(element, column, templates, lookup, context.Cleaning);
        foreach (var known in check is null ? [] : reader.Known)
        {
            if (check!(known) is { } wrong) context.Fault(path, wrong);
        }

        return reader;
    }

    /// <summary>Null where nothing is stated, or the row is refused.</summary>
    public string? Read(RowCells cells)
    {
        var text = element.Fixed ?? column?.Read(cells) ?? FirstOf(cells);
        if (text is not null && lookup is not null) text = ColumnReader.Translate(lookup, element.Otherwise, text, Name, cells);
        return text ?? element.Blank;
    }

    /// <summary>As <see cref="Read"/>; a text that the check finds wrong refuses the row.</summary>
    public string? Read(RowCells cells, Func<string, string?> check)
    {
        var text = Read(cells);
        if (text is null || check(text) is not { } wrong) return text;

        cells.Refuse(About, wrong);
        return null;
    }

    public T? ReadEnum<T>(RowCells cells)
        where T : struct, Enum => Read(cells, EnumText.Check<T>) is { } text && Codes.TryParse<T>(text, out var member) ? member : null;

    public double? ReadNumber(RowCells cells, double from, double to)
    {
        if (Read(cells) is not { } text) return null;
        if (Plain(text) is { } plain
            && double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= from && number <= to) return number;

        cells.Refuse(About, string.Create(CultureInfo.InvariantCulture, $"'{ColumnReader.Shorten(text)}' is not a number from {from} to {to}."));
        return null;
    }

    /// <summary>A whole number with the mapping's thousands separator, or a quantity as the register writes it.</summary>
    public Quantity? ReadQuantity(RowCells cells)
    {
        if (Read(cells) is not { } text) return null;
        if (element.AsWritten) return Written(text, cells);
        if (Plain(text) is { } plain && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number <= Quantity.Max) return Quantity.Exact((long)number);
        if (QuantityOf(text) is { } quantity) return quantity;

        cells.Refuse(About, $"'{ColumnReader.Shorten(text)}' is no quantity: write a whole number from 0, >=12 (at least 12), ~300 (about 300) or 10..20 (from 10 to 20).");
        return null;
    }

    private Quantity? Written(string text, RowCells cells)
    {
        var (quantity, why) = QuantityEntry.InWords(text, ThreatTypeTree.Initial);
        if (quantity is null) cells.Refuse(About, text, why ?? FormTexts.NotAQuantity);
        return quantity;
    }

    public static Quantity? QuantityOf(string text) => Quantity.TryParse(text, out var quantity) ? quantity : null;

    // Separators are taken out only where they stand as they should: "24,80" is refused, not read as 2480.
    private string? Plain(string text)
    {
        if (cleaning.Thousands.Length > 0)
        {
            var whole = text.Split(cleaning.Decimals)[0];
            var groups = whole.TrimStart('-').Split(cleaning.Thousands);
            if (groups.Length > 1 && (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(group => group.Length != 3))) return null;
            text = text.Replace(cleaning.Thousands, "", StringComparison.Ordinal);
        }

        text = text.Replace(cleaning.Decimals, ".", StringComparison.Ordinal);
        return Number().IsMatch(text) ? text : null;
    }

    private string? FirstOf(RowCells cells)
    {
        foreach (var template in templates)
        {
            if (template.Write(cells) is { } text) return text;
        }

        return null;
    }

    [GeneratedRegex(@"^-?[0-9]{1,18}(\.[0-9]{1,18})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
