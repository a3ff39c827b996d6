namespace ThreatRegister.EventLog.Postgres;

/// <summary>Bounds of the writer and the pace of subscribers. The defaults fit; tests use smaller ones.</summary>
public sealed record PostgresLogOptions
{
    public int MaxAppendsPerCall { get; init; } = 500;

    /// <summary>Bytes of a call, unless a single append is larger.</summary>
    public long MaxBytesPerCall { get; init; } = 2 << 20;

    /// <summary>Appends that may wait; beyond, callers get <see cref="LogBusyException"/>.</summary>
    public int MaxQueuedAppends { get; init; } = 20_000;

    public long MaxQueuedBytes { get; init; } = 64 << 20;

    /// <summary>How long a call whose connection was lost is tried again before its callers get <see cref="LogUnavailableException"/>.</summary>
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan ShortestPoll { get; init; } = TimeSpan.FromMilliseconds(5);

    public TimeSpan LongestPoll { get; init; } = TimeSpan.FromMilliseconds(50);

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
