using System.Collections.Concurrent;
using System.Reflection;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;

namespace ThreatRegister.Projections;

/// <summary>A register apart from the shape of its rows: what the readers of all registers walk.</summary>
public interface IRegisterFold
{
    /// <summary>The register's name, such as <c>incidents</c>.</summary>
    string Name { get; }

    /// <summary>
    /// The categories of the streams it folds. The first is that of the records' own streams, <c>category-key</c>, whose events are about
    /// that record alone; of the others, <see cref="RouteOf"/> tells.
    /// </summary>
    IReadOnlyList<string> Categories { get; }

    /// <summary>The streams of the further categories: what a reader of one record has to read besides its own stream.</summary>
    IReadOnlyList<StreamName> FurtherStreams => [];

    /// <summary>
    /// Whether its rows are parts of records, keyed <c>category-id/part</c>: then every event of its streams is routed, and who may see a
    /// row is its owner's matter.
    /// </summary>
    bool HoldsParts => false;

    Type RowType { get; }

    /// <summary>Which rows an event of a further stream is about. Of those, the ones that stand by then are changed.</summary>
    Route RouteOf(Recorded<object> recorded) => Route.To(recorded.Stream.Id);

    Tlp MarkingOf(object row);

    string TitleOf(object row);

    /// <summary>What changed between two rows, in the order of the fields.</summary>
    IEnumerable<FieldChange> Changes(object? before, object after);

    /// <summary>Calls back with the shape of the rows.</summary>
    TResult Open<TResult>(IRegisterOpener<TResult> opener);
}

/// <summary>What is to be done with a register, whatever the shape of its rows.</summary>
public interface IRegisterOpener<out TResult>
{
    TResult Open<TRow>(IRegisterFold<TRow> register)
        where TRow : class;
}

/// <summary>
/// One register: a pure fold from events to rows, one row a record. The same fold serves the live projector, a rebuild, "as of",
/// "stated by" and the history of one record. A row's version is that of the record's own stream.
/// </summary>
public interface IRegisterFold<TRow> : IRegisterFold
    where TRow : class
{
    /// <summary>What a reader sees of a row, in a fixed order: the change log, the history and the content digest are made from it.</summary>
    IReadOnlyList<RegisterField<TRow>> Fields { get; }

    /// <summary>The row after one more event that is about it. Null: the row that nothing has happened to.</summary>
    TRow Apply(TRow? row, Recorded<object> recorded);

    /// <summary>What an event says about one of the rows that it is about.</summary>
    Recorded<object> PartOf(string key, Recorded<object> recorded) => recorded;

    /// <summary>Who may see the row.</summary>
    Tlp MarkingOf(TRow row);

    /// <summary>What a list of hits calls it.</summary>
    string TitleOf(TRow row);

    /// <summary>The texts that a search looks in.</summary>
    IEnumerable<string?> TextsOf(TRow row);

    /// <summary>The import that the record as it stands came from. What a withdrawn import had recorded may begin anew from another.</summary>
    string? ImportOf(TRow row) => null;

    Type IRegisterFold.RowType => typeof(TRow);

    Tlp IRegisterFold.MarkingOf(object row) => MarkingOf((TRow)row);

    string IRegisterFold.TitleOf(object row) => TitleOf((TRow)row);

    IEnumerable<FieldChange> IRegisterFold.Changes(object? before, object after) => RegisterFolds.Changes(this, (TRow?)before, (TRow)after);

    TResult IRegisterFold.Open<TResult>(IRegisterOpener<TResult> opener) => opener.Open(this);
}

/// <summary>One field of a row as text; null where there is nothing.</summary>
public sealed record RegisterField<TRow>(string Name, Func<TRow, string?> Text);

/// <summary>One field that one event changed.</summary>
public sealed record FieldChange(string Field, string? Old, string? New);

public static class RegisterFolds
{
    /// <summary>Whether the stream is a record's own, not one of the further ones.</summary>
    public static bool Owns(this IRegisterFold register, StreamName stream) =>
        register.HoldsParts ? register.Takes(stream) : stream.IsOf(register.Categories[0]);

    public static bool Takes(this IRegisterFold register, StreamName stream)
    {
        foreach (var category in register.Categories)
        {
            if (stream.IsOf(category)) return true;
        }

        return false;
    }

    /// <summary>The stream of the record with a key.</summary>
    public static StreamName StreamOf(this IRegisterFold register, string key) =>
        register.HoldsParts ? StreamName.Parse(key[..key.IndexOf('/', StringComparison.Ordinal)]) : StreamName.Of(register.Categories[0], key);

    /// <summary>Which rows an event is about; none where the register doesn't take its stream.</summary>
    public static Route RouteFor(this IRegisterFold register, Recorded<object> recorded)
    {
        if (!register.HoldsParts && register.Owns(recorded.Stream)) return Route.To(recorded.Stream.Id);
        return register.Takes(recorded.Stream) ? register.RouteOf(recorded) : Route.None;
    }

    /// <summary>
    /// The records that an event names as those it is about: that of its own stream, those that are merged, the import that is withdrawn; not the rows of
    /// that import. None, where it is about no record.
    /// </summary>
    public static (string? Register, string[]? Keys) AboutOf(Recorded<object> recorded)
    {
        foreach (var register in RegisterList.All)
        {
            if (register.RouteFor(recorded).Keys is { Count: > 0 } keys) return (register.Name, [.. keys]);
        }

        return (null, null);
    }

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
    public static Statement? StatementOf(object happened) => Said.Of(happened).Statement?.GetValue(happened) as Statement;

    /// <summary>Which fact an event gives a further source for; null where it is about no single one.</summary>
    public static string? FactOf(object happened) => Said.Of(happened).Fact?.GetValue(happened) as string;

    public static string? GroundsOf(object happened) => Said.Of(happened).Grounds?.GetValue(happened) as string;

    /// <summary>When it was that an event tells of; null where it tells of none, or does not know.</summary>
    public static When? OccurredOf(object happened) => Said.Of(happened).Occurred.Select(path => path(happened)).FirstOrDefault(when => when is not null);

    /// <summary>The row of an import that an event was recorded from; null: from none.</summary>
    public static ImportedRow? ImportedOf(object happened) => Said.Of(happened).Imported?.GetValue(happened) as ImportedRow;

    /// <summary>The members of one kind of event that say so.</summary>
    private sealed record Said(PropertyInfo? Statement, PropertyInfo? Fact, PropertyInfo? Grounds, PropertyInfo? Imported, IReadOnlyList<Func<object, When?>> Occurred)
    {
        /// <summary>Members that say when something was. When it is due, what it is about and when it was said are other matters.</summary>
        private static readonly string[] times = ["Occurred", "At", "When", "Held", "From", "IssuedOn", "PreparedOn"];

        private static readonly ConcurrentDictionary<Type, Said> known = new();

        public static Said Of(object happened) => known.GetOrAdd(happened.GetType(), static type => new(
            type.GetProperty(nameof(Domain.Statement)), type.GetProperty("Fact"), type.GetProperty("Grounds") ?? type.GetProperty("Reason"), type.GetProperty("Imported"), [.. TimesOf(type), .. TimesOfParts(type)]));

        private static IEnumerable<Func<object, When?>> TimesOf(Type type) =>
            times.Select(type.GetProperty).Where(property => property?.PropertyType == typeof(When)).Select(property => new Func<object, When?>(holder => (When?)property!.GetValue(holder)));

        /// <summary>Of what an event brings, such as a measure or a notification.</summary>
        private static IEnumerable<Func<object, When?>> TimesOfParts(Type type) =>
            type.GetProperties().Where(part => part.PropertyType != typeof(Statement) && part.PropertyType.Assembly == typeof(When).Assembly && part.PropertyType.IsClass && part.PropertyType != typeof(When))
                .SelectMany(part => TimesOf(part.PropertyType).Select(time => new Func<object, When?>(happened => part.GetValue(happened) is { } held ? time(held) : null)));
    }
}
