using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Registers.Postgres;

/// <summary>What incidents add up to by type, stretch of time and outcome.</summary>
internal sealed class IncidentTally
{
    private readonly Stretches stretches;
    private readonly QuantityTally<(int Type, int Stretch, Outcome Outcome)> tally;

    /// <param name="elsewhere">Months that are not told from cells.</param>
    /// <param name="other">What is counted already of the same question: this one goes on from a copy of it.</param>
    public IncidentTally(Period? period, Granularity per, IReadOnlyList<Period> elsewhere, IncidentTally? other = null)
    {
        Texts = new(other?.Texts);
        stretches = new(Texts.Dates, period, per, elsewhere, other?.stretches);
        tally = new(Texts.Quantities, other?.tally);
    }

    public CellTexts Texts { get; }

    public int Size => tally.Size;

    public void Take(CellKey cell, long records)
    {
        if (cell.Further == 0 && stretches.Of(cell.Date) is not Stretches.Outside and var stretch) tally.Add((cell.Type, stretch, cell.Outcome), cell.Quantity, cell.Marking, records);
    }

    public void Add(string type, Stretch stretch, Outcome outcome, string quantity, Tlp marking, long records) =>
        tally.Add((Texts.Types.Of(type), stretches.NumberOf(stretch), outcome), Texts.Quantities.Of(quantity), marking, records);

    public IReadOnlyList<IncidentGroup> Groups() => tally.Groups((key, total, records, sole, strictest) =>
    {
        var (inPeriod, within, date) = stretches[key.Stretch];
        return new IncidentGroup(Texts.Types[key.Type], inPeriod, within, date, key.Outcome, total, records, sole) { Strictest = strictest };
    });
}
