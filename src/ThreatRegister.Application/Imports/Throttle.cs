namespace ThreatRegister.Application.Imports;

/// <summary>Reports progress some four times a second, and at the end.</summary>
internal sealed class Throttle(IProgress<ImportProgress>? progress, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private long reported = time.GetTimestamp();

    public void Report(long rows, CsvFile file, bool isLast = false)
    {
        if (progress is null || (!isLast && time.GetElapsedTime(reported) < Pause)) return;

        reported = time.GetTimestamp();
        progress.Report(new(rows, file.BytesRead, file.Length));
    }
}
