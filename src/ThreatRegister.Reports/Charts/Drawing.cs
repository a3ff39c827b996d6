namespace ThreatRegister.Reports.Charts;

/// <summary>What fills a mark. Each differs from the others in grey too: by pattern, not by colour.</summary>
public enum Fill
{
    Solid,
    Hatched,
    Dotted,
    Empty,
    Crossed,
    Lined,
}

/// <summary>Which end of a label stands at its place.</summary>
public enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>What a drawing is made of. All measures are whole pixels of its own canvas.</summary>
public abstract record Mark;

/// <param name="Shade">0 to 5: how dark, where a quantity is shown by that; null: the fill alone.</param>
/// <param name="Title">What the mark says, whole, for those who point at it or have it read out.</param>
/// <param name="Rows">The query of the rows behind it; null: none.</param>
public sealed record Box(int X, int Y, int Width, int Height, Fill Fill, int? Shade = null, string? Title = null, string? Rows = null) : Mark;

/// <param name="IsDashed">Dashed lines are told from whole ones in grey.</param>
public sealed record Stroke(int FromX, int FromY, int ToX, int ToY, int Width = 1, bool IsDashed = false, bool IsFaint = false) : Mark;

/// <param name="Y">Of the line that the letters stand on.</param>
/// <param name="Size">Of the letters.</param>
/// <param name="IsOnMark">It stands on a filled mark, whose pattern keeps off its letters.</param>
public sealed record Label(string Text, int X, int Y, Anchor Anchor = Anchor.Start, int Size = Drawing.Letters, bool IsBold = false, bool IsOnMark = false) : Mark
{
    /// <summary>The room that it takes at the most.</summary>
    public (int Left, int Top, int Right, int Bottom) Room
    {
        get
        {
            var width = Drawing.WidthOf(Text, Size);
            var left = Anchor switch
            {
                Anchor.Middle => X - ((width + 1) / 2),
                Anchor.End => X - width,
                _ => X,
            };
            return (left, Y - Size, left + width, Y + (Size / 4));
        }
    }
}

/// <summary>
/// A chart as marks on a canvas, from which every form of it is made. No two labels share room, whatever they say: what would not fit is
/// wrapped, thinned out or left to the table that stands beside every chart.
/// </summary>
/// <param name="Title">What it shows.</param>
public sealed record Drawing(string Title, int Width, int Height, IReadOnlyList<Mark> Marks)
{
    /// <summary>The usual size of letters.</summary>
    public const int Letters = 12;

    /// <summary>From one line of letters to the next.</summary>
    internal const int Line = 15;

    /// <summary>The usual width of the canvas.</summary>
    internal const int Usual = 720;

    /// <summary>The width of a canvas for a page that lies across.</summary>
    internal const int Across = 1080;

    internal static int WidthOf(string text, int size = Letters) => ((TextWidth.Of(text) * size) + 999) / 1000;

    /// <summary>Lines of at most this width.</summary>
    internal static IReadOnlyList<string> Wrap(string text, int width, int lines, int size = Letters) => TextWidth.Wrap(text, width * 1000 / size, lines);
}
