using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Queries;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Records;

namespace ThreatRegister.Web.Pages.Verify;

/// <summary>Whether a file is what was issued. Only its digest is looked at; the file itself is kept nowhere.</summary>
internal static class VerifyEndpoints
{
    /// <summary>The largest file that is looked at, in bytes: 64 MiB.</summary>
    internal const long Most = 64L << 20;

    public static void MapVerify(this RouteGroupBuilder pages)
    {
        pages.MapGet("/verify", (string? sha256, HttpContext context, RegisterServices register, CancellationToken cancellationToken) => AnswerAsync(context, register, sha256, FormState.None, cancellationToken));
        pages.MapPost("/verify", SendAsync).WithMetadata(new KeptNowhere(Most));
    }

    private static async Task<IResult> SendAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var posted = await Posted.ReadAsync(context);
        if (DigestedForm.Of(context) is not { } digest)
        {
            posted.Fault("file", "Hãy chọn một tệp có nội dung.", "Choose a file that is not empty.");
            return await AnswerAsync(context, register, sha256: null, posted.State, cancellationToken);
        }

        return context.SeeOther($"/verify?sha256={digest}");
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, RegisterServices register, string? sha256, FormState state, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var asked = await register.AskAsync(page, cancellationToken);
        var digest = sha256?.Trim().ToLowerInvariant();
        var isDigest = digest is { Length: 64 } && digest.All(char.IsAsciiHexDigitLower);
        var proofs = isDigest ? await IssuedFileQuery.FindAsync(register.Registers, register.Moments, asked.Viewer, asked.Moment, digest!, cancellationToken) : null;
        var (titles, instead) = (new RecordTitles(register, asked, page.Language), new Dictionary<string, ValuePart>(StringComparer.Ordinal));
        foreach (var other in (proofs ?? []).Select(proof => proof.ReplacedBy?.Value).OfType<string>().Distinct(StringComparer.Ordinal)) instead[other] = await titles.OfAsync("reviews", other, cancellationToken);
        return context.Page<VerifyPage, VerifyModel>(page.Say("Kiểm tra tệp đã ban hành", "Verify an issued file"), new(digest, proofs, instead, state), state.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <param name="Digest">What was asked about; null: nothing yet.</param>
/// <param name="Proofs">Null: that is no digest.</param>
/// <param name="Instead">The reviews that replaced those of the proofs, by id.</param>
public sealed record VerifyModel(string? Digest, IReadOnlyList<FileProof>? Proofs, IReadOnlyDictionary<string, ValuePart> Instead, FormState State);
