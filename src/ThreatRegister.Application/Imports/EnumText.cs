using System.Text.Json;

namespace ThreatRegister.Application.Imports;

/// <summary>Members of an enumeration as the register's JSON spells them: <c>failed-attempt</c>.</summary>
internal static class EnumText
{
    public static T? Parse<T>(string text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Of(value), text, StringComparison.Ordinal)) return value;
        }

        return null;
    }

    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static string? Check<T>(string text)
        where T : struct, Enum => Parse<T>(text) is null
            ? $"'{ColumnReader.Shorten(text)}' is not one of {string.Join(", ", Enum.GetValues<T>().Select(Of))}."
            : null;
}
