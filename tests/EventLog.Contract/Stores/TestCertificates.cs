using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>An authority made for one test, and one certificate for all nodes of its cluster.</summary>
internal sealed class TestCertificates
{
    private readonly string folder;

    private TestCertificates(string folder) => this.folder = folder;

    /// <summary>The file with the authority's certificate.</summary>
    public string Authority => Path.Combine(folder, "trusted", "authority.crt");

    /// <summary>What a node is started with.</summary>
    public string[] Options =>
    [
        "--certificate-file", Path.Combine(folder, "node.crt"), "--certificate-private-key-file", Path.Combine(folder, "node.key"),
        "--trusted-root-certificates-path", Path.Combine(folder, "trusted"),
    ];

    public X509ChainPolicy Trust() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(Authority) },
    };

    public static TestCertificates Make(string folder)
    {
        var made = new TestCertificates(folder);
        Directory.CreateDirectory(Path.GetDirectoryName(made.Authority)!);
        var (since, until) = (DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var authorityKey = RSA.Create(2048);
        var asked = new CertificateRequest("CN=threatreg test authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        asked.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        using var authority = asked.CreateSelfSigned(since, until);
        File.WriteAllText(made.Authority, authority.ExportCertificatePem());

        using var nodeKey = RSA.Create(2048);
        using var node = OfNode(nodeKey).Create(authority, since, until, RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(Path.Combine(folder, "node.crt"), node.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "node.key"), nodeKey.ExportRSAPrivateKeyPem());
        return made;
    }

    /// <summary>The name is the one that nodes know each other by.</summary>
    private static CertificateRequest OfNode(RSA key)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        var asked = new CertificateRequest("CN=eventstoredb-node", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        asked.CertificateExtensions.Add(names.Build());
        asked.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, critical: true));
        asked.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1"), new("1.3.6.1.5.5.7.3.2")], critical: false));
        return asked;
    }
}
