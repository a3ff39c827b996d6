using ThreatRegister.Accounts;

namespace ThreatRegister.Cli;

/// <summary>What <c>verify</c> says of the audit.</summary>
/// <param name="Number">The first wrong entry.</param>
internal sealed record AuditCheck(bool Ok, long? Entries, string? Digest, long? Number, string? What)
{
    public static AuditCheck Of(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Ok fine => new(true, fine.Count, Convert.ToHexStringLower(fine.Chain.Span), null, null),
        AuditVerdict.Wrong wrong => new(false, null, null, wrong.Number, wrong.What),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };
}
