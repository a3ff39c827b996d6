using ThreatRegister.Application.Events;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Application.Sealing;

/// <summary>A key that was made and has signed nothing yet: its file lies beside the key in use, which stays so where nothing comes of it.</summary>
public sealed class KeyDraft : IDisposable
{
    private readonly string draft, keyFile, old;

    internal KeyDraft(SealSigner signer, string draft, string keyFile, string old) => (Signer, this.draft, this.keyFile, this.old) = (signer, draft, keyFile, old);

    public SealSigner Signer { get; }

    /// <summary>Takes it into use. The key before, damaged or not, is kept beside it; at no moment is there none.</summary>
    /// <exception cref="SealException">It cannot be; the key before is in use.</exception>
    public void Take()
    {
        try
        {
            if (File.Exists(keyFile)) File.Replace(draft, keyFile, old);
            else File.Move(draft, keyFile);
            DurableFiles.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(keyFile))!);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw NotMade(keyFile, closed);
        }
    }

    public void Dispose()
    {
        Signer.Dispose();
        File.Delete(draft);
    }

    internal static SealException NotMade(string keyFile, Exception closed) =>
        new($"Không tạo được khóa niêm phong {keyFile}: {closed.Message}", $"The key that seals cannot be made, {keyFile}: {closed.Message}", closed);
}
