using System.Net;

namespace ThreatRegister.Tests.Web_Specs.Api;

/// <summary>The page that says that there is no such page looked for a language in every address, and failed on short ones.</summary>
public sealed class Bug_0050_address_without_language(Site site)
{
    [Theory]
    [InlineData("/x")]
    [InlineData("/nothing/here")]
    [InlineData("/vi/nothing")]
    public async Task is_no_such_page(string path) => (await site.PageAsync(path, HttpStatusCode.NotFound)).QuerySelector("h1").ShouldNotBeNull();

    [Fact]
    public async Task with_a_method_that_is_not_taken_is_told_so()
    {
        using var program = Program.Nobody(site);
        using var answer = await program.SendAsync(HttpMethod.Put, "/", "{}");

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }
}
