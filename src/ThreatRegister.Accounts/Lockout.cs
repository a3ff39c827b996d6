namespace ThreatRegister.Accounts;

/// <summary>Five wrong passwords lock an account for a quarter of an hour, five more for twice as long, and so on up to a day.</summary>
public static class Lockout
{
    public const int Failures = 5;

    public static TimeSpan First { get; } = TimeSpan.FromMinutes(15);

    public static TimeSpan Longest { get; } = TimeSpan.FromDays(1);

    public static bool IsLocked(Account account, DateTimeOffset now) => account.LockedUntil > now;

    /// <summary>Counts an attempt as failed before its password is looked at, so that many at once are no more guesses than one after the other.</summary>
    public static Account Attempted(Account account, DateTimeOffset now)
    {
        var failed = Math.Min(account.FailedAttempts + 1, 1000);
        return account with { FailedAttempts = failed, LockedUntil = failed % Failures == 0 ? now + LengthOf(failed / Failures) : account.LockedUntil };
    }

    public static Account Cleared(Account account) => account with { FailedAttempts = 0, LockedUntil = null };

    private static TimeSpan LengthOf(int time)
    {
        var length = First;
        for (var doubled = 1; doubled < time && length < Longest; doubled++) length *= 2;
        return length < Longest ? length : Longest;
    }
}
