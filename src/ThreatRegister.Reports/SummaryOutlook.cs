using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections.Directions;
using ThreatRegister.Projections.Indicators;
using ThreatRegister.Projections.Tasks;

namespace ThreatRegister.Reports;

/// <summary>What was asked for the period and is asked for the next one, the tasks that come of it, and what others observed; pure.</summary>
internal sealed class SummaryOutlook(SummaryData data, ThreatTypeTree types, SummaryRequest request)
{
    private readonly string language = request.Language;
    private readonly IncidentFilter filter = (request.Extra ?? new()) with { Period = null };
    private readonly Period? next = request.Next;

    /// <summary>What was asked for this period.</summary>
    public IReadOnlyList<DirectionPart> Asked() => Parts(direction => direction.Period is { } period && request.Period.Touches(period));

    /// <summary>What is asked for the next period; where a source names no period, what was stated in this one.</summary>
    public IReadOnlyList<DirectionPart> Ahead() => Parts(IsAhead);

    public IReadOnlyList<TaskPart> Tasks()
    {
        var ahead = data.Directions.Where(IsAhead).Select(direction => direction.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. data.Tasks
                .Where(task => task.Status is not TaskState.Cancelled)
                .Where(task => (task.Direction is { } direction && ahead.Contains(direction.Value)) || (task.Due is { } due ? IsWithinReach(due) : IsStatedNow(task.StatedOn)))
                .Where(task => IsAsked(new(task.Types, null, [task.Person, task.Responsibility], [], [], task.Sources, [task.Work])))
                .OrderBy(task => task.Due?.To ?? DateTime.MaxValue).ThenBy(task => task.Id, StringComparer.Ordinal)
                .Select(task => new TaskPart(
                    task.Id, task.Work, data.Agencies.Of(task.Person, task.StatedOn), task.Time ?? Words(task.Due), data.Agencies.Of(task.Responsibility, task.StatedOn), task.Authority, task.Product,
                    [.. task.Missing.Select(element => CodeWords.Of(element, language))], task.Status, Part(task.Statement))),
        ];
    }

    public IReadOnlyList<IndicatorPart> Indicators() =>
        request.Extra?.Occasion is null
            ? [.. IndicatorQuery.Of(data.Indicators.Where(row => row.Status is IndicatorStatus.Stands), filter with { Period = request.Period }, types)
                .Where(asked => !asked.MayBelong || IsStatedSoonAfter(asked.Row.StatedOn))
                .OrderBy(asked => asked.Row.Subject, StringComparer.Ordinal).ThenBy(asked => asked.Row.Scope).ThenBy(asked => asked.Row.Id, StringComparer.Ordinal)
                .Select(asked => new IndicatorPart(
                    asked.Row.Id, asked.Row.Subject, asked.Row.About, asked.Row.Text, asked.Row.Region ?? CodeWords.Of(asked.Row.Scope, language), asked.Row.Name?.In(language),
                    data.Agencies.Of(asked.Row.Publisher, asked.Row.Period, asked.Row.StatedOn), Words(asked.Row.Period), Part(asked.Row.Statement), asked.Row.Figure.Rank is not null))]
            : [];

    private IReadOnlyList<DirectionPart> Parts(Func<DirectionRow, bool> isListed) =>
    [
        .. data.Directions
            .Where(direction => direction.Status is DirectionStatus.Stands && isListed(direction))
            .Where(direction => IsAsked(new(direction.Types, null, [direction.By, .. direction.Agencies], direction.Places, [], direction.Sources, [direction.Text])))
            .OrderBy(direction => direction.StatedOn?.From).ThenBy(direction => direction.Statement.Source?.Value, StringComparer.Ordinal)
            .ThenBy(direction => direction.Group is { } group ? group.Number ?? int.MaxValue : 0).ThenBy(direction => direction.RecordedAt).ThenBy(direction => direction.Position).ThenBy(direction => direction.Id, StringComparer.Ordinal)
            .Select(direction => new DirectionPart(
                direction.Id, direction.Kind, direction.Text, data.Agencies.Of(direction.By, direction.StatedOn), direction.Group?.Heading, Words(direction.Period),
                data.Agencies.Of(direction.Agencies, direction.StatedOn), Part(direction.Statement))),
    ];

    /// <summary>What begins within the next period and was set after this one is over belongs to the reviews in between.</summary>
    private bool IsAhead(DirectionRow direction)
    {
        if (direction.Period is not { } period) return IsStatedNow(direction.StatedOn);
        if (next?.Touches(period) is not true) return false;

        return period.From <= next.From || direction.StatedOn is not { Precision: not Precision.Unknown } day || day.From < request.Period.To;
    }

    private bool IsWithinReach(When due) => request.Period.Touches(due) || next?.Touches(due) is true;

    private bool IsStatedNow(When? stated) => stated is { Precision: not Precision.Unknown } && request.Period.Touches(stated);

    /// <summary>An indicator without a time may be of any time up to its statement; told is one that was stated in the period or in the one after it.</summary>
    private bool IsStatedSoonAfter(When? stated) => stated is { Precision: not Precision.Unknown } && (request.Period.Touches(stated) || next?.Touches(stated) is true);

    private bool IsAsked(Subject subject) => SubjectQuery.IsAsked(subject, filter, types);

    private string? Words(When? when) => when is null ? null : WhenText.Of(when, language);

    private StatementPart Part(Statement statement) => new(
        statement.Source?.Value, statement.Quotation, Words(statement.StatedOn), statement.Basis, statement.StatedOn is { Precision: not Precision.Unknown } day ? day.Text : null);
}
