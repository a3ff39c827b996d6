using System.Diagnostics;
using System.Text.Json;
using Shouldly;

namespace ThreatRegister.Tests.Structure_Specs;

/// <summary>What -p:Stores=all changes, and that without it nothing is there of it: as the build itself works it out.</summary>
public sealed class Other_stores
{
    private const string Client = "EventStore.Client.Grpc.Streams";

    [Fact]
    public async Task are_empty_projects_without_the_switch()
    {
        var plain = await EvaluateAsync("src/ThreatRegister.EventLog.EventStoreDb");

        plain.GetProperty("Items").GetProperty("Compile").EnumerateArray().ShouldBeEmpty();
        Identities(plain, "PackageReference").ShouldNotContain(Client);
        Identities(plain, "PackageVersion").ShouldNotContain(Client);
        plain.GetProperty("Properties").GetProperty("NuGetLockFilePath").GetString().ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task are_built_apart_with_it_so_that_what_is_committed_stays_as_it_is()
    {
        var switched = await EvaluateAsync("src/ThreatRegister.EventLog.EventStoreDb", "-p:Stores=all");

        Identities(switched, "Compile").ShouldContain("EventStoreDbStreams.cs");
        Identities(switched, "PackageReference").ShouldContain(Client);
        var properties = switched.GetProperty("Properties");
        foreach (var path in new[] { "NuGetLockFilePath", "BaseIntermediateOutputPath", "OutputPath", "ArtifactsPath" })
            Path.GetFullPath(properties.GetProperty(path).GetString()!).ShouldStartWith(Path.Combine(Repository.Root, "artifacts", "stores"), customMessage: path);
    }

    [Fact]
    public void are_in_no_lock_file() =>
        Repository.Files.Where(path => path.EndsWith(".lock.json", StringComparison.Ordinal))
            .Where(path => Repository.Read(path) is var text && (text.Contains("EventStore", StringComparison.Ordinal) && text.Contains("Grpc", StringComparison.Ordinal) || text.Contains("\"Marten\"", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    private static IEnumerable<string> Identities(JsonElement evaluated, string kind) =>
        evaluated.GetProperty("Items").GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!);

    private static async Task<JsonElement> EvaluateAsync(string project, params string[] switches)
    {
        string[] arguments =
        [
            "msbuild", Path.Combine(Repository.Root, project), "-nologo", "-getItem:Compile,PackageReference,PackageVersion",
            "-getProperty:NuGetLockFilePath,BaseIntermediateOutputPath,OutputPath,ArtifactsPath", .. switches,
        ];
        using var msbuild = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await msbuild.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await msbuild.WaitForExitAsync(TestContext.Current.CancellationToken);
        msbuild.ExitCode.ShouldBe(0, output);
        return JsonDocument.Parse(output).RootElement;
    }
}
