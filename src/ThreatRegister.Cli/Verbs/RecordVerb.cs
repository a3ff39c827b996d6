using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;

namespace ThreatRegister.Cli;

internal static class RecordVerb
{
    private const int MaxBytes = 1 << 20;

    public static Command Create()
    {
        var command = new Argument<string?>("command") { Description = "Name of the command, such as report-incident.", Arity = ArgumentArity.ZeroOrOne };
        var file = new Argument<string?>("file") { Description = "Its JSON (UTF-8); - or nothing: standard input.", Arity = ArgumentArity.ZeroOrOne };
        var list = new Option<bool>("--list") { Description = "Name all commands." };
        var schema = new Option<bool>("--schema") { Description = "Print the JSON schema of the command." };
        var id = new Option<Guid?>("--command-id") { Description = "A UUID by which a repetition is recognised (default: a new one)." };
        var expect = new Option<long?>("--expect") { Description = "The version that what is changed must have." };
        return Verb.Of(
            "record",
            "Records any command, given as JSON.",
            ["./run record --list", "./run record report-incident --schema", "./run record report-incident incident.json", "echo '{\"incident\":\"covid-19\",\"text\":\"...\"}' | ./run record note-on-incident -"],
            [command, file, list, schema, id, expect, CommonOptions.Json],
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(list))
                {
                    Printed.Text(string.Join('\n', CommandCatalogue.Names));
                    return ExitCode.Success;
                }

                var name = NameOf(parsed.GetValue(command));
                if (parsed.GetValue(schema))
                {
                    Printed.Json(CommandCatalogue.SchemaOf(name));
                    return ExitCode.Success;
                }

                var path = parsed.GetValue(file);
                var body = Parse(name, await ReadAsync(path, cancellationToken), path is null or "-" ? "standard input" : path);
                var settings = parsed.Settings();
                await using var session = await RegisterSession.OpenAsync(settings, cancellationToken);
                var answer = await session.Commands.ExecuteAsync(new(body, parsed.GetValue(id) ?? Guid.CreateVersion7(), settings.Actor, parsed.GetValue(expect)), cancellationToken);
                if (answer is CommandAnswer.Accepted { Position: > 0 } accepted) await session.Maintenance.CatchUpAsync(accepted.Position, cancellationToken: cancellationToken);
                return Answers.Print(answer, parsed.GetValue(CommonOptions.Json));
            });
    }

    private static string NameOf(string? name)
    {
        if (name is null) throw new CliException(ExitCode.Usage, "Which command? 'record --list' names them.");
        if (CommandCatalogue.Contains(name)) return name;

        var nearest = CommandCatalogue.Names.MinBy(known => Distance(known, name))!;
        throw new CliException(ExitCode.BadInput, $"There is no command '{name}'. Did you mean '{nearest}'? 'record --list' names all.");
    }

    private static async Task<byte[]> ReadAsync(string? path, CancellationToken cancellationToken)
    {
        var isFile = path is not (null or "-");
        var from = isFile ? path! : "standard input";
        if (isFile && !File.Exists(path)) throw new CliException(ExitCode.BadInput, $"{path}: there is no such file.");
        await using var input = isFile ? File.OpenRead(path!) : Console.OpenStandardInput();
        var bytes = new byte[MaxBytes + 1];
        var length = await input.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > MaxBytes)
            throw new CliException(ExitCode.BadInput, $"{from}: line {bytes.AsSpan(0, MaxBytes).Count((byte)'\n') + 1}: a command has at most {MaxBytes} bytes. 'import csv' takes large files.");

        var start = bytes.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        return RequireUtf8(bytes[start..length], from);
    }

    private static byte[] RequireUtf8(byte[] bytes, string from)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
            return bytes;
        }
        catch (DecoderFallbackException wrong)
        {
            var before = bytes.AsSpan(0, Math.Max(0, wrong.Index));
            throw new CliException(
                ExitCode.BadInput, $"{from}: line {before.Count((byte)'\n') + 1}, byte {before.Length - before.LastIndexOf((byte)'\n')}: this is not UTF-8. Save the file as UTF-8.");
        }
    }

    private static object Parse(string name, byte[] json, string from)
    {
        try
        {
            return CommandCatalogue.Parse(name, WithId(name, json));
        }
        catch (JsonException wrong)
        {
            throw new CliException(ExitCode.BadInput, $"{from}: {Describe(wrong)} ('record {name} --schema' prints what is expected.)");
        }
    }

    /// <summary>A new record may leave its id out: it then gets one.</summary>
    private static byte[] WithId(string name, byte[] json)
    {
        if (!name.StartsWith("report-", StringComparison.Ordinal)) return json;
        if (JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is not JsonObject body) return json;
        var member = CommandCatalogue.IdMemberOf(name);
        if (body.ContainsKey(member)) return json;

        body[member] = Guid.CreateVersion7().ToString();
        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    private static string Describe(JsonException wrong)
    {
        var line = wrong.LineNumber is { } number ? $"line {number + 1}, byte {wrong.BytePositionInLine + 1}, " : "";
        var reason = wrong.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
        return $"{line}field {wrong.Path ?? "$"}: {reason}";
    }

    /// <summary>How many letters apart two names are (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}

/// <summary>What became of a command, for people, programs and the exit code.</summary>
internal static class Answers
{
    public static int Print(CommandAnswer answer, bool json)
    {
        switch (answer)
        {
            case CommandAnswer.Accepted done when json:
                Printed.Json(new { stream = done.Stream.ToString(), id = done.Stream.Id, version = done.Version, position = done.Position, events = done.Events, repeated = done.Repeated });
                return ExitCode.Success;
            case CommandAnswer.Accepted { Events: 0, Repeated: false } done:
                Printed.Text($"{done.Stream}: nothing to change, it is so already (version {done.Version}).");
                return ExitCode.Success;
            case CommandAnswer.Accepted done:
                Printed.Text($"{done.Stream}: {(done.Repeated ? "was recorded before" : "recorded")}, version {done.Version}, position {done.Position}.");
                return ExitCode.Success;
            case CommandAnswer.Refused refused:
                Console.Error.WriteLine($"Refused ({refused.Reason}){(refused.Field is null ? "" : $", field {refused.Field}")}: {RefusalText.Of(refused.Reason, "en")}. Nothing was recorded.");
                return ExitCode.Refused;
            case CommandAnswer.Stale stale:
                Console.Error.WriteLine($"{stale.Stream} is at version {stale.Actual} by now, not at the one you expected: look at 'history {stale.Stream.Id}', then send it again with --expect {stale.Actual}. Nothing was recorded.");
                return ExitCode.Conflict;
            case CommandAnswer.IdConflict conflict:
                Console.Error.WriteLine($"The command id {conflict.CommandId} was used before with another body: take a new id. Nothing was recorded.");
                return ExitCode.Conflict;
            default:
                throw new InvalidOperationException($"No words for {answer}.");
        }
    }
}
