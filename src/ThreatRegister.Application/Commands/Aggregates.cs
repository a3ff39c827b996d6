using ThreatRegister.Domain;
using ThreatRegister.Domain.Agencies;
using ThreatRegister.Domain.Assessments;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.Drills;
using ThreatRegister.Domain.Forecasts;
using ThreatRegister.Domain.Holidays;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.Domain.Instruments;
using ThreatRegister.Domain.Intake;
using ThreatRegister.Domain.Lessons;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.Occasions;
using ThreatRegister.Domain.Places;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Domain.Scenarios;
using ThreatRegister.Domain.SeverityScales;
using ThreatRegister.Domain.Shares;
using ThreatRegister.Domain.Shifts;
using ThreatRegister.Domain.Sources;
using ThreatRegister.Domain.Tasks;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Domain.Withdrawals;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Commands;

/// <summary>One kind of stream: which commands it takes and how they are decided. What is generic about deciders ends here.</summary>
public abstract class Aggregate(Type commandBase, string category)
{
    public Type CommandBase { get; } = commandBase;

    /// <summary>The category of its streams.</summary>
    public string Category { get; } = category;

    public abstract StreamName StreamOf(object command);

    /// <summary>The state of a stream that nothing has happened to.</summary>
    public abstract object Initial { get; }

    /// <summary>Folds events into the state that <see cref="Decide"/> takes.</summary>
    public abstract object Fold(object state, IEnumerable<object> events);

    public abstract (IReadOnlyList<object> Events, Refusal? Refusal, string? Field, string? Instead) Decide(object state, object command, DecisionContext context);
}

internal sealed class Aggregate<TState, TCommand, TEvent>(
    string category,
    Func<TCommand, string> idOf,
    TState initial,
    Func<TState, TEvent, TState> evolve,
    Func<TState, TCommand, DecisionContext, Decision<TEvent>> decide) : Aggregate(typeof(TCommand), category)
    where TState : notnull
    where TCommand : notnull
    where TEvent : class
{
    public override StreamName StreamOf(object command) => StreamName.Of(Category, idOf((TCommand)command));

    public override object Initial => initial;

    public override object Fold(object state, IEnumerable<object> events) => events.Cast<TEvent>().Aggregate((TState)state, evolve);

    public override (IReadOnlyList<object> Events, Refusal? Refusal, string? Field, string? Instead) Decide(object state, object command, DecisionContext context)
    {
        var decision = decide((TState)state, (TCommand)command, context);
        return (decision.Events, decision.Refusal, decision.Field, decision.Instead);
    }
}

public static class Aggregates
{
    /// <summary>All threat types are one stream, and so are all closing rules, merges and withdrawals: a rule may then look at the whole.</summary>
    public static StreamName ThreatTypes { get; } = StreamName.Of("taxonomy", "threats");

    public static StreamName ClosingRules { get; } = StreamName.Of("closing", "rules");

    /// <summary>The other rules that are dated data, each kind one stream.</summary>
    public static StreamName SeverityScales { get; } = StreamName.Of("severity", "scales");

    public static StreamName ReportingCalendars { get; } = StreamName.Of("reporting", "calendars");

    public static StreamName Holidays { get; } = StreamName.Of("public", "holidays");

    public static StreamName Deadlines { get; } = StreamName.Of("deadline", "rules");

    /// <summary>All places are one stream too.</summary>
    public static StreamName Places { get; } = StreamName.Of("geography", "places");

    public static StreamName Merges => WholeStreams.Merges;

    public static StreamName Withdrawals => WholeStreams.Withdrawals;

    public static IReadOnlyList<Aggregate> All { get; } =
    [
        new Aggregate<Incident, IncidentCommand, IncidentEvent>("incident", command => command.Incident.Value, Incident.Initial, Incident.Evolve, IncidentDecider.Decide),
        new Aggregate<Occasion, OccasionCommand, OccasionEvent>("occasion", command => command.Occasion.Value, Occasion.Initial, Occasion.Evolve, OccasionDecider.Decide),
        new Aggregate<Lesson, LessonCommand, LessonEvent>("lesson", command => command.Lesson.Value, Lesson.Initial, Lesson.Evolve, LessonDecider.Decide),
        new Aggregate<Review, ReviewCommand, ReviewEvent>("review", command => command.Review.Value, Review.Initial, Review.Evolve, ReviewDecider.Decide),
        new Aggregate<Assessment, AssessmentCommand, AssessmentEvent>("assessment", command => command.Assessment.Value, Assessment.Initial, Assessment.Evolve, AssessmentDecider.Decide),
        new Aggregate<Source, SourceCommand, SourceEvent>("source", command => command.Source.Value, Source.Initial, Source.Evolve, SourceDecider.Decide),
        new Aggregate<Import, ImportCommand, ImportEvent>("import", command => command.Import.Value, Import.Initial, Import.Evolve, ImportDecider.Decide),
        new Aggregate<ThreatTypeTree, ThreatTypeCommand, ThreatTypeEvent>("taxonomy", _ => "threats", ThreatTypeTree.Initial, ThreatTypeTree.Evolve, ThreatTypeDecider.Decide),
        new Aggregate<ClosingRuleBook, ClosingRuleCommand, ClosingRuleEvent>("closing", _ => "rules", ClosingRuleBook.Initial, ClosingRuleBook.Evolve, ClosingRuleDecider.Decide),
        new Aggregate<MergeBook, MergeCommand, MergeEvent>("merges", _ => "incidents", MergeBook.Initial, MergeBook.Evolve, MergeDecider.Decide),
        new Aggregate<WithdrawalBook, WithdrawalCommand, WithdrawalEvent>("withdrawals", _ => "imports", WithdrawalBook.Initial, WithdrawalBook.Evolve, WithdrawalDecider.Decide),
        new Aggregate<Report, ReportCommand, ReportEvent>("report", command => command.Report.Value, Report.Initial, Report.Evolve, ReportDecider.Decide),
        new Aggregate<Shift, ShiftCommand, ShiftEvent>("shift", command => command.Shift.Value, Shift.Initial, Shift.Evolve, ShiftDecider.Decide),
        new Aggregate<Agency, AgencyCommand, AgencyEvent>("agency", command => command.Agency.Value, Agency.Initial, Agency.Evolve, AgencyDecider.Decide),
        new Aggregate<Indicator, IndicatorCommand, IndicatorEvent>("indicator", command => command.Indicator.Value, Indicator.Initial, Indicator.Evolve, IndicatorDecider.Decide),
        new Aggregate<Direction, DirectionCommand, DirectionEvent>("direction", command => command.Direction.Value, Direction.Initial, Direction.Evolve, DirectionDecider.Decide),
        new Aggregate<AssignedTask, TaskCommand, TaskEvent>("task", command => command.Task.Value, AssignedTask.Initial, AssignedTask.Evolve, TaskDecider.Decide),
        new Aggregate<SeverityBook, SeverityScaleCommand, SeverityScaleEvent>("severity", _ => "scales", SeverityBook.Initial, SeverityBook.Evolve, SeverityScaleDecider.Decide),
        new Aggregate<CalendarBook, ReportingCalendarCommand, ReportingCalendarEvent>("reporting", _ => "calendars", CalendarBook.Initial, CalendarBook.Evolve, ReportingCalendarDecider.Decide),
        new Aggregate<HolidayBook, HolidayCommand, HolidayEvent>("public", _ => "holidays", HolidayBook.Initial, HolidayBook.Evolve, HolidayDecider.Decide),
        new Aggregate<DeadlineBook, DeadlineCommand, DeadlineEvent>("deadline", _ => "rules", DeadlineBook.Initial, DeadlineBook.Evolve, DeadlineDecider.Decide),
        new Aggregate<Instrument, InstrumentCommand, InstrumentEvent>("instrument", command => command.Instrument.Value, Instrument.Initial, Instrument.Evolve, InstrumentDecider.Decide),
        new Aggregate<PlaceBook, PlaceCommand, PlaceEvent>("geography", _ => "places", PlaceBook.Initial, PlaceBook.Evolve, PlaceDecider.Decide),
        new Aggregate<Forecast, ForecastCommand, ForecastEvent>("forecast", command => command.Forecast.Value, Forecast.Initial, Forecast.Evolve, ForecastDecider.Decide),
        new Aggregate<Share, ShareCommand, ShareEvent>("share", command => command.Share.Value, Share.Initial, Share.Evolve, ShareDecider.Decide),
        new Aggregate<Scenario, ScenarioCommand, ScenarioEvent>("scenario", command => command.Scenario.Value, Scenario.Initial, Scenario.Evolve, ScenarioDecider.Decide),
        new Aggregate<Drill, DrillCommand, DrillEvent>("drill", command => command.Drill.Value, Drill.Initial, Drill.Evolve, DrillDecider.Decide),
    ];

    public static Aggregate Of(object command) =>
        All.FirstOrDefault(aggregate => aggregate.CommandBase.IsInstanceOfType(command))
        ?? throw new InvalidOperationException($"{command.GetType().Name} belongs to no kind of stream.");
}
