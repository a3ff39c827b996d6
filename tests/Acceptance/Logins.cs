namespace ThreatRegister.Tests.Acceptance;

/// <summary>Whoever logs in to the database, the program works in its own roles.</summary>
public sealed class Logins(SeededFixture register) : IClassFixture<SeededFixture>
{
    [Fact]
    public void A_member_of_the_role_does_everything_and_owns_nothing()
    {
        register.Sql("create role register_login login password 'p' in role threatreg_app");
        var connection = As("register_login");

        register.Cli.Run("""{"incident":"by-member","title":"Sạt lở","type":"disaster.landslide","occurred":"2021"}""", environment: null, "record", "report-incident", "-", "--connection", connection).Succeeded();
        register.Cli.Run("rebuild", "--connection", connection).Succeeded();

        register.Cli.Run("show", "by-member").Succeeded();
        register.Sql("select string_agg(distinct tableowner, ',') from pg_tables where schemaname like 'registers%'").ShouldBe("threatreg_app");
    }

    [Fact]
    public void An_owner_who_logs_in_leaves_registers_that_the_program_can_go_on_with()
    {
        register.Cli.Run("rebuild", "--connection", register.OwnerUrl).Succeeded();

        register.Cli.Run("rebuild").Succeeded();
        register.Sql("select string_agg(distinct tableowner, ',') from pg_tables where schemaname like 'registers%'").ShouldBe("threatreg_app");
    }

    [Fact]
    public void Others_are_told_which_role_they_need()
    {
        register.Sql("create role stranger login password 'p'");

        var ran = register.Cli.Run("status", "--connection", As("stranger"));

        ran.ExitCode.ShouldBe(1);
        ran.Errors.ShouldContain("grant threatreg_app to");
    }

    private string As(string login) => System.Text.RegularExpressions.Regex.Replace(register.OwnerUrl, "//[^@]+@", $"//{login}:p@");
}
