using ThreatRegister.Accounts;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Agencies;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Forms;

/// <summary>Whom a field offers that names an agency, or who does something: as accounts, the register and earlier reviews spell them.</summary>
internal static class OfferedNames
{
    /// <param name="first">What the page itself names.</param>
    public static async Task<IReadOnlyList<string>> AgenciesAsync(RegisterServices register, PageContext page, IEnumerable<string> first, CancellationToken cancellationToken) =>
        await AgenciesAsync(register, page, first, await AccountsAsync(register, page, cancellationToken), cancellationToken);

    /// <summary>Accounts by their ids, then agencies.</summary>
    public static async Task<IReadOnlyList<FormChoice>> DoersAsync(RegisterServices register, PageContext page, CancellationToken cancellationToken)
    {
        var accounts = await AccountsAsync(register, page, cancellationToken);
        var agencies = await AgenciesAsync(register, page, [], accounts, cancellationToken);
        return [.. accounts.Select(account => new FormChoice(account.Id, account.Agency is { } agency ? $"{account.DisplayName}, {agency}" : account.DisplayName)), .. agencies.Select(agency => new FormChoice(agency, ""))];
    }

    /// <summary>A unit is told what it owes under the name that its account has. Which accounts there are is for the office alone.</summary>
    private static async Task<IReadOnlyList<Account>> AccountsAsync(RegisterServices register, PageContext page, CancellationToken cancellationToken) =>
        page.Actor is { Agency: null } ? [.. (await register.Accounts.Store.ListAsync(cancellationToken)).Where(account => !account.Disabled)] : [];

    private static async Task<IReadOnlyList<string>> AgenciesAsync(RegisterServices register, PageContext page, IEnumerable<string> first, IReadOnlyList<Account> accounts, CancellationToken cancellationToken)
    {
        var (moment, day) = (await register.NewestAsync(cancellationToken), DateOnly.FromDateTime(register.LocalNow));
        // A suggestion shows no record: nobody is noted to have read one marked RED for it.
        var agencies = await register.Registers.ChosenAsync<AgencyRow>(page.Viewer, moment, OpenlyNamed, cancellationToken);
        var reviews = await register.Registers.ChosenAsync<ReviewRow>(page.Viewer, moment, OpenlyNamed, cancellationToken);
        return
        [
            .. first
                .Concat(accounts.Select(account => account.Agency).OfType<string>())
                .Concat(agencies.Select(agency => agency.NameOn(day).In("vi")))
                .Concat(reviews.SelectMany(review => review.Contributions.Select(known => known.Unit).Append(review.By ?? "")))
                .Where(name => name.Length > 0)
                .DistinctBy(Review.KeyOf, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<TRow> OpenlyNamed<TRow>(IReadOnlyList<TRow> rows)
        where TRow : class => rows.Where(row => Visibility.MarkingOf(row) < Tlp.Red);
}
