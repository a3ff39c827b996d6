namespace ThreatRegister.Tests.Acceptance;

public sealed class The_first_look(RegisterFixture register) : IClassFixture<RegisterFixture>
{
    [Fact]
    public void shows_the_seeds_with_many_and_no_made_up_number()
    {
        var shown = register.Cli.RunToServing().Succeeded().Output;

        shown.ShouldContain("nhiều cuộc (nguồn không nêu số lượng)");
        var view = register.Cli.Run("register", "--type", "cyber", "--period", "2020", "--json").Succeeded().Json;
        var cells = view.GetProperty("cells").EnumerateArray().ToArray();
        cells.Select(cell => cell.GetProperty("type").GetString()).ShouldBe(["cyber.attack", "cyber.terrorism"]);
        foreach (var cell in cells)
        {
            cell.GetProperty("period").GetString().ShouldBe("2020");
            cell.GetProperty("incidents").GetInt64().ShouldBe(1);
            cell.GetProperty("blocked").GetInt64().ShouldBe(1);
            cell.GetProperty("quantity").GetProperty("atLeast").GetInt64().ShouldBe(0);
            cell.GetProperty("quantity").GetProperty("unstated").GetInt64().ShouldBe(1);
        }
    }

    [Fact]
    public void loads_the_seeds_once()
    {
        register.Cli.RunToServing().Succeeded();
        var before = register.Cli.Run("status", "--json").Succeeded().Json.GetProperty("head").GetInt64();

        register.Cli.RunToServing().Succeeded();
        var again = register.Cli.Run("seed", "--cases", "--json").Succeeded().Json;

        again.GetProperty("recorded").GetInt32().ShouldBe(0);
        register.Cli.Run("status", "--json").Json.GetProperty("head").GetInt64().ShouldBe(before);
    }

    [Fact]
    public void tells_the_first_administrators_password_once()
    {
        register.Cli.Run("user", "list", "--json").Succeeded();
        var first = register.Cli.RunToServing("serve").Succeeded().Errors;
        var accounts = register.Cli.Run("user", "list", "--json").Succeeded().Json.GetProperty("accounts");

        accounts.EnumerateArray().Select(account => account.GetProperty("id").GetString()).ShouldBe(["admin"]);
        (first + register.Cli.RunToServing("serve").Succeeded().Errors).Split("Sign in as admin with password ").Length.ShouldBeLessThanOrEqualTo(2);
    }
}
