using ThreatRegister.Domain;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Tests.Domain_Specs.Common;
using static ThreatRegister.Tests.Domain_Specs.Instruments.InstrumentSpec;

namespace ThreatRegister.Tests.Domain_Specs.Instruments;

internal static class InstrumentSpec
{
    public static readonly InstrumentId Id = new("nghi-dinh-03");

    public static readonly InstrumentRecorded Recorded = new(
        Id, InstrumentKind.Decree, new("Nghị định số 03", "Decree 03"), Number: null, Issuer: null, IssuedOn: null, InForceFrom: null, Tlp.Green, World.Document);

    public static readonly InstrumentDescribed Described = new("03/2019/NĐ-CP", "Chính phủ", When.Parse("2019-09-05"), new(2019, 10, 20), World.OtherDocument);
    public static readonly InstrumentRelated Related = new(InstrumentRelationKind.Replaces, new("nghi-dinh-77"), World.Document);
    public static readonly InstrumentEnded Ended = new(new(2021, 1, 31), "hết hiệu lực", World.Document);

    public static Scenario<Instrument, InstrumentEvent, InstrumentCommand> Given(params ReadOnlySpan<InstrumentEvent> events) =>
        new Scenario<Instrument, InstrumentEvent, InstrumentCommand>(Instrument.Initial, Instrument.Evolve, InstrumentDecider.Decide, World.Context).After(events);
}

public sealed class Recording_an_instrument
{
    [Fact]
    public void leaves_open_what_is_not_stated() => Given().When(record).Then(Recorded);

    [Fact]
    public void keeps_number_issuer_and_days() => Given()
        .When(record with { Number = " 03/2019/NĐ-CP ", Issuer = "Chính phủ", IssuedOn = Described.IssuedOn, InForceFrom = Described.InForceFrom, Marking = Tlp.Clear })
        .Then(Recorded with { Number = "03/2019/NĐ-CP", Issuer = "Chính phủ", IssuedOn = Described.IssuedOn, InForceFrom = Described.InForceFrom, Marking = Tlp.Clear });

    [Fact]
    public void needs_a_title() => Given().When(record with { Title = new(null, " ") }).ThenRefused(Refusal.TitleMissing, "title");

    [Fact]
    public void may_come_into_force_later_but_was_issued_before()
    {
        Given().When(record with { InForceFrom = new(2030, 1, 1) }).Then(Recorded with { InForceFrom = new(2030, 1, 1) });
        Given().When(record with { IssuedOn = When.Parse("2030") }).ThenRefused(Refusal.TimeInFuture, "issuedOn");
    }

    [Fact]
    public void twice_is_refused() => Given(Recorded).When(record).ThenRefused(Refusal.AlreadyExists, "instrument");

    private static readonly RecordInstrument record = new(Recorded.Kind, Recorded.Title, Statement: World.Document) { Instrument = Id };
}

public sealed class Describing_an_instrument
{
    [Fact]
    public void keeps_what_another_source_tells() => Given(Recorded).When(describe).Then(Described);

    [Fact]
    public void twice_changes_nothing() => Given(Recorded, Described).When(describe).ThenNothing();

    [Fact]
    public void otherwise_than_known_is_a_correction()
    {
        Given(Recorded, Described).When(describe with { Number = "3" }).ThenRefused(Refusal.AlreadyNamed, "number");
        Given(Recorded, Described).When(describe with { InForceFrom = new(2019, 9, 5) }).ThenRefused(Refusal.AlreadyNamed, "inForceFrom");
    }

    [Fact]
    public void tells_something() => Given(Recorded).When(describe with { Number = " ", Issuer = null, IssuedOn = null, InForceFrom = null }).ThenRefused(Refusal.TextMissing);

    [Fact]
    public void needs_a_source() => Given(Recorded).When(describe with { Statement = Statement.Own }).ThenRefused(Refusal.SourceMissing, "statement.source");

    [Fact]
    public void leaves_it_beginning_before_it_ends() =>
        Given(Recorded, Ended).When(describe with { InForceFrom = new(2021, 2, 1) }).ThenRefused(Refusal.EndsBeforeItBegins, "inForceFrom");

    private static readonly DescribeInstrument describe = new(World.OtherDocument, Described.Number, Described.Issuer, Described.IssuedOn, Described.InForceFrom) { Instrument = Id };
}

public sealed class Relating_instruments
{
    [Fact]
    public void keeps_what_one_is_to_the_other() => Given(Recorded).When(relate).Then(Related);

    [Fact]
    public void by_a_further_source_is_kept_too() => Given(Recorded, Related).When(relate with { Statement = World.OtherDocument }).Then(Related with { Statement = World.OtherDocument });

    [Fact]
    public void twice_changes_nothing() => Given(Recorded, Related).When(relate).ThenNothing();

    [Fact]
    public void with_itself_is_refused() => Given(Recorded).When(relate with { Other = Id }).ThenRefused(Refusal.InstrumentRelatedToItself, "other");

    [Fact]
    public void can_be_taken_back() => Given(Recorded, Related).When(unrelate).Then(new InstrumentUnrelated(Related.Kind, Related.Other, "nhầm"));

    [Fact]
    public void is_taken_back_only_where_it_is()
    {
        Given(Recorded).When(unrelate).ThenRefused(Refusal.InstrumentNotRelated, "other");
        Given(Recorded, Related).When(unrelate with { Kind = InstrumentRelationKind.Amends }).ThenRefused(Refusal.InstrumentNotRelated, "other");
    }

    [Fact]
    public void is_taken_back_with_grounds() => Given(Recorded, Related).When(unrelate with { Grounds = " " }).ThenRefused(Refusal.GroundsMissing, "grounds");

    private static readonly RelateInstrument relate = new(Related.Kind, Related.Other, World.Document) { Instrument = Id };
    private static readonly UnrelateInstrument unrelate = new(Related.Kind, Related.Other, "nhầm") { Instrument = Id };
}

public sealed class Ending_an_instrument
{
    [Fact]
    public void keeps_the_last_day_and_why() => Given(Recorded).When(end).Then(Ended);

    [Fact]
    public void twice_changes_nothing() => Given(Recorded, Ended).When(end).ThenNothing();

    [Fact]
    public void otherwise_is_refused() => Given(Recorded, Ended).When(end with { InForceTo = null }).ThenRefused(Refusal.InstrumentHasEnded, "instrument");

    [Fact]
    public void before_it_began_is_refused() => Given(Recorded, Described).When(end with { InForceTo = new(2019, 10, 19) }).ThenRefused(Refusal.EndsBeforeItBegins, "inForceTo");

    private static readonly EndInstrument end = new("hết hiệu lực", Ended.InForceTo, World.Document) { Instrument = Id };
}

public sealed class Corroborating_an_instrument
{
    [Fact]
    public void keeps_the_further_source() => Given(Recorded).When(corroborate).Then(new InstrumentCorroborated(World.OtherDocument));

    [Fact]
    public void by_the_same_statement_changes_nothing() => Given(Recorded).When(corroborate with { Statement = World.Document }).ThenNothing();

    [Fact]
    public void that_was_not_recorded_is_refused() => Given().When(corroborate).ThenRefused(Refusal.NotFound, "instrument");

    private static readonly CorroborateInstrument corroborate = new(World.OtherDocument) { Instrument = Id };
}

public sealed class Correcting_an_instrument
{
    [Fact]
    public void records_what_differs_and_why() => Given(Recorded)
        .When(correct with { Corrections = new(Recorded.Kind, Number: "3") }).Then(new InstrumentCorrected(new(Number: "3"), "đối chiếu", World.Document));

    [Fact]
    public void can_change_every_part() => Given(Recorded, Ended).When(correct).Then(new InstrumentCorrected(correct.Corrections, "đối chiếu", World.Document));

    [Fact]
    public void to_what_it_is_changes_nothing() => Given(Recorded, Described).When(correct with { Corrections = new(Recorded.Kind, Recorded.Title, Described.Number, InForceFrom: Described.InForceFrom) }).ThenNothing();

    [Fact]
    public void has_no_end_to_change_while_none_is_recorded() => Given(Recorded).When(correct).ThenRefused(Refusal.InstrumentHasNotEnded, "corrections.inForceTo");

    [Fact]
    public void leaves_it_beginning_before_it_ends() =>
        Given(Recorded, Ended).When(correct with { Corrections = new(InForceFrom: new(2021, 2, 1)) }).ThenRefused(Refusal.EndsBeforeItBegins, "corrections.inForceFrom");

    private static readonly CorrectInstrument correct = new(
        new(InstrumentKind.Law, new("Luật", "Law"), "3", "Quốc hội", When.Parse("2018"), new(2019, 1, 1), new(2021, 2, 28), Tlp.Clear), "đối chiếu", World.Document) { Instrument = Id };
}
