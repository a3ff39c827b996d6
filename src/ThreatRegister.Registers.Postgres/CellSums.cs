using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>Texts by number, in the order in which they came; number 0 is the empty one.</summary>
/// <param name="other">What is there already: this one goes on from a copy of it.</param>
internal sealed class NumberedTexts(NumberedTexts? other = null)
{
    private readonly Dictionary<string, int> numbers = other is null ? new(StringComparer.Ordinal) { [""] = 0 } : new(other.numbers, StringComparer.Ordinal);
    private readonly List<string> texts = other is null ? [""] : [.. other.texts];

    public int Count => texts.Count;

    public string this[int number] => texts[number];

    public int Of(ReadOnlySpan<char> text)
    {
        var known = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(text, out var number)) return number;

        known[text] = texts.Count;
        texts.Add(text.ToString());
        return texts.Count - 1;
    }
}

/// <summary>A cell with its texts by number, within its facet.</summary>
/// <param name="Further">0: the cell counts records; else one of their further types.</param>
internal readonly record struct CellKey(int Type, int Further, int Date, int Quantity, Outcome Outcome, Tlp Marking, int Place);

/// <summary>The texts that cells are made of, and cells as texts: so they stand in the table of what events moved.</summary>
/// <param name="other">Those that are there already: these go on from a copy.</param>
internal sealed class CellTexts(CellTexts? other = null)
{
    private const char Separator = '\t';

    public NumberedTexts Types { get; } = new(other?.Types);

    public NumberedTexts Dates { get; } = new(other?.Dates);

    public NumberedTexts Quantities { get; } = new(other?.Quantities);

    public NumberedTexts Places { get; } = new(other?.Places);

    public static string Of(CountCell cell) => string.Join(
        Separator, cell.Type, cell.Further, cell.Date, cell.Quantity, Codes.Of(cell.Outcome), ((int)cell.Marking).ToString(CultureInfo.InvariantCulture), cell.Place);

    public CellKey Read(ReadOnlySpan<char> cell)
    {
        // A place is as a source names it: whatever it holds, it is the last part.
        Span<Range> parts = stackalloc Range[7];
        if (cell.Split(parts, Separator) != 7 || !Codes.TryParse<Outcome>(cell[parts[4]].ToString(), out var outcome))
            throw new RegistersException($"'{cell}' is no cell of counts. Run 'rebuild'.");

        return new(
            Types.Of(cell[parts[0]]), Types.Of(cell[parts[1]]), Dates.Of(cell[parts[2]]), Quantities.Of(cell[parts[3]]), outcome, (Tlp)int.Parse(cell[parts[5]], CultureInfo.InvariantCulture), Places.Of(cell[parts[6]]));
    }
}

/// <summary>How many records stand in each cell of one facet, to go on counting.</summary>
internal sealed class CellSums
{
    private readonly CellTexts texts = new();
    private readonly Dictionary<CellKey, long> records = [];

    public void Add(ReadOnlySpan<char> cell, long delta) => Add(texts.Read(cell), delta);

    public void Add(ReadOnlySpan<byte> packed) => PackedCells.Read(packed, texts, Add);

    /// <summary>Answers in how many cells something stands.</summary>
    public (byte[] Bytes, int Cells) Pack()
    {
        foreach (var (cell, count) in records)
        {
            if (count == 0) records.Remove(cell);
        }

        return (PackedCells.Write(records, texts), records.Count);
    }

    private void Add(CellKey cell, long delta) => CollectionsMarshal.GetValueRefOrAddDefault(records, cell, out _) += delta;
}

/// <summary>
/// The sums of one facet as bytes: the texts that occur, then each cell by their numbers. So a hundred thousand cells are read in a few
/// milliseconds, where as many rows of a table would take a second.
/// </summary>
internal static class PackedCells
{
    private const int Markings = 8;

    /// <summary>What the numbers mean that have no text beside them.</summary>
    public static string Shape { get; } = string.Join(' ', [.. Enum.GetNames<Outcome>(), .. Enum.GetNames<Tlp>()]);

    public static byte[] Write(IReadOnlyDictionary<CellKey, long> records, CellTexts texts)
    {
        var bytes = new ArrayBufferWriter<byte>(256 + (records.Count * 8));
        var types = Texts(bytes, texts.Types, records.Keys.SelectMany(cell => new[] { cell.Type, cell.Further }));
        var dates = Texts(bytes, texts.Dates, records.Keys.Select(cell => cell.Date));
        var quantities = Texts(bytes, texts.Quantities, records.Keys.Select(cell => cell.Quantity));
        var places = Texts(bytes, texts.Places, records.Keys.Select(cell => cell.Place));
        Number(bytes, records.Count);
        foreach (var (cell, count) in records)
        {
            Number(bytes, types[cell.Type]);
            Number(bytes, types[cell.Further]);
            Number(bytes, dates[cell.Date]);
            Number(bytes, quantities[cell.Quantity]);
            Number(bytes, ((int)cell.Outcome * Markings) + (int)cell.Marking);
            Number(bytes, places[cell.Place]);
            Number(bytes, count);
        }

        return bytes.WrittenSpan.ToArray();
    }

    // In a program that runs for a second, this is called often before it would have been compiled well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read(ReadOnlySpan<byte> packed, CellTexts texts, Action<CellKey, long> take)
    {
        var types = Texts(ref packed, texts.Types);
        var dates = Texts(ref packed, texts.Dates);
        var quantities = Texts(ref packed, texts.Quantities);
        var places = Texts(ref packed, texts.Places);
        for (var left = Number(ref packed); left > 0; left--)
        {
            var (type, further, date, quantity) = (types[Number(ref packed)], types[Number(ref packed)], dates[Number(ref packed)], quantities[Number(ref packed)]);
            var form = (int)Number(ref packed);
            take(new(type, further, date, quantity, (Outcome)(form / Markings), (Tlp)(form % Markings), places[Number(ref packed)]), Number(ref packed));
        }
    }

    /// <summary>Writes the texts that are used; answers their numbers here by those there.</summary>
    private static Dictionary<int, int> Texts(ArrayBufferWriter<byte> bytes, NumberedTexts texts, IEnumerable<int> used)
    {
        var numbers = new Dictionary<int, int>();
        foreach (var number in used) numbers.TryAdd(number, numbers.Count);
        Number(bytes, numbers.Count);
        foreach (var number in numbers.Keys)
        {
            var length = Encoding.UTF8.GetByteCount(texts[number]);
            Number(bytes, length);
            Encoding.UTF8.GetBytes(texts[number], bytes);
        }

        return numbers;
    }

    private static int[] Texts(ref ReadOnlySpan<byte> packed, NumberedTexts texts)
    {
        var numbers = new int[Number(ref packed)];
        for (var index = 0; index < numbers.Length; index++)
        {
            var length = (int)Number(ref packed);
            numbers[index] = texts.Of(Encoding.UTF8.GetString(packed[..length]));
            packed = packed[length..];
        }

        return numbers;
    }

    /// <summary>Seven bits a byte, the lowest first; the eighth says that more follow.</summary>
    private static void Number(ArrayBufferWriter<byte> bytes, long number)
    {
        var span = bytes.GetSpan(10);
        var length = 0;
        for (var rest = (ulong)number; ; rest >>= 7)
        {
            span[length++] = rest < 0x80 ? (byte)rest : (byte)(rest | 0x80);
            if (rest < 0x80) break;
        }

        bytes.Advance(length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Number(ref ReadOnlySpan<byte> packed)
    {
        var first = packed[0];
        if (first >= 0x80) return LongNumber(ref packed);
        packed = packed[1..];
        return first;
    }

    private static long LongNumber(ref ReadOnlySpan<byte> packed)
    {
        var number = 0UL;
        for (var index = 0; index < packed.Length; index++)
        {
            number |= (packed[index] & 0x7FUL) << (7 * index);
            if (packed[index] >= 0x80) continue;
            packed = packed[(index + 1)..];
            return (long)number;
        }

        throw new UnreachableException("The sums end in the middle of a number.");
    }
}
