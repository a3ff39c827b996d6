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
    /// <exception cref="SubjectErasedException">The subject was erased: nothing about it is taken any more.</exception>
    byte[] FindOrCreate(string subject);
}

/// <summary>A person's data was erased; a new key would take up again what was ended.</summary>
public sealed class SubjectErasedException(string subject) : Exception($"The data of '{subject}' was erased.")
{
    public string Subject { get; } = subject;
}

/// <summary>A key that is there and cannot be used. Its data is not erased, so it must not read as if it were.</summary>
public sealed class DamagedKeyException(string path, string what, Exception? inner = null)
    : Exception($"Damaged key file: {path} {what}. Put it back from a copy; only an empty file says that the data was erased.", inner);

/// <summary>For people and for commands: <c>{"subject":"...","value":"..."}</c>.</summary>
internal sealed class PlainPersonalConverter : JsonConverter<Personal<string>>
{
    public override Personal<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = Part.Read<Form>(ref reader, options, "personal data");
        return new(form.Subject, form.Value);
    }

    public override void Write(Utf8JsonWriter writer, Personal<string> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Form(value.Subject, value.Value), options);

    private sealed record Form(string Subject, string? Value = null);
}

/// <summary>For events that are shown otherwise than they are stored: <c>{"subject":"..."}</c>.</summary>
internal sealed class WithheldPersonalConverter : JsonConverter<Personal<string>>
{
    public override Personal<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new InvalidOperationException("What is withheld is only written.");

    public override void Write(Utf8JsonWriter writer, Personal<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("subject", value.Subject);
        writer.WriteEndObject();
    }
}

/// <summary>
/// For the log: <c>{"subject":"...","key":"...","cipher":"base64 of nonce, AES-256-GCM text and tag"}</c>, the subject authenticated. The
/// key's mark tells a destroyed key, whose subject may have got another since, from text that was tampered with.
/// </summary>
internal sealed class EncryptedPersonalConverter(IKeyRing keys) : JsonConverter<Personal<string>>
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public override Personal<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = Part.Read<Form>(ref reader, options, "personal data");
        if (form.Cipher is null != form.Key is null) throw new JsonException("An encrypted field has a cipher and the mark of its key, or neither.");
        return new(form.Subject, form.Cipher is null ? null : Decrypt(form.Subject, form.Key!, form.Cipher));
    }

    public override void Write(Utf8JsonWriter writer, Personal<string> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Value is null ? new Form(value.Subject) : Encrypt(value.Subject, value.Value), options);

    private Form Encrypt(string subject, string text)
    {
        var key = keys.FindOrCreate(subject);
        var plain = Encoding.UTF8.GetBytes(text);
        var cipher = new byte[NonceSize + plain.Length + TagSize];
        RandomNumberGenerator.Fill(cipher.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(
            cipher.AsSpan(0, NonceSize), plain, cipher.AsSpan(NonceSize, plain.Length), cipher.AsSpan(NonceSize + plain.Length), Encoding.UTF8.GetBytes(subject));
        return new(subject, MarkOf(key), cipher);
    }

    private string? Decrypt(string subject, string mark, byte[] cipher)
    {
        if (keys.Find(subject) is not { } key || !string.Equals(MarkOf(key), mark, StringComparison.Ordinal)) return null;
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

    private static string MarkOf(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "key mark"u8).AsSpan(0, 8));

    private sealed record Form(string Subject, string? Key = null, byte[]? Cipher = null);
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

/// <summary>Whose data an event holds, as it is stored: by the codes under which it is encrypted.</summary>
public static class PersonalSubjects
{
    /// <returns>The members that are about a person, each with the code.</returns>
    public static IReadOnlyList<(string Member, string Subject)> In(ReadOnlyMemory<byte> stored)
    {
        using var data = JsonDocument.Parse(stored);
        return data.RootElement.ValueKind is not JsonValueKind.Object ? [] :
        [
            .. data.RootElement.EnumerateObject()
                .Where(member => member.Value.ValueKind is JsonValueKind.Object && member.Value.TryGetProperty("cipher", out _))
                .Select(member => (member.Name, member.Value.GetProperty("subject").GetString()!)),
        ];
    }
}
