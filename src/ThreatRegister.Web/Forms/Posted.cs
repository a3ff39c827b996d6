using System.Globalization;
using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Forms;

/// <summary>What a form sent, read field by field; what is wrong is gathered, so that all of it is said at once.</summary>
internal sealed class Posted(HttpContext context, IFormCollection sent, string form)
{
    public const string FormField = "form";
    public const string CommandField = "command-id";
    public const string VersionField = "version";

    private readonly List<FieldFault> faults = [];

    /// <summary>Which of the page's forms it is.</summary>
    public string Form => form;

    public PageContext Page { get; } = context.PageOf();

    /// <summary>By which a repetition (a form sent twice) is recognised.</summary>
    public Guid CommandId { get; } = Guid.TryParse(sent[CommandField], out var id) && id != Guid.Empty ? id : Guid.CreateVersion7();

    /// <summary>The version of the record that the page showed; null where the form does not care.</summary>
    public long? Version { get; } = long.TryParse(sent[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>Where the log has what was sent; 0: nothing changed.</summary>
    public long RecordedAt { get; private set; }

    public bool IsGood => faults.Count == 0;

    public FormState State => new(form, sent, [.. faults]);

    public static async Task<Posted> ReadAsync(HttpContext context)
    {
        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        return new(context, sent, sent[FormField].ToString());
    }

    public void Fault(string field, string vietnamese, string english) => faults.Add(new(field, Page.Say(vietnamese, english)));

    /// <summary>Null where nothing, or only spaces, was typed. Line ends as LF, whatever the browser sends.</summary>
    public string? Text(string field)
    {
        var text = sent[field].ToString();
        if (!ReadableText.Is(text) && !faults.Any(fault => string.Equals(fault.Field, field, StringComparison.Ordinal)))
            faults.Add(new(field, $"{RefusalText.Of(Refusal.TextUnreadable, Page.Language)}."));
        return ReadableText.Of(text).ReplaceLineEndings("\n").Trim() is { Length: > 0 } kept ? kept : null;
    }

    public bool Has(string field) => sent.ContainsKey(field);

    public string[] All(string field) => [.. sent[field].OfType<string>().Where(value => value.Length > 0)];

    public string Required(string field)
    {
        if (Text(field) is { } text) return text;

        Fault(field, "Chưa nhập.", "Please fill this in.");
        return "";
    }

    /// <summary>A date as people write it.</summary>
    public When? When(string field, RegisterServices register) => When(field, register, FormTexts.NotADate(Text(field) ?? ""));

    /// <summary>A period as people write it, or its days: exactly those, so that a part of a year is none.</summary>
    public When? Period(string field, RegisterServices register)
    {
        var wrong = NotAPeriod(Text(field) ?? "");
        if (!WhenEntry.IsLoose(Text(field))) return When(field, register, wrong);

        Fault(field, wrong.Vi!, wrong.En!);
        return null;
    }

    private static LocalizedText NotAPeriod(string text) => new($"'{text}' {FormTexts.NotAPeriod(text).Vi}.", $"'{text}' {FormTexts.NotAPeriod(text).En}.");

    private When? When(string field, RegisterServices register, LocalizedText wrong)
    {
        if (Text(field) is not { } text) return null;
        if (WhenEntry.Read(text, register.Zone, register.LocalNow) is { } when) return when;

        Fault(field, wrong.Vi!, wrong.En!);
        return null;
    }

    /// <summary>A day as people write it.</summary>
    public DateOnly? Day(string field, RegisterServices register)
    {
        var text = Text(field) ?? "";
        if (WhenEntry.Read(text, register.Zone, register.LocalNow) is { Precision: Precision.Day } day) return DateOnly.FromDateTime(day.From);

        var why = FormTexts.NotADay(text);
        Fault(field, $"Chưa đọc được ngày: {why.Vi}.", $"This is no day: {why.En}.");
        return null;
    }

    public TEnum? Member<TEnum>(string field)
        where TEnum : struct, Enum
    {
        if (Text(field) is not { } code) return null;
        if (Codes.TryParse<TEnum>(code, out var member)) return member;

        Fault(field, "Hãy chọn một mục trong danh sách.", "Please choose one of the list.");
        return null;
    }

    public TId? Id<TId>(string field)
        where TId : struct, IId<TId>
    {
        if (Text(field) is not { } text) return null;
        if (IdText.IsValid(text)) return TId.Of(text);

        Fault(field, $"'{text}' không phải là mã: chỉ dùng chữ thường không dấu, chữ số, '.' và '-'.", $"'{text}' is not an id: lower-case letters, digits, '.' and '-' only.");
        return null;
    }

    /// <summary>Ids, one a line; each once.</summary>
    public TId[] Ids<TId>(string field)
        where TId : struct, IId<TId>
    {
        string[] lines = [.. SoughtRecords.LinesOf(Text(field) ?? "").Distinct(StringComparer.Ordinal)];
        if (lines.FirstOrDefault(line => !IdText.IsValid(line)) is { } wrong)
            Fault(field, $"'{wrong}' không phải là mã: chỉ dùng chữ thường không dấu, chữ số, '.' và '-'.", $"'{wrong}' is not an id: lower-case letters, digits, '.' and '-' only.");
        return [.. lines.Where(IdText.IsValid).Select(TId.Of)];
    }

    /// <summary>Notes what became of a command; true where it stands.</summary>
    /// <param name="fieldOf">The name of a field of this form by the command's member; null: they are called the same.</param>
    public bool Took(CommandAnswer answer, Func<string, string>? fieldOf = null)
    {
        switch (answer)
        {
            case CommandAnswer.Accepted accepted:
                RecordedAt = accepted.Position;
                return true;
            case CommandAnswer.Refused refused:
                var field = refused.Field is { } member ? (fieldOf ?? (name => name[(name.LastIndexOf('.') + 1)..]))(member) : "";
                var said = RefusalText.Of(refused.Reason, Page.Language);
                faults.Add(new(sent.ContainsKey(field) ? field : "", $"{Page.Say("Không ghi được", "Not recorded")}: {said}.{RefusalHint.Of(refused.Reason, Page.Language)}"));
                return false;
            case CommandAnswer.Stale:
                Fault("", "Có người vừa thay đổi bản ghi này sau khi bạn mở trang. Hãy xem nội dung mới bên dưới rồi gửi lại.", "Someone changed this record after you opened the page. Look at what it says now, then send again.");
                return false;
            default:
                Fault("", "Biểu mẫu này đã được gửi một lần với nội dung khác. Hãy kiểm tra rồi gửi lại.", "This form was sent before with other content. Check it, then send it again.");
                return false;
        }
    }
}
