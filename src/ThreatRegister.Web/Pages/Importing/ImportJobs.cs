using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Imports;
using ThreatRegister.Application.Imports.Columns;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Web.Access;

namespace ThreatRegister.Web.Pages.Importing;

/// <summary>
/// Looks through uploaded files and imports them, one after another, while people do something else. Nothing is kept but the files: an import
/// that the program's end cut off is resumed by uploading the same file again, for what is recorded counts as repeated.
/// </summary>
internal sealed partial class ImportJobs(OpenRegister opened, ILogger<ImportJobs> logger) : BackgroundService
{
    /// <summary>So many uploads of one person wait or are looked at; and so many are kept.</summary>
    private const int MostWaiting = 3;
    private const int MostKept = 20;

    private static readonly TimeSpan keptFor = TimeSpan.FromDays(7);

    private readonly TimeProvider time = opened.Services.Time;
    private readonly ConcurrentDictionary<string, ImportJob> jobs = new(StringComparer.Ordinal);

    /// <summary>By person: the last file that came and is no job yet.</summary>
    private readonly ConcurrentDictionary<string, HeldUpload> held = new(StringComparer.Ordinal);
    private readonly Channel<string> waiting = Channel.CreateUnbounded<string>();

    private string Root => Path.Combine(opened.Services.DataFolder, "uploads");

    /// <summary>Null where there is no such upload of this person.</summary>
    public ImportJob? Find(string id, string actor) => jobs.GetValueOrDefault(id) is { } job && string.Equals(job.Actor, actor, StringComparison.Ordinal) ? job : null;

    public IEnumerable<ImportJob> Of(string actor) => jobs.Values.Where(job => string.Equals(job.Actor, actor, StringComparison.Ordinal)).OrderByDescending(job => job.Id, StringComparer.Ordinal);

    /// <summary>Whether this person may upload another file now.</summary>
    public bool HasRoomFor(string actor) => Of(actor).Count(job => job.IsWorking) < MostWaiting;

    /// <summary>The file that this person sent and that waits for its mapping; null where there is none such.</summary>
    public HeldUpload? Held(string id, string actor) => held.GetValueOrDefault(actor) is { } file && string.Equals(file.Id, id, StringComparison.Ordinal) ? file : null;

    /// <summary>Keeps the file, in place of one that the same person sent before and that became nothing.</summary>
    public async Task<HeldUpload> HoldAsync(string fileName, Stream content, string actor, CancellationToken cancellationToken)
    {
        RemoveOld();
        var id = Guid.CreateVersion7().ToString("N");
        var upload = new HeldUpload(id, Path.Combine(Root, id), NameOf(fileName));
        Directory.CreateDirectory(Path.GetDirectoryName(upload.DataPath)!);
        try
        {
            await using var file = new FileStream(upload.DataPath, FileMode.CreateNew);
            await content.CopyToAsync(file, cancellationToken);
        }
        catch
        {
            Remove(upload.Folder);
            throw;
        }

        if (Exchange(actor, upload) is { } before) Remove(before.Folder);
        return upload;
    }

    /// <summary>What was held before, which nobody else takes now; null: nothing was.</summary>
    private HeldUpload? Exchange(string actor, HeldUpload upload)
    {
        while (true)
        {
            if (!held.TryGetValue(actor, out var before))
            {
                if (held.TryAdd(actor, upload)) return null;
            }
            else if (held.TryUpdate(actor, upload, before))
            {
                return before;
            }
        }
    }

    /// <summary>Has a file looked through that was kept; of many that were done with, the oldest go. Null: another file took its place meanwhile.</summary>
    public async Task<ImportJob?> StartAsync(HeldUpload upload, MappingFile mapping, bool update, string actor, string language, ColumnChoices? choices, CancellationToken cancellationToken)
    {
        foreach (var beyond in Of(actor).Where(job => !job.IsWorking).Skip(MostKept - 1)) Remove(beyond.Folder);
        var job = new ImportJob(upload.Id, upload.Folder, actor, upload.FileName, mapping, update, language) { Choices = choices };
        if (!held.TryRemove(KeyValuePair.Create(actor, upload))) return Find(upload.Id, actor);

        jobs[job.Id] = job;
        await waiting.Writer.WriteAsync(job.Id, cancellationToken);
        return job;
    }

    /// <summary>Has a file looked through anew with another mapping; null: it is no longer as it was.</summary>
    public async Task<ImportJob?> AgainAsync(ImportJob job, MappingFile mapping, bool update, ColumnChoices choices, string language, CancellationToken cancellationToken)
    {
        var anew = new ImportJob(job.Id, job.Folder, job.Actor, job.FileName, mapping, update, language) { Choices = choices };
        if (!job.IsOpen || !jobs.TryUpdate(job.Id, anew, job)) return null;

        await waiting.Writer.WriteAsync(job.Id, cancellationToken);
        return anew;
    }

    /// <summary>What was looked through is imported; twice asked, once done.</summary>
    public async Task ImportAsync(ImportJob job, CancellationToken cancellationToken)
    {
        if (jobs.TryUpdate(job.Id, job with { Step = ImportStep.Importing, Progress = null }, job)) await waiting.Writer.WriteAsync(job.Id, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var id in waiting.Reader.ReadAllAsync(stoppingToken)) await TryAsync(id, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; what was recorded stays.
        }
    }

    private async Task TryAsync(string id, CancellationToken stoppingToken)
    {
        try
        {
            if (jobs.GetValueOrDefault(id) is { } job) await RunAsync(job, stoppingToken);
        }
        catch (Exception wrong) when (!stoppingToken.IsCancellationRequested)
        {
            Broken(logger, id, EarlyEnds.Said(wrong));
            Show(id, job => job with { Step = ImportStep.Failed, Failure = null });
        }
    }

    private async Task RunAsync(ImportJob job, CancellationToken cancellationToken)
    {
        var register = await opened.ForAsync(job.Actor, cancellationToken);
        var dryRun = job.Step is ImportStep.Previewing;
        var first = new List<ReportIncident>();
        var options = new ImportOptions(job.Actor, dryRun, job.Update, job.RejectPath, CheckAsync, job.Language);
        var progress = new Shown(value => Show(job.Id, shown => shown with { Progress = value }));
        var report = await new CsvImporter(register.Commands, register.Time).RunAsync(job.DataPath, job.Mapping, options, progress, cancellationToken);
        if (!dryRun) await register.CatchUpAsync(null, cancellationToken);
        Show(job.Id, shown => shown with
        {
            Report = report, First = dryRun ? first : job.First, Failure = report.Fault?.Reason,
            Step = report.Fault is not null ? ImportStep.Failed : dryRun ? ImportStep.Previewed : ImportStep.Done,
        });

        async ValueTask<CommandAnswer.Refused?> CheckAsync(ReportIncident row, CancellationToken token)
        {
            var no = await register.Commands.CheckAsync(row, token);
            if (no is null && first.Count < ImportJob.Shown) first.Add(row);
            return no;
        }
    }

    /// <summary>An upload that is too old by now is no longer shown to anybody.</summary>
    private void Show(string id, Func<ImportJob, ImportJob> change)
    {
        while (jobs.GetValueOrDefault(id) is { } job && !jobs.TryUpdate(id, change(job), job))
        {
            // Somebody else was faster: what he said is changed.
        }
    }

    private void RemoveOld()
    {
        if (!Directory.Exists(Root)) return;
        foreach (var folder in Directory.EnumerateDirectories(Root).Where(folder => Directory.GetCreationTimeUtc(folder) < time.GetUtcNow().UtcDateTime - keptFor))
            Remove(folder);
    }

    private void Remove(string folder)
    {
        jobs.TryRemove(Path.GetFileName(folder), out _);
        foreach (var (actor, upload) in held.Where(one => string.Equals(one.Value.Folder, folder, StringComparison.Ordinal))) held.TryRemove(KeyValuePair.Create(actor, upload));
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>Nothing that a file system takes amiss: the log keeps the name.</summary>
    private static string NameOf(string name)
    {
        var clean = string.Concat(name.Where(letter => !char.IsControl(letter) && !Path.GetInvalidFileNameChars().Contains(letter)));
        return clean.Trim('.', ' ') is { Length: > 0 } left ? left[..Math.Min(left.Length, 60)] : "upload.csv";
    }

    [LoggerMessage(LogLevel.Error, "The import of upload {Upload} broke off: {Wrong}")]
    private static partial void Broken(ILogger logger, string upload, string wrong);

    private sealed class Shown(Action<ImportProgress> show) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => show(value);
    }
}
