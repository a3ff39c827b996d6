using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Questions;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Records;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Pages.Lists;

/// <summary>A page for each list of the catalogue; the same address gives it as a file.</summary>
internal static class ListEndpoints
{
    public static void MapLists(this RouteGroupBuilder pages)
    {
        foreach (var listing in Listings.All)
            pages.MapGet(ListAddress.Of(listing.Name), (HttpContext context, RegisterServices register, CancellationToken cancellationToken) => AnswerAsync(listing, context, register, cancellationToken));
    }

    public static QuestionText WholeOf(QuestionText text) => AddressNames.OfLists.Where(name => name is not "sort").Aggregate(text, (whole, part) => whole.With(part, null));

    private static async Task<IResult> AnswerAsync(IListing listing, HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var text = QuestionText.Empty;
        try
        {
            text = context.Text();
            var question = await register.AskAsync(page, listing.QuestionOf(text), cancellationToken);
            if (text["format"] is { } format) return await ListDownload.OfAsync(register, listing, question, text, format, SentenceOf(listing, question, text, register), cancellationToken);

            var (number, slice) = SliceOf(listing, text);
            return await PageAsync(context, register, listing, question, text, listing.ReadAsync(register.Lists, question, text, slice, cancellationToken), number, wrong: null, cancellationToken);
        }
        catch (QuestionException wrong)
        {
            page.Tell(wrong);
            var around = await register.AskAroundAsync(page, text, cancellationToken);
            return await PageAsync(context, register, listing, around, text, reading: null, number: 1, wrong, cancellationToken);
        }
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, RegisterServices register, IListing listing, Question question, QuestionText text, Task<ListPage>? reading, int number, QuestionException? wrong, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var names = NamesOf(listing);
        var filling = new FilterFields(register, page, question, text, wrong).OfAsync(names, listing.Filters, cancellationToken);
        var counting = reading is null ? null : listing.FacetsAsync(register.Lists, question, text, reading, cancellationToken);
        await Task.WhenAll(((Task?[])[reading, filling, counting]).OfType<Task>());
        var rows = reading is null ? null : await reading;
        await context.RequestServices.GetRequiredService<ActorNames>().KnowAsync(ActorsIn(rows, page.Language), cancellationToken);
        var model = new ListModel(
            listing, text, rows is null ? null : SentenceOf(listing, question, text, register), rows, number, FilterChip.Of(WholeOf(text), names, listing.Filters, question), await filling,
            [.. (counting is null ? [] : await counting).Select(facet => Offered(facet, text)).Where(facet => facet.Choices.Count > 0)], wrong)
        {
            Names = await NamesAsync(register, new(question.Query.Viewer, question.Query.Moment, question.Types, question.At), rows, page.Language, cancellationToken),
        };
        return context.Page<ListingPage, ListModel>(listing.Title.In(page.Language), model, Viewing.StatusOf(wrong));
    }

    private static IEnumerable<string> ActorsIn(ListPage? rows, string language) =>
        rows is null || !rows.Listing.Heads.Any(IsOfAccounts) ? [] : rows.Lines.SelectMany(line => line.Cells(language).Where((_, column) => IsOfAccounts(rows.Listing.Heads[column]))).Select(cell => cell.Code).Where(actor => actor.Length > 0);

    private static bool IsOfAccounts(ListHead head) => head.IsActor || head.IsDoer;

    /// <summary>The titles of records that cells name by their ids alone; the row's own id is shown as one.</summary>
    private static async Task<IReadOnlyDictionary<ListLink, ValuePart>> NamesAsync(RegisterServices register, Ask ask, ListPage? rows, string language, CancellationToken cancellationToken)
    {
        var titles = new RecordTitles(register, ask, language);
        ListLink[] links = [.. rows?.Lines.SelectMany(line => line.Cells(language).Where((_, column) => !rows.Listing.Heads[column].IsId)).SelectMany(cell => cell.Links).Where(ListModel.IsBare).Distinct() ?? []];
        await titles.KnowAsync(links.Select(link => (link.Register, link.Id)), cancellationToken);
        var names = new Dictionary<ListLink, ValuePart>();
        foreach (var link in links) names[link] = await titles.OfAsync(link.Register, link.Id, cancellationToken);
        return names;
    }

    /// <summary>Values of which there are none are not offered.</summary>
    private static ListFacet Offered(ListFacet facet, QuestionText text) =>
        facet with { Choices = [.. facet.Choices.Where(choice => choice.Rows is not 0 || string.Equals(choice.Code, text[facet.Name], StringComparison.Ordinal))] };

    private static string[] NamesOf(IListing listing) => listing.HasBasis ? [.. listing.Common, "basis"] : [.. listing.Common];

    private static string SentenceOf(IListing listing, Question question, QuestionText text, RegisterServices register)
    {
        var own = FilterChip.Said(FilterChip.Of(text, [], listing.Filters, question), listing.Filters);
        return QuestionSentence.Of(listing.Title, listing.QuestionOf(text), question, register.Zone, listing.Happens, own, listing.Dated, mayBelong: !listing.IsExact && text["counted"] is not "true" && text["beside"] is null);
    }

    private static (int Page, ListSlice Slice) SliceOf(IListing listing, QuestionText text)
    {
        var number = 1;
        if (text["page"] is { } asked && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number is < 1 or > 1_000_000))
            throw QuestionException.Usage("page", $"'{asked}' không phải là số trang.", $"'{asked}' is no number of a page.");

        var (sort, isDown) = ShownOf(listing, text);
        return (number, new(ListModel.PageSize, listing.HasKeys ? 0 : (number - 1) * ListModel.PageSize, text["after"], sort, isDown, text["before"], ListModel.MostCounted));
    }

    /// <summary>How a page shows a list: as it is asked, else the newest first.</summary>
    public static (string? Sort, bool IsDown) ShownOf(IListing listing, QuestionText text) => text["sort"] is null && listing.Newest is { } newest ? (newest, true) : SortOf(text);

    public static (string? Sort, bool IsDown) SortOf(QuestionText text) => (text["sort"]?.TrimStart('-'), text["sort"]?.StartsWith('-') is true);
}
