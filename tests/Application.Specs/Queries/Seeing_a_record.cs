using Shouldly;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Projections.Lessons;
using Xunit;

namespace ThreatRegister.Tests.Application_Specs.Queries;

public sealed class Seeing_a_record
{
    [Theory]
    [InlineData(Tlp.Green, Tlp.Green, Tlp.Green, true)]
    [InlineData(Tlp.Green, Tlp.Amber, Tlp.Green, false)]
    [InlineData(Tlp.Green, Tlp.Green, Tlp.Amber, false)]
    [InlineData(Tlp.AmberStrict, Tlp.Amber, Tlp.AmberStrict, true)]
    [InlineData(Tlp.AmberStrict, Tlp.Clear, Tlp.Red, false)]
    [InlineData(Tlp.Red, Tlp.Red, Tlp.Red, true)]
    public void takes_the_stricter_of_its_marking_then_and_now(Tlp clearance, Tlp then, Tlp now, bool seen) =>
        new Viewer("duty-3", clearance).MaySee(Marked(then), Marked(now)).ShouldBe(seen);

    [Fact]
    public void knows_the_rows_of_every_register()
    {
        var rows = typeof(LessonRow).Assembly.GetTypes().Where(type => type.GetInterfaces().Any(IsFold)).Select(type => type.GetInterfaces().First(IsFold).GetGenericArguments()[0]).ToArray();
        Type[] parts = [.. Projections.RegisterList.Parts.Select(register => register.RowType)];
        rows.ShouldBe([.. Projections.RegisterList.All.Select(register => register.RowType), .. parts], ignoreOrder: true);

        foreach (var row in rows.Except(parts)) Should.NotThrow(() => Visibility.MarkingOf(Hollow(row)));
        foreach (var part in parts) Should.Throw<ArgumentException>(() => Visibility.MarkingOf(Hollow(part)), "who may see a part is its owner's matter");
        Should.Throw<ArgumentException>(() => Visibility.MarkingOf("no row"));
    }

    private static object Hollow(Type type) => System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);

    private static bool IsFold(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Projections.IRegisterFold<>);

    private static LessonRow Marked(Tlp marking) => new(
        "lesson", "Phối hợp", null, LessonStatus.Asked, null, null, null, [], [], [], [], marking, [], Statement.Own, null, DateTimeOffset.UnixEpoch, 1);
}
