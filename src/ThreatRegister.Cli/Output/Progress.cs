using System.Diagnostics;
using System.Globalization;

namespace ThreatRegister.Cli;

/// <summary>What is going on, on stderr: a line that renews itself on a terminal, a few plain lines elsewhere.</summary>
internal sealed class Progress : IProgress<long>
{
    private static readonly TimeSpan onTerminal = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan elsewhere = TimeSpan.FromSeconds(10);
    private readonly string what;
    private readonly long? total;
    private readonly Stopwatch sinceStart = Stopwatch.StartNew();
    private TimeSpan last = TimeSpan.Zero;
    private bool written;

    public Progress(string what, long? total = null) => (this.what, this.total) = (what, total);

    /// <summary>Single remarks, such as that the embedded database is being made.</summary>
    public static IProgress<string> Notes { get; } = new NoteWriter();

    public void Report(long value)
    {
        var now = sinceStart.Elapsed;
        if (now - last < (Standard.Now.IsErrorTerminal ? onTerminal : elsewhere)) return;
        last = now;
        written = true;
        var part = total is > 0 ? string.Create(CultureInfo.InvariantCulture, $"{value:N0} of {total:N0} ({100.0 * value / total:0} %)") : string.Create(CultureInfo.InvariantCulture, $"{value:N0}");
        var line = string.Create(CultureInfo.InvariantCulture, $"{what}: {part}, {now.TotalSeconds:0} s");
        if (!Standard.Now.IsErrorTerminal) Standard.Error.WriteLine(line);
        else Standard.RawError.Write($"\r{TerminalText.Cell(line)}\u001b[K");
    }

    /// <summary>Leaves the renewing line.</summary>
    public void Done()
    {
        if (written && Standard.Now.IsErrorTerminal) Standard.Error.WriteLine();
    }

    private sealed class NoteWriter : IProgress<string>
    {
        public void Report(string value) => Standard.Error.WriteLine(value);
    }
}
