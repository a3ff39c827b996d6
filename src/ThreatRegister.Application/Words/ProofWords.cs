namespace ThreatRegister.Application.Words;

/// <summary>What is wrong with the log, a seal, a checkpoint or the audit, in words of a language.</summary>
public static class ProofWords
{
    private static readonly SentenceTable sentences = new(
    [
        ("the chain hash is not the one of the known head: the log was rewritten at or before this position", "mã băm chuỗi không phải của vị trí đầu đã biết: sổ sự kiện đã bị ghi lại ở vị trí này hoặc trước đó"),
        ("the event is missing: the log ends at position {0}, the known head is at position {1}", "thiếu sự kiện: sổ kết thúc ở vị trí {0}, trong khi vị trí cuối đã biết là {1}"),
        ("the event is missing, the next one found is at position {0}", "thiếu sự kiện; sự kiện kế tiếp tìm thấy ở vị trí {0}"),
        ("an event with position {0} stands here: it is there twice, or below the first position", "ở đây là sự kiện có vị trí {0}: bị lặp, hoặc ở trước vị trí đầu tiên"),
        ("the salt has not its 16 bytes", "muối không đủ 16 byte"),
        ("the content hash is not that of type, schema version, stream, command id, actor, headers, data and salt", "mã băm nội dung không khớp với loại, phiên bản, luồng, mã lệnh, người ghi, phần đầu, dữ liệu và muối"),
        ("the leaf hash is not that of position, version, recorded time and content", "mã băm lá không khớp với vị trí, phiên bản, giờ ghi và nội dung"),
        ("the chain hash does not follow from the event before and the leaf", "mã băm chuỗi không nối tiếp từ sự kiện trước và lá"),
        ("the recorded time is before that of the event before", "giờ ghi sớm hơn giờ ghi của sự kiện trước"),
        ("'{0}' is not a stream name", "'{0}' không phải tên luồng"),
        ("version {0} of stream {1} follows version {2}", "phiên bản {0} của luồng {1} đứng ngay sau phiên bản {2}"),

        ("the folder of checkpoints is not there", "thư mục niêm phong không có ở đó"),
        ("it is of size {0}", "tệp là của cỡ {0}"),
        ("it is no public key of seals: PEM, ECDSA on P-256", "đây không phải khóa công khai của niêm phong: PEM, ECDSA trên P-256"),
        ("it is signed by key {0}, and the key that seals here, {1}, has signed {2}: where both are this register's, name both by --key", "do khóa {0} ký, mà khóa đang niêm phong ở đây, {1}, {2}: nếu cả hai là của sổ này, hãy nêu cả hai bằng --key"),
        ("nothing", "chưa ký gì"),
        ("no more than {0} events", "chỉ ký đến {0} sự kiện"),
        ("its signature is forged: it is not that of the key it names over this text", "chữ ký là giả: không phải chữ ký trên văn bản này của khóa được nêu"),
        ("it is signed by key {0}, and this register's is {1}: name that by --key too where it is this register's", "do khóa {0} ký, mà khóa của sổ này là {1}: nếu khóa ấy cũng là của sổ này, hãy nêu thêm bằng --key"),
        ("(none)", "(không có)"),
        ("not here", "không có ở đây"),
        ("it is of {0}, and this log is {1}: another register's, or the log was rewritten from its first event on", "là của {0}, mà sổ này là {1}: của sổ khác, hoặc sổ đã bị ghi lại từ sự kiện đầu tiên"),
        ("the tail was cut: the log ends at position {0}, and {1} events that were sealed are missing; {2}", "phần đuôi đã bị cắt: sổ kết thúc ở vị trí {0}, thiếu {1} sự kiện đã niêm phong; {2}"),
        ("it cannot be reached: the log is wrong at position {0}; {1}", "không kiểm được đến đó: sổ sai ở vị trí {0}; {1}"),
        ("the log was rewritten: its events up to position {0} are not those that were sealed; {1}", "sổ đã bị ghi lại: các sự kiện đến vị trí {0} không phải những sự kiện đã niêm phong; {1}"),
        ("the newest checkpoint that still holds is of size {0}", "niêm phong mới nhất còn đúng có cỡ {0}"),
        ("no earlier checkpoint holds", "không niêm phong nào trước đó còn đúng"),

        ("its key is none", "khóa của nó không phải khóa"),
        ("its signature is not that of its key over its text", "chữ ký không phải của khóa của nó trên văn bản của nó"),
        ("its size, root or time is not what was signed", "cỡ, gốc hoặc giờ không đúng như đã ký"),
        ("the hashes that the next seal goes on from do not lead to its root", "các mã băm mà niêm phong sau nối tiếp không dẫn đến gốc của nó"),
        ("its checkpoint cannot be read: {0}", "không đọc được niêm phong của nó: {0}"),
        ("its text has not the five lines of origin, size, root and two times", "văn bản không có đủ năm dòng: nguồn gốc, cỡ, gốc và hai thời điểm"),
        ("its first line is no origin", "dòng đầu không phải nguồn gốc"),
        ("its second line is no size", "dòng thứ hai không phải cỡ"),
        ("its third line is no root: 32 bytes in base64", "dòng thứ ba không phải gốc: 32 byte dạng base64"),
        ("it has no line '{0}TIME' in its place", "không có dòng '{0}GIỜ' ở đúng chỗ"),
        ("it is larger than any checkpoint, {0} bytes", "lớn hơn mọi niêm phong, quá {0} byte"),
        ("it has no blank line before its signatures", "không có dòng trống trước các chữ ký"),
        ("it has more than {0} signatures", "có hơn {0} chữ ký"),
        ("its last line does not end", "dòng cuối không kết thúc"),
        ("it has no signature", "không có chữ ký"),
        ("it has characters that no checkpoint has (lines end with a line feed alone)", "có ký tự mà niêm phong không có (mỗi dòng chỉ kết thúc bằng ký tự xuống dòng)"),
        ("it is no text in UTF-8", "không phải văn bản UTF-8"),
        ("it has a signature line that is none: '— NAME SIGNATURE'", "có dòng chữ ký không đúng dạng: '— TÊN CHỮ-KÝ'"),

        ("it is missing; the next entry is {0}", "thiếu mục này; mục kế tiếp là {0}"),
        ("its kind is none", "loại việc không có trong danh mục"),
        ("its content is not what was chained", "nội dung không đúng như khi nối chuỗi"),
        ("its time is before that of the entry before", "giờ sớm hơn giờ của mục trước"),
    ]);

    public static string Of(string what, string language) => language is "en" ? what : sentences.Vietnamese(what);
}
