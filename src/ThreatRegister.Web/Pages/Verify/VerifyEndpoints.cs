using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Queries;
using ThreatRegister.Projections.Reviews;
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
        pages.MapGet("/verify", (string? sha256, string? named, HttpContext context, RegisterServices register, CancellationToken cancellationToken) => AnswerAsync(context, register, sha256, named, FormState.None, cancellationToken));
        pages.MapPost("/verify", SendAsync).WithMetadata(new KeptNowhere(Most));
    }

    private static async Task<IResult> SendAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var posted = await Posted.ReadAsync(context);
        if (DigestedForm.Of(context) is not { Sha256: { } digest } read)
        {
            if (DigestedForm.Of(context) is { WasEmpty: true }) posted.Fault("file", "Tệp này rỗng (0 byte) nên không thể là tệp đã ban hành.", "The file is empty (0 bytes), and so none that was issued.");
            else posted.Fault("file", "Hãy chọn một tệp.", "Choose a file.");
            return await AnswerAsync(context, register, sha256: null, named: null, posted.State, cancellationToken);
        }

        var asked = await register.AskAsync(context.PageOf(), cancellationToken);
        var isIssued = (await IssuedFileQuery.FindAsync(register.Registers, register.Moments, asked.Viewer, asked.Moment, digest, cancellationToken)).Count > 0;
        var copied = isIssued ? [] : await IssuedFileQuery.OfLogAsync(register.Registers, asked.Viewer, asked.Moment, read.Named, cancellationToken);
        return context.SeeOther($"/verify?sha256={digest}{(copied.Count == 0 ? "" : $"&named={copied[0].Issue!.Digest}")}");
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, RegisterServices register, string? sha256, string? named, FormState state, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var asked = await register.AskAsync(page, cancellationToken);
        var digest = sha256?.Trim().ToLowerInvariant();
        var isDigest = digest is { Length: 64 } && digest.All(char.IsAsciiHexDigitLower);
        var proofs = isDigest ? await IssuedFileQuery.FindAsync(register.Registers, register.Moments, asked.Viewer, asked.Moment, digest!, cancellationToken) : null;
        var (titles, instead) = (new RecordTitles(register, asked, page.Language), new Dictionary<string, ValuePart>(StringComparer.Ordinal));
        foreach (var other in (proofs ?? []).Select(proof => proof.ReplacedBy?.Value).OfType<string>().Distinct(StringComparer.Ordinal)) instead[other] = await titles.OfAsync("reviews", other, cancellationToken);
        var copied = proofs is { Count: 0 } && named is not null ? await IssuedFileQuery.OfLogAsync(register.Registers, asked.Viewer, asked.Moment, [named], cancellationToken) : [];
        return context.Page<VerifyPage, VerifyModel>(page.Say("Kiểm tra tệp đã ban hành", "Verify an issued file"), new(digest, proofs, instead, copied, state), state.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <param name="Digest">What was asked about; null: nothing yet.</param>
/// <param name="Proofs">Null: that is no digest.</param>
/// <param name="Instead">The reviews that replaced those of the proofs, by id.</param>
/// <param name="Copied">The issued reports that a file which is none of theirs says it is one of.</param>
public sealed record VerifyModel(string? Digest, IReadOnlyList<FileProof>? Proofs, IReadOnlyDictionary<string, ValuePart> Instead, IReadOnlyList<ReviewRow> Copied, FormState State);
