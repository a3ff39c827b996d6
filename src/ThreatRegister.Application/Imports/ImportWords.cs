using System.Globalization;
using System.Text.RegularExpressions;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;

namespace ThreatRegister.Application.Imports;

/// <summary>
/// What imports say of files, mappings and rows. Reject files have the English sentences, which are the keys of the Vietnamese ones.
/// </summary>
public static partial class ImportWords
{
    private static readonly (string English, string Vietnamese)[] told =
    [
        ("the mapping doesn't say what '{0}' means.", "ánh xạ không nói '{0}' nghĩa là gì."),
        ("the mapping doesn't say what time '{0}' is.", "ánh xạ không nói '{0}' là mấy giờ."),
        ("'{0}' is not a country code of ISO 3166-1 (two capital letters).", "'{0}' không phải mã nước theo ISO 3166-1 (hai chữ in hoa)."),
        ("this is a folder; name a CSV file.", "đây là thư mục; hãy nêu một tệp CSV."),
        ("this is a folder; name a mapping, a JSON file.", "đây là thư mục; hãy nêu một ánh xạ, là tệp JSON."),
        ("there is no such file.", "không có tệp này."),
        ("this is a workbook, not a CSV file: save it as CSV (UTF-8) and choose that file.", "đây là bảng tính, không phải tệp CSV: hãy lưu thành CSV (UTF-8) rồi chọn tệp ấy."),
        ("the file is empty: its first row names the columns.", "tệp trống: dòng đầu phải nêu tên các cột."),
        ("the mapping is null.", "ánh xạ là null."),
        ("'{0}' is none of {1}.", "'{0}' không thuộc các giá trị {1}."),
        ("'{0}' is not an id: use {1}.", "'{0}' không phải mã: gồm chữ thường không dấu, chữ số, '.' và '-'."),
        ("A text is expected, not {0}.", "ở đây cần một văn bản."),
        ("A list is expected, not {0}.", "ở đây cần một danh sách."),
        ("It cannot be null.", "không thể là null."),
        ("this is no JSON: {0}", "từ đây không phải JSON đúng cách viết."),
        ("a quote opened in the row that begins here is never closed.", "dấu ngoặc kép mở trong dòng bắt đầu ở đây không được đóng."),
        ("the reject file '{0}' would overwrite what is read; name another.", "tệp dòng bị từ chối '{0}' sẽ ghi đè lên tệp đang đọc; hãy nêu tên khác."),
        ("the reject file cannot be written: {0}", "không ghi được tệp dòng bị từ chối: {0}"),
        ("it was changed while it was imported; import it again.", "vụ việc bị thay đổi trong khi nhập; hãy nhập lại."),
        ("it differs only in what it quotes or when it was stated, which stays as it was recorded.", "dòng chỉ khác ở đoạn trích hoặc ngày nêu; hai điều này giữ nguyên như đã ghi."),
        ("'{0}' is not an encoding: use {1}.", "'{0}' không phải bảng mã: dùng {1}."),
        ("it begins with the byte order mark of {0}, but the mapping says {1}.", "tệp bắt đầu bằng dấu thứ tự byte của {0}, nhưng ánh xạ ghi {1}."),
        ("bytes that are not {0}; is the mapping's encoding right?", "có byte không phải {0}; bảng mã trong ánh xạ có đúng không?"),
        ("a NUL: this is not a text in {0}.", "có ký tự NUL: đây không phải văn bản {0}."),
        ("the row that begins on line {0} is longer than {1} characters (is a quote not closed?).", "dòng bắt đầu ở dòng {0} dài hơn {1} ký tự (có dấu ngoặc kép chưa đóng?)."),
        ("in the header: {0}", "ở dòng tiêu đề: {0}"),
        ("it has {0} cells, the header has {1}.", "dòng có {0} ô, dòng tiêu đề có {1}."),
        ("a quote stands within a cell that doesn't begin with one; quote the whole cell and double its quotes.", "có dấu ngoặc kép trong ô không mở đầu bằng ngoặc kép; hãy đặt cả ô trong ngoặc kép và viết đôi các dấu bên trong."),
        ("text follows a cell's closing quote; double the quotes within a cell.", "có chữ sau dấu ngoặc kép đóng ô; hãy viết đôi các dấu ngoặc kép trong ô."),
        ("its quotes don't match ({0}).", "các dấu ngoặc kép không khớp ({0})."),
        ("it was changed while it was read; what was recorded stays, so import it again.", "tệp bị thay đổi trong khi đọc; phần đã ghi vẫn còn, hãy nhập lại."),
        ("'{0}' is not a custom date format such as {1}.", "'{0}' không phải định dạng ngày như {1}."),
        ("'{0}' is not a custom time format such as {1}.", "'{0}' không phải định dạng giờ như {1}."),
        ("'{0}' has no year of four digits (yyyy); the century would be guessed.", "'{0}' không có năm bốn chữ số (yyyy); như vậy phải đoán thế kỷ."),
        ("'{0}' has no {1}, which precision {2} needs.", "'{0}' không có {1}, là phần mà độ chính xác {2} cần."),
        ("'{0}' reads a zone; dates are taken as they stand, so quote it: 'Z'.", "'{0}' đọc múi giờ; ngày giờ được lấy nguyên như trong tệp, nên hãy đặt nó trong ngoặc: 'Z'."),
        ("'{0}' has hours from 1 to 12 without tt (AM, PM); the half of the day would be guessed.", "'{0}' có giờ từ 1 đến 12 mà không có tt (AM, PM); như vậy phải đoán buổi."),
        ("'{0}' is not a date as the register writes it.", "'{0}' không phải ngày theo cách viết của sổ."),
        ("it is blank though a later part of the date is not.", "ô trống, trong khi phần sau của ngày lại có."),
        ("'{0}' is not a date of the form {1}.", "'{0}' không phải ngày theo dạng {1}."),
        ("'{0}' is not a date of any of the forms {1}.", "'{0}' không phải ngày theo dạng nào trong các dạng {1}."),
        ("no date is stated, and the mapping says to refuse that.", "không nêu ngày, và ánh xạ nói phải từ chối dòng như vậy."),
        ("'{0}' lies outside the years that the register knows.", "'{0}' nằm ngoài các năm mà sổ ghi được."),
        ("'{0}' is not one of {1}.", "'{0}' không thuộc các giá trị {1}."),
        ("'{0}' stands there twice, as it is compared.", "'{0}' có hai lần, xét theo cách so sánh."),
        ("the file has no column '{0}'.", "tệp không có cột '{0}'."),
        ("the file has several columns '{0}'.", "tệp có nhiều cột '{0}'."),
        ("a mapping has at most {0} bytes.", "một ánh xạ có nhiều nhất {0} byte."),
        ("'{0}' is not a member of a mapping here; see docs/mappings/mapping.schema.json.", "'{0}' không phải thành phần của ánh xạ ở đây; xem docs/mappings/mapping.schema.json."),
        ("required but missing: {0}.", "thiếu phần bắt buộc: {0}."),
        ("a value of another kind is expected here; see docs/mappings/mapping.schema.json.", "ở đây cần giá trị kiểu khác; xem docs/mappings/mapping.schema.json."),
        ("latitude and longitude go together, and it is blank.", "vĩ độ và kinh độ đi cùng nhau, mà ô này trống."),
        ("latitude and longitude go together.", "vĩ độ và kinh độ đi cùng nhau."),
        ("each has an id of its own.", "mỗi mục có mã riêng."),
        ("money has a currency (ISO 4217), nothing else has one.", "tiền phải có đơn vị tiền tệ (ISO 4217), thứ khác thì không."),
        ("'{0}' is not a system level from 1 to 5.", "'{0}' không phải cấp độ hệ thống từ 1 đến 5."),
        ("'{0}' is not a whole number.", "'{0}' không phải số nguyên."),
        ("'{0}' is not a number from {1} to {2}.", "'{0}' không phải số từ {1} đến {2}."),
        ("'{0}' is no quantity: write a whole number from 0, >=12 (at least 12), ~300 (about 300) or 10..20 (from 10 to 20).", "'{0}' không phải số lượng: hãy viết số nguyên từ 0 trở lên, >=12 (ít nhất 12), ~300 (khoảng 300) hoặc 10..20 (từ 10 đến 20)."),
        ("a response is stated, but not its kind.", "có nêu việc ứng phó nhưng không nêu hình thức."),
        ("'{0}' is not a kind of response: use {1}.", "'{0}' không phải hình thức ứng phó: dùng {1}."),
        ("nothing is stated that could be its title.", "không nêu gì có thể làm tiêu đề."),
        ("'{0}' is not the id of an occasion.", "'{0}' không phải mã sự kiện."),
        ("'{0}' is not the id of a threat type.", "'{0}' không phải mã loại đe dọa."),
        ("the row's id is blank.", "mã của dòng để trống."),
        ("the id '{0}' stands already on line {1}.", "mã '{0}' đã có ở dòng {1}."),
        ("no threat type is stated.", "không nêu loại đe dọa."),
        ("'{0}' is neither '{1}' nor '{2}'.", "'{0}' không phải '{1}' cũng không phải '{2}'."),
        ("no flag of a threat type is set, and the mapping doesn't say what that means.", "không cột đánh dấu loại nào được chọn, và ánh xạ không nói như vậy nghĩa là gì."),
        ("'{0}' is not a part of a day: use {1}.", "'{0}' không phải buổi trong ngày: dùng {1}."),
        ("'{0}' is not a template: look at character {1}; {2}", "'{0}' không phải khuôn mẫu: xem ký tự {1}; viết {{cột}}, [phần bỏ đi khi trống], và viết đôi {{{{ }}}} [[ ]] cho chính các ký tự ấy."),
        ("delimiter is one ASCII character, and neither a quote nor a line break.", "dấu phân cách là một ký tự ASCII, không phải ngoặc kép hay xuống dòng."),
        ("decimals is one character, thousands one other or none.", "dấu thập phân là một ký tự, dấu nghìn là một ký tự khác hoặc không có."),
        ("give it in Vietnamese (vi), English (en) or both.", "ghi bằng tiếng Việt (vi), tiếng Anh (en) hoặc cả hai."),
        ("give exactly one of {0}.", "ghi đúng một trong các phần {0}."),
        ("a fixed value has no values, groups or blank.", "giá trị cố định không đi cùng values, groups hay blank."),
        ("there is no value map that it could complete.", "không có bảng giá trị nào để bổ sung."),
        ("only quantities and dates are read as people write them.", "chỉ số lượng và ngày được đọc theo cách người ta viết."),
        ("say which formats the dates have.", "hãy ghi ngày có những định dạng nào."),
        ("name at least one flag column.", "ghi ít nhất một cột đánh dấu."),
        ("'omit' is not for this date: use 'refuse' or 'unknown'.", "'omit' không dùng cho ngày này: dùng 'refuse' hoặc 'unknown'."),
        ("this was imported before as '{0}', and that import was withdrawn: {1}", "tệp này đã được nhập thành lô '{0}', và lô ấy đã bị thu hồi: hãy khôi phục lô ấy ('import reinstate {0}') để dùng lại."),
        ("incident '{0}' is merged into '{1}': correct that one.", "vụ việc '{0}' đã gộp vào '{1}': hãy đính chính vụ ấy."),
        ("an incident '{0}' exists that is not from this row.", "đã có vụ việc '{0}' không phải từ dòng này."),
        ("changed: incident '{0}' was recorded from an earlier state of this row by import '{1}'.", "đã thay đổi: vụ việc '{0}' được ghi từ trạng thái trước của dòng này ở lô '{1}'."),
        ("changed: {0}", "đã thay đổi: {0}"),
        ("{0}: it is no longer stated, and cannot be taken back by a correction.", "{0}: không còn được nêu, và không thể rút lại bằng đính chính."),
        ("kind: '{0}' cannot become '{1}'; withdraw the import and import it anew.", "dạng: '{0}' không thể thành '{1}'; hãy thu hồi lô nhập rồi nhập lại."),
        ("it cannot be recorded under this id by who imports it; ask the office that keeps the register.", "người nhập không ghi được dưới mã này; hãy hỏi cơ quan giữ sổ."),
        ("'{0}' is not one of the values allowed", "'{0}' không thuộc các giá trị được phép"),
        ("there is no such member", "không có thành phần nào tên như vậy"),
        ("it has fewer than {0} characters", "ngắn hơn {0} ký tự"),
        ("it has more than {0} characters", "dài hơn {0} ký tự"),
        ("it has not the form {0}", "không đúng dạng {0}"),
        ("it is empty", "để trống"),
        ("it is below {0}", "nhỏ hơn {0}"),
        ("it is above {0}", "lớn hơn {0}"),
        ("'{0}' stands there twice", "'{0}' có hai lần"),
        ("'{0}' is missing", "thiếu '{0}'"),
        ("it is no date", "không phải ngày"),
        ("it is not one of {0}", "không thuộc các giá trị {0}"),
        ("it is none of {0}", "không phải kiểu nào trong các kiểu {0}"),
        ("none of its actions has a threat type", "không hành động nào của bản ghi ứng với một loại đe dọa"),
        ("the id stands already in {0}", "mã đã có ở {0}"),
        ("the file is no JSON: {0}", "tệp không phải JSON đúng cách viết"),
        ("--schema: it is no JSON: {0}", "--schema: không phải JSON đúng cách viết"),
        ("it is no {0}", "không phải kiểu {0}"),
        ("there is no .json file", "không có tệp .json nào"),
        ("there is no file {0}", "không có tệp {0}"),
        ("{0} has more than {1} bytes", "{0} lớn hơn {1} byte"),
        ("the register refuses it: {0}.", "sổ từ chối: {0}."),
        ("{0} was refused: {1}.", "{0} bị từ chối: {1}."),
    ];

    private static readonly SentenceTable sentences = new(told);

    /// <summary>A reason in words of a language.</summary>
    public static string Of(string reason, string language)
    {
        if (reason.StartsWith("the register refuses it: ", StringComparison.Ordinal))
        {
            reason = Refused().Replace(reason, match => Enum.TryParse<Refusal>(match.Value, out var refusal) ? RefusalText.Of(refusal, language) : match.Value, 1);
            reason = FieldOf().Replace(reason, match => FieldWords.Of(match.Value, language), 1);
        }

        if (language is "en") return reason;

        // What is wrong with a mapping comes with its place, a line each.
        return string.Join('\n', reason.Split('\n').Select(line => Placed().Match(line) is { Success: true } placed
            ? $"{sentences.Vietnamese(placed.Groups["reason"].Value)} ({placed.Groups["path"].Value} trong {placed.Groups["file"].Value})"
            : sentences.Vietnamese(line)));
    }

    /// <summary>A fault with its place.</summary>
    public static string Of(ImportFault fault, string language)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var (line, character) = language is "en" ? ("line", "character") : ("dòng", "ký tự");
        string[] place = [fault.File, .. fault.Line is { } number ? [Numbered(line, number)] : Array.Empty<string>(), .. fault.Character is { } at ? [Numbered(character, at)] : Array.Empty<string>(), .. fault.Path is { } path ? [path] : Array.Empty<string>()];
        return $"{string.Join(", ", place)}: {Listed(Of(fault.Reason, language))}";
    }

    /// <summary>What is wrong with a row, without the row.</summary>
    public static string Of(RowRefusal refusal, string language)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var (line, column) = language is "en" ? ("line", "column") : ("dòng", "cột");
        return $"{Numbered(line, refusal.Line)}{(refusal.Column is null ? "" : $", {column} '{refusal.Column}'")}: {refusal.ReasonIn(language)}";
    }

    private static string Numbered(string word, long number) => string.Create(CultureInfo.InvariantCulture, $"{word} {number}");

    /// <summary>Several stand below what they are about, one in each line.</summary>
    private static string Listed(string reasons) => reasons.Contains('\n', StringComparison.Ordinal) ? string.Concat(reasons.Split('\n').Select(reason => $"\n  - {reason}")) : reasons;

    [GeneratedRegex(@"(?<= \()[a-z][A-Za-z]+(?=\)(?:\.$|; instead: ))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FieldOf();

    [GeneratedRegex(@"(?<=^the register refuses it: )\w+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Refused();

    [GeneratedRegex(@"^(?<reason>\S.*) \((?<path>\$.*?) of (?<file>[^()]+)\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placed();
}
