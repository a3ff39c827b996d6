using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Projections;

namespace ThreatRegister.Tests.Application_Specs.Queries;

public sealed class Kinds_of_open_work
{
    public static TheoryData<OpenItemKind> All => [.. Enum.GetValues<OpenItemKind>()];

    /// <summary>A new kind was taken for one of incidents, in hand-overs and links alike.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void say_of_which_register_they_are(OpenItemKind kind)
    {
        if (kind is OpenItemKind.StreamParked) kind.Register().ShouldBeNull("whatever cannot be read");
        else RegisterList.All.Select(register => register.Name).ShouldContain(kind.Register());
    }
}
