namespace ThreatRegister.Tests.Acceptance;

/// <summary>From the store that is tested to the default one, and back to another register on it.</summary>
public sealed class Moving_between_stores(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void gives_the_same_log_and_the_same_registers_either_way()
    {
        if (register.Cli.Store.IsPostgres) Assert.Skip("Only between two stores.");
        var (there, back) = (new Cli(DataFolders.New("threatreg-acceptance-"), onDefault: true), new Cli(DataFolders.New("threatreg-acceptance-")));
        try
        {
            var file = Move(register.Cli, there);
            var again = Move(there, back);
            File.ReadAllBytes(again).ShouldBe(File.ReadAllBytes(file));
            back.Run("verify").Succeeded();
        }
        finally
        {
            foreach (var cli in new[] { there, back })
            {
                cli.Run("db", "stop");
                Directory.Delete(cli.DataFolder, recursive: true);
            }
        }
    }

    /// <returns>The file that it went by.</returns>
    private static string Move(Cli from, Cli to)
    {
        var file = Path.Combine(to.DataFolder, "log.jsonl");
        from.Run("export", "events", "--out", file).Succeeded();
        to.Run("import", "events", file).Succeeded();
        var (left, arrived) = (from.Run("status", "--json").Succeeded().Json, to.Run("status", "--json").Succeeded().Json);
        foreach (var part in new[] { "head", "digest", "registers" }) arrived.GetProperty(part).ToString().ShouldBe(left.GetProperty(part).ToString(), part);
        return file;
    }
}
