using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Transfer;
using ThreatRegister.Reports.Office;

namespace ThreatRegister.Web.Pages.Lists;

/// <summary>
/// Exactly what is filtered as a file: CSV and JSON with the codes for programs, read and sent part by part, however much it is; a workbook
/// with the words for people, of at most <see cref="ListWorkbook.MostRows"/> rows.
/// </summary>
internal static class ListDownload
{
    private const int PartSize = 1_000;

    /// <summary>Without the mark Excel reads Vietnamese letters as something else.</summary>
    private static readonly byte[] mark = [0xEF, 0xBB, 0xBF];

    public static async Task<IResult> OfAsync(
        RegisterServices register, IListing listing, Question question, QuestionText text, string format, string sentence, CancellationToken cancellationToken)
    {
        var parts = new Parts(register, listing, question, ListEndpoints.WholeOf(text));

        // What is wrong with a filter is told by the first part, before anything is sent.
        var first = await parts.ReadAsync(ListSlice.All with { Limit = PartSize }, cancellationToken);
        return format switch
        {
            "csv" => Stream("text/csv; charset=utf-8", Name("csv"), stream => CsvAsync(stream, parts, first, cancellationToken)),
            "json" => Stream("application/json", Name("json"), stream => JsonAsync(stream, parts, first, cancellationToken)),
            "xlsx" => Results.Bytes(
                await WorkbookAsync(listing, question, parts, first, sentence, cancellationToken), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Name("xlsx")),
            _ => throw QuestionException.Usage("format", $"'{format}' không thuộc csv, json, xlsx.", $"'{format}' is not one of csv, json, xlsx."),
        };

        string Name(string extension) => string.Create(CultureInfo.InvariantCulture, $"{listing.Name}-{first.Position}.{extension}");
    }

    private static IResult Stream(string type, string name, Func<Stream, Task> write) => Results.Stream(write, type, name);

    private static async Task CsvAsync(Stream stream, Parts parts, ListPage first, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(mark, cancellationToken);
        var text = new StringBuilder();
        CsvText.Line(text, parts.Listing.FieldNames);
        await foreach (var part in parts.AllAsync(first, cancellationToken))
        {
            foreach (var line in part.Lines) CsvText.Line(text, line.Fields());
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
            text.Clear();
        }

        if (text.Length > 0) await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
    }

    /// <summary>The same document that the command line prints.</summary>
    private static async Task JsonAsync(Stream stream, Parts parts, ListPage first, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = JsonForms.Plain.Encoder });
        json.WriteStartObject();
        json.WriteNumber("position", first.Position);
        foreach (var (name, value) in first.Before.Where(member => member.Key is not "more")) Write(json, name, value);
        json.WriteStartArray(parts.Listing.Member);
        await foreach (var part in parts.AllAsync(first, cancellationToken))
        {
            foreach (var line in part.Lines) JsonSerializer.Serialize(json, line.Row, line.Row.GetType(), JsonForms.Plain);
            await SendAsync();
        }

        json.WriteEndArray();
        foreach (var (name, value) in first.Behind) Write(json, name, value);
        json.WriteEndObject();
        await SendAsync();

        async Task SendAsync()
        {
            await json.FlushAsync(cancellationToken);
            await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
            buffer.ResetWrittenCount();
        }
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, value.GetType(), JsonForms.Plain);
    }

    private static async Task<byte[]> WorkbookAsync(IListing listing, Question question, Parts parts, ListPage first, string sentence, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<ListValue>>();
        await foreach (var part in parts.AllAsync(first, cancellationToken))
        {
            rows.AddRange(part.Lines.Select(line => (IReadOnlyList<ListValue>)[.. listing.Heads.Zip(line.Cells(question.Language), (head, cell) => new ListValue(head.IsNumber ? cell.Code : cell.Text, head.IsNumber))]));
            if (rows.Count <= ListWorkbook.MostRows) continue;

            var most = ListWorkbook.MostRows.ToString(CultureInfo.InvariantCulture);
            throw QuestionException.Usage(
                "format", $"danh sách dài hơn {most} dòng, quá dài cho một tệp Excel: hãy thu hẹp, hoặc tải CSV.", $"the list has more than {most} rows, too many for a workbook: narrow it, or take CSV.");
        }

        return ListWorkbook.Render(listing.Title.In(question.Language), sentence, question.Language, question.Query.Moment, [.. listing.Heads.Select(head => head.Words.In(question.Language))], rows);
    }

    /// <summary>The list, part by part, at one moment.</summary>
    private sealed record Parts(RegisterServices Register, IListing Listing, Question Question, QuestionText Text)
    {
        public Task<ListPage> ReadAsync(ListSlice slice, CancellationToken cancellationToken)
        {
            var (sort, isDown) = ListEndpoints.SortOf(Text);
            return Listing.ReadAsync(Register.Lists, Question, Text, slice with { Sort = sort, Descending = isDown }, cancellationToken);
        }

        public async IAsyncEnumerable<ListPage> AllAsync(ListPage first, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var read = 0L;
            for (var part = first; ; part = await ReadAsync(Next(part, read), cancellationToken))
            {
                yield return part;
                read += part.Lines.Count;
                if (Listing.HasKeys ? part.Next is null : part.Lines.Count < PartSize) break;
            }
        }

        /// <summary>How many there are was told once.</summary>
        private ListSlice Next(ListPage part, long read) =>
            Listing.HasKeys ? new(PartSize, After: part.Next, MostCounted: 0) : new(PartSize, Offset: (int)read);
    }
}
