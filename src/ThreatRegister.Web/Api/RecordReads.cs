using System.Reflection;
using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Questions;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;

namespace ThreatRegister.Web.Api;

/// <summary>One record with everything about it, and how it came to be so.</summary>
internal static class RecordReads
{
    private const int Examples = 20;

    private static readonly Dictionary<string, string> parts = new(StringComparer.Ordinal) { ["id"] = "The id of the record." };

    public static IEnumerable<ApiRead> All => Listings.All.Where(listing => FoldOf(listing) is not null).SelectMany(listing => new ApiRead[]
    {
        new($"/api/{listing.Name}/{{id}}", $"get-{listing.Name}", "records", $"One of {listing.Member}, with everything about it. The ETag begins with its version and serves as If-Match.", [.. ApiParameter.Moments, new("examples", $"Of what cites a source, and of the incidents and lessons of an occasion, at most so many records (default: {Examples}).", Least: 1, Most: ApiParameter.MostRows)], ask => RecordAsync(ask, FoldOf(listing)!)) { Parts = parts },
        new($"/api/{listing.Name}/{{id}}/history", $"history-{listing.Name}", "records", "Its events, oldest first, with old and new values.", ApiParameter.Moments, ask => HistoryAsync(ask, FoldOf(listing)!)) { Parts = parts },
    });

    /// <summary>The address of the record of a stream; null where it has none of its own.</summary>
    public static string? PathOf(StreamName stream) =>
        Listings.All.FirstOrDefault(listing => FoldOf(listing)?.Owns(stream) is true) is { } listing ? $"/api/{listing.Name}/{stream.Id}" : null;

    /// <summary>The register that a list shows; null where its rows are no records of their own.</summary>
    private static IRegisterFold? FoldOf(IListing listing) =>
        RegisterList.All.FirstOrDefault(register => string.Equals(register.Name, listing.Name, StringComparison.Ordinal) || string.Equals(register.Name, listing.Member, StringComparison.Ordinal));

    private static async Task<IResult> RecordAsync(ApiAsk ask, IRegisterFold register)
    {
        var (record, question) = await FindAsync(ask, register);
        if (ask.Unchanged(question, record.Row is IncidentRow, lead: VersionOf(record.Row)) is { } same) return same;

        var sheet = await ask.Register.Sheets.ReadAsync(ask.Viewer, question.Query.Moment, question.Types, question.At, record, (int)ask.Number("examples", Examples, 1, ApiParameter.MostRows), ask.Gone);
        return ApiResults.Json(sheet.Document());
    }

    private static async Task<IResult> HistoryAsync(ApiAsk ask, IRegisterFold register)
    {
        var (record, question) = await FindAsync(ask, register);
        return ask.Unchanged(question, lead: VersionOf(record.Row)) ?? ApiResults.Json(new { kind = record.Kind, id = ask.Path("id"), events = record.Entries });
    }

    private static async Task<(RecordView Record, Question Question)> FindAsync(ApiAsk ask, IRegisterFold register)
    {
        var question = await ask.QuestionAsync();
        var record = await ask.Register.Records.FindAsync(ask.Viewer, register, ask.Path("id"), question.Query.Moment, ask.Gone);
        return record is null ? throw new ProblemException(ProblemKinds.NotFound) : (record, question);
    }

    /// <summary>That of the record's own stream, which a change of it expects.</summary>
    private static long VersionOf(object row) => (long)row.GetType().GetProperty("Version", BindingFlags.Public | BindingFlags.Instance)!.GetValue(row)!;
}
