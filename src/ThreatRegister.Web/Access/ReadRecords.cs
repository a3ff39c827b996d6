using ThreatRegister.Accounts;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;

namespace ThreatRegister.Web.Access;

/// <summary>What one request has read of marked records, for the audit. What is read counts as seen, whether or not the page shows all of it.</summary>
internal sealed class ReadRecords
{
    private readonly Lock gate = new();
    private readonly HashSet<object> red = [];

    /// <summary>Null: no record has been read.</summary>
    public Tlp? Strictest { get; private set; }

    /// <summary>How many of those marked RED stand in the audit already.</summary>
    public int Noted { get; set; }

    /// <summary>The name of the file that they are taken away in; null: they are not.</summary>
    public string? TakenAs { get; set; }

    /// <summary>The strictest marking that the audit knows the file to have.</summary>
    public Tlp? NotedAs { get; set; }

    /// <summary>How many records marked RED have been read.</summary>
    public int Red
    {
        get
        {
            lock (gate) return red.Count;
        }
    }

    /// <summary>A record that was read for somebody; what he may not see is not shown to him.</summary>
    public void Note(Actor? actor, RecordView record)
    {
        if (actor?.Viewer.MaySee(record.Row, record.Latest) is not true) return;

        var (then, now) = (Visibility.MarkingOf(record.Row), Visibility.MarkingOf(record.Latest));
        Note(then > now ? then : now, record.Latest);
    }

    /// <param name="what">The record, equal to itself when it is read again.</param>
    public void Note(Tlp marking, object what)
    {
        lock (gate)
        {
            NoteFigure(marking);
            if (marking is Tlp.Red) red.Add(what);
        }
    }

    /// <summary>A figure that counts what is marked so: it names no record, and is told no further than its parts.</summary>
    public void NoteFigure(Tlp marking)
    {
        lock (gate)
        {
            if (Strictest is not { } strictest || marking > strictest) Strictest = marking;
        }
    }

    public IReadOnlyList<TRow> Note<TRow>(IReadOnlyList<TRow> rows)
        where TRow : class
    {
        foreach (var row in rows) Note(Visibility.MarkingOf(row), row);
        return rows;
    }
}
