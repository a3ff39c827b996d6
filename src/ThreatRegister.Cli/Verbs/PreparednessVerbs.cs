using System.CommandLine;
using System.Globalization;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Drills;
using ThreatRegister.Projections.Scenarios;

namespace ThreatRegister.Cli;

/// <summary>Prepared responses and their exercise.</summary>
internal static class PreparednessVerbs
{
    public static Command Scenarios()
    {
        var inForce = new Option<bool>("--in-force") { Description = "Only those that are not retired." };
        return scenarios.Create(
            "scenarios",
            "Lists the scenarios: prepared responses, each in its newest version.",
            ["./run scenarios --type cyber", "./run scenarios --in-force --lang en", "./run scenarios --agency \"bộ y tế\" --json", "./run record prepare-scenario kich-ban.json"],
            [inForce],
            parsed =>
            {
                var only = parsed.GetValue(inForce);
                return row => !only || row.Status is ScenarioStatus.InForce;
            });
    }

    public static Command Drills()
    {
        var scenario = new Option<string?>("--scenario") { Description = "Id of the scenario that was exercised." };
        var free = new Option<bool>("--free") { Description = "Only drills without a scenario." };
        return drills.Create(
            "drills",
            "Lists the drills: what was exercised, by whom, what it showed and which lessons were drawn.",
            ["./run drills --period 2026", "./run drills --scenario kich-ban-1 --lang en", "./run drills --occasion asean-2020 --json", "./run record record-drill dien-tap.json"],
            [scenario, free],
            parsed =>
            {
                ScenarioId? of = parsed.GetValue(scenario) is { } id ? Sending.Id<ScenarioId>(id, "--scenario") : null;
                var only = parsed.GetValue(free);
                return row => (of is null || row.Scenario == of) && (!only || row.Scenario is null);
            });
    }

    private static readonly SubjectListing<ScenarioRow> scenarios = new(
        "scenarios",
        [
            new("Mã", "Id", row => row.Id),
            new("Trạng thái", "Status", row => Codes.Of(row.Status), (row, language) => CodeWords.Of(row.Status, language)),
            new("Loại", "Types", row => string.Join(' ', row.Types)),
            new("Ngày xây dựng", "Prepared on", row => row.PreparedOn?.Text ?? "", (row, language) => row.PreparedOn is { } on ? WhenText.Of(on, language) : "-"),
            new("Số lần sửa", "Revisions", row => row.Revisions.ToString(CultureInfo.InvariantCulture)),
            new("Nơi xây dựng", "By", row => row.By),
            new("Tiêu đề", "Title", row => row.Title),
        ],
        row => new(row.Types, row.PreparedOn ?? row.StatedOn, [row.By], row.Places, [], row.Sources, [row.Title, row.Text, row.By, .. row.Places]),
        (one, other) => string.CompareOrdinal(one.Id, other.Id));

    private static readonly SubjectListing<DrillRow> drills = new(
        "drills",
        [
            new("Mã", "Id", row => row.Id),
            new("Thời gian", "Held", row => row.Held.Text, (row, language) => WhenText.Of(row.Held, language) + (row.Status is DrillStatus.Withdrawn ? $" ({CodeWords.Of(row.Status, language)})" : "")),
            new("Kịch bản", "Scenario", row => row.Scenario?.Value ?? ""),
            new("Nơi tổ chức", "By", row => row.By),
            new("Bên tham gia", "Participants", row => string.Join("; ", row.Participants)),
            new("Kết quả", "Findings", row => string.Join("; ", row.Findings)),
            new("Bài học", "Lessons", row => string.Join(' ', row.Lessons)),
            new("Tiêu đề", "Title", row => row.Title),
        ],
        row => new(row.Types, row.Held, [row.By, .. row.Participants], [], row.Occasions, row.Sources, [row.Title, row.By, .. row.Participants, .. row.Findings]),
        (one, other) => one.Held.From.CompareTo(other.Held.From) is var held && held != 0 ? held : string.CompareOrdinal(one.Id, other.Id));
}
