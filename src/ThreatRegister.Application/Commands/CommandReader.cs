using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ThreatRegister.Application.Events;

namespace ThreatRegister.Application.Commands;

/// <summary>What is sent as a command and is none: its message says where and why, and names no type of the program.</summary>
/// <param name="isJson">Whether it is JSON at all.</param>
/// <param name="field">The path of the member that it is about; null where it is none.</param>
public sealed class CommandBodyException(string message, bool isJson, string? field, Exception inner) : Exception(message, inner)
{
    public bool IsJson { get; } = isJson;

    public string? Field { get; } = field;
}

/// <summary>Reads a command's JSON, the same for every road that takes it, and says what is wrong with it.</summary>
public static partial class CommandReader
{
    // Messages quote the file: their length is bounded before anything is matched in them.
    private const int MaxReason = 1_000;
    private const int MatchTimeout = 1_000;

    private static readonly string[] withMadeIds = ["report-incident", "receive-report", "hand-over-shift"];

    private static readonly JsonDocumentOptions asCommand = new() { MaxDepth = JsonForms.Plain.MaxDepth };

    /// <param name="commandId">What the id of a new record is made of, where the command leaves it out.</param>
    /// <exception cref="CommandBodyException">It is not this command.</exception>
    public static object Read(string name, byte[] json, Guid commandId)
    {
        try
        {
            return CommandCatalogue.Parse(name, WithId(name, json, commandId));
        }
        catch (JsonException wrong)
        {
            throw new CommandBodyException(Describe(wrong), IsJson(json), wrong.Path, wrong);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            // Half of a surrogate pair (\ud800 alone): the serializer reads it as JSON and not as text.
            throw new CommandBodyException($"a text in it is not Unicode: {wrong.Message}", isJson: true, field: null, wrong);
        }
    }

    private static bool IsJson(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, asCommand);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The reason in words for people.</summary>
    public static string Reason(string message)
    {
        var reason = message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
        if (reason.Length > MaxReason) reason = reason[..MaxReason] + "…";
        reason = Converted().Replace(reason, match => $"{Expected(match.Groups["said"].Value)} is expected.");
        reason = Missing().Replace(reason, match => $"missing: {match.Groups["said"].Value.Replace("'", "", StringComparison.Ordinal)}.");
        reason = Unmapped().Replace(reason, match => $"there is no member '{match.Groups["said"].Value}' here.");
        reason = Null().Replace(reason, match => $"'{match.Groups["said"].Value}' cannot be null.");
        reason = Duplicate().Replace(reason, match => $"the member {match.Groups["said"].Value} is there twice.");
        return reason.Replace("not StartObject", "not an object", StringComparison.Ordinal).Replace("not StartArray", "not a list", StringComparison.Ordinal)
            .Replace("not Number", "not a number", StringComparison.Ordinal).Replace("not Null", "not null", StringComparison.Ordinal)
            .Replace("not True", "not true", StringComparison.Ordinal).Replace("not False", "not false", StringComparison.Ordinal).Replace("not String", "not a text", StringComparison.Ordinal);
    }

    /// <summary>
    /// A new record may leave its id out. It is then made of the command's id, so that the command sent again is the same record and not
    /// a second one.
    /// </summary>
    private static byte[] WithId(string name, byte[] json, Guid commandId)
    {
        if (!withMadeIds.Contains(name, StringComparer.Ordinal)) return json;
        if (JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is not JsonObject body) return json;
        var member = CommandCatalogue.IdMemberOf(name);
        if (body.ContainsKey(member)) return json;

        body[member] = commandId.ToString();
        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    private static string Describe(JsonException wrong)
    {
        var line = wrong.LineNumber is { } number ? $"line {number + 1}, byte {wrong.BytePositionInLine + 1}, " : "";
        return $"{line}field {wrong.Path ?? "$"}: {(wrong.InnerException is InvalidOperationException or FormatException && Token(wrong.InnerException.Message) is { } said ? said : Reason(wrong.Message))}";
    }

    /// <summary>What the reader met where it wanted something else. The outer message then names the object around it; null: the outer one says it.</summary>
    private static string? Token(string message)
    {
        if (message.Contains("UTF-16", StringComparison.Ordinal) || message.Contains("UTF-8", StringComparison.Ordinal)) return "this text is not Unicode: half of a surrogate pair stands alone.";
        if (message.Contains("as a string", StringComparison.Ordinal)) return "a text is expected.";
        if (message.Contains("as a number", StringComparison.Ordinal) || message.Contains("out of bounds", StringComparison.Ordinal)) return "a number is expected, within its bounds.";
        return message.Contains("as a boolean", StringComparison.Ordinal) ? "true or false is expected." : null;
    }

    private static string Expected(string type)
    {
        var name = type.StartsWith("System.Nullable`1[", StringComparison.Ordinal) ? type["System.Nullable`1[".Length..].TrimEnd(']') : type;
        return name switch
        {
            "System.String" => "a text",
            "System.Boolean" => "true or false",
            "System.Int16" or "System.Int32" or "System.Int64" => "a whole number",
            "System.Decimal" or "System.Double" or "System.Single" => "a number",
            "System.DateOnly" => "a day (yyyy-MM-dd)",
            "System.DateTimeOffset" or "System.DateTime" => "an instant (2026-11-21T08:00:00+07:00)",
            "System.Guid" => "a UUID",
            _ when name.Contains("[]", StringComparison.Ordinal) || name.Contains("Items`1", StringComparison.Ordinal) || name.Contains("List`1", StringComparison.Ordinal) => "a list",
            _ => "an object",
        };
    }

    [GeneratedRegex(@"The JSON value could not be converted to (?<said>\S+?)\.(?=\s|$)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Converted();

    [GeneratedRegex(@"JSON deserialization for type '[^']*' was missing required properties[^:]*: (?<said>.*?)\.?$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Missing();

    [GeneratedRegex(@"The JSON property '(?<said>.*?)' could not be mapped to any \.NET member contained in type '[^']*'\.", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Unmapped();

    [GeneratedRegex(@"The (?:constructor parameter|property or field) '(?<said>.*?)' on type '[^']*' doesn't allow (?:getting |setting )?null values\..*$", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Null();

    [GeneratedRegex(@"Duplicate property (?<said>'.*?') encountered during deserialization(?: of type '[^']*')?\.", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Duplicate();
}
