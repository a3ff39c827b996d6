using System.CommandLine;
using System.Text;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.EventLog;

namespace ThreatRegister.Cli;

internal static class RecordVerb
{
    private const int MaxBytes = 1 << 20;

    public static Command Create()
    {
        var command = new Argument<string?>("command") { Description = "Name of the command, such as report-incident.", Arity = ArgumentArity.ZeroOrOne };
        var file = new Argument<string?>("file") { Description = "Its JSON (UTF-8); - or nothing: standard input.", Arity = ArgumentArity.ZeroOrOne };
        var list = new Option<bool>("--list") { Description = "Name all commands, each with what it does." };
        var schema = new Option<bool>("--schema") { Description = "Print the JSON schema of the command." };
        var expect = new Option<long?>("--expect") { Description = "The version that what is changed must have." };
        return Verb.Of(
            "record",
            "Records any command, given as JSON.",
            ["./run record --list", "./run record report-incident --schema", "./run record report-incident incident.json", "echo '{\"incident\":\"covid-19\",\"text\":\"...\"}' | ./run record note-on-incident -"],
            [command, file, list, schema, Sending.CommandId, expect, DuplicateCheck.Asked, DuplicateCheck.New, CommonOptions.Language, CommonOptions.Json],
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(list))
                {
                    PrintList(parsed.GetValue(CommonOptions.Language)!, parsed.GetValue(CommonOptions.Json));
                    return ExitCode.Success;
                }

                var name = NameOf(parsed.GetValue(command));
                if (parsed.GetValue(schema))
                {
                    Printed.Json(CommandCatalogue.SchemaOf(name));
                    return ExitCode.Success;
                }

                var commandId = Sending.IdOf(parsed);
                var path = parsed.GetValue(file);
                var body = CommandJson.Parse(name, await ReadAsync(path, cancellationToken), path is null or "-" ? "standard input" : path, commandId);
                var settings = parsed.Settings();
                await using var session = await RegisterSession.OpenAsync(settings, cancellationToken);
                if (await DuplicateCheck.FindAsync(session, body, parsed, cancellationToken) is { Count: > 0 } candidates) return DuplicateCheck.Offer(candidates, parsed);

                return await Sending.SendAsync(session, parsed, new CommandEnvelope(body, commandId, settings.Actor, parsed.GetValue(expect)), cancellationToken);
            });
    }

    private static void PrintList(string language, bool asJson)
    {
        if (asJson)
        {
            Printed.Json(CommandCatalogue.Names.Select(name => new { name, does = CommandWords.Of(name, language) }));
            return;
        }

        var longest = CommandCatalogue.Names.Max(name => name.Length);
        Printed.Text(string.Join('\n', CommandCatalogue.Names.Select(name => $"{name.PadRight(longest)}  {CommandWords.Of(name, language)}")));
    }

    private static string NameOf(string? name)
    {
        if (name is null) throw new CliException(ExitCode.Usage, Standard.Say("Lệnh nào? 'record --list' liệt kê.", "Which command? 'record --list' names them."));
        if (CommandCatalogue.Contains(name)) return name;

        var nearest = CommandCatalogue.Names.MinBy(known => Spelling.Distance(known, name))!;
        throw new CliException(ExitCode.BadInput, Standard.Say(
            $"Không có lệnh '{name}'. Có phải là '{nearest}'? 'record --list' liệt kê tất cả.", $"There is no command '{name}'. Did you mean '{nearest}'? 'record --list' names all."));
    }

    internal static async Task<byte[]> ReadAsync(string? path, CancellationToken cancellationToken)
    {
        var isFile = path is not (null or "-");
        var from = isFile ? path! : "standard input";
        await using var input = isFile ? Open(path!) : Standard.OpenInput();
        var bytes = new byte[MaxBytes + 1];
        var length = await FillAsync(input, bytes, from, cancellationToken);
        if (length > MaxBytes)
            throw new CliException(ExitCode.BadInput, $"{from}: line {bytes.AsSpan(0, MaxBytes).Count((byte)'\n') + 1}: a command has at most {MaxBytes} bytes. 'import csv' takes large files.");

        var start = bytes.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        return RequireUtf8(bytes[start..length], from);
    }

    private static async Task<int> FillAsync(Stream input, byte[] bytes, string from, CancellationToken cancellationToken)
    {
        try
        {
            return await input.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(from, broken);
        }
    }

    internal static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CliException(ExitCode.BadInput, Standard.Say($"{path}: không có tệp này.", $"{path}: there is no such file."));
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unreadable(path, closed);
        }
    }

    internal static CliException Unreadable(string path, Exception why) => new(ExitCode.BadInput, Standard.Say($"{path}: không đọc được: {why.Message}", $"{path}: it cannot be read: {why.Message}"));

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
}
