using System.Text.Json;
using System.Text.Json.Nodes;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Places;
using ThreatRegister.Projections.Agencies;

namespace ThreatRegister.Application.Queries;

/// <summary>A name of an agency or a place that nothing else in the register has.</summary>
/// <param name="Near">One that is there and written much alike; null: none is.</param>
/// <param name="Register">Where that one is listed.</param>
public sealed record NewName(string Name, string? Near, string Register);

/// <summary>Which agencies and places an event names that nobody named before: often the same ones, misspelt. They are recorded as they were written.</summary>
public sealed class NewNames(IRegisters registers, RecordReader records, PlaceReader places)
{
    /// <summary>With more hits than these the name is taken for one that is known.</summary>
    private const int MostLookedAt = 10;

    /// <summary>Members that hold the name of an agency as somebody wrote it; an id is none.</summary>
    public static IReadOnlySet<string> OfAgencies { get; } = new HashSet<string>(["by", "unit", "issuer", "agency", "owner", "to", "from", "participants"], StringComparer.Ordinal);

    /// <param name="data">The event as JSON.</param>
    /// <param name="own">The record that it is of: what that says of itself makes no name known.</param>
    public async Task<IReadOnlyList<NewName>> OfAsync(Viewer viewer, Moment moment, JsonNode data, string own, CancellationToken cancellationToken = default)
    {
        var (agencies, named) = Read(data);
        var found = new List<NewName>();
        if (agencies.Count > 0)
        {
            var rows = await registers.RowsAsync<AgencyRow>(viewer, moment, cancellationToken);
            var book = new AgencyBook(rows);
            foreach (var name in agencies.Where(name => book.Find(name).Count == 0))
                if (await IsNewAsync(viewer, moment, name, own, cancellationToken)) found.Add(new(name, Spelling.Nearest(name, rows.SelectMany(row => row.Names).SelectMany(WrittenOf)), "agencies"));
        }

        if (named.Count > 0)
        {
            var book = await places.AtAsync(moment, cancellationToken);
            foreach (var name in named.Where(name => book.Meant(name).Count == 0))
                if (await IsNewAsync(viewer, moment, name, own, cancellationToken)) found.Add(new(name, Spelling.Nearest(name, book.All.SelectMany(place => place.Names).SelectMany(WrittenOf)), "places"));
        }

        return found;
    }

    /// <summary>The names of agencies and of places that an event holds.</summary>
    public static (IReadOnlyList<string> Agencies, IReadOnlyList<string> Places) Read(JsonNode data)
    {
        var (agencies, named) = (new List<string>(), new List<string>());
        void Walk(JsonNode? node, string member, string within)
        {
            switch (node)
            {
                case JsonObject body:
                    foreach (var (name, value) in body) Walk(value, name, member);
                    break;
                case JsonArray list:
                    foreach (var one in list) Walk(one, member, within);
                    break;
                case JsonValue value when value.TryGetValue<string>(out var text) && !IdText.IsValid(text):
                    if (OfAgencies.Contains(member)) agencies.Add(text);
                    else if (member is "name" && within is "place") named.Add(text);
                    break;
            }
        }

        Walk(data, "", "");
        return ([.. agencies.Distinct(StringComparer.Ordinal)], [.. named.Distinct(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> WrittenOf(Dated<LocalizedText> name) => new[] { name.Value.Vi, name.Value.En }.OfType<string>();

    /// <summary>A search finds what holds the beginnings of its words: whether it is the name is seen in the records.</summary>
    private async Task<bool> IsNewAsync(Viewer viewer, Moment moment, string name, string own, CancellationToken cancellationToken)
    {
        var hits = await registers.SearchAsync(viewer, moment, name, MostLookedAt, cancellationToken);
        if (hits.Count == MostLookedAt) return false;

        var key = SearchKey.Of(name);
        foreach (var hit in hits.Where(hit => !string.Equals(hit.Id, own, StringComparison.Ordinal)))
            if (RecordFinder.RegisterOf(hit.Register) is not { } register || await records.FindAsync(register, hit.Id, moment, cancellationToken) is not { } record || Holds(JsonSerializer.SerializeToNode(record.Latest, JsonForms.Plain), key)) return false;
        return true;
    }

    private static bool Holds(JsonNode? node, string key) => node switch
    {
        JsonObject body => body.Any(member => Holds(member.Value, key)),
        JsonArray list => list.Any(one => Holds(one, key)),
        JsonValue value => value.TryGetValue<string>(out var text) && SearchKey.Of(text).Contains(key, StringComparison.Ordinal),
        _ => false,
    };
}
