using System.Globalization;
using System.Text;
using ThreatRegister.Application.Queries.Dossiers;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Cli;

/// <summary>One record with everything about it, in words.</summary>
internal static class RecordText
{
    public static string Of(RecordSheet sheet, Question question)
    {
        if (sheet.Dossier is { } dossier) return new DossierText(question.Types, question.Language).Of(dossier);

        var text = new FactSheet(question).Of(sheet);
        if (sheet.Cited is { } cited) text += CitationText.Of(cited, question.Language);
        if (sheet.AppliedTo is { } applied) text += Applications(applied, question.Language);
        return sheet.Deadlines is { } deadlines ? text + Deadlines(deadlines, question.Language) : text;
    }

    private static string Deadlines(IReadOnlyList<DeadlineItem> deadlines, string language) => deadlines.Count == 0 ? ""
        : (language is "en" ? "\nDeadlines\n" : "\nThời hạn\n") + DeadlineText.Table(deadlines, language, withIncident: false);

    private static string Applications(IReadOnlyList<DossierApplication> applied, string language)
    {
        if (applied.Count == 0) return "";

        var text = new StringBuilder(language is "en" ? "\nApplied to\n" : "\nĐã vận dụng\n");
        foreach (var to in applied)
            text.Append("  ").Append(to.Name.In(language)).Append(to.Occasion is null ? "" : $" ({to.Occasion})").Append(to.At is { } at ? $", {WhenText.Of(at, language)}" : "").Append('\n');
        return text.ToString();
    }
}

/// <summary>The facts of a record, each with all sources that state it.</summary>
internal sealed class FactSheet(Question question)
{
    public string Of(RecordSheet sheet)
    {
        var (record, facts, register) = (sheet.Record, sheet.Facts, sheet.Register);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{FieldWords.OfRegister(register.Name, question.Language)}: {sheet.Id}, {Say("phiên bản", "version")} {record.Entries[^1].Version}\n\n");
        var table = new TextTable(Say("Nội dung", "Field"), Say("Xác lập tại", "Set at"), Say("Nguồn", "Sources"), Say("Giá trị", "Value"));
        var countedAs = record.Row is IncidentRow incident ? question.Types.CountingWordOf(incident.Type) : null;
        foreach (var fact in facts.Where(fact => fact.Value is not null)) Add(table, register.Name, fact, countedAs);
        text.Append(table.Render());
        AddStatements(text, facts);
        return text.ToString();
    }

    private void Add(TextTable table, string register, FactView fact, LocalizedText? countedAs)
    {
        var sources = string.Join(", ", fact.Sources.Select(source => source.Source ?? Say("ghi nhận của người ghi", "the operator's own")).Distinct(StringComparer.Ordinal));
        var first = true;
        foreach (var part in fact.Value!.Split(" | "))
        {
            var value = ValueWords.Of(register, fact.Fact!, part, question.Types, question.Language, countedAs);
            table.Add(first ? FieldWords.Of(fact.Fact!, question.Language) : "", first ? $"{Say("vị trí", "position")} {fact.SetAt}" : "", first ? sources : "", value);
            first = false;
        }
    }

    /// <summary>Each statement once, with the facts that rest on it.</summary>
    private void AddStatements(StringBuilder text, IReadOnlyList<FactView> facts)
    {
        var statements = facts.SelectMany(fact => fact.Sources.Where(source => source.Source is not null).Select(source => (Fact: fact.Fact, Source: source)))
            .GroupBy(part => part.Source, part => part.Fact).OrderBy(statement => statement.Key.Position).ToArray();
        if (statements.Length == 0) return;

        text.Append('\n').Append(Say("Nguồn nêu", "Statements")).Append('\n');
        foreach (var statement in statements)
        {
            var about = string.Join(", ", statement.Select(fact => fact is null ? Say("cả bản ghi", "the record as such") : FieldWords.Of(fact, question.Language)));
            text.Append("  ").Append(StatementText.Of(statement.Key, question.Language)).Append(" — ").Append(about).Append('\n');
        }
    }

    private string Say(string vietnamese, string english) => question.Language is "en" ? english : vietnamese;
}

/// <summary>What rests on a source.</summary>
internal static class CitationText
{
    public static string Of(SourceDossier cited, string language)
    {
        var text = new StringBuilder(language is "en" ? "\nRecords that rest on it" : "\nBản ghi dựa vào nguồn này").Append(": ");
        text.Append(cited.Records.Count == 0 ? language is "en" ? "none" : "không có" : string.Join(", ", cited.Records.Select(count => $"{FieldWords.OfRegister(count.Register, language)} {QuantityText.Number(count.Records, language)}"))).Append('\n');
        foreach (var record in cited.Citations)
        {
            text.Append("  ").Append(record.Id).Append(" (").Append(record.Title).Append(")\n");
            foreach (var statement in record.Statements)
                text.Append("    ").Append(EventWords.Of(statement.Event, language)).Append(": ").Append(StatementText.Line("", statement.StatedOn, Asked.Member<StatementBasis>(statement.Basis, "basis"), statement.Quotation, language).TrimStart(',', ' '))
                    .Append(CultureInfo.InvariantCulture, $" ({(language is "en" ? "position" : "vị trí")} {statement.Position})\n");
        }

        var listed = cited.Citations.Count;
        var total = cited.Records.Sum(count => count.Records);
        if (listed < total) text.Append(CultureInfo.InvariantCulture, $"  … {listed} / {total} (--examples)\n");
        return text.ToString();
    }
}
