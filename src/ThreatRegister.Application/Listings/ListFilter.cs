using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Application.Listings;

/// <summary>One of the values that a filter can have.</summary>
public sealed record ListChoice(string Code, LocalizedText Words);

/// <summary>A filter of one list alone.</summary>
/// <param name="Words">What people call it.</param>
/// <param name="Help">What it does, in a sentence; null: its choices say it.</param>
/// <param name="IsDay">Its text is a day.</param>
/// <param name="IsSwitch">On or off: its text is <c>true</c> or <c>false</c>.</param>
public sealed record ListFilter(string Name, LocalizedText Words, LocalizedText? Help = null, IReadOnlyList<ListChoice>? Choices = null, bool IsSwitch = false, bool IsDay = false)
{
    /// <summary>Its text is the id of an account.</summary>
    public bool IsActor { get; init; }

    /// <summary>The filter without which it means nothing.</summary>
    public string? Needs { get; init; }

    /// <summary>What help says of it.</summary>
    public LocalizedText Hint =>
        IsDay && Help is { } day ? new($"{day.Vi!.TrimEnd('.')} (dd/MM/yyyy).", $"{day.En!.TrimEnd('.')} (yyyy-MM-dd).") : Help ?? new($"Một trong: {string.Join(", ", (Choices ?? []).Select(choice => choice.Code))}.", $"One of: {string.Join(", ", (Choices ?? []).Select(choice => choice.Code))}.");

    public static ListFilter Switch(string name, string vietnamese, string english, string does, string help) =>
        new(name, new(vietnamese, english), new(does, help), IsSwitch: true);

    public static ListFilter Day(string name, string vietnamese, string english, string does, string help) =>
        new(name, new(vietnamese, english), new(does, help), IsDay: true);

    /// <summary>A filter whose choices are the members of an enum.</summary>
    public static ListFilter Of<TEnum>(string name, string vietnamese, string english, LocalizedText? help = null)
        where TEnum : struct, Enum =>
        new(name, new(vietnamese, english), help, [.. Enum.GetValues<TEnum>().Select(member => new ListChoice(Codes.Of(member), CodeWords.Of(member)))]);
}
