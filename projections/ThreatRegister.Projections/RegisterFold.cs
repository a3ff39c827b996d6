using ThreatRegister.Domain;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections;

/// <summary>
/// One register: a pure fold from the events of one stream to one row. The same fold serves the live projector, a rebuild, "as of",
/// "stated by" and the history of one record.
/// </summary>
public interface IRegisterFold<TRow>
    where TRow : class
{
    /// <summary>The register's name, such as <c>incidents</c>.</summary>
    string Name { get; }

    /// <summary>The category of the streams it folds.</summary>
    string Category { get; }

    /// <summary>What a reader sees of a row, in a fixed order: the change log, the history and the content digest are made from it.</summary>
    IReadOnlyList<RegisterField<TRow>> Fields { get; }

    /// <summary>The row after one more event. Null: the row that nothing has happened to.</summary>
    TRow Apply(TRow? row, Recorded<object> recorded);
}

/// <summary>One field of a row as text; null where there is nothing.</summary>
public sealed record RegisterField<TRow>(string Name, Func<TRow, string?> Text);

/// <summary>One field that one event changed.</summary>
public sealed record FieldChange(string Field, string? Old, string? New);

public static class RegisterFolds
{
    /// <summary>What changed between two rows, in the order of the fields.</summary>
    public static IEnumerable<FieldChange> Changes<TRow>(this IRegisterFold<TRow> register, TRow? before, TRow after)
        where TRow : class
    {
        foreach (var field in register.Fields)
        {
            var old = before is null ? null : field.Text(before);
            var now = field.Text(after);
            if (!string.Equals(old, now, StringComparison.Ordinal)) yield return new(field.Name, old, now);
        }
    }

    /// <summary>What one event says of itself: where it is from, and why it changes what was recorded.</summary>
    public static Statement? StatementOf(object happened) => happened.GetType().GetProperty(nameof(Statement))?.GetValue(happened) as Statement;

    public static string? GroundsOf(object happened) =>
        (happened.GetType().GetProperty("Grounds") ?? happened.GetType().GetProperty("Reason"))?.GetValue(happened) as string;
}
