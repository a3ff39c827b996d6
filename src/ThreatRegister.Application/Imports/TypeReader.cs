using ThreatRegister.Domain;

namespace ThreatRegister.Application.Imports;

/// <summary>Reads the primary threat type and the further ones.</summary>
internal sealed class TypeReader
{
    private readonly ValueReader? value;
    private readonly FlagsElement? flags;
    private readonly List<(ColumnReader Column, ThreatTypeId Type)> of;
    private readonly List<ValueReader> further;

    private TypeReader(ValueReader? value, FlagsElement? flags, List<(ColumnReader Column, ThreatTypeId Type)> of, List<ValueReader> further) =>
        (this.value, this.flags, this.of, this.further) = (value, flags, of, further);

    public static TypeReader Of(TypeElement element, MappingContext context, string path)
    {
        if (element.Value is null == element.Flags is null) context.Fault(path, "give exactly one of value, flags.");
        if (element.Flags is { Of.Count: 0 }) context.Fault(path + ".flags.of", "name at least one flag column.");
        return new(
            ValueReader.Of(element.Value, context, path + ".value", CheckId),
            element.Flags,
            [.. (element.Flags?.Of ?? []).Select(flag => (context.Column(flag.Column, path + ".flags.of"), flag.Type))],
            [.. (element.Further ?? []).Select((more, index) => ValueReader.Of(more, context, $"{path}.further[{index}]", CheckId)!)]);
    }

    /// <summary>Primary type first, each type once; null where the row is refused.</summary>
    public IReadOnlyList<ThreatTypeId>? Read(RowCells cells)
    {
        var types = flags is null ? ReadValue(cells) : ReadFlags(flags, cells);
        if (types is null) return null;

        foreach (var more in further)
        {
            if (more.Read(cells, CheckId) is { } text) types.Add(ThreatTypeId.Of(text));
        }

        return [.. types.Distinct()];
    }

    private List<ThreatTypeId>? ReadValue(RowCells cells)
    {
        if (value?.Read(cells, CheckId) is { } text) return [ThreatTypeId.Of(text)];

        cells.Refuse(value?.About, "no threat type is stated.");
        return null;
    }

    private List<ThreatTypeId>? ReadFlags(FlagsElement element, RowCells cells)
    {
        var types = new List<ThreatTypeId>();
        foreach (var (column, type) in of)
        {
            var text = column.Read(cells);
            if (string.Equals(text, element.Set, StringComparison.OrdinalIgnoreCase)) types.Add(type);
            else if (text is not null && !string.Equals(text, element.Unset, StringComparison.OrdinalIgnoreCase))
                cells.Refuse(column.Name, $"'{ColumnReader.Shorten(text)}' is neither '{element.Set}' nor '{element.Unset}'.");
        }

        if (types.Count == 0 && element.None is { } none) types.Add(none);
        if (types.Count > 0) return types;

        cells.Refuse(of[0].Column.Name, "no flag of a threat type is set, and the mapping doesn't say what that means.");
        return null;
    }

    private static string? CheckId(string text) => IdText.IsValid(text) ? null : $"'{ColumnReader.Shorten(text)}' is not the id of a threat type.";
}
