using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Tests.EventLog_Contract;

/// <summary>What is published outside the database: only what its key has signed counts, and whatever a file holds, reading it ends with words.</summary>
public sealed class Signed_checkpoints
{
    private static readonly Checkpoint checkpoint = new(
        "threatregister/92543010e8fc0e3a", 540, Enumerable.Range(0, 32).Select(number => (byte)number).ToArray(),
        new(2026, 11, 22, 20, 16, 8, 680, 497, TimeSpan.Zero), new(2026, 11, 22, 20, 16, 14, TimeSpan.Zero));

    // Made and signed with openssl: the text, then 'openssl dgst -sha256 -sign'.
    private const string OpensslKey =
        """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsSaEFzxnbUGsa37YjRCcVnmPOFuy
        ln9bbgWDIJNHhQ+/2exYq+cJwpqOA8LLUqDpJxwJq+7h/zud703OwLq9eQ==
        -----END PUBLIC KEY-----
        """;

    private const string OpensslNote = "threatregister/92543010e8fc0e3a\n540\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\nrecorded 2026-11-22T20:16:08.680497Z\nsealed 2026-11-22T20:16:14.000000Z\n\n— threatregister/92543010e8fc0e3a mJ7XyDBGAiEA/PbiC4hAC4++bA3Hy/Xq5A4UpQGL5QLz1RIxmAn53eUCIQC4dXb3LVApN7CvCXVzroXnYjxHaswwKB1Uzh/WE5wrwQ==\n";

    [Fact]
    public void Are_text_that_people_can_read()
    {
        using var signer = SealSigner.Create();
        var note = checkpoint.SignedBy(signer);

        note.ShouldStartWith("threatregister/92543010e8fc0e3a\n540\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\nrecorded 2026-11-22T20:16:08.680497Z\nsealed 2026-11-22T20:16:14.000000Z\n\n— threatregister/92543010e8fc0e3a ");
        note.ShouldEndWith("\n");
        Convert.FromBase64String(note.TrimEnd('\n').Split(' ')[^1])[..4].ShouldBe(SHA256.HashData(signer.Key.Info.Span)[..4]);
    }

    [Fact]
    public void Are_read_as_they_were_signed()
    {
        using var signer = SealSigner.Create();
        var signed = SignedCheckpoint.Parse(checkpoint.SignedBy(signer));

        signed.Checkpoint.Text.ShouldBe(checkpoint.Text);
        signed.Checkpoint.RecordedAt.ShouldBe(checkpoint.RecordedAt);
        signed.KeyId.ShouldBe(signer.Key.Id);
        signed.IsSignedBy(signer.Key).ShouldBeTrue();
    }

    [Fact]
    public void Of_openssl_verify_here()
    {
        var signed = SignedCheckpoint.Parse(OpensslNote);

        signed.IsSignedBy(SealKey.OfPem(OpensslKey)!).ShouldBeTrue();
        signed.Checkpoint.Text.ShouldBe(checkpoint.Text);
    }

    [Fact]
    public void Keep_their_key_through_a_file()
    {
        using var signer = SealSigner.Create();
        using var read = SealSigner.OfPem(signer.ToPem());

        read.Key.Digest.ShouldBe(signer.Key.Digest);
        SealKey.OfPem(signer.Key.Pem)!.Id.ShouldBe(signer.Key.Id);
        SignedCheckpoint.Parse(checkpoint.SignedBy(read)).IsSignedBy(signer.Key).ShouldBeTrue();
    }

    [Fact]
    public void Take_no_key_of_another_curve_and_none_that_cannot_sign()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.brainpoolP256r1);
        using var larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        foreach (var key in (ECDsa[])[other, larger])
        {
            SealKey.Of(key.ExportSubjectPublicKeyInfo()).ShouldBeNull();
            SealKey.OfPem(key.ExportSubjectPublicKeyInfoPem()).ShouldBeNull();
            Should.Throw<CryptographicException>(() => SealSigner.OfPem(key.ExportPkcs8PrivateKeyPem()));
        }

        Should.Throw<CryptographicException>(() => SealSigner.OfPem(OpensslKey));
    }

    [Fact]
    public void Of_another_key_are_not_believed()
    {
        using var own = SealSigner.Create();
        using var foreign = SealSigner.Create();

        SignedCheckpoint.Parse(checkpoint.SignedBy(foreign)).IsSignedBy(own.Key).ShouldBeFalse();
        // Under the name of the true key.
        SignedCheckpoint.Parse($"{checkpoint.Text}\n— {checkpoint.Origin} {Convert.ToBase64String([.. Convert.FromHexString(own.Key.Id), .. foreign.Sign(Encoding.UTF8.GetBytes(checkpoint.Text))])}\n").IsSignedBy(own.Key).ShouldBeFalse();
    }

    [Fact]
    public void With_any_byte_changed_are_not_believed()
    {
        using var signer = SealSigner.Create();
        var note = Encoding.UTF8.GetBytes(checkpoint.SignedBy(signer));
        for (var place = 0; place < note.Length; place++)
        {
            var forged = note.ToArray();
            forged[place] ^= (byte)Random.Shared.Next(1, 256);
            Believed(forged, signer.Key).ShouldBeFalse(string.Create(CultureInfo.InvariantCulture, $"byte {place} is {forged[place]}"));
        }
    }

    [Fact]
    public void May_have_witnesses()
    {
        using var signer = SealSigner.Create();
        var note = checkpoint.SignedBy(signer) + "— nhan-chung.example/w1 " + Convert.ToBase64String(new byte[80]) + "\n";

        SignedCheckpoint.Parse(note).IsSignedBy(signer.Key).ShouldBeTrue();
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "nothing", "" },
        { "a letter", "x" },
        { "no signature", checkpoint.Text },
        { "no signature line", checkpoint.Text + "\n" },
        { "blank lines", "\n\n\n\n\n" },
        { "no origin", "\n540\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n\n— x AAAAAAAA\n" },
        { "a negative size", checkpoint.Text.Replace("540", "-1", StringComparison.Ordinal) + "\n— x AAAAAAAA\n" },
        { "a size with zeros before", checkpoint.Text.Replace("540", "0540", StringComparison.Ordinal) + "\n— x AAAAAAAA\n" },
        { "size 0", checkpoint.Text.Replace("540", "0", StringComparison.Ordinal) + "\n— x AAAAAAAA\n" },
        { "a size beyond all", checkpoint.Text.Replace("540", "99999999999999999999", StringComparison.Ordinal) + "\n— x AAAAAAAA\n" },
        { "a short root", checkpoint.Text.Replace("AAECAwQF", "", StringComparison.Ordinal) + "\n— x AAAAAAAA\n" },
        { "no base64", checkpoint.Text.Replace("AAECAwQF", "????????", StringComparison.Ordinal) + "\n— x AAAAAAAA\n" },
        { "no time", checkpoint.Text.Replace("sealed", "Sealed", StringComparison.Ordinal) + "\n— x AAAAAAAA\n" },
        { "the same time twice", checkpoint.Text.Replace("recorded", "sealed", StringComparison.Ordinal) + "\n— x AAAAAAAA\n" },
        { "a second time of sealing", checkpoint.Text + "sealed 2026-11-22T20:30:21.685780Z\n" + "\n— x AAAAAAAA\n" },
        { "a second recorded time", checkpoint.Text.Replace("sealed", "recorded 2026-11-22T20:30:09.120034Z\nsealed", StringComparison.Ordinal) + "\n— x AAAAAAAA\n" },
        { "the times in another order", checkpoint.Text.Replace("recorded", "sealed then", StringComparison.Ordinal).Replace("\nsealed 2", "\nrecorded 2", StringComparison.Ordinal).Replace("sealed then", "sealed", StringComparison.Ordinal) + "\n— x AAAAAAAA\n" },
        { "a month 13", checkpoint.Text.Replace("2026-11", "2026-13", StringComparison.Ordinal) + "\n— x AAAAAAAA\n" },
        { "a hyphen for the dash", checkpoint.Text + "\n- x AAAAAAAA\n" },
        { "a signature of no bytes", checkpoint.Text + "\n— x AAAAAA==\n" },
        { "an end that is cut", checkpoint.Text + "\n— x AAAAAAAAAAAA" },
        { "carriage returns", checkpoint.Text.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n— x AAAAAAAAAAAA\r\n" },
        { "a thousand signatures", checkpoint.Text + "\n" + string.Concat(Enumerable.Repeat("— x AAAAAAAAAAAA\n", 1_000)) },
        { "something huge", new string('9', SignedCheckpoint.Longest + 1) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void That_are_none_are_refused_in_words(string what, string note) =>
        Should.Throw<FormatException>(() => SignedCheckpoint.Parse(note), what).Message.ShouldStartWith("it", Case.Sensitive, what);

    [Fact]
    public void Of_random_bytes_are_refused_in_words()
    {
        var valid = Encoding.UTF8.GetBytes(checkpoint.Text + "\n— threatregister/x AAAAAAAAAAAA\n");
        for (var turn = 0; turn < 20_000; turn++)
        {
            var bytes = turn % 2 == 0 ? new byte[Random.Shared.Next(400)] : valid.ToArray();
            for (var change = turn % 2 == 0 ? bytes.Length : Random.Shared.Next(1, 9); change > 0; change--) bytes[Random.Shared.Next(bytes.Length)] = (byte)Random.Shared.Next(256);
            Readable(bytes);
        }
    }

    private static bool Believed(byte[] bytes, SealKey key) => Readable(bytes) is { } signed && signed.IsSignedBy(key);

    private static SignedCheckpoint? Readable(byte[] bytes)
    {
        try
        {
            return SignedCheckpoint.Parse(bytes);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
