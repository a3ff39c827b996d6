using ThreatRegister.EventLog;
using ThreatRegister.EventLog.Seals;

namespace ThreatRegister.Application.Sealing;

/// <summary>
/// Seals the log and publishes the checkpoint. It never signs two histories with one key: where the log does not go on from what was sealed or published
/// before, it refuses and says so.
/// </summary>
public sealed class Sealer(ISealStore store, SealFolder folder, TimeProvider time)
{
    /// <summary>Seals what was recorded since the latest seal; that seal, where nothing was.</summary>
    /// <param name="withNewKey">Goes on with a key that is made now.</param>
    /// <returns>Null: the log is empty.</returns>
    /// <exception cref="SealException">Nothing was sealed, or what was could not be published.</exception>
    public async Task<Seal?> SealAsync(bool withNewKey = false, CancellationToken cancellationToken = default)
    {
        using var act = new Act(folder, time, withNewKey);
        var seal = await store.SealAsync(act, cancellationToken);
        if (seal is not null) folder.Publish(seal);
        return seal;
    }

    /// <summary>Whether a seal's file is outside the database.</summary>
    public bool IsPublished(Seal seal) => folder.Has(seal);

    private sealed class Act(SealFolder folder, TimeProvider time, bool withNewKey) : ISealing, IDisposable
    {
        private SealSigner? signer;
        private KeyDraft? draft;
        private string origin = "";

        public KnownRoot? Begin(Seal? latest, LogHead head, ReadOnlyMemory<byte> firstLeaf)
        {
            if (folder.IsAway) throw Away();
            origin = firstLeaf.IsEmpty ? "" : Checkpoint.OriginOf(firstLeaf.Span);
            if (latest is not null) RequireGoingOn(latest, head);
            signer = withNewKey ? NewSigner(latest, head) : folder.FindSigner() ?? (latest is null ? Draft() : throw Foreign(latest));
            if (latest is not null && !withNewKey && !signer.Key.Info.Span.SequenceEqual(latest.Key.Span)) throw Foreign(latest);
            return Published(latest, head);
        }

        public Exception Broken(KnownRoot known) => Rewritten(known.Size);

        public Seal End(MerkleFrontier tree, LogHead head)
        {
            // Not before: whatever ends the work on the way there leaves the key as it is.
            draft?.Take();
            return Seal.Make(tree, origin, head.RecordedAt, InMicroseconds(time.GetUtcNow()), signer!);
        }

        public void Dispose()
        {
            signer?.Dispose();
            draft?.Dispose();
        }

        private SealSigner Draft()
        {
            draft = folder.DraftKey();
            return draft.Signer;
        }

        private void RequireGoingOn(Seal latest, LogHead head)
        {
            if (latest.Wrong() is { } wrong)
                throw new SealException($"Niêm phong gần nhất (vị trí {latest.Size}) không còn như khi ký. Hãy chạy 'verify'.", $"The latest seal (position {latest.Size}) is not as it was signed: {wrong}. Run 'verify'.");
            if (head.Position < latest.Size) throw Shorter(latest.Size, head);
            if (!string.Equals(SignedCheckpoint.Parse(latest.Note).Checkpoint.Origin, origin, StringComparison.Ordinal)) throw Rewritten(latest.Size);
        }

        private SealSigner NewSigner(Seal? latest, LogHead head) => latest?.Size == head.Position
            ? throw new SealException($"Từ niêm phong gần nhất (vị trí {latest.Size}) chưa ghi gì thêm: khóa giữ nguyên.", $"Nothing was recorded since the latest seal (position {latest.Size}): the key stays as it is.")
            : Draft();

        /// <summary>What this key has published binds it, whatever the database says by now.</summary>
        private KnownRoot? Published(Seal? latest, LogHead head)
        {
            if (folder.Published().LastOrDefault(file => string.Equals(file.KeyId, signer!.Key.Id, StringComparison.Ordinal)) is not { } newest) return null;

            var published = Read(newest);
            if (published.Size > head.Position) throw Shorter(published.Size, head);
            if (published.Size == latest?.Size && !published.Root.Span.SequenceEqual(latest.Root.Span)) throw Rewritten(published.Size);
            return published.Size > (latest?.Size ?? 0) ? new(published.Size, published.Root) : null;
        }

        private Checkpoint Read(PublishedFile file)
        {
            try
            {
                var signed = SealFolder.Read(file.Path);
                if (signed.IsSignedBy(signer!.Key) && signed.Checkpoint.Size == file.Size) return signed.Checkpoint;
            }
            catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
            {
                // Said below: whatever is wrong with it, it is not what was written there.
            }

            throw new SealException($"Tệp niêm phong {file.Path} không còn như khi ghi. Hãy chạy 'verify'.", $"The published checkpoint {file.Path} is not as it was written. Run 'verify'.");
        }

        private static SealException Shorter(long sealedTo, LogHead head) => new(
            $"Đã niêm phong đến vị trí {sealedTo}, nhưng sổ chỉ còn đến vị trí {head.Position}: phần cuối bị cắt, hoặc đã khôi phục bản sao lưu cũ. Không niêm phong gì thêm; xem docs/operations.md, mục niêm phong.",
            $"The log was sealed up to position {sealedTo} and ends at position {head.Position}: its tail was cut, or an older backup was restored. Nothing is sealed on top of that; docs/operations.md, Seals, tells what to do.");

        private static SealException Rewritten(long sealedTo) => new(
            $"Các sự kiện đến vị trí {sealedTo} không còn là những gì đã niêm phong. Không niêm phong gì thêm; hãy chạy 'verify'.",
            $"The events up to position {sealedTo} are not those that were sealed. Nothing is sealed on top of them; run 'verify'.");

        private SealException Foreign(Seal latest)
        {
            var key = SealKey.Of(latest.Key.Span)!;
            return folder.FindOld(key) is { } old
                ? new(
                    $"Sổ này được niêm phong bằng khóa {key.Id}, nay nằm ở {old}: việc chuyển sang khóa mới chưa xong. Hãy chuyển tệp đó về {folder.KeyFile}, hoặc chạy lại 'seal --new-key'.",
                    $"This register is sealed with key {key.Id}, which lies in {old}: going on with a new key was broken off. Move that file back to {folder.KeyFile}, or run 'seal --new-key' again.")
                : new(
                    $"Sổ này được niêm phong bằng khóa {key.Id}, không có ở {folder.KeyFile}. Chỉ ra khóa đó bằng THREATREG_SEAL_KEY, hoặc chuyển sang khóa mới bằng 'seal --new-key'.",
                    $"This register is sealed with key {key.Id}, which is not in {folder.KeyFile}. Name that key by THREATREG_SEAL_KEY, or go on with a new one by 'seal --new-key'.");
        }

        private SealException Away() => new(
            $"Không có thư mục niêm phong {folder.Folder} (THREATREG_SEALS): ổ đĩa của nơi khác chưa được gắn, hoặc thư mục chưa được tạo. Không niêm phong gì.",
            $"The folder of checkpoints, {folder.Folder} (THREATREG_SEALS), is not there: the other place is not mounted, or the folder was not made. Nothing is sealed.");

        private static DateTimeOffset InMicroseconds(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
