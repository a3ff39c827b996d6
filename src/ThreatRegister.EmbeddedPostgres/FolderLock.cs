using Microsoft.Win32.SafeHandles;

namespace ThreatRegister.EmbeddedPostgres;

/// <summary>An advisory lock that the kernel drops with the process, however that ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly SafeFileHandle file;

    private FolderLock(SafeFileHandle file) => this.file = file;

    /// <summary>Waits for everyone else to let go.</summary>
    public static async Task<FolderLock> ExclusiveAsync(string path, CancellationToken cancellationToken)
    {
        if (TryTake(path, exclusive: true) is { } free) return free;

        var opened = Native.OpenLockFile(path);
        var waiting = Task.Factory.StartNew(
            () => Native.Lock(opened, exclusive: true, wait: true),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        try
        {
            await waiting.WaitAsync(cancellationToken);
        }
        catch
        {
            // The kernel's wait cannot be called off: whoever gave up lets go as soon as it is granted.
            _ = waiting.ContinueWith(_ => opened.Dispose(), TaskScheduler.Default);
            throw;
        }

        return new FolderLock(opened);
    }

    /// <returns>Null when a lock of someone else conflicts.</returns>
    public static FolderLock? TryTake(string path, bool exclusive)
    {
        var opened = Native.OpenLockFile(path);
        if (Native.Lock(opened, exclusive, wait: false)) return new FolderLock(opened);

        opened.Dispose();
        return null;
    }

    public void Dispose()
    {
        if (!file.IsClosed) Native.Unlock(file);
        file.Dispose();
    }
}
