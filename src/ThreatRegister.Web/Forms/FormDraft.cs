using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ThreatRegister.Accounts;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Forms;

/// <summary>The draft that a form has, or will have once something is written into it. Opened, the form takes what is in it; come back, it stays with the one that it had.</summary>
/// <param name="Key">Which form it is of: the path of its page below the language, and the form's own name.</param>
/// <param name="Path">Where to go on with it, below the language.</param>
/// <param name="Seen">Which writing of it the form knows, as <see cref="StampOf"/> says it; empty: none.</param>
public sealed record FormDraft(string Key, string Path, string Seen)
{
    public const string KeyField = "_draft", PathField = "_draft-path", SeenField = "_draft-seen";

    /// <summary>What was written before and not sent; null: nothing, or the form came back with what is newer.</summary>
    public IFormCollection? Written { get; init; }

    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>Null: the form knows of no writing.</summary>
    public DateTimeOffset? SeenAt => InstantOf(Seen);

    /// <summary>The form came back with what was posted.</summary>
    public bool IsBack { get; init; }

    /// <param name="path">Of the form's page, below the language.</param>
    public static string KeyOf(string path, string name) => $"{path}:{name}";

    public static string StampOf(DateTimeOffset writing) => writing.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Null: it is no stamp.</summary>
    public static DateTimeOffset? InstantOf(string stamp) => DateTimeOffset.TryParseExact(stamp, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant.ToUniversalTime() : null;

    /// <param name="name">The form's own: unlike that of any other form of the page.</param>
    internal static async Task<FormDraft> OpenAsync(RegisterServices register, PageContext page, string name, string path, CancellationToken cancellationToken)
    {
        var key = KeyOf(path.Split('?')[0], name);
        return await register.Drafts.FindAsync(page.Viewer.Actor, key, cancellationToken) is { } draft
            ? new(key, path, StampOf(draft.UpdatedAt)) { Written = FieldsOf(draft.Body), WrittenAt = draft.UpdatedAt }
            : new(key, path, "");
    }

    /// <summary>That of a form that was sent, however it reads by now; null: it had none.</summary>
    public static FormDraft? Of(IFormCollection posted) =>
        posted[KeyField] is [{ Length: > 0 } key, ..] ? new(key, posted[PathField].ToString(), posted[SeenField].ToString()) { IsBack = true } : null;

    private static FormCollection FieldsOf(JsonNode body) => new((body["fields"] as JsonArray ?? []).OfType<JsonArray>()
        .GroupBy(field => field[0]!.GetValue<string>(), field => field[1]!.GetValue<string>(), StringComparer.Ordinal)
        .ToDictionary(field => field.Key, field => new StringValues([.. field]), StringComparer.Ordinal));
}
