using System.CommandLine;
using System.Text;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Cli;

/// <summary>Seals the log now. What it prints is to be kept where nobody who can change the log can change it too.</summary>
internal static class SealVerb
{
    private static readonly Option<string?> output = new("--out") { Description = "Write the checkpoint to this file, or under its own name into this folder." };
    private static readonly Option<bool> publicKey = new("--key") { Description = "Print the public key that signs (PEM), and seal nothing." };
    private static readonly Option<bool> newKey = new("--new-key") { Description = "Go on with a key that is made now; the one before is kept beside it." };

    public static Command Create() => Verb.OnRegister(
        "seal",
        "Seals all events up to now and prints the signed checkpoint, to be kept outside: against it, 'verify --checkpoint' finds a tail that was cut and a log that was rewritten whole.",
        ["./run seal", "./run seal --out /mnt/ledger/checkpoint.txt", "./run seal --key > key.pem"],
        [output, publicKey, newKey, CommonOptions.Language, CommonOptions.Json],
        RunAsync);

    private static async Task<int> RunAsync(RegisterSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (session.Sealing is not { } sealing)
            throw new CliException(ExitCode.Failure, Standard.Say(
                $"Sổ sự kiện ở kho '{session.Settings.Store.Name}' không niêm phong được; chỉ kho postgres có (docs/stores.md).",
                $"A log in the store '{session.Settings.Store.Name}' cannot be sealed; only that in postgres can (docs/stores.md)."));
        if (parsed.GetValue(publicKey) && parsed.GetValue(newKey)) throw new CliException(ExitCode.Usage, "--key seals nothing: name it or --new-key, not both.");
        if (parsed.GetValue(publicKey)) return await PrintKeyAsync(sealing.Store, parsed.GetValue(output), cancellationToken);

        var seal = await sealing.Sealer.SealAsync(parsed.GetValue(newKey), cancellationToken)
            ?? throw new CliException(ExitCode.Refused, Standard.Say("Sổ chưa có sự kiện nào: không có gì để niêm phong.", "The register has no event yet: there is nothing to seal."));
        var published = session.Settings.Seals.FileOf(seal);
        var written = FileOf(parsed.GetValue(output), published);
        if (parsed.GetValue(CommonOptions.Json))
            Printed.Json(new { size = seal.Size, root = Convert.ToHexStringLower(seal.Root.Span), sealedAt = seal.SealedAt, key = SealKey.Of(seal.Key.Span)!.Id, checkpoint = seal.Note, folder = session.Settings.Seals.Folder, file = published });
        if (written is not null || !parsed.GetValue(CommonOptions.Json)) await WriteAsync(written, seal.Note, cancellationToken);
        Standard.Error.WriteLine(Standard.Say($"Đã niêm phong {seal.Size} sự kiện; tệp niêm phong: {published}. Hãy giữ bản sao ở nơi khác.", $"{seal.Size} events are sealed; the checkpoint is {published}. Keep a copy elsewhere."));
        if (written is not null) Standard.Error.WriteLine(Standard.Say($"Đã ghi tệp {written}.", $"Written to {written}."));
        return ExitCode.Success;
    }

    private static async Task<int> PrintKeyAsync(ISealStore store, string? path, CancellationToken cancellationToken)
    {
        if (await store.LatestAsync(cancellationToken) is not { } latest || SealKey.Of(latest.Key.Span) is not { } key)
            throw new CliException(ExitCode.NotFound, Standard.Say("Chưa niêm phong lần nào: chưa có khóa.", "Nothing is sealed yet: there is no key."));

        var written = FileOf(path, $"key-{key.Id}.pem");
        await WriteAsync(written, key.Pem, cancellationToken);
        Standard.Error.WriteLine(Standard.Say($"Khóa {key.Id}, SHA-256 {key.Digest}", $"Key {key.Id}, SHA-256 {key.Digest}"));
        if (written is not null) Standard.Error.WriteLine(Standard.Say($"Đã ghi tệp {written}.", $"Written to {written}."));
        return ExitCode.Success;
    }

    /// <summary>In a folder it has the name under which it is published.</summary>
    private static string? FileOf(string? asked, string named) => Directory.Exists(asked) ? Path.Combine(asked, Path.GetFileName(named)) : asked;

    private static Task WriteAsync(string? path, string text, CancellationToken cancellationToken) =>
        OutFile.WriteAsync(path, file => file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask(), cancellationToken);
}
