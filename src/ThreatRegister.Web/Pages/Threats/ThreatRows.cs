using ThreatRegister.Application.Questions;
using ThreatRegister.Projections;
using ThreatRegister.Domain;
using ThreatRegister.Reports;

namespace ThreatRegister.Web.Pages.Threats;

/// <summary>The queries of the list of incidents that show exactly the rows behind the figures of a question.</summary>
internal sealed class ThreatRows(QuestionText text, Granularity per)
{
    private static readonly string[] own = ["per", "by", "geography", ThreatsModel.GeographyDay, "format"];

    private readonly QuestionText asked = own.Aggregate(text, (rest, name) => rest.With(name, null));

    public string Of(FigureRows figure)
    {
        var query = figure.Type is { } type ? asked.With("type", type) : asked;
        if (figure.Period is { } period) query = query.With("from", null).With("to", null).With("calendar", null).With("period", period.Text);
        if (figure.Outcome is { } outcome) query = query.With("outcome", Codes.Of(outcome));
        query = figure.Beside is { } beside ? query.With("beside", Codes.Of(beside)) : query.With("counted", "true");
        if (figure.Itself) query = query.With("itself", "true");
        if (figure.Undated) query = query.With("undated", Codes.Of(per));
        return query.ToQuery().TrimStart('?');
    }

    public string OfPlace(string place) => asked.With("place", place).With("counted", "true").ToQuery().TrimStart('?');
}
