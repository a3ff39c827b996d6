using System.Diagnostics.Metrics;

namespace ThreatRegister.Web.Serving;

/// <summary>What the program counts of itself, for whoever collects it. Requests are counted by the framework's own meter.</summary>
internal sealed class RegisterMeter : IDisposable
{
    public const string Name = "ThreatRegister";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> commands;
    private long head;
    private long shown;

    public RegisterMeter()
    {
        commands = meter.CreateCounter<long>("threatreg.commands", "{command}", "Commands that were sent, by what became of them.");
        meter.CreateObservableGauge("threatreg.log.position", () => Interlocked.Read(ref head), "{event}", "The position of the newest event that this process knows.");
        meter.CreateObservableGauge("threatreg.registers.lag", () => Math.Max(0, Interlocked.Read(ref head) - Interlocked.Read(ref shown)), "{event}", "So many events the registers are behind the log.");
    }

    /// <param name="answer">Such as <c>accepted</c>, <c>refused</c>, <c>stale</c>.</param>
    public void Sent(string command, string answer) => commands.Add(1, new KeyValuePair<string, object?>("command", command), new KeyValuePair<string, object?>("answer", answer));

    public void Happened(long position) => Raise(ref head, position);

    public void Shown(long position)
    {
        Raise(ref shown, position);
        Raise(ref head, position);
    }

    public void Dispose() => meter.Dispose();

    private static void Raise(ref long value, long to)
    {
        for (var now = Interlocked.Read(ref value); now < to; now = Interlocked.Read(ref value))
            if (Interlocked.CompareExchange(ref value, to, now) == now) return;
    }
}
