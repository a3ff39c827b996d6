using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Reviews;
using static ThreatRegister.Application.Commands.CommandAnswer;

namespace ThreatRegister.Tests.Application_Specs.Commands;

/// <summary>What an issue says of the log, and a replacement of the other review, is looked up before it is recorded.</summary>
public sealed class Issuing_a_review_on_the_log
{
    [Fact]
    public async Task is_accepted_where_the_log_is_as_it_says()
    {
        using var register = await Approved("r-1");

        (await register.Send(await Issue(register, "r-1"))).ShouldBeOfType<Accepted>();
    }

    [Fact]
    public async Task at_a_position_that_the_log_has_not_reached_is_refused()
    {
        using var register = await Approved("r-1");
        var issue = await Issue(register, "r-1");

        (await register.Send(issue with { Position = 999_999 })).ShouldBe(new Refused(Refusal.PositionNotReached, "position"));
    }

    [Fact]
    public async Task with_another_digest_than_the_logs_is_refused()
    {
        using var register = await Approved("r-1");
        var issue = await Issue(register, "r-1");

        (await register.Send(issue with { Digest = new string('b', 64) })).ShouldBe(new Refused(Refusal.LogDigestDiffers, "digest"));
    }

    [Fact]
    public async Task before_its_approval_is_refused()
    {
        using var register = await Approved("r-1");

        (await register.Send(await Issue(register, "r-1", await register.Head() - 1))).ShouldBe(new Refused(Refusal.PositionBeforeApproval, "position"));
    }

    [Fact]
    public async Task is_what_lets_it_take_the_place_of_another()
    {
        using var register = await Approved("r-1");
        await register.Accept(await Issue(register, "r-1"));
        await Approve(register, "r-2");

        (await register.Send(replace)).ShouldBe(new Refused(Refusal.ReplacementNotIssued, "by"));
        await register.Accept(await Issue(register, "r-2"));
        (await register.Send(replace)).ShouldBeOfType<Accepted>();
    }

    [Fact]
    public async Task among_many_is_looked_up_too()
    {
        using var register = await Approved("r-1");
        var issue = await Issue(register, "r-1");

        var answers = await register.Commands.ExecuteManyAsync(
            [Sent(issue with { Position = 999_999 }), Sent(issue)], cancellationToken: TestContext.Current.CancellationToken);

        answers[0].ShouldBe(new Refused(Refusal.PositionNotReached, "position"));
        answers[1].ShouldBeOfType<Accepted>();
    }

    private static readonly ReplaceReview replace = new(new("r-2"), "Sai số liệu") { Review = new("r-1") };

    private static CommandEnvelope Sent(object command) => new(command, Guid.NewGuid(), "u1");

    private static async Task<Register> Approved(string review)
    {
        var register = new Register();
        await Approve(register, review);
        return register;
    }

    private static async Task Approve(Register register, string review)
    {
        await register.Accept(new BeginReview(ReviewKind.Periodic, "Sơ kết 6 tháng", Period: When.Parse("2025-H2")) { Review = new(review) });
        await register.Accept(new SubmitReview("u1") { Review = new(review) });
        (await register.Commands.ExecuteAsync(new(new ApproveReview("u2") { Review = new(review) }, Guid.NewGuid(), "u2"), TestContext.Current.CancellationToken)).ShouldBeOfType<Accepted>();
    }

    private static async Task<IssueReview> Issue(Register register, string review, long? position = null)
    {
        var at = position ?? await register.Head();
        return new("Số: 12/BC-VP", new(2026, 3, 1), at, await ChainAt(register, at), [new($"{review}.vi.md", "md", "vi", new string('c', 64), 10)]) { Review = new(review) };
    }

    private static async Task<string> ChainAt(Register register, long position)
    {
        await foreach (var recorded in register.Log.ReadAllAsync(position - 1, TestContext.Current.CancellationToken)) return Convert.ToHexStringLower(recorded.Hashes.Chain.Span);
        throw new InvalidOperationException($"Nothing is at position {position}.");
    }
}
