using System.Diagnostics;

namespace ThreatRegister.Tests.Structure_Specs;

internal sealed record Outcome(int ExitCode, string Output, string Errors);

/// <summary>A copy of the scripts in a layout of empty folders, and a <c>dotnet</c> that writes down what it is asked for.</summary>
internal sealed class Workshop : IDisposable
{
    private const UnixFileMode Executable = (UnixFileMode)0b111_101_101;

    // Builds a program that prints its arguments; counts builds; fails or changes a file when told to by a file.
    private const string Compiler = """
        #!/bin/sh
        cd "$WORKSHOP"
        program=artifacts/bin/ThreatRegister.Cli/release
        case "$*" in
            restore*AheadFor=*) [ ! -e no-compiler-ahead ]; exit ;;
            build*) ;;
            publish*AheadFor=*) program="artifacts/publish/ThreatRegister.Cli/release_${*##*AheadFor=}" ;;
            *) exit 0 ;;
        esac
        [ ! -e break-build ] || { echo "A.cs(1,1): error CS1002: ; expected"; exit 1; }
        echo built >>builds
        if [ -e change-during-build ]; then changed="$(cat change-during-build)"; rm change-during-build; echo changed >"$changed"; fi
        mkdir -p $program
        cat >$program/threatreg <<'PROGRAM'
        #!/bin/sh
        [ "$1" != --version ] || exit 0
        if [ "$1" = where ]; then echo "$0"; exit 0; fi
        if [ "$1" = home ]; then echo "$THREATREG_HOME"; exit 0; fi
        [ $# -eq 0 ] || printf '[%s]' "$@"
        echo
        exit 3
        PROGRAM
        chmod +x $program/threatreg

        """;

    public Workshop()
    {
        Folder = Directory.CreateTempSubdirectory("threatreg scripts ").FullName;
        Tools = Path.Combine(Folder, "tools");
        foreach (var path in new[] { "run", "test", ".ci/common.sh" }) WriteScript(path, Repository.Read(path));
        foreach (var folder in new[] { "src", "projections", "seeds/cases", "tests" }) Directory.CreateDirectory(Path.Combine(Folder, folder));
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "global.json", "ThreatRegister.sln" }) Write(file, "");
        // The front-end files are as the lock wants them.
        foreach (var file in new[] { "src/ThreatRegister.Web/package-lock.json", "artifacts/front-end/installed" }) Write(file, "{}");
        WriteScript("tools/dotnet", Compiler);
        // The rest of the search path is the machine's, without its dotnet.
        foreach (var tool in new[] { "sh", "bash", "env", "dirname", "basename", "readlink", "mkdir", "flock", "find", "rm", "mv", "cat", "chmod", "sed", "head", "id", "tr", "tee", "touch", "uname", "mount", "unshare", "cp", "cmp" })
            File.CreateSymbolicLink(Path.Combine(Tools, tool), FindOnPath(tool));
    }

    public string Folder { get; }

    public string Tools { get; }

    public int Builds => File.ReadAllLines(Path.Combine(Folder, "builds")).Length;

    public void Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public void AddTests(string name, int passed, int failed, int skipped, string bin = "artifacts/bin")
    {
        var skip = skipped == 0 ? "" : """<test id="1" name="A.fact" result="Skip" time="0"><reason><![CDATA[because of the machine]]></reason></test>""";
        var fail = failed == 0 ? "" : """<test id="2" name="A.wrong" result="Fail" time="0"><failure><message><![CDATA[5 is not 4]]></message></failure></test>""";
        var report = $"""<assemblies><assembly name="x" errors="0" failed="{failed}" not-run="0" passed="{passed}" skipped="{skipped}" total="9">{skip}{fail}</assembly></assemblies>""";
        AddRunner(name, $"while [ $# -gt 0 ]; do [ \"$1\" != -xml ] || echo '{report}' >\"$2\"; shift; done\nexit {Math.Min(failed, 1)}\n", bin);
    }

    public void AddBrokenTests(string name) => AddRunner(name, "exit 134\n");

    public void AddTool(string name, string script) => WriteScript("tools/" + name, "#!/bin/sh\n" + script);

    public void WriteScript(string path, string text)
    {
        Write(path, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(Folder, path), Executable);
    }

    public Task<Outcome> RunAsync(string script, params string[] arguments) => StartAsync(Path.Combine(Folder, script), arguments);

    /// <summary>With empty folders where Debian has PostgreSQL and its settings, seen by this run only.</summary>
    public Task<Outcome> RunHiddenAsync(string script, params string[] arguments)
    {
        const string hide = "for folder in /usr/lib/postgresql /etc/postgresql-common; do mount -t tmpfs none $folder || exit; done; exec \"$@\"";
        return StartAsync("unshare", ["-m", "sh", "-c", hide, "sh", Path.Combine(Folder, script), .. arguments]);
    }

    private async Task<Outcome> StartAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["PATH"] = Tools;
        start.Environment["WORKSHOP"] = Folder;
        foreach (var name in new[] { "THREATREG_CONNECTION", "THREATREG_EVENTSTORE" }) start.Environment[name] = "";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(process.ExitCode, await output, await errors);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string FindOnPath(string tool) => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Select(folder => Path.Combine(folder, tool)).First(File.Exists);

    private void AddRunner(string name, string script, string bin = "artifacts/bin")
    {
        Write($"tests/{name}/{name}.csproj", "");
        WriteScript($"{bin}/{name}/release/{name}", "#!/bin/sh\n" + script);
    }
}
