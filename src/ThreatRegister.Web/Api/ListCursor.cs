using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ThreatRegister.Application.Questions;

namespace ThreatRegister.Web.Api;

/// <summary>Where a page ended: at which moment it was read, and behind which row the next one begins.</summary>
/// <param name="At">The instant that what depends on the clock is reckoned for.</param>
/// <param name="Key">The last row, where the list goes on by keys; else empty.</param>
internal sealed record ListCursor(long Position, DateTimeOffset At, int Offset, string Key)
{
    private const int Longest = 1_000;

    /// <summary>More rows has no list that goes on by their number.</summary>
    private const int MostSkipped = 10_000_000;

    private static readonly UTF8Encoding strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Null where the first page is asked for.</summary>
    public static ListCursor? Of(ApiAsk ask) => ask["cursor"] is { } text ? TryParse(text) ?? throw Wrong() : null;

    public override string ToString() => Base64Url.EncodeToString(strict.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Position} {At.UtcTicks / TimeSpan.TicksPerMinute} {Offset} {Key}")));

    /// <summary>The question of the first page, at its moment. What sources had stated by a day is known for the newest position only.</summary>
    public QuestionText Same(QuestionText text) => text["stated-by"] is null ? text.With("as-of", Position.ToString(CultureInfo.InvariantCulture)) : text;

    /// <exception cref="ProblemException">That moment cannot be asked for any more.</exception>
    public Question Same(Question question) => question.Query.Moment.Position == Position ? question with { At = At } : throw new ProblemException(ProblemKinds.Outdated);

    private static ListCursor? TryParse(string text)
    {
        if (text.Length > Longest) return null;
        try
        {
            var parts = strict.GetString(Base64Url.DecodeFromChars(text)).Split(' ', 4);
            return parts is [var position, var minutes, var offset, var key]
                && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                && long.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && minute <= DateTime.MaxValue.Ticks / TimeSpan.TicksPerMinute
                && int.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var skipped) && skipped <= MostSkipped
                && !key.Any(char.IsControl)
                ? new(at, new(minute * TimeSpan.TicksPerMinute, TimeSpan.Zero), skipped, key)
                : null;
        }
        catch (Exception wrong) when (wrong is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static QuestionException Wrong() => QuestionException.Usage("cursor", "không phải là con trỏ của trang trước.", "it is no cursor of a page before.");
}
