using Shouldly;

namespace ThreatRegister.Tests.Structure_Specs;

/// <summary>
/// The logic of ./run and ./test on a small copy of the layout, with a stand-in for the compiler: real builds take too long to make
/// every case, and the acceptance tests run those.
/// </summary>
public sealed class The_run_script : IDisposable
{
    private readonly Workshop workshop = new();

    [Fact]
    public async Task builds_once_and_passes_everything_on()
    {
        var first = await workshop.RunAsync("run", "register", "--per", "year 1");
        var second = await workshop.RunAsync("run", "register", "--per", "year 1");

        first.ShouldBe(new Outcome(3, "[register][--per][year 1]\n", "Building ...\n"));
        second.ShouldBe(new Outcome(3, "[register][--per][year 1]\n", ""));
        workshop.Builds.ShouldBe(1);
    }

    [Fact]
    public async Task tells_the_program_where_its_home_is()
    {
        (await workshop.RunAsync("run", "home")).Output.ShouldBe(workshop.Folder + "\n");
    }

    [Theory]
    [InlineData("src/A.cs")]
    [InlineData("projections/A.sql")]
    [InlineData("seeds/cases/004.json")]
    [InlineData("Directory.Packages.props")]
    public async Task builds_again_after_a_change(string path)
    {
        await workshop.RunAsync("run");
        workshop.Write(path, "changed");

        await workshop.RunAsync("run");
        await workshop.RunAsync("run");

        workshop.Builds.ShouldBe(2);
    }

    [Fact]
    public async Task builds_again_after_a_file_went()
    {
        workshop.Write("src/Gone.cs", "");
        await workshop.RunAsync("run");
        File.Delete(Path.Combine(workshop.Folder, "src/Gone.cs"));

        await workshop.RunAsync("run");

        workshop.Builds.ShouldBe(2);
    }

    [Fact]
    public async Task builds_again_what_changed_during_a_build()
    {
        workshop.Write("change-during-build", "src/A.cs");
        await workshop.RunAsync("run");
        await workshop.RunAsync("run");

        workshop.Builds.ShouldBe(2);
    }

    [Fact]
    public async Task builds_once_when_started_many_times_at_once()
    {
        const int starts = 8;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, starts).Select(_ => workshop.RunAsync("run", "x")));

        outcomes.Select(outcome => outcome.Output).Distinct().ShouldBe(["[x]\n"]);
        workshop.Builds.ShouldBe(1);
    }

    [Fact]
    public async Task shows_the_log_of_a_failed_build_on_stderr_and_tries_again()
    {
        workshop.Write("break-build", "");
        var failed = await workshop.RunAsync("run");
        File.Delete(Path.Combine(workshop.Folder, "break-build"));

        failed.ExitCode.ShouldBe(1);
        failed.Output.ShouldBeEmpty();
        failed.Errors.ShouldContain("error CS1002");
        (await workshop.RunAsync("run", "x")).Output.ShouldBe("[x]\n");
    }

    [Fact]
    public async Task runs_what_is_compiled_to_machine_code()
    {
        (await workshop.RunAsync("run", "where")).Output.ShouldStartWith(Path.Combine(workshop.Folder, "artifacts/publish/ThreatRegister.Cli/release_linux-"));
    }

    [Fact]
    public async Task runs_the_plain_program_and_says_so_without_a_compiler_to_machine_code()
    {
        workshop.Write("no-compiler-ahead", "");

        var first = await workshop.RunAsync("run", "where");
        var second = await workshop.RunAsync("run", "where");

        first.Output.ShouldBe(Path.Combine(workshop.Folder, "artifacts/bin/ThreatRegister.Cli/release/threatreg") + "\n");
        first.Errors.ShouldContain("verbs start slower");
        second.ShouldBe(first with { Errors = "" });
    }

    [Fact]
    public async Task says_so_when_dotnet_is_missing()
    {
        File.Delete(Path.Combine(workshop.Tools, "dotnet"));

        var refused = await workshop.RunAsync("run");

        refused.ExitCode.ShouldBe(1);
        refused.Output.ShouldBeEmpty();
        refused.Errors.ShouldContain("The .NET 10 SDK is missing");
    }

    public void Dispose() => workshop.Dispose();
}

public sealed class The_test_script : IDisposable
{
    private readonly Workshop workshop = new();

    [Fact]
    public async Task adds_up_all_projects_and_names_what_was_skipped()
    {
        workshop.AddTests("A.Specs", passed: 3, failed: 0, skipped: 1);
        workshop.AddTests("B.Specs", passed: 4, failed: 0, skipped: 0);

        var outcome = await workshop.RunAsync("test");

        outcome.ExitCode.ShouldBe(0);
        outcome.Output.ShouldContain("\nskipped: A.fact: because of the machine\n");
        outcome.Output.ShouldEndWith("\n7 passed, 0 failed, 1 skipped\n");
    }

    [Fact]
    public async Task tests_on_every_store_and_names_the_one_that_is_not_there()
    {
        workshop.AddTests("EventLog.Contract", passed: 3, failed: 0, skipped: 0, "artifacts/stores/bin");
        workshop.AddTests("Acceptance", passed: 4, failed: 0, skipped: 0, "artifacts/stores/bin");

        var outcome = await workshop.RunAsync("test", "--stores", "all");

        outcome.ExitCode.ShouldBe(0, outcome.Errors);
        outcome.Output.ShouldContain("\nskipped: Acceptance@eventstore: no event store to test with: set THREATREG_EVENTSTORE\n");
        outcome.Output.ShouldEndWith("\n7 passed, 0 failed, 1 skipped\n");
    }

    [Fact]
    public async Task fails_when_a_test_fails()
    {
        workshop.AddTests("A.Specs", passed: 3, failed: 1, skipped: 0);

        (await workshop.RunAsync("test")).ShouldSatisfyAllConditions(
            outcome => outcome.ExitCode.ShouldBe(1),
            outcome => outcome.Output.ShouldEndWith("\nfailed: A.wrong: 5 is not 4\n3 passed, 1 failed, 0 skipped\n"));
    }

    [Fact]
    public async Task fails_when_a_runner_breaks()
    {
        workshop.AddTests("A.Specs", passed: 3, failed: 0, skipped: 0);
        workshop.AddBrokenTests("B.Specs");

        (await workshop.RunAsync("test")).ShouldSatisfyAllConditions(
            outcome => outcome.ExitCode.ShouldBe(1),
            outcome => outcome.Output.ShouldEndWith("\n3 passed, 1 failed, 0 skipped\n"));
    }

    [Fact]
    public async Task fails_when_no_test_ran()
    {
        workshop.AddTests("A.Specs", passed: 0, failed: 0, skipped: 0);

        (await workshop.RunAsync("test")).ShouldSatisfyAllConditions(
            outcome => outcome.ExitCode.ShouldBe(1),
            outcome => outcome.Output.ShouldEndWith("\nNo test ran.\n0 passed, 0 failed, 0 skipped\n"));
    }

    [Fact]
    public async Task runs_only_the_projects_that_are_named()
    {
        workshop.AddTests("A.Specs", passed: 3, failed: 1, skipped: 0);
        workshop.AddTests("B.Specs", passed: 4, failed: 0, skipped: 0);

        (await workshop.RunAsync("test", "B.Specs")).Output.ShouldEndWith("\n4 passed, 0 failed, 0 skipped\n");
        (await workshop.RunAsync("test", "C.Specs")).ExitCode.ShouldBe(64);
    }

    public void Dispose() => workshop.Dispose();
}

/// <summary>In a mount namespace whose PostgreSQL is hidden; only root can have one.</summary>
public sealed class A_machine_without_PostgreSQL : IDisposable
{
    private readonly Workshop workshop = new();

    [Fact]
    public async Task gets_it_from_the_package_manager()
    {
        await SkipUnlessHidingWorksAsync();
        workshop.AddTool("apt-get", "echo \"apt-get $*\"\n[ \"$1\" = update ] || { mkdir -p /usr/lib/postgresql/99/bin; cp \"$0\" /usr/lib/postgresql/99/bin/initdb; }\n");

        var outcome = await workshop.RunHiddenAsync("run", "x");

        outcome.ShouldBe(new Outcome(3, "[x]\n", "Installing PostgreSQL ...\nBuilding ...\n"));
        File.ReadAllText(Path.Combine(workshop.Folder, "artifacts/install.log"))
            .ShouldBe("apt-get update\napt-get install -y --no-install-recommends postgresql\n");
    }

    [Fact]
    public async Task and_without_a_package_manager_hears_what_to_install()
    {
        await SkipUnlessHidingWorksAsync();

        var outcome = await workshop.RunHiddenAsync("run", "x");

        outcome.ExitCode.ShouldBe(1);
        outcome.Output.ShouldBeEmpty();
        outcome.Errors.ShouldBe("PostgreSQL 15 or newer is missing. Install its server, or set THREATREG_CONNECTION.\n");
    }

    [Fact]
    public async Task hears_so_when_the_installation_fails()
    {
        await SkipUnlessHidingWorksAsync();
        workshop.AddTool("apt-get", "echo 'E: no network'\nexit 100\n");

        var outcome = await workshop.RunHiddenAsync("run", "x");

        outcome.ExitCode.ShouldBe(1);
        outcome.Errors.ShouldContain("E: no network");
        outcome.Errors.ShouldEndWith("PostgreSQL could not be installed.\n");
    }

    [Fact]
    public async Task needs_none_with_a_connection_of_its_own()
    {
        await SkipUnlessHidingWorksAsync();

        (await workshop.RunHiddenAsync("run", "x", "--connection", "Host=elsewhere")).Output.ShouldBe("[x][--connection][Host=elsewhere]\n");
    }

    public void Dispose() => workshop.Dispose();

    private async Task SkipUnlessHidingWorksAsync()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can hide the installed PostgreSQL");
        workshop.WriteScript("probe", "#!/bin/sh\n");
        Assert.SkipUnless((await workshop.RunHiddenAsync("probe")).ExitCode == 0, "this machine allows no mount namespace, or has its PostgreSQL elsewhere");
    }
}
