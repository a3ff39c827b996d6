using ThreatRegister.Accounts;

namespace ThreatRegister.Tests.Accounts_Specs;

public sealed class A_password
{
    private readonly Passwords passwords = new(iterations: 1000);

    [Theory]
    [InlineData("mười một ký", AccountFault.PasswordTooShort)]
    [InlineData("truc-ban-3", AccountFault.PasswordTooShort)]
    [InlineData("Truc-Ban-3-12", AccountFault.PasswordIsName)]
    [InlineData("truc-ban-3truc-ban-3", AccountFault.PasswordIsName)]
    [InlineData("Mật Khẩu 123456", AccountFault.PasswordCommon)]
    [InlineData("PASSWORD1234", AccountFault.PasswordCommon)]
    [InlineData("aaaaaaaaaaaaaaaa", AccountFault.PasswordCommon)]
    [InlineData("bốn con voi qua cầu", null)]
    [InlineData("password123456", AccountFault.PasswordCommon)]
    [InlineData("qwertyuiop12", AccountFault.PasswordCommon)]
    [InlineData("Mật khẩu 2026!", AccountFault.PasswordCommon)]
    [InlineData("1234567890-=", AccountFault.PasswordCommon)]
    [InlineData("zxcvbnm54321", AccountFault.PasswordCommon)]
    [InlineData("123123123123", AccountFault.PasswordCommon)]
    [InlineData("vietnamvodich", AccountFault.PasswordCommon)]
    [InlineData("1q2w3e4r5t6y", AccountFault.PasswordCommon)]
    [InlineData("735190284617", null)]
    [InlineData("Việt Nam mùa thu lá bay", null)]
    [InlineData("kJ4-abc-qwe-73z", null)]
    public void is_long_not_the_name_and_not_common(string password, AccountFault? fault) => Passwords.Check("truc-ban-3", password).ShouldBe(fault);

    [Fact]
    public void may_be_long_but_not_endless()
    {
        Passwords.Check("truc-ban-3", string.Concat(Enumerable.Repeat("bốn voi ", 32))).ShouldBeNull();
        Passwords.Check("truc-ban-3", string.Concat(Enumerable.Repeat("bốn voi ", 33))).ShouldBe(AccountFault.PasswordTooLong);
    }

    [Fact]
    public void is_the_same_however_a_keyboard_composes_its_letters()
    {
        var account = Actors.Account(Role.Reader) with { PasswordHash = passwords.Hash("bốn con voi qua cầu") };

        passwords.Verify(account, "bốn con voi qua cầu".Normalize(System.Text.NormalizationForm.FormD)).ShouldBe(PasswordVerdict.Right);
        passwords.Verify(account, "bon con voi qua cau").ShouldBe(PasswordVerdict.Wrong);
        passwords.Verify(account: null, "bốn con voi qua cầu").ShouldBe(PasswordVerdict.Wrong);
        passwords.Verify(account, "\ud800").ShouldBe(PasswordVerdict.Wrong);
    }

    [Fact]
    public void hashed_with_less_work_than_today_is_right_and_says_so()
    {
        var account = Actors.Account(Role.Reader) with { PasswordHash = passwords.Hash("bốn con voi qua cầu") };

        new Passwords(iterations: 2000).Verify(account, "bốn con voi qua cầu").ShouldBe(PasswordVerdict.RightByOldHash);
    }

    [Fact]
    public void that_is_made_may_be_used_and_is_never_the_same()
    {
        var made = Enumerable.Range(0, 50).Select(_ => Passwords.Generate()).ToList();

        made.Distinct().Count().ShouldBe(50);
        made.ShouldAllBe(password => Passwords.Check("admin", password) == null);
    }
}

public sealed class A_lock
{
    private static readonly DateTimeOffset now = new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void comes_with_the_fifth_wrong_password()
    {
        var account = After(4);
        Lockout.IsLocked(account, now).ShouldBeFalse();

        account = Lockout.Attempted(account, now);
        Lockout.IsLocked(account, now.AddMinutes(14)).ShouldBeTrue();
        Lockout.IsLocked(account, now.AddMinutes(15)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(5, 15)]
    [InlineData(10, 30)]
    [InlineData(15, 60)]
    [InlineData(35, 960)]
    [InlineData(40, 1440)]
    [InlineData(1000, 1440)]
    public void doubles_up_to_a_day(int failures, int minutes) => After(failures).LockedUntil.ShouldBe(now.AddMinutes(minutes));

    [Fact]
    public void is_forgotten_once_he_signs_in() => Lockout.Cleared(After(5)).ShouldBe(After(0));

    private static Account After(int failures)
    {
        var account = Actors.Account(Role.Reader);
        for (var failed = 0; failed < failures; failed++) account = Lockout.Attempted(account, now);
        return account;
    }
}

public sealed class A_session
{
    private static readonly DateTimeOffset now = new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(7));
    private readonly Account account = Actors.Account(Role.Reader);

    [Fact]
    public void ends_when_nobody_asks_for_an_hour()
    {
        var session = new Session(new byte[32], account.Id, account.SecurityStamp, now, now.AddMinutes(30));

        session.IsOf(account, now.AddMinutes(89)).ShouldBeTrue();
        session.IsOf(account, now.AddMinutes(90)).ShouldBeFalse();
    }

    [Fact]
    public void ends_after_twelve_hours_however_busy() =>
        new Session(new byte[32], account.Id, account.SecurityStamp, now, now.AddHours(11.9)).EndsAt.ShouldBe(now.AddHours(12));

    [Fact]
    public void ends_with_another_password_and_when_the_account_is_disabled()
    {
        var session = new Session(new byte[32], account.Id, account.SecurityStamp, now, now);

        session.IsOf(account with { SecurityStamp = Guid.NewGuid() }, now).ShouldBeFalse();
        session.IsOf(account with { Disabled = true }, now).ShouldBeFalse();
    }
}

public sealed class What_is_kept_for_somebody
{
    [Theory]
    [InlineData("/vi/incidents?type=cyber&as-of=120", Keeping.Kept)]
    [InlineData("//example.org/vi", Keeping.Invalid)]
    [InlineData("/\\example.org", Keeping.Invalid)]
    [InlineData("https://example.org", Keeping.Invalid)]
    [InlineData("/vi\r\nSet-Cookie: a=b", Keeping.Invalid)]
    [InlineData("", Keeping.Invalid)]
    public void leads_to_no_other_site(string path, Keeping kept) => KeepingRules.OfView("Tấn công mạng", path).ShouldBe(kept);

    [Fact]
    public void is_bounded()
    {
        KeepingRules.OfDraft("report-incident", new string('x', KeepingRules.LargestDraft)).ShouldBe(Keeping.Kept);
        KeepingRules.OfDraft("report-incident", new string('x', KeepingRules.LargestDraft + 1)).ShouldBe(Keeping.TooLarge);
        KeepingRules.OfDraft("", "{}").ShouldBe(Keeping.Invalid);
        KeepingRules.OfView("Tấn công mạng", "/" + new string('x', KeepingRules.LongestPath)).ShouldBe(Keeping.TooLarge);
        KeepingRules.OfView(new string('x', KeepingRules.LongestName + 1), "/vi").ShouldBe(Keeping.Invalid);
    }
}
