using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.EvidenceFiles;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Domain;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Serving;

namespace ThreatRegister.Web.Pages.Records;

/// <summary>One record of any register, and the files kept as evidence of an incident.</summary>
internal static class RecordEndpoints
{
    /// <summary>Of what cites a source, programs get at most so many records.</summary>
    private const int MostCited = 1_000;

    public static void MapRecords(this RouteGroupBuilder pages)
    {
        pages.MapGet("/{register}/{id}", ShowAsync);
        // The same where a record has a page to work on it at its own address.
        pages.MapGet("/{register}/{id}/history", ShowAsync);
        pages.MapGet("/incidents/{id}/evidence/{evidence}", EvidenceAsync).Costs(Cost.File);
    }

    private static async Task<IResult> ShowAsync(string register, string id, HttpContext context, RegisterServices services, CancellationToken cancellationToken)
    {
        if (RecordFinder.RegisterOf(register) is not { } fold) return Results.NotFound();

        var ask = await services.AskAsync(context.PageOf(), cancellationToken);
        var page = context.PageOf();
        if (context.Request.Query["format"] is ["json"])
        {
            return await services.Records.FindAsync(ask.Viewer, fold, id, ask.Moment, cancellationToken) is { } record
                ? Results.Bytes(JsonSerializer.SerializeToUtf8Bytes((await services.Sheets.ReadAsync(ask.Viewer, ask.Moment, ask.Types, ask.At, record, MostCited, cancellationToken)).Document(), JsonForms.Indented), "application/json")
                : Results.NotFound();
        }

        var kinds = context.Request.Query["kind"].OfType<string>().ToArray();
        var model = await new RecordReading(services, ask, page.Language).ReadAsync(fold, id, NumberOf(context, "step"), kinds, NumberOf(context, "until"), cancellationToken);
        return model is null ? Results.NotFound() : context.Page<RecordPage, RecordModel>(model.Title, model);
    }

    private static int? NumberOf(HttpContext context, string name) => context.Request.Query[name] switch
    {
        [] => null,
        [{ } text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var step) => step,
        _ => throw Asking.Wrong(name, "Bước phải là một số từ 1 trở lên.", "A step is a number from 1 on."),
    };

    /// <summary>The file is looked at whole before the first byte of it goes out: what was altered is not handed on.</summary>
    private static async Task<IResult> EvidenceAsync(string id, string evidence, HttpContext context, RegisterServices services, CancellationToken cancellationToken)
    {
        if (!IdText.IsValid(id)) return Results.NotFound();

        var ask = await services.AskAsync(context.PageOf(), cancellationToken);
        var known = await EvidenceQuery.OfAsync(services.Records, ask.Viewer, ask.Moment, new(id), cancellationToken);
        if (known?.FirstOrDefault(stated => string.Equals(stated.Evidence.Id.Value, evidence, StringComparison.Ordinal))?.Evidence is not { } asked) return Results.NotFound();

        var file = PrivateFile(services.DataFolder);
        try
        {
            await services.Evidence.CopyAsync(asked.Digest, file, cancellationToken);
        }
        catch (EvidenceDamagedException)
        {
            await file.DisposeAsync();
            throw Asking.Wrong(
                "evidence", "Tệp này không còn trong kho, hoặc không đúng như khi được lưu; không giao ra. Hãy báo cho quản trị viên.", "This file is missing from the store, or not as it was kept; it is not handed out. Tell the administrator.");
        }

        file.Position = 0;
        // Never shown within the register: what a file holds is not to be trusted.
        return Results.File(file, "application/octet-stream", asked.FileName);
    }

    /// <summary>A file beside the register that nobody else on the machine can read, and that is gone with the program, however it ends.</summary>
    private static FileStream PrivateFile(string folder)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "handed-out")).FullName, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 16, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (OperatingSystem.IsWindows()) return new(path, options);

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        // An open file without a name is freed by the system itself.
        File.Delete(path);
        return file;
    }
}
