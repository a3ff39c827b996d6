using System.Xml.Linq;
using Shouldly;

namespace ThreatRegister.Tests.Structure_Specs;

/// <summary>They point one way; only the composition root names a store.</summary>
public sealed class Dependencies
{
    private const string Root = "ThreatRegister.Cli";

    /// <summary>What a project may reference. A new project has to take its place here.</summary>
    private static readonly Dictionary<string, string[]> allowed = new(StringComparer.Ordinal)
    {
        ["ThreatRegister.Domain"] = [],
        ["ThreatRegister.EventLog"] = [],
        ["ThreatRegister.EmbeddedPostgres"] = [],
        ["ThreatRegister.EventLog.Postgres"] = ["ThreatRegister.EventLog"],
        ["ThreatRegister.EventLog.Sequenced"] = ["ThreatRegister.EventLog", "ThreatRegister.EventLog.Postgres"],
        ["ThreatRegister.EventLog.EventStoreDb"] = ["ThreatRegister.EventLog", "ThreatRegister.EventLog.Sequenced"],
        ["ThreatRegister.EventLog.Marten"] = ["ThreatRegister.EventLog", "ThreatRegister.EventLog.Sequenced"],
        ["ThreatRegister.Projections"] = ["ThreatRegister.Domain", "ThreatRegister.EventLog"],
        ["ThreatRegister.Application"] = ["ThreatRegister.Domain", "ThreatRegister.EventLog", "ThreatRegister.Projections"],
        ["ThreatRegister.Accounts"] = ["ThreatRegister.Application", "ThreatRegister.Projections", "ThreatRegister.EventLog", "ThreatRegister.Domain"],
        ["ThreatRegister.Accounts.Postgres"] = ["ThreatRegister.Accounts"],
        ["ThreatRegister.Reports"] = ["ThreatRegister.Application", "ThreatRegister.Projections", "ThreatRegister.Domain"],
        ["ThreatRegister.Web"] = ["ThreatRegister.Accounts", "ThreatRegister.Application", "ThreatRegister.Reports"],
        ["ThreatRegister.Seeds"] = ["ThreatRegister.Application", "ThreatRegister.Domain"],
        ["ThreatRegister.Registers.Marten"] = ["ThreatRegister.Application", "ThreatRegister.EventLog.Marten"],
        ["ThreatRegister.Messages.Wolverine"] = ["ThreatRegister.Application"],
        ["ThreatRegister.Registers.Postgres"] =
            ["ThreatRegister.Application", "ThreatRegister.Projections", "ThreatRegister.EventLog", "ThreatRegister.Domain"],
    };

    public static TheoryData<string> Projects => [.. Repository.Files.Where(IsProject)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void of_a_project_are_those_of_its_layer(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        if (name == Root) return; // the composition root may name everything

        allowed.ShouldContainKey(name, $"{name} has no place in the table of layers");
        ReferencesOf(project).Except(allowed[name], StringComparer.Ordinal).ShouldBeEmpty($"{name} references what it may not know");
    }

    [Theory]
    [InlineData("src/ThreatRegister.Domain/ThreatRegister.Domain.csproj")]
    [InlineData("src/ThreatRegister.EventLog/ThreatRegister.EventLog.csproj")]
    [InlineData("projections/ThreatRegister.Projections/ThreatRegister.Projections.csproj")]
    public void of_the_core_include_no_package(string project) =>
        XDocument.Parse(Repository.Read(project)).Descendants("PackageReference").ShouldBeEmpty();

    [Fact]
    public void on_a_project_elsewhere_do_not_exist() =>
        Repository.Files.Where(IsProject).SelectMany(ReferencesOf).Distinct(StringComparer.Ordinal)
            .ShouldBeSubsetOf(Repository.Files.Where(IsProject).Select(path => Path.GetFileNameWithoutExtension(path)));

    [Fact]
    public void have_their_versions_in_one_place() =>
        Repository.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(path => XDocument.Parse(Repository.Read(path)).Descendants("PackageReference").Any(package => package.Attribute("Version") is not null))
            .ShouldBeEmpty();

    [Fact]
    public void are_locked_in_every_project() =>
        Repository.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(path => Path.Combine(Path.GetDirectoryName(path)!, "packages.lock.json"))
            .ShouldBeSubsetOf(Repository.Files);

    private static bool IsProject(string path) =>
        path.EndsWith(".csproj", StringComparison.Ordinal) && !path.StartsWith("tests/", StringComparison.Ordinal);

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Parse(Repository.Read(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
}
