namespace ThreatRegister.Tests.Acceptance;

/// <summary>Accounts are made before there are pages to sign in to.</summary>
public sealed class Users(RegisterFixture register) : IClassFixture<RegisterFixture>
{
    [Fact]
    public void Are_made_changed_and_ended_and_the_audit_of_it_verifies()
    {
        var added = Run("user", "add", "truc-ban-3", "--name", "Nguyễn Thị Hoa", "--role", "operator", "--role", "reader", "--clearance", "amber", "--json").Succeeded().Json;
        added.GetProperty("password").GetString()!.Length.ShouldBe(23);
        added.GetProperty("account").TryGetProperty("passwordHash", out _).ShouldBeFalse();
        Run("user", "add", "truc-ban-3", "--role", "operator").ExitCode.ShouldBe(4);
        Run("user", "add", "van-thu-doc", "--role", "reader", "--clearance", "red").Succeeded().Errors.ShouldContain("Sees up to amber-strict, not red");
        Run("user", "add", "truc-ban-4", "--role", "boss").ExitCode.ShouldBe(64);
        Run("user", "password", "nobody").ExitCode.ShouldBe(5);

        var weak = register.Cli.Run("matkhau123456\n", environment: null, "user", "password", "truc-ban-3", "--password-stdin");
        weak.ExitCode.ShouldBe(4);
        weak.Errors.ShouldContain("PasswordCommon");
        register.Cli.Run("bốn con voi qua cầu\n", environment: null, "user", "password", "truc-ban-3", "--password-stdin").Succeeded().Output.ShouldNotContain("voi");

        var token = Run("user", "token", "add", "truc-ban-3", "--label", "Kết nối SIEM", "--role", "reader", "--read-only", "--json").Succeeded().Json;
        token.GetProperty("secret").GetString()!.ShouldStartWith("trk_");
        Run("user", "token", "revoke", token.GetProperty("token").GetProperty("id").GetString()!).Succeeded();
        Run("user", "token", "list", "truc-ban-3").Succeeded().Output.ShouldContain("Kết nối SIEM");

        Run("user", "roles", "truc-ban-3", "--agency", "Cục A05").Succeeded();
        Run("user", "disable", "truc-ban-3").Succeeded();
        var listed = Run("user", "list", "--json").Succeeded().Json.GetProperty("accounts")[0];
        listed.GetProperty("state").GetString().ShouldBe("disabled");
        listed.GetProperty("agency").GetString().ShouldBe("Cục A05");
        listed.GetProperty("roles").GetArrayLength().ShouldBe(2);

        Run("verify", "--json").Succeeded().Json.GetProperty("audit").GetProperty("entries").GetInt64().ShouldBe(7);
        register.Sql("update accounts.audit set actor = 'nobody' where number = 3");
        var verified = Run("verify");
        verified.ExitCode.ShouldBe(1);
        verified.Errors.ShouldContain("SAI trong nhật ký truy cập ở mục 3: nội dung không đúng như khi nối chuỗi");
        Run("verify", "--lang", "en").Errors.ShouldContain("WRONG in the audit at entry 3: its content is not what was chained");
    }

    private Ran Run(params string[] arguments) => register.Cli.Run(arguments);
}
