using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ThreatRegister.Web.Forms;

/// <summary>A form whose file is only looked at: it is kept neither on disk nor in memory.</summary>
/// <param name="Bytes">How much it may send.</param>
internal sealed record KeptNowhere(long Bytes);

/// <summary>Reads such a form: of its file the SHA-256 is taken while it comes, and what its text names by one.</summary>
/// <param name="Sha256">In hex; null: there was no file, or an empty one.</param>
/// <param name="Named">The digests in hex that stand in the file as text, the first few of them.</param>
/// <param name="WasEmpty">A file was chosen, and nothing is in it: browsers send a part without a name where none was.</param>
internal sealed record DigestedForm(string? Sha256, IReadOnlyList<string> Named, bool WasEmpty)
{
    private const int MostFields = 20;
    private const int LongestField = 64 << 10;

    /// <summary>The fields are found as those of any form, the digest as <see cref="Of"/>.</summary>
    /// <exception cref="BadHttpRequestException">It is larger than allowed.</exception>
    /// <exception cref="InvalidDataException">It is no form of this kind.</exception>
    public static async Task ReadAsync(HttpContext http, long most)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize = most;
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary) return;

        var (fields, digest, named, isChosen) = (new KeyValueAccumulator(), (string?)null, new NamedDigests(), false);
        var reader = new MultipartReader(boundary, http.Request.Body);
        while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
        {
            if (section.AsFileSection() is { } file)
            {
                isChosen |= file.FileName.Length > 0;
                digest = await DigestAsync(file, named, http.RequestAborted) ?? digest;
            }
            else if (section.AsFormDataSection() is { } field && fields.KeyCount < MostFields) fields.Append(field.Name, await TextAsync(field, http.RequestAborted));
        }

        http.Features.Set<IFormFeature>(new FormFeature(new FormCollection(fields.GetResults())));
        http.Features.Set(new DigestedForm(digest, named.All, isChosen && digest is null));
    }

    public static DigestedForm? Of(HttpContext http) => http.Features.Get<DigestedForm>();

    private static async Task<string?> DigestAsync(FileMultipartSection file, NamedDigests named, CancellationToken cancellationToken)
    {
        if (file.FileStream is not { } content) return null;

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, any) = (new byte[64 << 10], false);
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            named.Read(buffer.AsSpan(0, read));
            any = true;
        }

        named.End();

        return any ? Convert.ToHexStringLower(hash.GetHashAndReset()) : null;
    }

    private static async Task<string> TextAsync(FormMultipartSection field, CancellationToken cancellationToken)
    {
        var bytes = new byte[LongestField + 1];
        var length = await field.Section.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= LongestField ? Encoding.UTF8.GetString(bytes, 0, length) : throw new InvalidDataException("A field is too long.");
    }
}
