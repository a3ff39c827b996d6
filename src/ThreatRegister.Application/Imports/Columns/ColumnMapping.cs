using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Imports.Columns;

/// <summary>Writes which column is what as a mapping: from there on it is one like any other.</summary>
public static class ColumnMapping
{
    private static readonly JsonSerializerOptions json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of the mapping (UTF-8).</summary>
    /// <param name="language">That in which the source's title is.</param>
    public static byte[] Write(ColumnChoices choices, FileSample sample, ThreatTypeTree types, string language)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(sample);
        var mapping = new JsonObject
        {
            ["source"] = new JsonObject { ["id"] = choices.Source ?? SourceIdOf(choices.SourceTitle), ["title"] = new JsonObject { [language] = choices.SourceTitle } },
            ["file"] = new JsonObject { ["encoding"] = sample.File.Encoding, ["delimiter"] = sample.File.Delimiter },
            ["cleaning"] = new JsonObject { ["blanks"] = new JsonArray("-") },
            ["id"] = choices.Columns.TryGetValue(ColumnWords.Id, out var id) ? new JsonObject { ["columns"] = new JsonArray(id) } : new JsonObject { ["content"] = true },
        };
        if (choices.Kind is { } kind) mapping["kind"] = Codes.Of(kind);
        else if (choices.Columns.ContainsKey(ColumnWords.Quantity)) mapping["severalKind"] = Codes.Of(RecordKind.Aggregate);
        foreach (var field in ColumnWords.Fields.Where(field => field.Key is not ColumnWords.Id))
        {
            var column = choices.Columns.GetValueOrDefault(field.Key);
            var otherwise = choices.Otherwise.GetValueOrDefault(field.Key);
            if ((column is null ? otherwise is null ? null : new JsonObject { ["fixed"] = otherwise } : ValueOf(field.Key, column, otherwise, choices, types)) is { } value) Put(mapping, field.Key, value);
        }

        return Encoding.UTF8.GetBytes(mapping.ToJsonString(json));
    }

    /// <summary>A title as an id, the same for each file of the source.</summary>
    public static string SourceIdOf(string title)
    {
        var id = string.Join('-', SearchKey.WordsOf(title).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0));
        return id.Length is > 0 and <= 60 ? id : $"{id[..Math.Min(id.Length, 40)]}{(id.Length > 0 ? "-" : "")}{Digests.Short(DerivedIds.Digest(SearchKey.Of(title)))[..8]}";
    }

    private static JsonObject ValueOf(string field, string column, string? otherwise, ColumnChoices choices, ThreatTypeTree types)
    {
        if (field is ColumnWords.Occurred) return new() { ["columns"] = new JsonArray(column), ["asWritten"] = true };

        var value = new JsonObject { ["column"] = column };
        if (field is ColumnWords.Quantity) value["asWritten"] = true;
        if (WrittenValues.AreOf(field)) AddMeanings(value, field, choices, types);
        if (otherwise is not null) value["blank"] = otherwise;
        return value;
    }

    /// <summary>What was chosen for the texts of this file, and all that the register itself calls them, for the next one.</summary>
    private static void AddMeanings(JsonObject value, string field, ColumnChoices choices, ThreatTypeTree types)
    {
        var meanings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var ((of, text), code) in choices.Meanings)
        {
            if (string.Equals(of, field, StringComparison.Ordinal)) meanings.TryAdd(text.Normalize(), code);
        }

        var known = WrittenValues.Known(field, types).SelectMany(one => one.Called.Select(called => (Called: called.Trim().Normalize(), one.Code))).ToList();
        foreach (var same in known.GroupBy(one => one.Called, StringComparer.OrdinalIgnoreCase).Where(same => same.Select(one => one.Code).Distinct(StringComparer.Ordinal).Count() == 1)) meanings.TryAdd(same.Key, same.First().Code);

        var groups = meanings.Where(meaning => meaning.Value is not null).GroupBy(meaning => meaning.Value!, meaning => meaning.Key, StringComparer.Ordinal);
        value["groups"] = new JsonObject(groups.Select(group => KeyValuePair.Create(group.Key, (JsonNode?)new JsonArray([.. group.Select(text => (JsonNode)text)]))));
        var unstated = meanings.Where(meaning => meaning.Value is null).ToList();
        if (unstated.Count > 0) value["values"] = new JsonObject(unstated.Select(meaning => KeyValuePair.Create(meaning.Key, (JsonNode?)null)));
    }

    private static void Put(JsonObject mapping, string field, JsonObject value)
    {
        if (field is ColumnWords.Type) value = new() { ["value"] = value };
        if (field.Split('.') is not [var part, var member])
        {
            mapping[field] = value;
            return;
        }

        if (mapping[part] is not JsonObject whole) mapping[part] = whole = [];
        whole[member] = value;
    }
}
