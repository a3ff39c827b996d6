using System.Security.Cryptography;

namespace ThreatRegister.EventLog.Seals;

/// <summary>The public half of the key that signs checkpoints: ECDSA on P-256 with SHA-256, its signatures in DER, as openssl takes and gives them.</summary>
public sealed class SealKey
{
    private const string P256 = "1.2.840.10045.3.1.7";

    private SealKey(byte[] info) => Info = info;

    /// <summary>As SubjectPublicKeyInfo.</summary>
    public ReadOnlyMemory<byte> Info { get; }

    /// <summary>What a signature line names its key by: the first four bytes of <see cref="Digest"/>.</summary>
    public string Id => Digest[..8];

    /// <summary>SHA-256 of <see cref="Info"/> in hex: what people compare.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Info.Span));

    public string Pem => PemEncoding.WriteString("PUBLIC KEY", Info.Span) + "\n";

    /// <summary>Null: that is no public key on P-256.</summary>
    public static SealKey? Of(ReadOnlySpan<byte> info)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(info, out var read);
            return IsP256(key.ExportParameters(includePrivateParameters: false)) && read == info.Length ? new(info.ToArray()) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Null: that is no PEM of a public key on P-256.</summary>
    public static SealKey? OfPem(string pem)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return IsP256(key.ExportParameters(includePrivateParameters: false)) ? new(key.ExportSubjectPublicKeyInfo()) : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>By its name: other curves have as many bits.</summary>
    private static bool IsP256(ECParameters parameters) => parameters.Curve.IsNamed && parameters.Curve.Oid.Value is P256;

    public bool HasSigned(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Info.Span, out _);
        return key.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}

/// <summary>The private half.</summary>
public sealed class SealSigner : IDisposable
{
    private readonly ECDsa key;

    private SealSigner(ECDsa key)
    {
        this.key = key;
        Key = SealKey.Of(key.ExportSubjectPublicKeyInfo()) ?? throw new CryptographicException("The key is none on P-256.");
    }

    public SealKey Key { get; }

    public static SealSigner Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <exception cref="CryptographicException">That is no PEM of a private key on P-256.</exception>
    public static SealSigner OfPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            // A public key has none: that throws here, not when it is to sign.
            _ = key.ExportPkcs8PrivateKey();
            return new(key);
        }
        catch (ArgumentException wrong)
        {
            key.Dispose();
            throw new CryptographicException(wrong.Message, wrong);
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>PKCS #8 as PEM.</summary>
    public string ToPem() => key.ExportPkcs8PrivateKeyPem() + "\n";

    public byte[] Sign(ReadOnlySpan<byte> text) => key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose() => key.Dispose();
}
