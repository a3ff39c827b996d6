using System.Globalization;
using System.Text;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Dossiers;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Sources;

namespace ThreatRegister.Cli;

/// <summary>One record with everything about it: for people in words, for programs whole.</summary>
/// <param name="Document">What <c>--json</c> prints.</param>
internal sealed record RecordSheet(object Document, string Text)
{
    public static async Task<RecordSheet> ReadAsync(RegisterSession session, RecordView record, Question question, int most, CancellationToken cancellationToken)
    {
        var (viewer, moment) = (question.Query.Viewer, question.Query.Moment);
        var facts = FactSources.Of(record.Entries);
        switch (record.Row)
        {
            case OccasionRow:
                var dossier = await OccasionDossierQuery.RunAsync(session.Registers, viewer, moment, record, cancellationToken);
                return new(DocumentOf(record, facts, "dossier", dossier), new DossierText(question.Types, question.Language).Of(dossier));
            case SourceRow source:
                var cited = await SourceDossierQuery.RunAsync(session.Registers, session.Records, viewer, moment, source.Id, most, cancellationToken);
                return new(DocumentOf(record, facts, "cited", cited), new FactSheet(question).Of(record, facts) + CitationText.Of(cited, question.Language));
            case LessonRow lesson:
                var names = (await session.Registers.RowsAsync<OccasionRow>(viewer, moment, cancellationToken)).ToDictionary(row => row.Id, row => row.Name, StringComparer.Ordinal);
                var applied = OccasionDossierQuery.Applications(lesson, names);
                return new(DocumentOf(record, facts, "appliedTo", applied), new FactSheet(question).Of(record, facts) + Applications(applied, question.Language));
            case IncidentRow incident:
                var deadlines = await DeadlinesAsync(session, incident, question, cancellationToken);
                return new(DocumentOf(record, facts, "deadlines", deadlines), new FactSheet(question).Of(record, facts) + Deadlines(deadlines, question.Language));
            default:
                return new(DocumentOf(record, facts), new FactSheet(question).Of(record, facts));
        }
    }

    /// <summary>What is no record any more has no deadlines.</summary>
    private static async Task<IReadOnlyList<DeadlineItem>> DeadlinesAsync(RegisterSession session, IncidentRow incident, Question question, CancellationToken cancellationToken)
    {
        if (incident.Status is Lifecycle.Retracted or Lifecycle.MergedAway or Lifecycle.Withdrawn) return [];

        var books = await session.Rules.AtAsync(question.Query.Moment.Position, cancellationToken);
        var reckoning = DeadlineQuery.ReckoningOf(books, question.Types, new(question.At, session.Settings.Zone, DeadlineView.SoonByDefault));
        return [.. reckoning.Of(DeadlineCases.Of(incident)).OrderBy(deadline => deadline.Status).ThenBy(deadline => deadline.Due).Select(deadline => DeadlineItem.Of(incident.Id, incident.Title, incident.Marking, deadline))];
    }

    private static string Deadlines(IReadOnlyList<DeadlineItem> deadlines, string language) => deadlines.Count == 0 ? ""
        : (language is "en" ? "\nDeadlines\n" : "\nThời hạn\n") + DeadlineText.Table(deadlines, language, withIncident: false);

    private static Dictionary<string, object> DocumentOf(RecordView record, IReadOnlyList<FactView> facts, string? name = null, object? more = null)
    {
        var document = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["kind"] = record.Kind, ["position"] = record.Entries[^1].Position, ["version"] = record.Entries[^1].Version, ["record"] = record.Row, ["facts"] = facts, ["events"] = record.Entries,
        };
        if (name is not null) document[name] = more!;
        return document;
    }

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
    public string Of(RecordView record, IReadOnlyList<FactView> facts)
    {
        var register = RegisterList.Find(record.Row.GetType())!;
        var key = record.Row.GetType().GetProperty("Id")!.GetValue(record.Row);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{FieldWords.OfRegister(register.Name, question.Language)}: {key}, {Say("phiên bản", "version")} {record.Entries[^1].Version}\n\n");
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

/// <summary>A statement in one line: source, when stated, how it stands to the document, where recorded, its words.</summary>
internal static class StatementText
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
