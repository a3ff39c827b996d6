using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Directions;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Directions;

namespace ThreatRegister.Cli;

/// <summary>What reviews, meetings and instruments ask of the next period.</summary>
internal static class DirectionsVerb
{
    public static Command Create()
    {
        var kind = new Option<string?>("--kind") { Description = "One of: direction, goal, principle." };
        var group = new Option<int?>("--group") { Description = "The number of the group that the source sets it in." };
        var review = new Option<string?>("--review") { Description = "Id of the review that sets it." };
        return listing.Create(
            "directions",
            "Lists the directions, goals and principles that reviews, meetings and instruments set, each with its source.",
            ["./run directions --period 2022", "./run directions --source doc-003 --group 1", "./run directions --agency \"bộ tư pháp\" --lang en", "./run directions --kind principle --json"],
            [kind, group, review],
            parsed =>
            {
                DirectionKind? asked = parsed.GetValue(kind) is { } code ? Reading.Parse<DirectionKind>(code, "--kind") : null;
                var (number, of) = (parsed.GetValue(group), parsed.GetValue(review));
                return row => (asked is null || row.Kind == asked) && (number is null || row.Group?.Number == number) && (of is null || string.Equals(row.Review?.Value, of, StringComparison.Ordinal));
            });
    }

    private static readonly SubjectListing<DirectionRow> listing = new(
        "directions",
        [
            new("Mã", "Id", row => row.Id),
            new("Dạng", "Kind", row => Codes.Of(row.Kind), (row, language) => CodeWords.Of(row.Kind, language) + (row.Status is DirectionStatus.Withdrawn ? $" ({CodeWords.Of(row.Status, language)})" : "")),
            new("Nhóm", "Group", row => row.GroupText() ?? ""),
            new("Kỳ", "Period", row => row.Period?.Text ?? "", (row, language) => row.Period is { } period ? WhenText.Of(period, language) : "-"),
            new("Nơi đề ra", "By", row => row.By),
            new("Cơ quan được nêu", "Agencies named", row => string.Join("; ", row.Agencies)),
            new("Nguồn", "Sources", row => string.Join(' ', row.Sources)),
            new("Nội dung", "Text", row => row.Text),
        ],
        row => new(row.Types, row.About(), [row.By, .. row.Agencies], row.Places, [], row.Sources, [row.Text, row.By, row.Group?.Heading, .. row.Agencies, .. row.Places]),
        InTheOrderOfTheirSource);

    /// <summary>By when it was stated, then as the source numbers its groups; what it does not number comes last.</summary>
    private static int InTheOrderOfTheirSource(DirectionRow one, DirectionRow other)
    {
        (string, int, string) KeyOf(DirectionRow row) => ($"{row.StatedOn?.From.ToString("s", CultureInfo.InvariantCulture)} {row.Statement.Source}", row.Group is null ? 0 : row.Group.Number ?? int.MaxValue, row.Id);
        var (mine, its) = (KeyOf(one), KeyOf(other));
        var source = string.CompareOrdinal(mine.Item1, its.Item1);
        if (source != 0) return source;

        var number = mine.Item2.CompareTo(its.Item2);
        return number != 0 ? number : string.CompareOrdinal(mine.Item3, its.Item3);
    }
}
