using System.CommandLine;

namespace ThreatRegister.Cli;

internal static class SummaryVerb
{
    public static Command Create() => new("summary");
}
