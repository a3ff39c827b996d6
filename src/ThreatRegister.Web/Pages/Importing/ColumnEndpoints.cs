using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Imports;
using ThreatRegister.Application.Imports.Columns;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Sources;
using ThreatRegister.Web.Forms;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Pages.Importing;

/// <summary>Where people choose what each column of a file is that came without a mapping: this makes one, with which it is looked through like any other.</summary>
internal static class ColumnEndpoints
{
    /// <summary>So many texts of a column are asked about.</summary>
    public const int MostMeanings = 60;

    public const int LongestAsked = 200;

    /// <summary>Said of a text that states nothing.</summary>
    public const string Nothing = "-";

    public static void MapColumns(this RouteGroupBuilder imports)
    {
        imports.MapGet("/import/{job}/columns", ShowAsync);
        imports.MapPost("/import/{job}/columns", MatchAsync);
    }

    private static async Task<IResult> ShowAsync(string job, HttpContext context, RegisterServices register, ImportJobs jobs, CancellationToken cancellationToken)
    {
        var (file, refused) = await FileAsync(job, context, register, jobs, cancellationToken);
        if (file is null) return refused!;

        var types = await ImportEndpoints.TypesAsync(register, cancellationToken);
        var choices = file.Job?.Choices ?? ColumnChoices.Suggested(file.Sample, Path.GetFileNameWithoutExtension(file.FileName));
        return await PageAsync(context, register, file, types, Understood(choices, file.Sample, types), file.Job?.Update ?? context.Request.Query["update"] == "1", [], cancellationToken);
    }

    private static async Task<IResult> MatchAsync(string job, HttpContext context, RegisterServices register, ImportJobs jobs, CancellationToken cancellationToken)
    {
        var (file, refused) = await FileAsync(job, context, register, jobs, cancellationToken);
        if (file is null) return refused!;

        var (page, posted) = (context.PageOf(), await context.Request.ReadFormAsync(cancellationToken));
        var types = await ImportEndpoints.TypesAsync(register, cancellationToken);
        var choices = ChoicesIn(posted, file.Sample, await SourcesAsync(context, register, cancellationToken));
        var (update, faults) = (posted["update"] == "1", FaultsOf(choices, posted, file.Sample).ToList());
        if (!jobs.HasRoomFor(page.Viewer.Actor)) faults.Add(new("", ImportEndpoints.NoRoom));
        if (await register.Moments.HasNoTypesAsync(cancellationToken)) faults.Add(new("", ImportEndpoints.NoTypes));
        if (faults.Count == 0)
        {
            var content = ColumnMapping.Write(choices, file.Sample, types, page.Language);
            var (mapping, wrong) = MappingFile.Read($"{choices.Source ?? ColumnMapping.SourceIdOf(choices.SourceTitle)}.json", content);
            faults.AddRange(wrong.Select(fault => new FormFault("", new(ImportWords.Of(fault, "vi"), ImportWords.Of(fault, "en")))));
            var started = mapping is null ? null
                : file.Job is { } before ? await jobs.AgainAsync(before, mapping, update, choices, page.Language, cancellationToken)
                : await jobs.StartAsync(file.Held!, mapping, update, page.Viewer.Actor, page.Language, choices, cancellationToken);
            if (started is not null) return context.Next($"/{page.Language}/import/{started.Id}");
            if (mapping is not null) faults.Add(new("", ImportEndpoints.Replaced));
        }

        return await PageAsync(context, register, file, types, Understood(choices, file.Sample, types, posted), update, faults, cancellationToken);
    }

    /// <summary>The file that is meant, as far as it can be read; else the page that says why not.</summary>
    private static async Task<(ColumnFile? File, IResult? Refused)> FileAsync(string id, HttpContext context, RegisterServices register, ImportJobs jobs, CancellationToken cancellationToken)
    {
        var actor = context.PageOf().Viewer.Actor;
        var (held, job) = (jobs.Held(id, actor), jobs.Find(id, actor));
        if (held is null && job is { IsOpen: false }) return (null, context.Next($"/{context.PageOf().Language}/import/{id}"));
        if ((held?.DataPath ?? job?.DataPath) is not { } path || !File.Exists(path))
            return (null, await ImportEndpoints.ShowAsync(context, register, jobs, [new("file", new("tệp đã gửi không còn ở đây; hãy chọn lại", "the file that was sent is no longer here; choose it again"))], null, cancellationToken));

        var (sample, fault) = FileSample.Read(path);
        return sample is null
            ? (null, await ImportEndpoints.ShowAsync(context, register, jobs, [new("file", new(ImportWords.Of(fault!, "vi"), ImportWords.Of(fault!, "en")))], null, cancellationToken))
            : (new(id, held?.FileName ?? job!.FileName, sample, held, job), null);
    }

    private static ColumnChoices ChoicesIn(IFormCollection posted, FileSample sample, IReadOnlyList<SourceRow> sources)
    {
        var columns = ColumnWords.Fields.Select(field => (field.Key, Column: posted[ColumnsModel.ColumnOf(field.Key)].ToString())).Where(chosen => sample.Values.ContainsKey(chosen.Column))
            .ToDictionary(chosen => chosen.Key, chosen => chosen.Column, StringComparer.Ordinal);
        var title = posted["source"].ToString().Trim();
        var meanings =
            from field in columns.Keys.Where(WrittenValues.AreOf)
            from text in ColumnsModel.AskedIn(sample, columns[field])
            let code = posted[ColumnsModel.MeaningOf(field, text)].ToString()
            where code.Length > 0
            select KeyValuePair.Create((field, text), code is Nothing ? null : code);
        return new(columns, title, sources.FirstOrDefault(source => IsCalled(source, title))?.Id)
        {
            Kind = Codes.TryParse<RecordKind>(posted["kind"].ToString(), out var kind) ? kind : null,
            Otherwise = ((string[])[ColumnWords.Type, ColumnWords.Marking]).Select(field => KeyValuePair.Create(field, posted[ColumnsModel.OtherwiseOf(field)].ToString())).Where(chosen => chosen.Value.Length > 0).ToDictionary(StringComparer.Ordinal),
            Meanings = new Dictionary<(string Field, string Text), string?>(meanings),
        };
    }

    private static bool IsCalled(SourceRow source, string title) =>
        new[] { source.Title.Vi, source.Title.En }.OfType<string>().Any(known => string.Equals(SearchKey.Of(known), SearchKey.Of(title), StringComparison.Ordinal));

    private static IEnumerable<FormFault> FaultsOf(ColumnChoices choices, IFormCollection posted, FileSample sample)
    {
        foreach (var field in (string[])[ColumnWords.Title, ColumnWords.Occurred])
            if (!choices.Columns.ContainsKey(field)) yield return new(ColumnsModel.ColumnOf(field), new("hãy chọn một cột", "choose a column"));
        if (!choices.Columns.ContainsKey(ColumnWords.Type) && !choices.Otherwise.ContainsKey(ColumnWords.Type))
            yield return new(ColumnsModel.ColumnOf(ColumnWords.Type), new("hãy chọn một cột, hoặc một loại cho mọi dòng", "choose a column, or one type for all rows"));
        if (choices.SourceTitle.Length == 0) yield return new("source", FormTexts.Missing);

        // What a column holds that was chosen just now nobody has looked at yet.
        foreach (var (field, column) in choices.Columns.Where(chosen => WrittenValues.AreOf(chosen.Key)))
            if (ColumnsModel.AskedIn(sample, column).Any(text => !posted.ContainsKey(ColumnsModel.MeaningOf(field, text))))
                yield return new(ColumnsModel.MeaningsOf(field), new($"hãy xem các giá trị của cột “{column}” nghĩa là gì, rồi gửi lại", $"look at what the values of the column “{column}” mean, then send again"));
    }

    /// <summary>With what texts are understood to mean that nobody has been asked about.</summary>
    private static ColumnChoices Understood(ColumnChoices choices, FileSample sample, ThreatTypeTree types, IFormCollection? posted = null)
    {
        var meanings = new Dictionary<(string Field, string Text), string?>(choices.Meanings);
        foreach (var (field, column) in choices.Columns.Where(chosen => WrittenValues.AreOf(chosen.Key)))
        {
            foreach (var text in ColumnsModel.AskedIn(sample, column))
                if (posted?.ContainsKey(ColumnsModel.MeaningOf(field, text)) is not true && WrittenValues.Meant(field, text, types) is { } code) meanings.TryAdd((field, text), code);
        }

        return choices with { Meanings = meanings };
    }

    private static async Task<IReadOnlyList<SourceRow>> SourcesAsync(HttpContext context, RegisterServices register, CancellationToken cancellationToken)
    {
        var page = context.PageOf();
        page.Moment ??= await register.NewestAsync(cancellationToken);
        return await register.Registers.RowsAsync<SourceRow>(page.Viewer, page.Moment, cancellationToken);
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, RegisterServices register, ColumnFile file, ThreatTypeTree types, ColumnChoices choices, bool update, List<FormFault> faults, CancellationToken cancellationToken)
    {
        var sources = await SourcesAsync(context, register, cancellationToken);
        var page = context.PageOf();
        var model = new ColumnsModel(file, choices, update, types, [.. sources.Select(source => source.Title.In(page.Language)).Distinct(StringComparer.Ordinal).Take(200)], faults);
        return context.Page<ColumnsPage, ColumnsModel>(page.Say($"Ghép cột của {file.FileName}", $"Match the columns of {file.FileName}"), model, faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}

/// <summary>A file that waits for a mapping, or for another one.</summary>
public sealed record ColumnFile(string Id, string FileName, FileSample Sample, HeldUpload? Held, ImportJob? Job);

/// <param name="Sources">What the sources are called that are registered.</param>
public sealed record ColumnsModel(ColumnFile File, ColumnChoices Choices, bool Update, ThreatTypeTree Types, IReadOnlyList<string> Sources, IReadOnlyList<FormFault> Faults)
{
    public static string ColumnOf(string field) => $"column.{field}";

    public static string OtherwiseOf(string field) => $"otherwise.{field}";

    public static string MeaningsOf(string field) => $"meaning.{field}";

    public static string MeaningOf(string field, string text) => $"meaning.{field}.{text}";

    /// <summary>The texts of a column whose meaning is asked for: not what is told at length, which is no name of anything.</summary>
    public static IEnumerable<string> AskedIn(FileSample sample, string column) =>
        sample.Values[column].Where(text => text is not ColumnEndpoints.Nothing && text.Length <= ColumnEndpoints.LongestAsked && !text.Any(char.IsControl)).Take(ColumnEndpoints.MostMeanings);
}
