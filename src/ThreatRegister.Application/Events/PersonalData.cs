using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Events;

/// <summary>The keys of persons' data, one a subject, kept apart from the log. A destroyed key makes that data unreadable for ever.</summary>
public interface IKeyRing
{
    /// <summary>The subject's key (32 bytes), or null when there is none (any more).</summary>
    byte[]? Find(string subject);

    /// <summary>The subject's key, made durable before it is answered.</summary>
    byte[] FindOrCreate(string subject);
}

/// <summary>For people and for commands: <c>{"subject":"...","value":"..."}</c>.</summary>
internal sealed class PlainPersonalConverter : JsonConverter<Personal<string>>
{
    public override Personal<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = JsonSerializer.Deserialize<Form>(ref reader, options)!;
        return new(form.Subject, form.Value);
    }

    public override void Write(Utf8JsonWriter writer, Personal<string> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Form(value.Subject, value.Value), options);

    private sealed record Form(string Subject, string? Value = null);
}

/// <summary>For the log: <c>{"subject":"...","cipher":"base64 of nonce, AES-256-GCM text and tag"}</c>, the subject authenticated.</summary>
internal sealed class EncryptedPersonalConverter(IKeyRing keys) : JsonConverter<Personal<string>>
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public override Personal<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = JsonSerializer.Deserialize<Form>(ref reader, options)!;
        return new(form.Subject, form.Cipher is null ? null : Decrypt(form.Subject, form.Cipher));
    }

    public override void Write(Utf8JsonWriter writer, Personal<string> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Form(value.Subject, value.Value is null ? null : Encrypt(value.Subject, value.Value)), options);

    private byte[] Encrypt(string subject, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var cipher = new byte[NonceSize + plain.Length + TagSize];
        RandomNumberGenerator.Fill(cipher.AsSpan(0, NonceSize));
        using var aes = new AesGcm(keys.FindOrCreate(subject), TagSize);
        aes.Encrypt(
            cipher.AsSpan(0, NonceSize), plain, cipher.AsSpan(NonceSize, plain.Length), cipher.AsSpan(NonceSize + plain.Length), Encoding.UTF8.GetBytes(subject));
        return cipher;
    }

    private string? Decrypt(string subject, byte[] cipher)
    {
        if (keys.Find(subject) is not { } key) return null;
        if (cipher.Length < NonceSize + TagSize) throw new JsonException("An encrypted field is too short.");

        var plain = new byte[cipher.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(
                cipher.AsSpan(0, NonceSize), cipher.AsSpan(NonceSize, plain.Length), cipher.AsSpan(NonceSize + plain.Length), plain, Encoding.UTF8.GetBytes(subject));
        }
        catch (AuthenticationTagMismatchException mismatch)
        {
            throw new JsonException("An encrypted field does not match its subject's key.", mismatch);
        }

        return Encoding.UTF8.GetString(plain);
    }

    private sealed record Form(string Subject, byte[]? Cipher = null);
}

/// <summary>For fingerprints: a keyed hash instead of the value, so that a fingerprint cannot be used to guess it.</summary>
internal sealed class FingerprintPersonalConverter(IKeyRing keys) : JsonConverter<Personal<string>>
{
    public override Personal<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new InvalidOperationException("A fingerprint is only written.");

    public override void Write(Utf8JsonWriter writer, Personal<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("subject", value.Subject);
        if (value.Value is not null)
            writer.WriteBase64String("mac", HMACSHA256.HashData(keys.FindOrCreate(value.Subject), Encoding.UTF8.GetBytes(value.Value)));
        writer.WriteEndObject();
    }
}

/// <summary>Keys as files of one folder, named by the hash of the subject; readable by the owner alone.</summary>
public sealed class FileKeyRing(string folder) : IKeyRing
{
    private const int KeySize = 32;

    public byte[]? Find(string subject)
    {
        var path = PathOf(subject);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    public byte[] FindOrCreate(string subject)
    {
        if (Find(subject) is { } known) return known;

        Directory.CreateDirectory(folder);
        var path = PathOf(subject);
        var draft = Path.Combine(folder, $"{Guid.NewGuid():N}.new");
        using (var file = new FileStream(draft, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly() }))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeySize));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft); // another process was first: its key is the subject's
        }

        return File.ReadAllBytes(path);
    }

    private static UnixFileMode? OwnerOnly() => OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string PathOf(string subject) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject))) + ".key");
}
