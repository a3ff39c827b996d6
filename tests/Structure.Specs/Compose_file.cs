using System.Text.RegularExpressions;
using Shouldly;
using YamlDotNet.RepresentationModel;

namespace ThreatRegister.Tests.Structure_Specs;

/// <summary>It is only read here: whether a container engine runs it is not tested.</summary>
public sealed partial class The_compose_file
{
    private readonly string text = Repository.Read("docker-compose.yml");
    private readonly YamlMappingNode compose;

    public The_compose_file()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        compose = (YamlMappingNode)stream.Documents[0].RootNode;
    }

    [Fact]
    public void has_the_database_its_migration_and_the_register() => Of(profile: null).ShouldBe(["database", "migrate", "register"]);

    [Theory]
    [InlineData("eventstore", "migrate-on-eventstore", "register-on-eventstore", "certificates", "node1", "node2", "node3")]
    [InlineData("marten", "migrate-on-marten", "register-on-marten")]
    [InlineData("observe", "observe")]
    public void has_the_rest_in_profiles(string profile, params string[] services) => Of(profile).ShouldBe(services);

    [Theory]
    [InlineData("migrate-on-eventstore", "on_eventstore", "eventstore")]
    [InlineData("register-on-eventstore", "on_eventstore", "eventstore")]
    [InlineData("migrate-on-marten", "on_marten", "marten")]
    [InlineData("register-on-marten", "on_marten", "marten")]
    public void gives_each_store_a_database_of_its_own_that_was_made(string service, string database, string store)
    {
        var environment = At("services", service, "environment");
        environment["THREATREG_STORE"].ToString().ShouldBe(store);
        environment["THREATREG_CONNECTION"].ToString().Split(';').ShouldContain($"Database={database}");
        At("configs", "roles")["content"].ToString().ShouldContain($"create database {database} owner threatreg_owner;");
    }

    [Fact]
    public void has_a_cluster_of_three_with_certificates_that_names_all_of_its_nodes()
    {
        var cluster = At("services", "register-on-eventstore", "environment")["THREATREG_EVENTSTORE"].ToString();
        foreach (var node in new[] { "node1", "node2", "node3" })
        {
            cluster.ShouldContain($"{node}:2113");
            var environment = At("services", node, "environment");
            environment["EVENTSTORE_NODE_HOST_ADVERTISE_AS"].ToString().ShouldBe(node);
            environment["EVENTSTORE_CERTIFICATE_FILE"].ToString().ShouldBe($"/certificates/{node}/node.crt");
            environment["EVENTSTORE_GOSSIP_SEED"].ToString().Split(',').Append($"{node}:2113").Order(StringComparer.Ordinal).ShouldBe(["node1:2113", "node2:2113", "node3:2113"]);
        }

        cluster.ShouldContain("tls=true");
    }

    [Fact]
    public void starts_the_register_when_the_database_is_healthy_and_migrated()
    {
        ((YamlSequenceNode)At("services", "database", "healthcheck")["test"]).Select(word => word.ToString()).ShouldContain("pg_isready");
        At("services", "migrate", "depends_on", "database")["condition"].ToString().ShouldBe("service_healthy");
        At("services", "register", "depends_on", "migrate")["condition"].ToString().ShouldBe("service_completed_successfully");
    }

    [Fact]
    public void keeps_the_database_in_a_volume_that_it_declares()
    {
        var mount = ((YamlSequenceNode)At("services", "database")["volumes"]).Single().ToString().Split(':');
        mount[1].ShouldBe("/var/lib/postgresql/data");
        At("volumes").Children.Keys.Select(name => name.ToString()).ShouldContain(mount[0]);
    }

    [Theory]
    [InlineData("migrate", "THREATREG_CONNECTION", "threatreg_owner")]
    [InlineData("register", "THREATREG_CONNECTION", "threatreg_app")]
    [InlineData("register", "THREATREG_BULK_CONNECTION", "threatreg_bulk")]
    public void connects_to_the_database_as_a_role_that_was_made(string service, string variable, string role)
    {
        var database = At("services", "database", "environment");
        var connection = At("services", service, "environment")[variable].ToString()
            .Split(';').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

        connection["Host"].ShouldBe("database");
        connection["Database"].ShouldBe(database["POSTGRES_DB"].ToString());
        connection["Username"].ShouldBe(role);
        connection["Password"].ShouldBe(database["POSTGRES_PASSWORD"].ToString());
        if (role != database["POSTGRES_USER"].ToString()) At("configs", "roles")["content"].ToString().ShouldContain($"create role {role} login password '{connection["Password"]}'");
    }

    [Fact]
    public void sets_only_variables_that_the_program_reads()
    {
        var code = string.Concat(Repository.Files
            .Where(path => (path.StartsWith("src/ThreatRegister.Cli/", StringComparison.Ordinal) || path.StartsWith("src/ThreatRegister.Web/", StringComparison.Ordinal)) && path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(Repository.Read));

        foreach (var register in Services().Where(name => name.StartsWith("register", StringComparison.Ordinal)))
            foreach (var (name, _) in At("services", register, "environment")) code.ShouldContain(name.ToString());
    }

    /// <summary>And never starts with an empty password: an unset variable is an error that says what to set.</summary>
    [Fact]
    public void asks_for_every_variable_that_it_needs()
    {
        // Two signs are one that a container's own shell reads.
        var read = text.Replace("$$", "", StringComparison.Ordinal);
        Variable().Count(read).ShouldBeGreaterThan(0);
        foreach (Match variable in Variable().Matches(read)) variable.Value.ShouldStartWith("${THREATREG_DATABASE_PASSWORD:?");
    }

    [Fact]
    public void builds_from_files_that_are_here()
    {
        var build = At("services", "register", "build");
        var copied = build["dockerfile_inline"].ToString().Split('\n')
            .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1])
            .ToList();

        copied.ShouldNotBeEmpty();
        foreach (var path in copied) Path.Exists(Path.Combine(Repository.Root, path)).ShouldBeTrue(path);
    }

    [Fact]
    public void takes_dotnet_from_the_distribution() =>
        At("services", "register", "build")["dockerfile_inline"].ToString().ShouldContain("dotnet-sdk-10.0");

    private IEnumerable<string> Services() => At("services").Children.Keys.Select(name => name.ToString());

    private IEnumerable<string> Of(string? profile) => Services().Where(service => string.Equals(ProfileOf(At("services", service)), profile, StringComparison.Ordinal));

    /// <summary>Also where it comes from the service that this one is made like.</summary>
    private static string? ProfileOf(YamlMappingNode service) =>
        service.Children.TryGetValue("profiles", out var profiles) ? ((YamlSequenceNode)profiles).Single().ToString()
        : service.Children.TryGetValue("<<", out var like) ? ProfileOf((YamlMappingNode)like)
        : null;

    private YamlMappingNode At(params string[] path) => path.Aggregate(compose, (node, name) => (YamlMappingNode)node[name]);

    [GeneratedRegex(@"\$\{[^}]*\}|\$[A-Za-z_]\w*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
