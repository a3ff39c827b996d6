using System.Text;
using ThreatRegister.Application.Queries.Dossiers;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Lessons;
using ThreatRegister.Projections.Occasions;
using ThreatRegister.Projections.Reviews;

namespace ThreatRegister.Cli;

/// <summary>An occasion as one story, in Markdown that reads well on a terminal: each line with its source and date.</summary>
internal sealed class DossierText(ThreatTypeTree types, string language)
{
    private readonly StringBuilder text = new();

    public string Of(OccasionDossier dossier)
    {
        text.Append("# ").Append(dossier.Name.In(language)).Append(" (").Append(dossier.Id).Append(")\n\n");
        text.Append(Say("Thời gian", "Held")).Append(": ").Append(WhenText.Of(dossier.Held, language));
        if (dossier.Lead is not null) text.Append(Say(". Chủ trì: ", ". Lead: ")).Append(dossier.Lead);
        text.Append(". ").Append(Say("Trạng thái", "Status")).Append(": ").Append(CodeWords.Of(typeof(OccasionStatus), dossier.Status, language)).Append(". ").Append(CodeWords.Of(typeof(Tlp), dossier.Marking, language)).Append(".\n");

        Head(Say("Diễn biến", "Course"));
        foreach (var line in dossier.Course) Add(line.Text.Length == 0 ? Say("Mở sự kiện", "Opened") : line.Text, line);
        if (dossier.Responses.Count > 0) Head(Say("Biện pháp", "Measures"));
        foreach (var group in dossier.Responses) Add(group);
        if (dossier.Incidents.Count > 0) Head(Say("Vụ việc gắn với sự kiện", "Incidents"));
        foreach (var incident in dossier.Incidents) Add(incident);
        AddRest(dossier.IncidentsInAll - dossier.Incidents.Count, $"incidents --occasion {dossier.Id}");
        if (dossier.Judgements.Count > 0) Head(Say("Nhận định", "Judgements"));
        foreach (var source in dossier.Judgements) Add(source);
        if (dossier.Lessons.Count > 0) Head(Say("Bài học", "Lessons"));
        foreach (var lesson in dossier.Lessons) Add(lesson);
        AddRest(dossier.LessonsInAll - dossier.Lessons.Count, $"lessons --occasion {dossier.Id}");
        if (dossier.Reviews.Count > 0) Head(Say("Sơ kết, tổng kết", "Reviews"));
        foreach (var review in dossier.Reviews) Add(review);
        return text.ToString();
    }

    private void Add(DossierResponses group)
    {
        text.Append("\n### ").Append(Capital(ResponseKinds.LabelOf(group.Group).In(language))).Append('\n');
        foreach (var response in group.Responses)
        {
            var kind = ResponseKinds.Find(response.Kind)?.Label.In(language) ?? response.Kind;
            var reach = response.Reach is ResponseReach.NotStated ? "" : $", {CodeWords.Of(response.Reach, language)}";
            var slot = response.Slot is { } one ? CodeWords.Of(one, language) : null;
            var how = string.Join(", ", new[] { response.By is null ? null : response.By + reach, slot }.Where(part => part is not null));
            var by = how.Length == 0 ? "" : $" ({how})";
            Add($"{Capital(kind)}: {response.Summary}{by}{(response.Result is null ? "" : $". {response.Result}")}", response.Line);
        }
    }

    private void Add(DossierIncident incident)
    {
        var quantity = QuantityText.Of(incident.Quantity, types.CountingWordOf(new(incident.Type)), language);
        text.Append("- ").Append(WhenText.Of(incident.Occurred, language)).Append(": ").Append(incident.Title).Append(" (").Append(incident.Id).Append("). ")
            .Append(types.NameOf(new(incident.Type)).In(language)).Append(", ").Append(quantity).Append("; ").Append(Say("kết quả", "outcome")).Append(": ").Append(CodeWords.Of(typeof(Outcome), incident.Outcome, language))
            .Append("; ").Append(CodeWords.OfStatus(incident.Kind, incident.Status, language)).Append(" — ").Append(incident.Sources.Count == 0 ? Say("không có nguồn", "no source") : string.Join(", ", incident.Sources)).Append('\n');
    }

    private void Add(DossierJudgements source)
    {
        text.Append("\n### ").Append(source.Source ?? Say("Không có nguồn", "No source")).Append('\n');
        foreach (var judgement in source.Judgements) Add($"{judgement.By}: {judgement.Line.Text}", judgement.Line);
    }

    private void Add(DossierLesson lesson)
    {
        var role = lesson.Role is "applied-to" ? Say("vận dụng bài học: ", "lesson applied here: ") : "";
        var asked = lesson.AskedBy is null ? "" : $"; {Say("người yêu cầu", "asked by")}: {lesson.AskedBy}";
        Add($"{role}{lesson.Line.Text} ({lesson.Id}; {CodeWords.Of(typeof(LessonStatus), lesson.Status, language)}{asked}){(lesson.Text is null ? "" : $": {lesson.Text}")}", lesson.Line);
        foreach (var to in lesson.AppliedTo)
            text.Append("  - ").Append(Say("vận dụng vào ", "applied to ")).Append(to.Name.In(language)).Append(to.Occasion is null ? "" : $" ({to.Occasion})").Append(to.At is { } at ? $", {WhenText.Of(at, language)}" : "").Append('\n');
    }

    private void Add(DossierReview review)
    {
        var by = review.By is null ? "" : $", {review.By}";
        var returned = review.ReturnedFor is null ? "" : $": {review.ReturnedFor}";
        Add($"{review.Line.Text} ({review.Id}{by}): {CodeWords.Of(typeof(ReviewStatus), review.Status, language)}{returned}", review.Line);
    }

    /// <param name="verb">What lists them all.</param>
    private void AddRest(long rest, string verb)
    {
        if (rest > 0) text.Append(Say($"- và {QuantityText.Number(rest, language)} bản ghi nữa: {verb}\n", $"- and {QuantityText.Number(rest, language)} more: {verb}\n"));
    }

    private void Add(string told, DossierLine line)
    {
        text.Append("- ");
        if (line.When is { Precision: not Precision.Unknown } when) text.Append(Capital(WhenText.Since(when, language))).Append(": ");
        text.Append(told).Append('\n');
        if (line.Statement is not null) text.Append("  — ").Append(StatementText.Of(line.Statement, language)).Append('\n');
        foreach (var further in line.Further) text.Append("  — ").Append(StatementText.Of(further, language)).Append('\n');
    }

    private void Head(string heading) => text.Append("\n## ").Append(heading).Append('\n');

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private string Say(string vietnamese, string english) => language is "en" ? english : vietnamese;
}
