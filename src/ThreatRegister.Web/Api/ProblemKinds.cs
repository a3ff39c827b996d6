using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using ThreatRegister.Domain;
using ThreatRegister.Projections;

namespace ThreatRegister.Web.Api;

/// <summary>One way in which a request to the API can fail. Its name is for ever: programs branch on it.</summary>
/// <param name="Name">In kebab-case; the <c>type</c> of the problem is <c>/problems/NAME</c>.</param>
/// <param name="Help">What to do about it; null: the title says it.</param>
internal sealed record ProblemKind(string Name, int Status, LocalizedText Title, LocalizedText? Help = null)
{
    public string Type => ProblemKinds.Path + Name;
}

/// <summary>All ways in which a request can fail: one for each refusal, and those of HTTP and of this program.</summary>
internal static class ProblemKinds
{
    public const string Path = "/problems/";

    public static ProblemKind Malformed { get; } = new("malformed-request", StatusCodes.Status400BadRequest, new("Yêu cầu không đọc được", "The request cannot be read"));

    public static ProblemKind QueryWrong { get; } = new(
        "query-invalid", StatusCodes.Status400BadRequest, new("Câu hỏi trong địa chỉ có chỗ sai", "The query of the address is wrong"),
        new("Địa chỉ có tên lạ, hoặc giá trị không hiểu được; /openapi/v1.json nêu các tên và giá trị.", "The address has a name that is not known there, or a value that cannot be understood; /openapi/v1.json has names and values."));

    public static ProblemKind KeyMissing { get; } = new(
        "idempotency-key-missing", StatusCodes.Status400BadRequest, new("Thiếu mã của lệnh", "The command has no id"),
        new("Gửi Idempotency-Key với một UUID của riêng lệnh này; gửi lại lệnh thì dùng lại UUID đó.", "Send Idempotency-Key with a UUID of this command alone; whoever sends it again takes the same."));

    public static ProblemKind KeyWrong { get; } = new(
        "idempotency-key-invalid", StatusCodes.Status400BadRequest, new("Idempotency-Key phải là một UUID", "Idempotency-Key has to be a UUID"),
        new("Ví dụ: 0198c0de-1111-7222-8333-444455556666, một UUID cho mỗi lệnh; gửi lại lệnh thì dùng lại UUID đó.", "Such as 0198c0de-1111-7222-8333-444455556666, one for each command; whoever sends it again takes the same."));

    public static ProblemKind IfMatchWrong { get; } = new(
        "if-match-invalid", StatusCodes.Status400BadRequest, new("If-Match không phải là một phiên bản", "If-Match is no version"),
        new("Gửi đúng một ETag mạnh, như \"7\" hoặc ETag của bản ghi.", "Send one strong ETag alone, such as \"7\" or that of the record."));

    public static ProblemKind FormTokenMissing { get; } = new(
        "form-token-missing", StatusCodes.Status400BadRequest, new("Thiếu mã chống giả mạo", "The form token is missing"),
        new("Yêu cầu ghi bằng cookie phải có X-Form-Token của trang; chương trình thì dùng khóa API.", "What is sent with a cookie needs the page's X-Form-Token; programs take a token of the API."));

    public static ProblemKind NotSignedIn { get; } = new(
        "not-signed-in", StatusCodes.Status401Unauthorized, new("Chưa đăng nhập", "Nobody has signed in"),
        new("Gửi Authorization: Bearer với khóa API còn hạn.", "Send Authorization: Bearer with a token that has not ended."));

    public static ProblemKind NotAllowed { get; } = new("not-allowed", StatusCodes.Status403Forbidden, new("Tài khoản không có quyền này", "The account has no right to this"));

    public static ProblemKind NotFound { get; } = new("not-found", StatusCodes.Status404NotFound, new("Không có, hoặc không được xem", "There is no such thing, or it may not be seen"));

    public static ProblemKind MethodNotAllowed { get; } = new("method-not-allowed", StatusCodes.Status405MethodNotAllowed, new("Địa chỉ này không nhận phương thức đó", "The address does not take this method"));

    public static ProblemKind NotAcceptable { get; } = new("not-acceptable", StatusCodes.Status406NotAcceptable, new("Không có dạng được yêu cầu", "There is no such form of it"));

    public static ProblemKind KeyConflict { get; } = new(
        "idempotency-key-reused", StatusCodes.Status409Conflict, new("Mã của lệnh đã dùng cho nội dung khác", "The command id was used with another body"),
        new("Không có gì được ghi; một lệnh khác cần một UUID khác.", "Nothing was recorded; another command needs another UUID."));

    public static ProblemKind Erased { get; } = new("personal-data-erased", StatusCodes.Status409Conflict, new("Dữ liệu của người này đã bị xóa", "The data of this person was erased"));

    public static ProblemKind Outdated { get; } = new(
        "cursor-outdated", StatusCodes.Status410Gone, new("Sổ đã ghi thêm từ trang đầu", "The register has moved on since the first page"),
        new("Với stated-by, hãy bắt đầu lại từ trang đầu.", "With stated-by, begin again with the first page."));

    public static ProblemKind Stale { get; } = new(
        "version-stale", StatusCodes.Status412PreconditionFailed, new("Bản ghi đã được sửa sau phiên bản nêu trong If-Match", "The record was changed since the version of If-Match"),
        new("Đọc lại bản ghi rồi gửi lại với ETag hiện tại.", "Read the record again, then send it with the current ETag."));

    public static ProblemKind TooLarge { get; } = new("body-too-large", StatusCodes.Status413PayloadTooLarge, new("Nội dung gửi lên quá lớn", "The body is too large"));

    public static ProblemKind WrongMediaType { get; } = new("media-type-unsupported", StatusCodes.Status415UnsupportedMediaType, new("Lệnh phải là application/json", "A command is application/json"));

    public static ProblemKind Invalid { get; } = new(
        "command-invalid", StatusCodes.Status422UnprocessableEntity, new("JSON này không phải là lệnh đó", "The JSON is not this command"),
        new("/api/commands/NAME/schema nêu các thành phần.", "/api/commands/NAME/schema has its members."));

    public static ProblemKind VersionNeeded { get; } = new(
        "version-needed", StatusCodes.Status428PreconditionRequired, new("Sửa cái đã có phải nêu phiên bản", "A change of what exists has to name its version"),
        new("Gửi If-Match với ETag của cái được sửa: câu trả lời này mang ETag hiện tại.", "Send If-Match with the ETag of what is changed: this answer carries the current one."));

    public static ProblemKind TooMany { get; } = new("too-many-requests", StatusCodes.Status429TooManyRequests, new("Quá nhiều yêu cầu", "Too many requests"));

    public static ProblemKind Failed { get; } = new("failed", StatusCodes.Status500InternalServerError, new("Chương trình có lỗi", "The program failed"));

    public static ProblemKind Behind { get; } = new(
        "position-awaited", StatusCodes.Status503ServiceUnavailable, new("Sổ chưa đến vị trí được yêu cầu", "The registers have not come to the position"),
        new("Thử lại sau thời gian trong Retry-After.", "Try again after the time in Retry-After."));

    public static ProblemKind Busy { get; } = new(
        "busy", StatusCodes.Status503ServiceUnavailable, new("Đang quá tải hoặc cơ sở dữ liệu không trả lời", "Too much is waiting, or the database does not answer"),
        new("Gửi lại cùng lệnh với cùng Idempotency-Key: nó chỉ được ghi một lần.", "Send the same again under the same Idempotency-Key: it is recorded once."));

    private static readonly ProblemKind[] own =
    [
        Malformed, QueryWrong, KeyMissing, KeyWrong, IfMatchWrong, FormTokenMissing, NotSignedIn, NotAllowed, NotFound, MethodNotAllowed, NotAcceptable, KeyConflict, Erased, Outdated, Stale, TooLarge, WrongMediaType, Invalid,
        VersionNeeded, TooMany, Failed, Behind, Busy,
    ];

    private static readonly FrozenDictionary<Refusal, ProblemKind> refusals = Enum.GetValues<Refusal>().ToFrozenDictionary(refusal => refusal, refusal => refusal is Refusal.NotFound
        ? NotFound
        : new ProblemKind(Codes.Of(refusal), StatusCodes.Status409Conflict, new(RefusalText.Of(refusal, "vi"), RefusalText.Of(refusal, "en"))));

    private static readonly FrozenDictionary<string, ProblemKind> byName = own.Concat(refusals.Values).Distinct().ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    public static IEnumerable<ProblemKind> All => own.Concat(Enum.GetValues<Refusal>().Select(Of)).Distinct();

    public static ProblemKind? Find(string name) => byName.GetValueOrDefault(name);

    public static ProblemKind Of(Refusal refusal) => refusals[refusal];

    /// <summary>What a status means that was set without further words.</summary>
    public static ProblemKind OfStatus(int status) =>
        Array.Find(own, kind => kind.Status == status) ?? (status < StatusCodes.Status500InternalServerError ? Malformed with { Status = status } : Failed with { Status = status });
}
