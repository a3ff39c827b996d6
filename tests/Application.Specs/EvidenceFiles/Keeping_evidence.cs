using System.Security.Cryptography;
using System.Text;
using Shouldly;
using ThreatRegister.Application.EvidenceFiles;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using Xunit;

namespace ThreatRegister.Tests.Application_Specs.EvidenceFiles;

public sealed class Keeping_evidence : IDisposable
{
    private static readonly byte[] content = Encoding.UTF8.GetBytes("Ảnh chụp màn hình cổng thông tin");
    private static readonly string digest = Convert.ToHexStringLower(SHA256.HashData(content));

    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("threatreg-evidence-").FullName, "evidence");
    private readonly FileEvidenceStore store;

    public Keeping_evidence() => store = new(folder);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Fact]
    public async Task puts_a_content_under_its_digest_for_the_owner_alone()
    {
        (await Keep(content)).ShouldBe(new(digest, content.Length));

        File.ReadAllBytes(PathOf(digest)).ShouldBe(content);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(PathOf(digest)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await Copy(digest)).ShouldBe(content);
    }

    [Fact]
    public async Task of_one_content_twice_keeps_it_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Keep(content))));

        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ShouldBe([PathOf(digest)]);
        store.List().Digests.ShouldBe([digest]);
    }

    [Fact]
    public async Task that_was_altered_mends_it()
    {
        await Keep(content);
        File.AppendAllText(PathOf(digest), "thêm");
        (await store.CheckAsync(digest, Cancel)).ShouldBe(EvidenceState.Altered);

        await Keep(content);

        (await store.CheckAsync(digest, Cancel)).ShouldBe(EvidenceState.Whole);
    }

    [Fact]
    public async Task tells_what_is_missing_or_altered_when_it_is_read()
    {
        (await store.CheckAsync(digest, Cancel)).ShouldBe(EvidenceState.Missing);
        (await Should.ThrowAsync<EvidenceDamagedException>(() => Copy(digest))).Message.ShouldContain("missing");

        await Keep(content);
        File.WriteAllText(PathOf(digest), "khác");
        (await Should.ThrowAsync<EvidenceDamagedException>(() => Copy(digest))).Message.ShouldContain("altered");
    }

    [Fact]
    public async Task beyond_the_limit_is_refused_and_leaves_nothing()
    {
        await Should.ThrowAsync<EvidenceTooLargeException>(() => store.KeepAsync(new Endless(Limits.EvidenceBytes + 1), Cancel));

        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task that_breaks_off_leaves_nothing()
    {
        await Should.ThrowAsync<IOException>(() => store.KeepAsync(new Endless(10, breaksOff: true), Cancel));

        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task is_held_against_the_log()
    {
        using var register = await Register.WithTypes();
        var audit = new EvidenceAudit(register.Log, register.Codec, store);
        var empty = await audit.RunAsync(Cancel);
        (empty.IsOk, empty.Checked, empty.Unreferenced.Count, empty.Unknown).ShouldBe((true, 0, 0, 0));

        await register.Accept(new ReportIncident("Tấn công", new("cyber.attack"), When.Parse("2021")) { Incident = new("a") });
        var kept = await Attach(register, "anh-1", content);
        var lost = await Attach(register, "anh-2", "mất"u8.ToArray());
        var altered = await Attach(register, "anh-3", "sửa"u8.ToArray());
        await register.Accept(new WithdrawIncidentEvidence(new("anh-3"), "Nhầm") { Incident = new("a") });
        var unreferenced = await Keep("thừa"u8.ToArray());
        File.Delete(PathOf(lost));
        File.AppendAllText(PathOf(altered), "!");
        File.WriteAllText(Path.Combine(folder, "ghi-chú.txt"), "không phải chứng cứ");
        File.WriteAllText(Path.Combine(folder, "dang-do.new"), "bỏ dở");

        var verdict = await audit.RunAsync(Cancel);

        verdict.IsOk.ShouldBeFalse();
        verdict.Checked.ShouldBe(1);
        verdict.Missing.ShouldHaveSingleItem().ShouldBe(new("a", "anh-2", "anh-2.png", lost, 6));
        verdict.Altered.ShouldHaveSingleItem().Id.ShouldBe("anh-3");
        verdict.Unreferenced.ShouldBe([unreferenced.Digest]);
        verdict.Unknown.ShouldBe(2);
        (await store.CheckAsync(kept, Cancel)).ShouldBe(EvidenceState.Whole);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<string> Attach(Register register, string id, byte[] bytes)
    {
        var stored = await Keep(bytes);
        await register.Accept(new AttachIncidentEvidence(new(new(id), stored.Digest, id + ".png", "image/png", stored.Size)) { Incident = new("a") });
        return stored.Digest;
    }

    private Task<StoredEvidence> Keep(byte[] bytes) => store.KeepAsync(new MemoryStream(bytes), Cancel);

    private async Task<byte[]> Copy(string of)
    {
        using var copied = new MemoryStream();
        await store.CopyAsync(of, copied, Cancel);
        return copied.ToArray();
    }

    private string PathOf(string of) => Path.Combine(folder, of[..2], of);

    /// <summary>Zeros, made as they are read.</summary>
    private sealed class Endless(long length, bool breaksOff = false) : Stream
    {
        private long left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (left == 0 && breaksOff) throw new IOException("Mất kết nối");
            var read = (int)Math.Min(count, left);
            left -= read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
