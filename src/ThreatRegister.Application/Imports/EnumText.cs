using ThreatRegister.Projections;

namespace ThreatRegister.Application.Imports;

/// <summary>Members of an enumeration as the register's JSON spells them: <c>failed-attempt</c>.</summary>
internal static class EnumText
{
    /// <summary>What is wrong with the text; null: it is a member.</summary>
    public static string? Check<T>(string text)
        where T : struct, Enum => Codes.TryParse<T>(text, out _)
            ? null
            : $"'{ColumnReader.Shorten(text)}' is not one of {string.Join(", ", Enum.GetValues<T>().Select(value => Codes.Of(value)))}.";
}
