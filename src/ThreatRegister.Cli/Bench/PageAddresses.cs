using System.Globalization;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Web.Pages.Lists;

namespace ThreatRegister.Cli.Bench;

/// <summary>One page to ask for.</summary>
/// <param name="Path">Below the language, with its query, without a moment.</param>
/// <param name="Register">The list of which it is a page; null: it is of none.</param>
internal sealed record PageAsked(string Family, string Path, string? Register = null);

/// <summary>What a sampled incident gives to ask by.</summary>
/// <param name="Agency">One that did something about it or about another.</param>
/// <param name="Occasion">One that it, or another, is of: few incidents are of any.</param>
internal sealed record PageSample(IncidentItem Item, long Position, string? Agency, string? Occasion)
{
    private When Occurred => Item.Occurred;

    private bool IsDated => Occurred.Precision is not Precision.Unknown;

    /// <summary>The first words of the title; a number is in many.</summary>
    private string Words(int most) => string.Join(' ', Item.Title.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Any(char.IsAsciiDigit)).Take(most));

    /// <summary>The values that a filter may have; none where the sample states nothing of the kind.</summary>
    public IEnumerable<string> Of(string filter)
    {
        string?[] values = filter switch
        {
            "type" => [Item.Type, Item.Type.Split('/', '.')[0]],
            "period" => IsDated ? [Day("yyyy"), Day("yyyy-MM"), $"{Day("yyyy")}-Q{((Occurred.From.Month - 1) / 3) + 1}"] : [],
            "outcome" => [Item.Outcome],
            "status" => [Item.Status],
            "severity" => [Item.Severity],
            "occasion" => [Occasion],
            "agency" => [Agency],
            "place" => [Item.Place?.Split(", ")[0], Item.Country],
            "sector" => [Item.Sector],
            "source" => [Item.Sources is [var source, ..] ? source : null],
            "text" => [Words(2), Words(4), Item.Title, Item.Id],
            "incident" => [Item.Id],
            _ => [],
        };
        return values.OfType<string>().Where(value => value.Length > 0);
    }

    public string? Day(string form) => IsDated ? Occurred.From.ToString(form, CultureInfo.InvariantCulture) : null;
}

/// <summary>Which pages are asked for: of each list its first page, each filter and each order that it offers, and places far down; and the pages where people work.</summary>
internal static class PageAddresses
{
    private static readonly string[] work = ["", "/shift", "/registers", "/reviews", "/summaries", "/lessons/board", "/tasks/board", "/intake", "/report", "/do", "/verify", "/account"];

    /// <summary>So many events lie between the two moments of a difference: what an office records in a day.</summary>
    private const int Differing = 500;

    public static IReadOnlyList<PageAsked> Of(IReadOnlyList<PageSample> samples) =>
        [.. work.Select(path => new PageAsked(path is "" ? "home" : path[1..], path)), .. Listings.All.SelectMany(listing => OfList(listing, samples)), .. samples.SelectMany(OfSample)];

    private static IEnumerable<PageAsked> OfList(IListing listing, IReadOnlyList<PageSample> samples)
    {
        var path = ListAddress.Of(listing.Name);
        yield return Asked("first page", "");
        foreach (var head in listing.Heads.Where(head => head.IsSortable))
            foreach (var falls in (string[])["", "-"]) yield return Asked("in another order", $"sort={falls}{head.Key}");
        foreach (var filter in listing.Filters)
        {
            if (filter.IsSwitch)
                foreach (var needed in Needed(filter)) yield return Asked(filter.Name, $"{filter.Name}=true{needed}");
            foreach (var choice in filter.Choices ?? []) yield return Asked(filter.Name, $"{filter.Name}={choice.Code}");
        }

        foreach (var name in listing.Common.Concat(listing.Filters.Where(filter => filter is { Choices: null, IsSwitch: false }).Select(filter => filter.Name)))
            foreach (var value in samples.SelectMany(sample => sample.Of(name)).Distinct(StringComparer.Ordinal)) yield return Asked(name, $"{name}={Uri.EscapeDataString(value)}");
        if (listing.Common.Contains("from", StringComparer.Ordinal))
            foreach (var sample in samples.Where(sample => sample.Day("yyyy") is not null)) yield return Asked("from and to", $"from={sample.Day("yyyy-MM")}-03&to={sample.Day("yyyy-MM")}-27");
        if (listing.HasKeys || listing.IsPaged)
            foreach (var query in samples.SelectMany(sample => Deep(listing, sample))) yield return Asked("far down", query);

        IEnumerable<string> Needed(ListFilter filter) => filter.Needs is not { } needed ? [""] : samples.SelectMany(sample => sample.Of(needed)).Take(1).Select(value => $"&{needed}={Uri.EscapeDataString(value)}");

        PageAsked Asked(string what, string query) => new($"{listing.Name}: {what}", query.Length == 0 ? path : $"{path}?{query}", listing.Name);
    }

    /// <summary>Places in the middle of a long list, and filters together.</summary>
    private static IEnumerable<string> Deep(IListing listing, PageSample sample)
    {
        if (!listing.HasKeys)
        {
            yield return "page=40";
            yield break;
        }

        if (listing.Name is "acts")
        {
            foreach (var way in (string[])["after", "before"]) yield return $"{way}={sample.Position}";
            yield break;
        }

        if (listing.Name is not "incidents")
        {
            yield return $"after=incident-{Uri.EscapeDataString(sample.Item.Id)}/";
            yield return $"type={sample.Item.Type}&after=incident-{Uri.EscapeDataString(sample.Item.Id)}/";
            yield break;
        }

        var place = Uri.EscapeDataString(IncidentPlace.Of(sample.Item).Text);
        foreach (var order in (string[])["", "&sort=-occurred", "&sort=id", $"&type={sample.Item.Type}", $"&type={sample.Item.Type}&status={sample.Item.Status}", "&counted=true"])
            foreach (var way in (string[])["after", "before"]) yield return $"{way}={place}{order}";
    }

    private static IEnumerable<PageAsked> OfSample(PageSample sample)
    {
        yield return new("one incident", $"/incidents/{sample.Item.Id}");
        yield return new("one incident: what may be recorded of it", $"/do?incident={Uri.EscapeDataString(sample.Item.Id)}");
        yield return new("one event", $"/events/{sample.Position}");
        foreach (var occasion in sample.Of("occasion")) yield return new("one occasion", $"/occasions/{Uri.EscapeDataString(occasion)}");
        foreach (var source in sample.Of("source")) yield return new("one source", $"/sources/{Uri.EscapeDataString(source)}");
        yield return new("a difference", $"/diff?from={sample.Position}&to={sample.Position + Differing}");
        foreach (var text in sample.Of("text")) yield return new("search", $"/search?q={Uri.EscapeDataString(text)}");
        foreach (var per in (string[])["year", "month"]) yield return new("threats", $"/threats?type={sample.Item.Type}&per={per}");
        if (sample.Day("yyyy") is not { } year) yield break;

        yield return new("threats", $"/threats?period={year}&per=month");
        yield return new("threats by place", $"/threats?period={year}&by=place");
        yield return new("home: a year", $"?year={year}");
    }
}
