using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ReportingCalendars;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Cli;

/// <summary>What a reading verb was asked: the moment, the tree of types and the filters.</summary>
/// <param name="At">The instant that what depends on the clock is reckoned for: of an earlier moment when that was recorded, else now.</param>
internal sealed record Question(IncidentQuery Query, ThreatTypeTree Types, long Taxonomy, string Language, DateTimeOffset At)
{
    /// <summary>The day of that instant.</summary>
    public DateOnly DayIn(TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(At, zone).DateTime);
}

/// <summary>The options of every reading verb: as of, stated by, taxonomy, basis, and the filters.</summary>
internal sealed class Reading
{
    private readonly Option<string?> asOf = new("--as-of") { Description = "As recorded up to a POSITION, an instant (2026-11-21T08:00+07:00) or the end of a day (2026-11-21)." };
    private readonly Option<string?> statedBy = new("--stated-by") { Description = "Only what sources had stated by the end of this day (yyyy-MM-dd)." };
    private readonly Option<string?> taxonomy = new("--taxonomy") { Description = "Names and branches of types as recorded at a POSITION or instant, or as valid on a DATE (default: of the moment asked for)." };
    private readonly Option<string> basis = new("--basis") { Description = "Which time periods are about: occurred, stated or recorded.", DefaultValueFactory = _ => "occurred" };
    private readonly Option<string?> type = new("--type") { Description = "A threat type with its branch, such as disaster.landslide." };
    private readonly Option<string?> from = new("--from") { Description = "First day (yyyy-MM-dd)." };
    private readonly Option<string?> to = new("--to") { Description = "Last day (yyyy-MM-dd)." };
    private readonly Option<string?> period = new("--period") { Description = "2021, 2021-H1, 2021-Q2, 2021-06, 2021-06-05 or FROM..TO." };
    private readonly Option<string?> calendar = new("--calendar") { Description = "Id of a reporting calendar: the year, half, quarter or month of --period is then its own ('rules calendars' lists them)." };
    private readonly Option<string?> outcome = new("--outcome") { Description = $"One of: {string.Join(", ", Enum.GetValues<Outcome>().Select(value => Codes.Of(value)))}." };
    private readonly Option<string?> status = new("--status") { Description = $"One of: {string.Join(", ", Enum.GetValues<Lifecycle>().Select(value => Codes.Of(value)))}." };
    private readonly Option<string?> severity = new("--severity") { Description = "A level (high), a level of a scale (nciss:high), or that level and all above it (nciss:high+)." };
    private readonly Option<string?> occasion = new("--occasion") { Description = "Id of an occasion." };
    private readonly Option<string?> agency = new("--agency") { Description = "Id or any name of an agency: all names that it, its predecessors and its successors ever had; else part of the name of who responded, with or without diacritics." };
    private readonly Option<string?> place = new("--place") { Description = "Id or any name of a place: with everything below it, what it came from and what came of it; else part of a place's name, or a country's code in two capital letters (VN)." };
    private readonly Option<string?> sector = new("--sector") { Description = "The victim's sector." };
    private readonly Option<string?> source = new("--source") { Description = "Id of a source." };
    private readonly Option<string?> import = new("--import") { Description = "Id of the import that recorded it ('imports' lists them)." };
    private readonly Option<string?> text = new("--text") { Description = "Words of any text, with or without diacritics." };

    public IEnumerable<Symbol> Moment => [asOf, statedBy, taxonomy, basis, CommonOptions.Language];

    public IEnumerable<Symbol> Filters => [type, from, to, period, calendar, outcome, status, severity, occasion, agency, place, sector, source, import, text];

    /// <summary>The filters of what is said about threat types, times and occasions.</summary>
    public IEnumerable<Symbol> Subjects => [type, from, to, period, calendar, occasion, source];

    /// <summary>The filters of who and where, and of any words.</summary>
    public IEnumerable<Symbol> Names => [agency, place, text];

    /// <summary>The filters without the days of a period, where another pair of options is called so.</summary>
    public IEnumerable<Symbol> FiltersOfRecords => Filters.Except([from, to]);

    /// <summary>The filters without the lifecycle, where another option is called so.</summary>
    public IEnumerable<Symbol> FiltersButStatus => Filters.Except([status]);

    public Symbol Basis => basis;

    public IEnumerable<Symbol> All => [.. Moment, .. Filters];

    public async Task<Question> AskAsync(RegisterSession session, ParseResult parsed, CancellationToken cancellationToken) =>
        await AskAsync(session, parsed, await MomentOfAsync(session, parsed, cancellationToken), cancellationToken);

    /// <summary>At a moment named by another option; null: the newest.</summary>
    public async Task<Question> AskAsync(RegisterSession session, ParseResult parsed, string? at, CancellationToken cancellationToken) =>
        await AskAsync(session, parsed, at is null ? (await session.Moments.AtAsync(position: null, cancellationToken))! : await MomentAtAsync(session, at, cancellationToken), cancellationToken);

    private async Task<Question> AskAsync(RegisterSession session, ParseResult parsed, Moment moment, CancellationToken cancellationToken)
    {
        // The moment first, then the registers up to it: what is recorded meanwhile is neither in the position nor missing below it.
        await session.Maintenance.CatchUpAsync(moment.Position, cancellationToken: cancellationToken);
        var (types, position) = await TypesOfAsync(session, parsed, moment, cancellationToken);
        var rules = parsed.GetValue(calendar) is null && parsed.GetValue(severity) is null ? RuleBooks.Empty : await session.Rules.AtAsync(moment.Position, cancellationToken);
        var at = parsed.GetValue(asOf) is null ? null : moment.RecordedAt;
        return new(
            new(session.Viewer, moment, await Meant.ByAsync(session, moment, FilterOf(parsed, types, rules), cancellationToken), Parse<Basis>(parsed.GetValue(basis) ?? "occurred", "--basis")), types, position, parsed.GetValue(CommonOptions.Language) ?? "vi", at ?? TimeProvider.System.GetUtcNow());
    }

    /// <summary>The type of the filter, as it was asked for.</summary>
    public string? TypeOf(ParseResult parsed) => parsed.GetValue(type);

    /// <summary>
    /// The tree that is recorded at a position, on the day when that was recorded: so the same position gives the same tree for ever. For a
    /// DATE it is what is known at the moment asked for, on that day.
    /// </summary>
    private async Task<(ThreatTypeTree Types, long Position)> TypesOfAsync(RegisterSession session, ParseResult parsed, Moment moment, CancellationToken cancellationToken)
    {
        var asked = parsed.GetValue(taxonomy);
        if (asked is not null && DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return ((await session.Moments.TypesAtAsync(moment.Position, cancellationToken)).On(day), moment.Position);

        var at = asked is null ? moment : await MomentAtAsync(session, asked, cancellationToken);
        return (await session.Moments.TypesAtAsync(at, session.Settings.Zone, cancellationToken), at.Position);
    }

    private async Task<Moment> MomentOfAsync(RegisterSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var stated = parsed.GetValue(statedBy);
        if (parsed.GetValue(asOf) is { } asked)
        {
            return stated is null
                ? await MomentAtAsync(session, asked, cancellationToken)
                : throw new CliException(ExitCode.Usage, "--as-of and --stated-by cannot be combined here: 'history ID' shows both for one record.");
        }

        var now = (await session.Moments.AtAsync(position: null, cancellationToken))!;
        return stated is null ? now : now with { StatedBy = Day(stated, "--stated-by") };
    }

    /// <summary>A moment as people name it: a position, an instant, the end of a day.</summary>
    public static async Task<Moment> MomentAtAsync(RegisterSession session, string asked, CancellationToken cancellationToken)
    {
        if (long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            return await session.Moments.AtAsync(position, cancellationToken)
                ?? throw new CliException(ExitCode.NotFound, $"The log has not come to position {asked} yet ('status' tells how far it is).");
        }

        return await session.Moments.AtAsync(Instant(asked, session.Settings.Zone), cancellationToken);
    }

    /// <summary>An instant as people name it: with a time of the day, or the end of a day.</summary>
    public static DateTimeOffset Instant(string asked, TimeZoneInfo zone)
    {
        if (DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : InZone(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone).AddTicks(-1);
        if (!DateTime.TryParseExact(asked, ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time))
            throw new CliException(ExitCode.Usage, $"'{asked}' is neither a position nor a time: write 1234, 2026-11-21 or 2026-11-21T08:00+07:00.");

        return time.Kind is DateTimeKind.Unspecified ? InZone(time, zone) : InZone(time.ToUniversalTime(), TimeZoneInfo.Utc);
    }

    /// <summary>The first and last hours of the calendar have no instant in every zone: then the calendar's own end.</summary>
    private static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(local);
        var ticks = local.Ticks - offset.Ticks;
        if (ticks < DateTimeOffset.MinValue.Ticks) return DateTimeOffset.MinValue;
        return ticks > DateTimeOffset.MaxValue.Ticks ? DateTimeOffset.MaxValue : new(local, offset);
    }

    private IncidentFilter FilterOf(ParseResult parsed, ThreatTypeTree types, RuleBooks rules) => new(
        parsed.GetValue(type) is { } id ? BranchOf(id, types) : null,
        PeriodOf(parsed, rules),
        parsed.GetValue(outcome) is { } code ? Parse<Outcome>(code, "--outcome") : null,
        parsed.GetValue(status) is { } state ? Parse<Lifecycle>(state, "--status") : null,
        parsed.GetValue(severity) is { } level ? SeverityReading.Of(level, rules.Severity) : null,
        parsed.GetValue(occasion),
        parsed.GetValue(agency),
        parsed.GetValue(place),
        parsed.GetValue(sector),
        parsed.GetValue(source),
        parsed.GetValue(text),
        parsed.GetValue(import));

    public static string[] BranchOf(string id, ThreatTypeTree types)
    {
        if (!types.Contains(new(id)))
            throw new CliException(ExitCode.NotFound, $"--type: there is no threat type '{id}'. 'types' lists them.");
        return [.. types.All.Where(candidate => types.IsWithin(candidate.Id, new(id))).Select(candidate => candidate.Id.Value)];
    }

    private Period? PeriodOf(ParseResult parsed, RuleBooks rules)
    {
        var (first, last) = (parsed.GetValue(from), parsed.GetValue(to));
        if (parsed.GetValue(period) is { } named)
        {
            if (first is not null || last is not null) throw new CliException(ExitCode.Usage, "Give either --period or --from and --to.");
            return parsed.GetValue(calendar) is { } own ? PeriodIn(rules, own, PeriodOf(named, "--period")).Period : PeriodOf(named, "--period");
        }

        if (parsed.GetValue(calendar) is not null) throw new CliException(ExitCode.Usage, "--calendar: of which year, half, quarter or month? Give --period.");

        if (first is null && last is null) return null;
        try
        {
            return Period.Of(first is null ? new DateOnly(1, 1, 1) : Day(first, "--from"), last is null ? new DateOnly(9998, 12, 31) : Day(last, "--to"));
        }
        catch (FormatException wrong)
        {
            throw new CliException(ExitCode.Usage, wrong.Message);
        }
    }

    /// <summary>The days that a year, half, quarter or month has in a reporting calendar.</summary>
    public static CalendarPeriod PeriodIn(RuleBooks rules, string calendar, Period named) =>
        rules.PeriodOf(calendar, named)
            ?? throw new CliException(ExitCode.NotFound, $"--calendar: '{calendar}' says nothing of {named}. 'rules calendars' lists the calendars and the parts of the year that they know.");

    public static Period PeriodOf(string text, string option)
    {
        try
        {
            return Period.Parse(text);
        }
        catch (FormatException wrong)
        {
            throw new CliException(ExitCode.Usage, $"{option}: {wrong.Message}");
        }
    }

    public static TEnum Parse<TEnum>(string code, string option)
        where TEnum : struct, Enum =>
        Codes.TryParse<TEnum>(code, out var member)
            ? member
            : throw new CliException(ExitCode.Usage, $"{option}: '{code}' is not one of {string.Join(", ", Enum.GetValues<TEnum>().Select(value => Codes.Of(value)))}.");

    public static DateOnly Day(string text, string option) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CliException(ExitCode.Usage, $"{option}: '{text}' is not a day: write yyyy-MM-dd.");
}
