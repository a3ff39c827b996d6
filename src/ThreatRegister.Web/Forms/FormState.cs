using Microsoft.AspNetCore.Http;

namespace ThreatRegister.Web.Forms;

/// <summary>One thing that is wrong with what was sent.</summary>
/// <param name="Field">Its name in the form; empty: about the form as a whole.</param>
public sealed record FieldFault(string Field, string Message);

/// <summary>What was sent with a form that could not be taken, so that it comes back as it was typed.</summary>
/// <param name="Form">The name of the form; a page may have many.</param>
public sealed record FormState(string Form, IFormCollection? Sent, IReadOnlyList<FieldFault> Faults)
{
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);

    /// <summary>Told when it becomes known what a field at fault is called: fields are rendered after the list of what is wrong.</summary>
    public Action? Labelled { get; set; }

    public static FormState None { get; } = new("", Sent: null, []);

    public bool Is(string form) => string.Equals(Form, form, StringComparison.Ordinal);

    /// <summary>What was typed; null where another form was sent, or none.</summary>
    public string? Typed(string form, string field) => Is(form) && Sent is not null && Sent.TryGetValue(field, out var values) ? values.ToString() : null;

    /// <summary>All that was chosen of a field with several choices; null where another form was sent, or none.</summary>
    public IReadOnlyList<string>? Chosen(string form, string field) => Is(form) && Sent is not null ? [.. Sent[field].OfType<string>()] : null;

    public string? FaultOf(string form, string field) => Is(form) ? Faults.FirstOrDefault(fault => string.Equals(fault.Field, field, StringComparison.Ordinal))?.Message : null;

    /// <summary>What a field at fault is called; null while it is not known, and where it is about the form as a whole.</summary>
    public string? LabelOf(string field) => labels.GetValueOrDefault(field);

    /// <summary>Each field of a form says what it is called, so that what is wrong with it is told by that name.</summary>
    public void Label(string form, string field, string label)
    {
        if (FaultOf(form, field) is null || !labels.TryAdd(field, label)) return;

        Labelled?.Invoke();
    }

    public static string IdOf(string form, string field) => $"{form}-{field}";
}
