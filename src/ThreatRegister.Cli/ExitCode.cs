namespace ThreatRegister.Cli;

/// <summary>What the program's exit tells (after sysexits.h from 64 on).</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int Cancelled = 2;
    public const int Conflict = 3;
    public const int Refused = 4;
    public const int NotFound = 5;
    public const int Usage = 64;
    public const int BadInput = 65;
    public const int DatabaseAway = 69;
}

/// <summary>Something the user can mend: its message says what to do, and it ends the program with its exit code.</summary>
internal sealed class CliException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
