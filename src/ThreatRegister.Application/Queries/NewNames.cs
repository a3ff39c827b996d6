using System.Text.Json;
using System.Text.Json.Nodes;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
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

    /// <param name="type">What the event is read as.</param>
    /// <param name="data">The event as JSON.</param>
    /// <param name="own">The record that it is of: what that says of itself makes no name known.</param>
    public async Task<IReadOnlyList<NewName>> OfAsync(Viewer viewer, Moment moment, Type type, JsonNode data, string own, CancellationToken cancellationToken = default)
    {
        var (agencies, named) = Read(type, data);
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
    public static (IReadOnlyList<string> Agencies, IReadOnlyList<string> Places) Read(Type type, JsonNode data)
    {
        var (agencies, named) = (new List<string>(), new List<string>());
        void Walk(JsonNode? node, Type shape, bool isAgency, bool isPlace)
        {
            switch (node)
            {
                case JsonObject body:
                    foreach (var property in JsonForms.Plain.GetTypeInfo(Nullable.GetUnderlyingType(shape) ?? shape).Properties)
                        Walk(body[property.Name], property.PropertyType, AgencyMembers.Has(property.DeclaringType, property.Name), property.DeclaringType == typeof(Place) && property.Name is "name");
                    break;
                case JsonArray list when shape.IsGenericType:
                    foreach (var one in list) Walk(one, shape.GetGenericArguments()[0], isAgency, isPlace);
                    break;
                case JsonValue value when value.TryGetValue<string>(out var text) && !IdText.IsValid(text):
                    if (isAgency) agencies.Add(text);
                    else if (isPlace) named.Add(text);
                    break;
            }
        }

        Walk(data, type, isAgency: false, isPlace: false);
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
