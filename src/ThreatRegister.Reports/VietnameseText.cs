namespace ThreatRegister.Reports;

/// <summary>Marks texts of the register that are in Vietnamese, so that a form that can say so of a part of a text says it.</summary>
internal static class VietnameseText
{
    /// <summary>Around such a text: no characters of any text (Unicode: noncharacters), and printed by no form.</summary>
    public const char Begin = '\uFDD0', End = '\uFDD1';

    /// <summary>Those that only Vietnamese writes all of, and the marks of texts that write letters apart from them.</summary>
    private const string Letters = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323";

    public static string Marked(string line, string text) => Is(text) ? $"{Begin}{line}{End}" : line;

    public static string Unmarked(string text) => text.Replace($"{Begin}", "", StringComparison.Ordinal).Replace($"{End}", "", StringComparison.Ordinal);

    /// <summary>Whether a third of its words have letters that Vietnamese has: a name in an English sentence does not make it Vietnamese.</summary>
    public static bool Is(string text)
    {
        string[] words = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetter))];
        var vietnamese = words.Count(IsVietnamese);
        return vietnamese > 0 && vietnamese * 3 >= words.Length;
    }

    private static bool IsVietnamese(string word) => word.Any(letter => letter > '\u007F' && Letters.Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal));
}
