using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Web.Access;

namespace ThreatRegister.Web.Layout;

/// <summary>What every page knows of the request: the language, who looks, and the moment that all its links keep.</summary>
public sealed class PageContext
{
    /// <summary>What links to other pages keep of the moment, in this order. What periods are about, the basis, is a matter of one page.</summary>
    public static IReadOnlyList<string> Kept { get; } = [.. QuestionText.Moments.Where(name => name is not "basis")];

    /// <summary>Which part of a page is shown, and what was just done there: that is of one moment.</summary>
    private static readonly string[] ofMoment = ["step", "after", "before", "until", .. AddressNames.OfTelling];

    /// <summary>Where to go on to, in the address of what comes before.</summary>
    private const string NextName = "next";

    private HttpContext? request;

    public HttpContext Request => request ?? throw new InvalidOperationException("This is no page of a request.");

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "vi";

    /// <summary>Null: nobody has signed in.</summary>
    public Actor? Actor { get; private set; }

    /// <summary>Who looks. A page that shows anything of the register is opened by nobody else than who has signed in.</summary>
    public Viewer Viewer => Actor?.Viewer ?? throw new InvalidOperationException("Nobody has signed in.");

    /// <summary>What was wrong with the moment asked for; null: nothing.</summary>
    public string? Mistake { get; set; }

    /// <summary>Null on pages that show no moment.</summary>
    public Moment? Moment { get; set; }

    public string Title { get; set; } = "";

    private readonly HashSet<string> cited = new(StringComparer.Ordinal);

    /// <summary>Notes that the page names a source; true where it is the first time.</summary>
    public bool Cite(string source) => cited.Add(source);

    public string? AsOf => OfMoment("as-of");

    public string? StatedBy => OfMoment("stated-by");

    /// <summary>Whether a past state is looked at.</summary>
    public bool IsPast => AsOf is not null || StatedBy is not null;

    public void Begin(HttpContext context, string language) => (request, Language, Actor) = (context, language, context.ActorOf());

    /// <summary>Whether who looks has a right: what menus and buttons ask.</summary>
    public bool May(Permission permission) => Actor is { } actor && Permissions.May(actor, permission);

    /// <summary>Whether who looks may send such a command at all; of one record, the door tells.</summary>
    public bool MaySend(string command) => Actor is { } actor && Permissions.MaySend(actor, command);

    /// <summary>Whether who looks may record anything at all.</summary>
    public bool MayRecord => CommandCatalogue.Names.Any(MaySend);

    /// <summary>Whether who looks may send such a command for his own agency alone.</summary>
    public bool SendsForOwnAlone(string command) => Actor is { } actor && Permissions.ToSend(actor, command) is Reach.Own;

    /// <summary>The same thing in the language of the page; both are written side by side, so that none is missing.</summary>
    public string Say(string vietnamese, string english) => Language is "en" ? english : vietnamese;

    /// <summary>How sure the name of an actor is.</summary>
    /// <param name="by">What the event says that he had signed in by.</param>
    public string SignedIn(string? by) => by switch
    {
        "session" => Say("đã đăng nhập", "signed in"),
        "token" => Say("bằng khóa API", "by an API token"),
        _ => Say("không có dấu đăng nhập", "no sign-in on record"),
    };

    /// <summary>The address of a page of this language, at the moment looked at.</summary>
    /// <param name="path">From the root on, without the language: <c>/incidents/yagi-2024</c>, with a query where it has one. What that says of the moment stays.</param>
    public string Link(string path)
    {
        var said = QueryHelpers.ParseQuery(path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? path[at..] : "");
        return Kept.Aggregate($"/{Language}{path}", (link, name) => !said.ContainsKey(name) && OfMoment(name) is { } value ? QueryHelpers.AddQueryString(link, name, value) : link);
    }

    /// <summary>The address of this page as it is now.</summary>
    public string AtNow => AddressOf(Others([.. QuestionText.Moments, .. ofMoment]));

    /// <summary>What a form that asks for another moment hands on: after a mistake nothing of the moment, whatever was wrong in it.</summary>
    public IEnumerable<KeyValuePair<string, string>> BesideMoment => Others([.. Mistake is null ? ["as-of", "stated-by"] : QuestionText.Moments, .. ofMoment]);

    /// <summary>The address of this page with one value of its query changed; null takes it away.</summary>
    public string With(string name, string? value, string? language = null)
    {
        var query = Known
            .Where(pair => !string.Equals(pair.Key, name, StringComparison.Ordinal))
            .SelectMany(pair => pair.Value.Select(one => KeyValuePair.Create(pair.Key, language is not null && pair.Key is NextName && one is not null ? InLanguage(one, language) : one)));
        var path = Request.Request.Path.Value!;
        // An address of no language is that of a page that is not there: the other language has its first page to offer.
        if (language is not null) path = IsOfLanguage(path) ? InLanguage(path, language) : $"/{language}";
        return QueryHelpers.AddQueryString(path, value is null ? query : query.Append(KeyValuePair.Create(name, (string?)value)));
    }

    /// <summary>What the query of this address holds beside some names: what a form has to hand on.</summary>
    public IEnumerable<KeyValuePair<string, string>> Others(params string[] names) => Known
        .Where(pair => !names.Contains(pair.Key, StringComparer.Ordinal))
        .SelectMany(pair => pair.Value.OfType<string>().Where(value => value.Length > 0).Select(value => KeyValuePair.Create(pair.Key, value)));

    /// <summary>This address without the fields of a form that were left empty, with days for words that mean another day tomorrow, and with the names of a question as they are read; null where it is so already.</summary>
    /// <param name="now">Local time of the register's zone.</param>
    public string? Tidied(DateTime now)
    {
        var others = Others().ToArray();
        var fixedOnes = others.Select(pair => (Name: Spelled(pair.Key), pair.Value)).Select(pair => KeyValuePair.Create(pair.Name, FixedDays.Of(pair.Name, pair.Value, now) ?? pair.Value)).ToArray();
        return Request.Request.Query.Any(pair => pair.Value.Any(string.IsNullOrEmpty)) || !fixedOnes.SequenceEqual(others) ? AddressOf(fixedOnes) : null;
    }

    private string AddressOf(IEnumerable<KeyValuePair<string, string>> query) =>
        QueryHelpers.AddQueryString(Request.Request.Path.ToUriComponent(), query.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));

    private IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> Known => Request.Request.Query.Where(pair => AddressNames.Knows(pair.Key));

    /// <summary>Queries are looked up in whatever letters, questions are not.</summary>
    private static string Spelled(string name) => QuestionText.Names.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) ?? name;

    /// <summary>An address of a page, of another language; any other stays.</summary>
    private static string InLanguage(string address, string language) => IsOfLanguage(address.Split('?', '#')[0]) ? $"/{language}{address[3..]}" : address;

    private static bool IsOfLanguage(string path) =>
        new PathString(path).StartsWithSegments("/vi", StringComparison.OrdinalIgnoreCase) || new PathString(path).StartsWithSegments("/en", StringComparison.OrdinalIgnoreCase);

    /// <summary>What was wrong is asked nowhere again.</summary>
    private string? OfMoment(string name) => Mistake is null ? Asked(name) : null;

    public string? Asked(string name) => Request.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;
}
