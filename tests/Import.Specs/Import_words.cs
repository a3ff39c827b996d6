using Shouldly;
using ThreatRegister.Application.Imports;

namespace ThreatRegister.Tests.Import_Specs;

/// <summary>The table of words is keyed by the English sentences of the importers: one that is changed or new there has to be in the table too.</summary>
public sealed class Import_words
{
    /// <summary>What is no sentence about a file, a mapping or a row.</summary>
    private static readonly string[] untold =
    [
        "Read in blocks.", // of a stream that is read otherwise: a bug
        "X1 is not built in.", // a bug
        "VERIS: X1 (X1)", // the title of a record
        "X1 (X1 of X1)", // where something is, around what is told
        "could not be mapped to any .NET member", "missing required properties", "could not be converted to", // what the reader of JSON says, looked for
        "write {column}, [left out where blank], and double {{ }} [[ ]] for the characters themselves.", // the end of a sentence of the table
    ];

    public static TheoryData<string, string> Sentences =>
    [
        .. Directory.GetFiles(Path.Combine(Root(), "src", "ThreatRegister.Application", "Imports"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not ("ImportWords.cs" or "CountryCodes.cs"))
            .SelectMany(file => SourceTexts.Of(File.ReadAllText(file)).Select(text => (File: Path.GetFileName(file), Text: text)))
            .Where(said => said.Text.All(char.IsAscii) && said.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > 2 && !untold.Contains(said.Text))
            .Distinct()
            .Select(said => new TheoryDataRow<string, string>(said.File, said.Text)),
    ];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Know_every_sentence_of_the_importers(string file, string sentence)
    {
        var said = ImportWords.Of(sentence, "vi");

        said.ShouldNotBe(sentence, $"{file} says what {nameof(ImportWords)} has no Vietnamese for");
        said.Any(letter => !char.IsAscii(letter)).ShouldBeTrue();
        ImportWords.Of(sentence, "en").ShouldBe(sentence);
    }

    [Fact]
    public void Are_looked_for_in_the_source_itself()
    {
        Sentences.Count.ShouldBeGreaterThan(60);
        SourceTexts.Of("""var a = $"it has {string.Join(", ", x.Select(c => '}'))} {{cells}}"; // "not this" """ + "\n" + """b("there is \"no\" such file.");""").ShouldBe(["it has X1 {cells}", "there is \"no\" such file."]);
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..");
}
