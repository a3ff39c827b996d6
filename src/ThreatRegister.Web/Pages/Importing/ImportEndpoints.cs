using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Imports;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;
using ThreatRegister.Projections.Imports;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Importing;

/// <summary>CSV files: uploaded with a mapping, looked at as they would be recorded, then imported in the background.</summary>
internal static class ImportEndpoints
{
    /// <summary>One upload, in bytes; the command line takes larger files.</summary>
    public const long Largest = 200L << 20;

    private const int LargestMapping = 4 << 20;

    public static LocalizedText NoRoom { get; } = new("các tệp trước của bạn còn đang được xử lý; hãy đợi một tệp xong", "your earlier files are still being worked on; wait until one is done");

    public static LocalizedText NoTypes { get; } = new("chưa có danh mục loại đe dọa", "there are no threat types yet");

    public static LocalizedText Replaced { get; } = new("một tệp khác bạn gửi cùng lúc đã thay tệp này; hãy gửi lại", "another file that you sent at the same time took its place; send it again");

    public static void MapImporting(this RouteGroupBuilder pages)
    {
        var imports = pages.MapGroup("").Needs(Permission.Import);
        imports.MapGet("/import", (HttpContext context, RegisterServices register, ImportJobs jobs, CancellationToken cancellationToken) => ShowAsync(context, register, jobs, [], null, cancellationToken));
        imports.MapPost("/import", UploadAsync).WithMetadata(new RequestSizeLimitAttribute(Largest));
        imports.MapGet("/import/samples/{name}", Sample);
        imports.MapGet("/import/{job}", JobAsync);
        imports.MapPost("/import/{job}", ImportAsync);
        imports.MapGet("/import/{job}/rejects.csv", Rejects).Costs(Cost.File);
        imports.MapGet("/import/{job}/mapping.json", MappingOf);
        imports.MapColumns();
    }

    private static async Task<IResult> UploadAsync(HttpContext context, RegisterServices register, ImportJobs jobs, CancellationToken cancellationToken)
    {
        var (page, posted) = (context.PageOf(), await context.Request.ReadFormAsync(cancellationToken));
        var faults = new List<FormFault>();
        var hasRoom = jobs.HasRoomFor(page.Viewer.Actor);
        var upload = hasRoom ? await UploadedAsync(posted, jobs, page.Viewer.Actor, cancellationToken) : jobs.Held(posted["held"].ToString(), page.Viewer.Actor);
        if (hasRoom && upload is null) faults.Add(new("file", FormTexts.Missing));
        if (!hasRoom) faults.Add(new("", NoRoom));
        if (upload is not null && HasNoMapping(posted)) return context.Next($"/{page.Language}/import/{upload.Id}/columns{(posted["update"] == "1" ? "?update=1" : "")}");

        var mapping = HasNoMapping(posted) ? null : await MappingAsync(posted, jobs, page.Viewer.Actor, faults, cancellationToken);
        if (await register.Moments.HasNoTypesAsync(cancellationToken)) faults.Add(new("", NoTypes));
        if (faults.Count > 0 || upload is null || mapping is null) return await ShowAsync(context, register, jobs, faults, upload, cancellationToken);

        if (await jobs.StartAsync(upload, mapping, posted["update"] == "1", page.Viewer.Actor, page.Language, choices: null, cancellationToken) is not { } job)
        {
            faults.Add(new("file", Replaced));
            return await ShowAsync(context, register, jobs, faults, null, cancellationToken);
        }

        return context.Next($"/{page.Language}/import/{job.Id}");
    }

    /// <summary>What came now, or what came before and lacked its mapping.</summary>
    private static async Task<HeldUpload?> UploadedAsync(IFormCollection posted, ImportJobs jobs, string actor, CancellationToken cancellationToken)
    {
        if (posted.Files.GetFile("file") is not { Length: > 0 } file) return jobs.Held(posted["held"].ToString(), actor);

        await using var content = file.OpenReadStream();
        return await jobs.HoldAsync(SentFiles.NameOf(file), content, actor, cancellationToken);
    }

    /// <summary>The columns are matched on a page then.</summary>
    private static bool HasNoMapping(IFormCollection posted) => posted.ContainsKey("match") || (posted["known"].ToString().Length == 0 && posted.Files.GetFile("mapping") is not { Length: > 0 });

    private static async Task<MappingFile?> MappingAsync(IFormCollection posted, ImportJobs jobs, string actor, List<FormFault> faults, CancellationToken cancellationToken)
    {
        byte[]? bytes = null;
        var name = posted["known"].ToString();
        if (posted.Files.GetFile("mapping") is { Length: > 0 and <= LargestMapping } given)
        {
            using var memory = new MemoryStream();
            await using var content = given.OpenReadStream();
            await content.CopyToAsync(memory, cancellationToken);
            (bytes, name) = (memory.ToArray(), SentFiles.NameOf(given));
        }
        else if (KnownMappings.Mappings.Read(name) is { } known)
        {
            bytes = known;
        }

        else if (name.StartsWith(ImportJob.MappingOf, StringComparison.Ordinal) && jobs.Find(name[ImportJob.MappingOf.Length..], actor) is { } earlier)
        {
            return earlier.Mapping;
        }

        if (bytes is null)
        {
            faults.Add(new("mapping", FormTexts.Missing));
            return null;
        }

        var (mapping, wrong) = MappingFile.Read(name, bytes);
        faults.AddRange(wrong.Select(fault => new FormFault("mapping", new(ImportWords.Of(fault, "vi"), ImportWords.Of(fault, "en")))));
        return mapping;
    }

    private static async Task<IResult> JobAsync(string job, HttpContext context, RegisterServices register, ImportJobs jobs, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        if (jobs.Find(job, page.Viewer.Actor) is not { } found) return Results.NotFound();

        // Without script too: the browser asks again while there is work.
        if (found.IsWorking) context.Response.Headers["Refresh"] = "1";
        return context.Page<ImportJobPage, ImportJobModel>(found.FileName, new(found, await TypesAsync(register, cancellationToken), await CountAsync(register, page.Viewer, found, cancellationToken)));
    }

    private static async Task<IResult> ImportAsync(string job, HttpContext context, ImportJobs jobs, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        if (jobs.Find(job, page.Viewer.Actor) is not { } found) return Results.NotFound();
        if (found.Step is ImportStep.Previewed) await jobs.ImportAsync(found, cancellationToken);
        return context.Next($"/{page.Language}/import/{job}");
    }

    private static IResult Rejects(string job, HttpContext context, ImportJobs jobs) =>
        jobs.Find(job, context.PageOf().Viewer.Actor) is { IsWorking: false } found && File.Exists(found.RejectPath)
            ? Results.File(found.RejectPath, "text/csv; charset=utf-8", $"rejects-{Path.GetFileNameWithoutExtension(found.FileName)}.csv")
            : Results.NotFound();

    private static IResult MappingOf(string job, HttpContext context, ImportJobs jobs) => jobs.Find(job, context.PageOf().Viewer.Actor) is { } found
        ? Results.File(found.Mapping.Content.ToArray(), "application/json", Path.ChangeExtension(found.Mapping.Name, ".json"))
        : Results.NotFound();

    private static IResult Sample(string name) => KnownMappings.Samples.Read(name) is { } content
        ? Results.File(content, name.EndsWith(".csv", StringComparison.Ordinal) ? "text/csv; charset=utf-8" : "application/json", name)
        : Results.NotFound();

    public static async Task<IResult> ShowAsync(HttpContext context, RegisterServices register, ImportJobs jobs, List<FormFault> faults, HeldUpload? held, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        var posted = held is null || !context.Request.HasFormContentType ? null : await context.Request.ReadFormAsync(cancellationToken);
        var moment = page.Moment = await register.NewestAsync(cancellationToken);
        var imports = await register.Registers.RowsAsync<ImportRow>(page.Viewer, moment, cancellationToken);
        var model = new ImportModel(faults, [.. jobs.Of(page.Viewer.Actor)], [.. imports.OrderByDescending(import => import.RecordedAt)])
        {
            Withdrawable = await WithdrawableAsync(register, page, imports, cancellationToken),
            Held = held is null ? null : (held.Id, held.FileName), Mapping = posted is null ? context.Request.Query["mapping"] : posted["known"], Update = posted?["update"].ToString() is "1",
        };
        return context.Page<ImportPage, ImportModel>(page.Say("Nhập từ CSV", "Import from CSV"), model, faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    /// <summary>The imports that whoever looks may take back.</summary>
    private static async Task<IReadOnlySet<string>> WithdrawableAsync(RegisterServices register, PageContext page, IReadOnlyList<ImportRow> imports, CancellationToken cancellationToken)
    {
        var withdrawable = new HashSet<string>(StringComparer.Ordinal);
        foreach (var import in imports)
        {
            if ((await register.Gate.AllowedAsync(page.Actor!, ["withdraw-import"], StreamName.Of("import", import.Id), cancellationToken)).Count > 0) withdrawable.Add(import.Id);
        }

        return withdrawable;
    }

    private static async Task<long> CountAsync(RegisterServices register, Application.Queries.Viewer viewer, ImportJob job, CancellationToken cancellationToken) => job is { Step: ImportStep.Done, Report.Import: { } import }
        ? await register.Registers.CountAsync(new(viewer, await register.NewestAsync(cancellationToken), new(Import: import.Value)), cancellationToken)
        : 0;

    public static async Task<ThreatTypeTree> TypesAsync(RegisterServices register, CancellationToken cancellationToken) =>
        await register.Moments.TypesAtAsync((await register.Moments.AtAsync(position: null, cancellationToken))!, register.Zone, cancellationToken);
}

/// <param name="Jobs">The viewer's own uploads, the newest first.</param>
/// <param name="Imports">All imports on record, the newest first.</param>
public sealed record ImportModel(IReadOnlyList<FormFault> Faults, IReadOnlyList<ImportJob> Jobs, IReadOnlyList<ImportRow> Imports)
{
    /// <summary>The file that was sent with the form and need not be sent again; null: there is none.</summary>
    public (string Id, string FileName)? Held { get; init; }

    /// <summary>The imports, by their ids, that whoever looks may take back, and bring back.</summary>
    public required IReadOnlySet<string> Withdrawable { get; init; }

    /// <summary>The known mapping that was chosen, and whether corrections are to be recorded.</summary>
    public string? Mapping { get; init; }

    public bool Update { get; init; }
}

/// <param name="Incidents">How many records the register has of the import, where it is done.</param>
public sealed record ImportJobModel(ImportJob Job, ThreatTypeTree Types, long Incidents);
