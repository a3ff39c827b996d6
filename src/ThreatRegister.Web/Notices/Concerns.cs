using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Deadlines;
using ThreatRegister.Domain.Reviews;
using ThreatRegister.Projections.Reviews;
using ThreatRegister.Projections.Tasks;

namespace ThreatRegister.Web.Notices;

/// <summary>
/// What is assigned to an account, was returned to it, is overdue, or was issued with its part in it, as the register stands: not what happened since some event. So nothing is
/// missed while the program is off, and what is settled before it could be told is not told.
/// </summary>
/// <param name="Overdue">Incidents with a term that has passed without a notification.</param>
internal sealed record Concerns(IReadOnlyList<TaskRow> Tasks, IReadOnlyList<ReviewRow> Reviews, IReadOnlyList<OpenItem> Overdue, DateTime Local, TimeZoneInfo Zone)
{
    /// <summary>What was issued longer ago is told to nobody who hears of it only now.</summary>
    private const int DaysOfNews = 30;

    /// <summary>As far as somebody of this clearance may see it.</summary>
    public static async Task<Concerns> ReadAsync(RegisterServices register, Viewer viewer, CancellationToken cancellationToken)
    {
        var moment = (await register.Moments.AtAsync(position: null, cancellationToken))!;
        await register.CatchUpAsync(moment.Position, cancellationToken);
        var terms = new DeadlineWork(register.Deadlines, register.Rules, register.Moments, new(register.Time.GetUtcNow(), register.Zone, DeadlineView.SoonByDefault));
        var work = await terms.FindAsync(viewer, moment, int.MaxValue, cancellationToken);
        return new(
            await register.Registers.RowsAsync<TaskRow>(viewer, moment, cancellationToken),
            await register.Registers.RowsAsync<ReviewRow>(viewer, moment, cancellationToken),
            [.. work.Items.Where(item => item.Kind is OpenItemKind.DeadlineOverdue)],
            register.LocalNow,
            register.Zone);
    }

    /// <summary>Of one account: its own tasks and those of its agency, and its contributions; of the office that keeps the register also what it has to watch over.</summary>
    public IEnumerable<Concern> Of(Account account)
    {
        var party = new Party(account.Id, account.DisplayName, account.Agency, account.Roles);
        return OwnOf(party).Concat(OfOverdueTasks(party)).Concat(OfIssues(party)).Concat(OfDeadlines(party));
    }

    /// <summary>What waits for it itself.</summary>
    public IEnumerable<Concern> OwnOf(Party party) => OfTasks(party).Concat(OfContributions(party)).Concat(OfReviews(party));

    /// <summary>The reviews that the office's own drafters have to go on with: the day is over, or a unit sent in what nobody has written in since. Told on the first page alone.</summary>
    public IEnumerable<(ReviewRow Review, bool IsOverdue)> ToDraft(Party party) => party.Agency is null && party.Has(Role.Office)
        ? Reviews.Where(review => review.Status is ReviewStatus.UnderWay).Select(review => (review, review.IsOverdue(Local))).Where(one => one.Item2 || ReviewContributions.LeftOut(one.review).Count > 0)
        : [];

    private IEnumerable<Concern> OfTasks(Party party)
    {
        foreach (var task in Tasks.Where(task => IsOwn(task, party)))
        {
            yield return new($"task {task.Id} assigned {task.Person}", NoticeKind.Assigned, $"/tasks/{task.Id}", task.Work, task.Marking) { IsOfAgency = party.IsOfAgency(task.Person) };
            if (task.IsOverdue(Local)) yield return OverdueOf(task) with { IsOfAgency = party.IsOfAgency(task.Person) };
        }
    }

    /// <summary>Of all agencies, for who watches over them.</summary>
    private IEnumerable<Concern> OfOverdueTasks(Party party) => party.Agency is null && party.Has(Role.ShiftLead) ? Tasks.Where(task => task.Status is TaskState.Open && task.IsOverdue(Local) && !IsOwn(task, party)).Select(OverdueOf) : [];

    private static bool IsOwn(TaskRow task, Party party) => task.Status is TaskState.Open && party.Is(task.Person);

    private static Concern OverdueOf(TaskRow task) => new($"task {task.Id} overdue {task.Due!.Text}", NoticeKind.Overdue, $"/tasks/{task.Id}", task.Work, task.Marking);

    private IEnumerable<Concern> OfContributions(Party party)
    {
        foreach (var review in Reviews.Where(review => review.Status is ReviewStatus.UnderWay or ReviewStatus.Returned or ReviewStatus.Submitted))
        {
            foreach (var unit in ContributionQuery.Of(review, Local, Zone).Where(unit => party.IsOfAgency(unit.Unit) && unit.IsTakenBy(review)))
            {
                NoticeKind? kind = unit.Standing switch
                {
                    ContributionStanding.Owed => NoticeKind.Assigned,
                    ContributionStanding.Returned => NoticeKind.Returned,
                    ContributionStanding.Overdue => NoticeKind.Overdue,
                    _ => null,
                };
                var cause = kind is NoticeKind.Returned ? unit.At?.ToString("O", CultureInfo.InvariantCulture) : unit.Due?.Text;
                if (kind is { } known) yield return new($"contribution {review.Id} {known} {cause}", known, $"/reviews/{review.Id}/contribute", review.Title, review.Marking);
            }
        }
    }

    /// <summary>Who presented it, and the office's own drafters.</summary>
    private IEnumerable<Concern> OfReviews(Party party) => Reviews
        .Where(review => review.Status is ReviewStatus.Returned && (string.Equals(review.SubmittedBy, party.Id, StringComparison.Ordinal) || (party.Agency is null && party.Has(Role.Office))))
        .Select(review => new Concern($"review {review.Id} returned {DigestOf(review.ReturnedFor)}", NoticeKind.Returned, $"/reviews/{review.Id}", review.Title, review.Marking));

    /// <summary>The units that were asked for their part, who presented it, and the office's own drafters; for so long as it is news.</summary>
    private IEnumerable<Concern> OfIssues(Party party) => Reviews
        .Where(review => review is { Status: ReviewStatus.Issued, Issue: { } issue } && issue.IssuedOn.AddDays(DaysOfNews) >= DateOnly.FromDateTime(Local))
        .Where(review => IsPartOf(party, review))
        .Select(review => new Concern($"review {review.Id} issued {review.Issue!.Number}", NoticeKind.Issued, $"/reviews/{review.Id}", review.Title, review.Marking));

    private bool IsPartOf(Party party, ReviewRow review) => party.Agency is not null
        ? ContributionQuery.Of(review, Local, Zone).Any(unit => party.IsOfAgency(unit.Unit))
        : party.Has(Role.Office) || string.Equals(review.SubmittedBy, party.Id, StringComparison.Ordinal);

    private IEnumerable<Concern> OfDeadlines(Party party) => party.Agency is null && party.Has(Role.ShiftLead)
        ? Overdue.Select(item => new Concern($"deadline {item.Id} overdue {item.Since.UtcDateTime:O}", NoticeKind.Overdue, $"/incidents/{item.Id}", item.Title, item.Marking))
        : [];

    /// <summary>Tells one return from the next without keeping its grounds.</summary>
    private static string DigestOf(string? text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text ?? "")))[..16];
}

/// <summary>Whom something concerns.</summary>
internal sealed record Party(string Id, string Name, string? Agency, Items<Role> Roles)
{
    public bool Has(Role role) => Roles.Contains(role);

    /// <summary>Whether somebody wrote its id, its name or its agency.</summary>
    public bool Is(string? named) => IsSame(Id, named) || IsSame(Name, named) || IsOfAgency(named);

    public bool IsOfAgency(string? named) => IsSame(Agency, named);

    private static bool IsSame(string? known, string? named) => known is not null && named is not null && string.Equals(Review.KeyOf(known), Review.KeyOf(named), StringComparison.Ordinal);
}
