using System.Collections.Concurrent;
using ThreatRegister.Domain;
using ThreatRegister.Projections.Shifts;

namespace ThreatRegister.Web.Layout;

/// <summary>What people are called whose ids the log has: of a request, each is asked for once, and only who is named.</summary>
public sealed class ActorNames(RegisterServices register, string language)
{
    /// <summary>Those who record without an account.</summary>
    private static readonly Dictionary<string, LocalizedText> programs = new(StringComparer.Ordinal)
    {
        ["seeds"] = new("dữ liệu đi kèm chương trình", "data that came with the program"),
        ["local-operator"] = new("người làm tại máy chủ", "somebody at the server"),
    };

    /// <summary>Parts of a page are read at the same time.</summary>
    private readonly ConcurrentDictionary<string, Task<string?>> known = new(StringComparer.Ordinal);

    /// <summary>Asks for many at once, for pages that name them one after the other.</summary>
    public async Task KnowAsync(IEnumerable<string> actors, CancellationToken cancellationToken)
    {
        string[] unknown = [.. actors.Distinct(StringComparer.Ordinal).Where(actor => !known.ContainsKey(actor))];
        if (unknown.Length == 0) return;

        var names = await register.Accounts.Store.NamesAsync(unknown, cancellationToken);
        foreach (var actor in unknown) known[actor] = Task.FromResult(NameOf(actor, names));
    }

    /// <summary>Null: nobody of that id has an account, or it is called by its id. What could not be read is asked for again.</summary>
    public Task<string?> OfAsync(string actor, CancellationToken cancellationToken) =>
        known.TryGetValue(actor, out var asked) && asked is { IsFaulted: false, IsCanceled: false } ? asked : known[actor] = ReadAsync(actor, cancellationToken);

    private async Task<string?> ReadAsync(string actor, CancellationToken cancellationToken) => NameOf(actor, await register.Accounts.Store.NamesAsync([actor], cancellationToken));

    private string? NameOf(string actor, IReadOnlyDictionary<string, string> names) =>
        names.GetValueOrDefault(actor) is { } name ? string.Equals(name, actor, StringComparison.Ordinal) ? null : name : programs.GetValueOrDefault(actor)?.In(language);

    /// <summary>The title of a record; a hand-over is called by its two accounts.</summary>
    public async Task<string> TitleAsync(string kind, string title, CancellationToken cancellationToken)
    {
        if (kind is not "shifts") return title;

        var actors = title.Split(ShiftRegister.Arrow);
        await KnowAsync(actors, cancellationToken);
        return string.Join(ShiftRegister.Arrow, await Task.WhenAll(actors.Select(async actor => await OfAsync(actor, cancellationToken) ?? actor)));
    }

    /// <summary>Where there is room for words alone.</summary>
    public async Task<string> SaidAsync(string actor, CancellationToken cancellationToken) => await OfAsync(actor, cancellationToken) is { } name ? $"{name} ({actor})" : actor;
}
