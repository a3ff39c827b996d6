using ThreatRegister.Application.Queries.Dossiers;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Words;

/// <summary>A statement in one line: source, when stated, how it stands to the document, where recorded, its words.</summary>
public static class StatementText
{
    public static string Of(FactSource said, string language) => Line(said.Source, said.StatedOn, said.Basis, said.Quotation, language) + (language is "en" ? $" (position {said.Position})" : $" (vị trí {said.Position})");

    public static string Of(Statement said, string language) => Line(said.Source?.Value, said.StatedOn?.Text, said.Basis, said.Quotation, language);

    public static string Line(string? source, string? statedOn, StatementBasis basis, string? quotation, string language)
    {
        var english = language is "en";
        if (source is null) return english ? "the operator's own observation" : "ghi nhận của người ghi, không có nguồn";

        var day = When.TryParse(statedOn, out var when) ? (english ? "stated " : "nêu ") + WhenText.Of(when, language) : english ? "stated on an unknown date" : "không rõ ngày nêu";
        var mark = basis is StatementBasis.Stated ? "" : $" [{CodeWords.Of(basis, language)}]";
        return $"{source}, {day}{mark}{(quotation is null ? "" : $": \"{quotation}\"")}";
    }
}
