using Shouldly;

namespace ThreatRegister.Tests.Structure_Specs;

public sealed class Files
{
    private const int LongestFile = 400;

    private static readonly string[] root =
    [
        ".ci", ".editorconfig", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "Directory.Build.props", "Directory.Packages.props",
        "LICENSE", "README.md", "ThreatRegister.sln", "docker-compose.yml", "docs", "global.json", "projections", "run", "seeds", "src", "test", "tests",
    ];

    // Put together here, so that this file does not hold them either.
    private static readonly string[] machinePaths = ["/wor" + "k/", "/roo" + "t/", "/hom" + "e/runner"];
    private static readonly string[] registries = ["nuget" + ".org", "registry.npm" + "js", "pypi" + ".org", "artifact" + "ory"];

    [Fact]
    public void in_the_root_are_those_of_the_layout() =>
        Repository.Files.Select(path => path.Split('/')[0]).Distinct(StringComparer.Ordinal).ShouldBeSubsetOf(root);

    [Fact]
    public void of_code_stay_short() =>
        Repository.Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
            .Where(path => Repository.Read(path).AsSpan().Count('\n') > LongestFile)
            .ShouldBeEmpty();

    [Fact]
    public void name_no_path_of_a_machine() => FilesWith(machinePaths).ShouldBeEmpty();

    [Fact]
    public void name_no_package_registry() => FilesWith(registries).ShouldBeEmpty();

    [Fact]
    public void of_the_program_talk_through_its_standard_streams() =>
        Repository.Files.Where(path => path.StartsWith("src/ThreatRegister.Cli/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal) && Path.GetFileName(path) is not "Standard.cs")
            .Where(path => Repository.Read(path).Contains("Console.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void of_locks_do_not_say_where_packages_came_from()
    {
        var locks = Repository.Files.Where(path => Path.GetFileName(path) is "packages.lock.json" or "package-lock.json").ToList();

        locks.ShouldNotBeEmpty();
        locks.Where(path => Repository.Read(path).Contains("://", StringComparison.Ordinal)).ShouldBeEmpty();
        // NuGet's word for a version is npm's word for an address.
        locks.Where(path => path.EndsWith("package-lock.json", StringComparison.Ordinal))
            .Where(path => Repository.Read(path).Contains("\"resolved\"", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("run")]
    [InlineData("test")]
    [InlineData(".ci/run")]
    public void that_are_commands_can_be_run(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no mode of files");
        if (OperatingSystem.IsWindows()) return;

        File.GetUnixFileMode(Path.Combine(Repository.Root, path)).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
    }

    [Fact]
    public void of_decisions_have_their_three_parts()
    {
        var decisions = Repository.Files.Where(path => path.StartsWith("docs/decisions/", StringComparison.Ordinal)).ToList();

        decisions.ShouldNotBeEmpty();
        foreach (var decision in decisions)
        {
            Path.GetFileName(decision).ShouldMatch("^[0-9]{4}-[a-z0-9-]+[.]md$");
            Repository.Read(decision).Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Take(3)
                .ShouldBe(["## Context", "## Decision", "## Consequences"], decision);
        }
    }

    private static IEnumerable<string> FilesWith(string[] words) =>
        Repository.Files.Where(path => words.Any(word => Repository.Read(path).Contains(word, StringComparison.Ordinal)));
}
