using System.Security.Cryptography;
using System.Text;
using NpgsqlTypes;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Registers.Postgres;

/// <summary>One column of a register's table.</summary>
internal sealed record Column<TRow>(string Name, string SqlType, NpgsqlDbType Type, Func<TRow, object?> Value);

/// <summary>What of a row decides who may see it and how it is found; every register has these.</summary>
/// <param name="Search">The folded text that a search looks in.</param>
/// <param name="KeepsRow">Whether each version keeps the whole row as JSON: for registers of few rows that are read whole.</param>
internal sealed record RegisterTable<TRow>(
    IRegisterFold<TRow> Fold,
    IReadOnlyList<Column<TRow>> Columns,
    Func<TRow, Tlp> Marking,
    Func<TRow, string> Title,
    Func<TRow, string> Search,
    bool KeepsRow)
    where TRow : class
{
    public string Name => Fold.Name;

    /// <summary>The columns that rows valid by position and rows valid by stated date share.</summary>
    public string ColumnNames { get; } = string.Join(
        ", ", ["marking", "title", "search", .. KeepsRow ? new[] { "row" } : [], .. Columns.Select(column => column.Name)]);

    /// <summary>SHA-256 of the key and the fields, each with its length: what the content digest of the register is made of.</summary>
    public byte[] DigestOf(string key, TRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, key);
        foreach (var field in Fold.Fields) Add(hash, field.Text(row));
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        if (text is null)
        {
            hash.AppendData([0xFF, 0xFF, 0xFF, 0xFF]);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData([(byte)(bytes.Length >> 24), (byte)(bytes.Length >> 16), (byte)(bytes.Length >> 8), (byte)bytes.Length]);
        hash.AppendData(bytes);
    }
}
