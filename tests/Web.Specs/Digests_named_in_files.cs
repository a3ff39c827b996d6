using System.Text;
using ThreatRegister.Web.Forms;

namespace ThreatRegister.Tests.Web_Specs;

public sealed class Digests_named_in_files
{
    private static readonly string digest = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    [Fact]
    public void are_found_wherever_the_file_is_cut() =>
        Enumerable.Range(0, digest.Length + 4).ShouldAllBe(at => Named($"`{digest}`\n".Substring(0, Math.Min(at, 67)), $"`{digest}`\n".Substring(Math.Min(at, 67))).SequenceEqual(new[] { digest }));

    [Theory]
    [InlineData("a{0}")]
    [InlineData("{0}0")]
    [InlineData("%PDF-1.4")]
    [InlineData("")]
    public void are_none_where_the_digits_are_more_or_fewer(string text) => Named(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, digest)).ShouldBeEmpty();

    [Fact]
    public void are_told_once_each_also_at_the_end() => Named($"{digest} {digest.Replace('0', 'f')} {digest}").ShouldBe([digest, digest.Replace('0', 'f')]);

    private static IReadOnlyList<string> Named(params string[] parts)
    {
        var named = new NamedDigests();
        foreach (var part in parts) named.Read(Encoding.UTF8.GetBytes(part));
        named.End();
        return named.All;
    }
}
