using Shouldly;
using ThreatRegister.Application.Words;
using ThreatRegister.Tests.Import_Specs;

namespace ThreatRegister.Tests.Application_Specs.Words;

/// <summary>The table is keyed by the English sentences of those who verify: one that is changed or new there has to be in the table too.</summary>
public sealed class Words_of_proofs
{
    private static readonly string[] files =
    [
        "ThreatRegister.EventLog/LogVerifier.cs", "ThreatRegister.EventLog/Seals/Checkpoint.cs", "ThreatRegister.EventLog/Seals/SignedCheckpoint.cs", "ThreatRegister.EventLog/Seals/Seal.cs",
        "ThreatRegister.Application/Sealing/SealAudit.cs", "ThreatRegister.Accounts.Postgres/PostgresAudit.cs",
    ];

    /// <summary>What is a statement of SQL, a form that is filled in, or said where nothing is verified.</summary>
    private static readonly string[] untold = ["accounts.audit", "number, at, actor", "position X1:", "X1n— X1", "has a kind that this program"];

    public static TheoryData<string, string> Sentences =>
    [
        .. files.SelectMany(file => SourceTexts.Of(File.ReadAllText(Path.Combine(Root(), "src", file))).Select(text => (File: file, Text: text)))
            .Where(said => said.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > 2 && !untold.Any(other => said.Text.Contains(other, StringComparison.Ordinal)))
            .Distinct()
            .Select(said => new TheoryDataRow<string, string>(said.File, said.Text)),
    ];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Know_every_sentence_of_those_who_verify(string file, string sentence)
    {
        var said = ProofWords.Of(sentence, "vi");

        said.ShouldNotBe(sentence, $"{file} says what {nameof(ProofWords)} has no Vietnamese for");
        said.Any(letter => !char.IsAscii(letter)).ShouldBeTrue();
        ProofWords.Of(sentence, "en").ShouldBe(sentence);
    }

    [Fact]
    public void Say_a_sentence_within_a_sentence_too() =>
        ProofWords.Of("the tail was cut: the log ends at position 5, and 2 events that were sealed are missing; no earlier checkpoint holds", "vi")
            .ShouldBe("phần đuôi đã bị cắt: sổ kết thúc ở vị trí 5, thiếu 2 sự kiện đã niêm phong; không niêm phong nào trước đó còn đúng");

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..");
}
