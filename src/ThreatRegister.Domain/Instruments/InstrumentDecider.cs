using System.Diagnostics;
using static ThreatRegister.Domain.Decision<ThreatRegister.Domain.Instruments.InstrumentEvent>;

namespace ThreatRegister.Domain.Instruments;

/// <summary>
/// What may be done to an instrument. That others it refers to exist is asked by whoever runs the decision; whether instruments replace
/// each other in a circle would need their streams too, so it is left to those who read the register.
/// </summary>
public static class InstrumentDecider
{
    public static Decision<InstrumentEvent> Decide(Instrument instrument, InstrumentCommand command, DecisionContext context) => (instrument.Current, command) switch
    {
        (null, RecordInstrument record) => Record(record, context),
        (null, _) => Refuse(Refusal.NotFound, "instrument"),
        (_, RecordInstrument) => Refuse(Refusal.AlreadyExists, "instrument"),
        (var current, DescribeInstrument describe) => Describe(current, instrument.End, describe, context),
        (_, RelateInstrument relate) => Relate(instrument, relate, context),
        (_, UnrelateInstrument unrelate) => Unrelate(instrument, unrelate),
        (var current, EndInstrument end) => End(current, instrument.End, end, context),
        (_, CorroborateInstrument corroborate) => Corroborate(instrument, corroborate, context),
        (_, CorrectInstrument correct) => Correct(instrument, correct, context),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    private static Decision<InstrumentEvent> Record(RecordInstrument record, DecisionContext context)
    {
        var fault = Check.Name(record.Title, "title", Refusal.TitleMissing)
            ?? Parts(record.Number, record.Issuer, record.IssuedOn, "", context)
            ?? Check.Statement(record.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        return Accept(new InstrumentRecorded(
            record.Instrument,
            record.Kind,
            Check.Clean(record.Title),
            Check.Clean(record.Number),
            Check.Clean(record.Issuer),
            record.IssuedOn,
            record.InForceFrom,
            record.Marking ?? Tlp.Green,
            record.Statement ?? Statement.Own));
    }

    private static Decision<InstrumentEvent> Describe(InstrumentRecorded current, InstrumentEnded? end, DescribeInstrument describe, DecisionContext context)
    {
        var described = new InstrumentDescribed(Check.Clean(describe.Number), Check.Clean(describe.Issuer), describe.IssuedOn, describe.InForceFrom, describe.Statement);
        var fault = Check.That(described with { Statement = Statement.Own } != new InstrumentDescribed(null, null, null, null, Statement.Own), Refusal.TextMissing, field: null)
            ?? Parts(described.Number, described.Issuer, described.IssuedOn, "", context)
            ?? Span(described.InForceFrom, end?.InForceTo, "inForceFrom")
            ?? Check.Corroboration(describe.Statement, context.Now);
        if (fault is not null) return Refuse(fault);
        if (Instrument.Describe(current, described) == current) return Nothing;

        var known = Open(current.Number, described.Number, "number") ?? Open(current.Issuer, described.Issuer, "issuer") ?? Open(current.IssuedOn, described.IssuedOn, "issuedOn")
            ?? Check.That(current.InForceFrom is null || described.InForceFrom is null || current.InForceFrom == described.InForceFrom, Refusal.AlreadyNamed, "inForceFrom");
        return known is not null ? Refuse(known) : Accept(described);
    }

    private static Decision<InstrumentEvent> Relate(Instrument instrument, RelateInstrument relate, DecisionContext context)
    {
        var fault = Check.That(relate.Other != relate.Instrument, Refusal.InstrumentRelatedToItself, "other") ?? Check.Statement(relate.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var statement = relate.Statement ?? Statement.Own;
        return instrument.Relations.Contains(new((relate.Kind, relate.Other), statement)) ? Nothing : Accept(new InstrumentRelated(relate.Kind, relate.Other, statement));
    }

    private static Decision<InstrumentEvent> Unrelate(Instrument instrument, UnrelateInstrument unrelate)
    {
        if (Check.Grounds(unrelate.Grounds) is { } fault) return Refuse(fault);

        return instrument.Relations.Any(known => known.Value == (unrelate.Kind, unrelate.Other))
            ? Accept(new InstrumentUnrelated(unrelate.Kind, unrelate.Other, unrelate.Grounds.Trim()))
            : Refuse(Refusal.InstrumentNotRelated, "other");
    }

    private static Decision<InstrumentEvent> End(InstrumentRecorded current, InstrumentEnded? known, EndInstrument end, DecisionContext context)
    {
        var fault = Check.Grounds(end.Grounds) ?? Span(current.InForceFrom, end.InForceTo, "inForceTo") ?? Check.Statement(end.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var ended = new InstrumentEnded(end.InForceTo, end.Grounds.Trim(), end.Statement ?? Statement.Own);
        if (known is null) return Accept(ended);

        return known == ended ? Nothing : Refuse(Refusal.InstrumentHasEnded, "instrument");
    }

    private static Decision<InstrumentEvent> Corroborate(Instrument instrument, CorroborateInstrument corroborate, DecisionContext context)
    {
        if (Check.Corroboration(corroborate.Statement, context.Now) is { } fault) return Refuse(fault);

        return instrument.Statements.Contains(corroborate.Statement) ? Nothing : Accept(new InstrumentCorroborated(corroborate.Statement));
    }

    private static Decision<InstrumentEvent> Correct(Instrument instrument, CorrectInstrument correct, DecisionContext context)
    {
        var wanted = correct.Corrections;
        var fault = Check.Grounds(correct.Grounds)
            ?? (wanted.Title is null ? null : Check.Name(wanted.Title, "corrections.title", Refusal.TitleMissing))
            ?? Parts(wanted.Number, wanted.Issuer, wanted.IssuedOn, "corrections.", context)
            ?? Check.That(wanted.InForceTo is null || instrument.End is not null, Refusal.InstrumentHasNotEnded, "corrections.inForceTo")
            ?? Span(wanted.InForceFrom ?? instrument.Current!.InForceFrom, wanted.InForceTo ?? instrument.End?.InForceTo, wanted.InForceTo is null ? "corrections.inForceFrom" : "corrections.inForceTo")
            ?? Check.Statement(correct.Statement, context.Now);
        if (fault is not null) return Refuse(fault);

        var changes = instrument.ChangesTo(wanted);
        return changes == new InstrumentCorrections() ? Nothing : Accept(new InstrumentCorrected(changes, correct.Grounds.Trim(), correct.Statement ?? Statement.Own));
    }

    // It may come into force later on, but it has to have been issued.
    private static Fault? Parts(string? number, string? issuer, When? issuedOn, string prefix, DecisionContext context) =>
        Check.Optional(number, Limits.Title, prefix + "number") ?? Check.Optional(issuer, prefix + "issuer") ?? Check.NotInFuture(issuedOn, context.Now, prefix + "issuedOn");

    private static Fault? Span(DateOnly? from, DateOnly? to, string field) => Check.That(from is null || to is null || from <= to, Refusal.EndsBeforeItBegins, field);

    /// <summary>What is known already is corrected, with grounds, not told anew.</summary>
    private static Fault? Open<T>(T? known, T? told, string field)
        where T : class => Check.That(known is null || told is null || known.Equals(told), Refusal.AlreadyNamed, field);
}
