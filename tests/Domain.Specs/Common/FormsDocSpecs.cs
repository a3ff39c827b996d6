using Shouldly;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Domain_Specs.Common;

/// <summary>The tables of docs/forms.md say what the code does.</summary>
public sealed class The_page_on_forms
{
    public static TheoryData<string, string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string, string>();
        var heading = "";
        foreach (var line in File.ReadLines(Path.Combine(Root(), "docs", "forms.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) heading = line[3..];
            if (line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|', StringSplitOptions.TrimEntries) is [_, var form, var vi, var en, _])
                rows.Add(heading, form.Trim('`'), vi, en);
        }

        return rows;
    }

    [Fact]
    public void shows_every_form()
    {
        var shown = Rows().Select(row => row.Data).ToLookup(row => row.Item1, row => row.Item2, StringComparer.Ordinal);

        shown["Quantities"].Select(text => Quantity.Parse(text).Form).Distinct().Count().ShouldBe(Enum.GetValues<QuantityForm>().Length);
        shown["Dates"].Select(text => When.Parse(text).Precision).Distinct().Count().ShouldBe(Enum.GetValues<Precision>().Length);
    }

    [Theory, MemberData(nameof(Rows))]
    public void says_each_in_the_words_of_the_product(string heading, string form, string vi, string en)
    {
        foreach (var (language, words) in new[] { ("vi", vi), ("en", en) })
        {
            var said = string.Equals(heading, "Dates", StringComparison.Ordinal)
                ? WhenText.Of(When.Parse(form), language)
                : QuantityText.Of(Quantity.Parse(form), new("vụ", "case"), language);
            said.ShouldBe(words);
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ThreatRegister.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
