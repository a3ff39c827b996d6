using Shouldly;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ClosingRules;
using ThreatRegister.Domain.ThreatTypes;

namespace ThreatRegister.Tests.Domain_Specs.Common;

/// <summary>Given events, when a command, then the whole list of events, a refusal with its field, or nothing.</summary>
public sealed record Scenario<TState, TEvent, TCommand>(
    TState State, Func<TState, TEvent, TState> Evolve, Func<TState, TCommand, DecisionContext, Decision<TEvent>> Decide, DecisionContext Context)
    where TEvent : class
    where TCommand : class
{
    public Scenario<TState, TEvent, TCommand> After(params ReadOnlySpan<TEvent> events)
    {
        var state = State;
        foreach (var happened in events)
        {
            state = Evolve(state, happened);
            Witness.Folded(happened);
        }

        return this with { State = state };
    }

    public Scenario<TState, TEvent, TCommand> Under(DecisionContext context) => this with { Context = context };

    public Answer<TState, TEvent, TCommand> When(TCommand command) => new(this, command, Decide(State, command, Context));
}

public sealed record Answer<TState, TEvent, TCommand>(Scenario<TState, TEvent, TCommand> Scenario, TCommand Command, Decision<TEvent> Decision)
    where TEvent : class
    where TCommand : class
{
    /// <summary>These events and no others. What was decided has to fold as well, and the same command again must not record it twice.</summary>
    public void Then(params ReadOnlySpan<TEvent> events)
    {
        Decision.ShouldBe(Decision<TEvent>.Accept(events));
        var after = Scenario.After(events);
        after.Decide(after.State, Command, after.Context).Events.Count.ShouldBe(0, "the same command again");
        Witness.Answered(Command, "events");
    }

    public void ThenRefused(Refusal refusal, string? field = null)
    {
        Decision.ShouldBe(Decision<TEvent>.Refuse(refusal, field));
        Witness.Answered(Command, "refusal");
    }

    public void ThenNothing()
    {
        Decision.ShouldBe(Decision<TEvent>.Nothing);
        Witness.Answered(Command, "nothing");
    }
}

/// <summary>What the specs of one thread have covered, for <see cref="Every_command"/>.</summary>
internal static class Witness
{
    [ThreadStatic]
    private static HashSet<(Type Command, string Answer)>? answers;

    [ThreadStatic]
    private static HashSet<Type>? folded;

    public static void Begin() => (answers, folded) = ([], []);

    public static (HashSet<(Type Command, string Answer)> Answers, HashSet<Type> Folded) End()
    {
        var seen = (answers!, folded!);
        (answers, folded) = (null, null);
        return seen;
    }

    public static void Answered(object command, string answer) => answers?.Add((command.GetType(), answer));

    public static void Folded(object happened) => folded?.Add(happened.GetType());
}

/// <summary>The threat types, sources and clock that the specs share.</summary>
internal static class World
{
    public static readonly ThreatTypeId Cyber = new("cyber");
    public static readonly ThreatTypeId CyberAttack = new("cyber.attack");
    public static readonly ThreatTypeId CyberTerrorism = new("cyber.terrorism");
    public static readonly ThreatTypeId Information = new("information");
    public static readonly ThreatTypeId FakeNews = new("information.fake-news");
    public static readonly ThreatTypeId Disaster = new("disaster");
    public static readonly ThreatTypeId Storm = new("disaster.storm");

    public static readonly Statement Document = new(new SourceId("doc-004"), "nhiều cuộc tấn công mạng", When.Parse("2020-12-10"));
    public static readonly Statement OtherDocument = new(new SourceId("doc-001"), Quotation: null, When.Parse("2021"));

    public static readonly Statement QuotationOnly = new(Source: null, "nhiều cuộc", StatedOn: null);

    public static ThreatTypeTree Types { get; } = new (ThreatTypeId Type, ThreatTypeId? Parent, string Vi, string En)[]
    {
        (Cyber, null, "An ninh mạng", "Cyber"),
        (CyberAttack, Cyber, "Tấn công mạng", "Cyber attack"),
        (CyberTerrorism, Cyber, "Khủng bố mạng", "Cyber terrorism"),
        (Information, null, "Thông tin", "Information"),
        (FakeNews, Information, "Tin giả", "Fake news"),
        (Disaster, null, "Thiên tai", "Disaster"),
        (Storm, Disaster, "Bão", "Storm"),
    }.Aggregate(ThreatTypeTree.Initial, (tree, type) => ThreatTypeTree.Evolve(
        tree, new ThreatTypeDefined(type.Type, type.Parent, new(type.Vi, type.En), new("vụ", "case"), [], ValidFrom: null)));

    public static DecisionContext Context { get; } = new(new DateTime(2021, 6, 15, 10, 0, 0, DateTimeKind.Unspecified), Types, ClosingRuleBook.Initial);

    public static string Long(int length) => new('ă', length);
}
