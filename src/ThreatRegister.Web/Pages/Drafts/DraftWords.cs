using System.Text.Json.Nodes;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Web.Pages.Reviews;

namespace ThreatRegister.Web.Pages.Drafts;

/// <summary>By what a writer knows a draft again: what he typed, and which form it is of.</summary>
internal static class DraftWords
{
    private const int Longest = 80;

    private static readonly LocalizedText quick = new("Ghi nhận vụ việc", "Log an incident"), accepting = new("Chấp nhận tin báo", "Accept a report"), section = new("Mục báo cáo", "Section of a review"),
        contribution = new("Đóng góp của đơn vị", "Contribution of a unit");

    /// <summary>The title that was typed, else the first text, shortened; empty: none was.</summary>
    /// <param name="key">Of the form: see <see cref="Forms.FormDraft.KeyOf"/>.</param>
    /// <param name="fields">Pairs of name and value.</param>
    public static string Typed(string key, JsonArray fields)
    {
        var texts = fields.OfType<JsonArray>().Select(pair => (Name: pair[0]!.GetValue<string>(), Value: pair[1]!.GetValue<string>().Trim())).Where(field => field.Value.Length > 0 && IsText(FormOf(key), field.Name)).ToList();
        var typed = texts.Find(field => field.Name is "title" || field.Name.EndsWith(".title", StringComparison.Ordinal)).Value ?? texts.FirstOrDefault().Value ?? "";
        return Short(typed.Split('\n')[0].Trim());
    }

    /// <summary>What the form is called.</summary>
    public static string Form(string key, string path, string language) => FormOf(key) switch
    {
        _ when path.StartsWith("/report", StringComparison.Ordinal) => (path.Contains('?', StringComparison.Ordinal) ? accepting : quick).In(language),
        var command when CommandCatalogue.Contains(command) => CommandWords.Of(command, language),
        _ when path.Split('/') is ["", "reviews", _, "sections", var known, _] && ReviewSections.Find(known) is { } part => $"{section.In(language)}: {part.Heading.In(language)}",
        ContributeModel.Form => contribution.In(language),
        var other => other,
    };

    /// <summary>The command that the form sends, or its name.</summary>
    private static string FormOf(string key) => key.Split(':') is [_, var name, ..] ? name : key;

    private static bool IsText(string form, string field)
    {
        if (!CommandCatalogue.Contains(form)) return field is "text" || field.StartsWith(ContributeModel.TextOf(""), StringComparison.Ordinal);

        var (shape, last) = (CommandShape.Of(form), (MemberShape?)null);
        foreach (var step in field.Split('.'))
        {
            last = shape.FirstOrDefault(member => string.Equals(member.Name, step.Split('[')[0], StringComparison.Ordinal));
            if (last is null) return false;
            shape = (last.Element ?? last).Members;
        }

        return last is { Kind: MemberKind.Text or MemberKind.LongText };
    }

    private static string Short(string text) => text.Length <= Longest ? text : text[..(text.LastIndexOf(' ', Longest) is > 0 and var end ? end : Longest - 1)] + "…";
}
