namespace ThreatRegister.Reports.Charts;

/// <summary>How long one step took.</summary>
/// <param name="Median">Half took no longer; null: not known of any.</param>
/// <param name="Ninetieth">Nine of ten took no longer.</param>
/// <param name="Text">The times in words, and of how many they are known.</param>
public sealed record StepTime(string Name, TimeSpan? Median, TimeSpan? Ninetieth, string Text, string? Rows = null);

/// <summary>Response times: a filled bar up to the median, an empty one on to where nine of ten were done.</summary>
public static class TimeChart
{
    /// <param name="median">The name of the filled bar.</param>
    /// <param name="ninetieth">The name of the empty one.</param>
    public static Drawing Draw(string title, string median, string ninetieth, IReadOnlyList<StepTime> steps, int width = Drawing.Usual) => StackedBars.Draw(
        title,
        [median, ninetieth],
        [.. steps.Select(step => new Bar(step.Name, Parts(step), step.Text))],
        width);

    private static BarPart[] Parts(StepTime step)
    {
        var first = Math.Max(0, (long)(step.Median ?? TimeSpan.Zero).TotalMinutes);
        var whole = Math.Max(first, (long)(step.Ninetieth ?? TimeSpan.Zero).TotalMinutes);
        return [new(first, step.Text, step.Rows), new(whole - first, step.Text, step.Rows)];
    }
}
