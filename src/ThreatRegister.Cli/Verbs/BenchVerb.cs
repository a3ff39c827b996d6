using System.CommandLine;
using ThreatRegister.Cli.Bench;
using ThreatRegister.EmbeddedPostgres;
using ThreatRegister.EventLog.Postgres;

namespace ThreatRegister.Cli;

internal static class BenchVerb
{
    public static Command Create()
    {
        var size = new Option<int>("--size") { Description = "Events of the rows about bulk and reading.", DefaultValueFactory = _ => 100_000 };
        return Verb.Of(
            "bench",
            "Measures the log against its anchors, in a throw-away database beside the register's.",
            ["./run bench", "./run bench --json"],
            [size, CommonOptions.Json],
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(size) < 1_000) throw new CliException(ExitCode.Usage, "--size is at least 1000.");
                var folder = Directory.CreateTempSubdirectory("threatreg-bench-").FullName;
                try
                {
                    await using var cluster = await EmbeddedCluster.OpenAsync(new(folder), Progress.Notes, cancellationToken);
                    var options = new LogBenchOptions(cluster.OwnerConnectionString, cluster.ConnectionStringFor(LogSchema.AppRole), cluster.ConnectionStringFor(LogSchema.BulkRole)) { Events = parsed.GetValue(size) };
                    var report = await new LogBench(options, Console.Error.WriteLine).RunAsync();
                    Printed.Text(parsed.GetValue(CommonOptions.Json) ? report.ToJson() : report.ToTable());
                    return ExitCode.Success;
                }
                finally
                {
                    Directory.Delete(folder, recursive: true);
                }
            });
    }
}
