namespace ThreatRegister.Accounts;

/// <summary>Which failed sign-ins are noted each by itself: so many a minute, so that a flood does not fill the disk; the next note tells how many there were besides.</summary>
internal sealed class FailuresNoted(TimeProvider clock)
{
    public const int MostAMinute = 60;

    private readonly Lock turn = new();
    private (DateTimeOffset Since, int Noted, long Besides) window;

    /// <returns>How many were not noted since the last note; null: this one is not noted either.</returns>
    public long? Next()
    {
        var now = clock.GetUtcNow();
        lock (turn)
        {
            if (now - window.Since >= TimeSpan.FromMinutes(1)) window = (now, 0, window.Besides);
            if (window.Noted == MostAMinute)
            {
                window.Besides++;
                return null;
            }

            var besides = window.Besides;
            window = (window.Since, window.Noted + 1, 0);
            return besides;
        }
    }
}
