using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Words;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Merges;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Web.Access;
using ThreatRegister.Web.Layout;
using ThreatRegister.Web.Pages.Recording;
using ThreatRegister.Web.Pages.Records;

namespace ThreatRegister.Web.Forms;

/// <summary>What became of a form that was sent.</summary>
internal abstract record Sent
{
    private Sent() { }

    /// <param name="Position">0: it was so already, nothing was recorded.</param>
    public sealed record Done(StreamName Stream, long Position) : Sent;

    /// <summary>It comes back with what was written and what is wrong.</summary>
    public sealed record Again(FormModel Form, int Status) : Sent;
}

/// <summary>Makes the form for a command, and sends what was written into it through the one executor.</summary>
/// <param name="then">A command that follows from it: who may not send that is not handed out the form either. Null: none.</param>
internal sealed class CommandDesk(RegisterServices register, PageContext page, string? then = null)
{
    /// <summary>They say nothing otherwise than it stands, whatever was said meanwhile.</summary>
    private static readonly HashSet<string> onlyAdding = new(["note-on-incident", "attach-incident-evidence", "corroborate-incident"], StringComparer.Ordinal);

    private Viewer Viewer => page.Viewer;

    /// <summary>The form as it is opened or comes back. About a record that the viewer may not see it says as much as about none.</summary>
    public async Task<FormModel> OpenAsync(string command, FormValues values, CancellationToken cancellationToken)
    {
        var shape = CommandShape.Of(command);
        var moment = await register.NewestAsync(cancellationToken);
        var choices = await FormChoices.ReadAsync(register, Viewer, moment, shape, page.Language, cancellationToken);
        if (FormChoices.NameDoers(shape)) choices = choices with { Doers = await OfferedNames.DoersAsync(register, page, cancellationToken) };
        var search = new RecordSearch(register, Viewer, moment, page.Language);
        values = NamedRecords.Understood(new(command, shape, WrittenTypes.Understood(values, choices.Types), choices));
        shape = await WithNeededAsync(command, shape, values, cancellationToken);
        var form = await search.UnderstandAsync(new(command, shape, values, choices) { IsClosed = !page.MaySend(command) || !(then is null || page.MaySend(then)) }, cancellationToken);
        if (StreamOf(form) is not { } stream || RecordPages.RegisterOf(stream.Category) is not { } fold) return form;
        if (await register.Records.FindAsync(Viewer, fold, stream.Id, moment, cancellationToken) is not { } record) return form;

        var was = PresentValues.Of(shape, record.Latest, register.Zone, register.LocalNow, page.Language);
        var asked = form.Values;
        if (was.Count > 0) form = await search.UnderstandAsync(form with { Was = was, Values = field => asked(field) is { Count: > 0 } written ? written : was.GetValueOrDefault(field, []) }, cancellationToken);
        var offered = await OfferedActs.OfAsync(register, page, stream.Category, stream.Id, [command], cancellationToken);
        return form with
        {
            Version = await VersionAsync(command, stream, cancellationToken), About = fold.Open(new TitleOf(record.Latest)), Now = NowOf(form, fold, record.Latest), Choices = form.Choices with { Parts = PartsOf(record.Latest) },
            IsClosed = form.IsClosed || offered.Possible.Count + offered.Hindered.Count == 0,
            Hindrance = offered.IsMergedAway ? null : offered.Hindered.Select(hindered => new LocalizedText(OfferedActs.WordsOf(hindered.Why, "vi"), OfferedActs.WordsOf(hindered.Why, "en"))).FirstOrDefault(),
            Survivor = (record.Latest as IncidentRow)?.MergedInto is { } survivor ? await new RecordTitles(register, new(Viewer, moment, choices.Types, register.Time.GetUtcNow()), page.Language).OfAsync("incidents", survivor.Value, cancellationToken) : null,
        };
    }

    /// <summary>With what a decision wants as the record stands, though the command may be sent without it.</summary>
    private async Task<IReadOnlyList<MemberShape>> WithNeededAsync(string command, IReadOnlyList<MemberShape> shape, FormValues values, CancellationToken cancellationToken)
    {
        if (page.Actor is not { } actor) return shape;

        var named = values(shape[0].Name) is [var id, ..] && IdText.IsValid(id.Trim()) ? id.Trim() : null;
        var needed = await register.Commands.NeededAsync(command, named, actor.Id, cancellationToken);
        return needed.Count == 0 ? shape : [.. shape.Select(member => needed.Contains(member.Name) ? member with { IsRequired = true } : member)];
    }

    /// <summary>The form of a command on its own page: about a record, or opened from one, its draft is that record's.</summary>
    public async Task<FormModel> BeginAsync(string command, FormValues asked, CancellationToken cancellationToken)
    {
        var subject = CommandShape.Of(command)[0].Name;
        var (name, path) = asked(subject) is [var id, ..] && IdText.IsValid(id) ? ($"{command}:{id}", $"/do/{command}?{subject}={id}")
            : Acts.OpenedFrom(command, field => asked(field)) is var (list, _, from) ? ($"{command}:{list}={from}", $"/do/{command}?{list}={from}")
            : ($"{command}:", $"/do/{command}");
        return await BeginAsync(command, asked, await FormDraft.OpenAsync(register, page, name, path, cancellationToken), cancellationToken);
    }

    /// <summary>The form with what was begun in it and not sent: all of that, but what it is about, takes the place of what is asked for; sent, it is still the same command on the same version.</summary>
    public async Task<FormModel> BeginAsync(string command, FormValues asked, FormDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Written is not { } written) return await OpenedAsync(command, asked, cancellationToken) with { Draft = draft };

        var (subject, values) = (CommandShape.Of(command)[0].Name, FormRequests.ValuesOf(written));
        var form = await OpenedAsync(command, field => values(field) is { Count: > 0 } kept ? kept : string.Equals(field, subject, StringComparison.Ordinal) ? asked(field) : [], cancellationToken);
        if (written.ContainsKey(PresentValues.Field)) form = form with { Was = PresentValues.Sent(written).Was };
        return form with { Draft = draft, CommandId = FormRequests.CommandIdOf(written) ?? form.CommandId, Version = FormRequests.VersionOf(written) ?? form.Version };
    }

    /// <summary>No form is handed out that would not be taken.</summary>
    /// <exception cref="ClosedDoorException">He may not send it.</exception>
    private async Task<FormModel> OpenedAsync(string command, FormValues asked, CancellationToken cancellationToken) =>
        await OpenAsync(command, asked, cancellationToken) is { IsClosed: false } form ? form : throw new ClosedDoorException();

    /// <summary>What was posted as form and command.</summary>
    /// <param name="adjust">Completes what was read.</param>
    public async Task<(FormModel Form, object? Body)> ReadAsync(string command, IFormCollection posted, CancellationToken cancellationToken, Action<JsonObject>? adjust = null)
    {
        var values = FormRequests.ValuesOf(posted);
        if (posted[FormRequests.MoreField] is [{ Length: > 0 } list, ..]) values = FormRequests.WithOneMore(values, list);
        // What was left as it was shows what stands now, and is not sent.
        var (sent, written) = (PresentValues.Sent(posted), values);
        var left = sent.Left(CommandShape.Of(command), written);
        values = field => left.Contains(field) ? [] : written(field);
        var opened = await OpenAsync(command, values, cancellationToken);
        var form = opened with { CommandId = FormRequests.CommandIdOf(posted) ?? opened.CommandId, Version = FormRequests.VersionOf(posted) ?? opened.Version, Draft = FormDraft.Of(posted), IsKept = true };
        if (form.IsClosed) return (form with { Faults = [new("", FormNotes.Closed)] }, null);
        if (posted.ContainsKey(FormRequests.MoreField)) return (form, null);

        var reader = new CommandForm(field => left.Contains(field) ? [] : form.Values(field), form.Choices.Types, register.Zone, register.LocalNow);
        var json = reader.Read(form.Shape, EntryIds.For(command, form.CommandId, register.Zone));
        adjust?.Invoke(json);
        var emptied = sent.Empty(form.Shape, written, json);
        var body = reader.Parse(command, json);
        FormFault[] unclear = [.. RecordSearch.FaultsOf(form), .. WrittenTypes.FaultsOf(form), .. NamedRecords.FaultsOf(form), .. emptied];
        var faults = reader.Faults.Where(fault => !unclear.Any(one => string.Equals(one.Path, fault.Path, StringComparison.Ordinal)));
        return (form with { Faults = [.. faults, .. unclear] }, unclear.Length > 0 ? null : body);
    }

    /// <summary>With which a form comes back that cannot be taken.</summary>
    public static int StatusOf(FormModel form) => form.IsClosed ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity;

    public async Task<Sent> ExecuteAsync(FormModel form, object body, long? expected, CancellationToken cancellationToken)
    {
        CommandAnswer answer;
        try
        {
            answer = await register.Commands.ExecuteAsync(new(body, form.CommandId, Viewer.Actor, expected), cancellationToken);
        }
        catch (ClosedDoorException)
        {
            return Again(form with { IsClosed = true }, new("", FormNotes.Closed), StatusCodes.Status403Forbidden);
        }

        switch (answer)
        {
            case CommandAnswer.Accepted done:
                if (done.Position > 0) await register.CatchUpAsync(done.Position, cancellationToken);
                return new Sent.Done(ShownOf(form, body), done.Position);
            case CommandAnswer.Refused refused:
                return Again(form, new FormFault(refused.Field ?? "", NamedRecords.WithNear(WordsOf(refused), form, refused.Field)), StatusCodes.Status422UnprocessableEntity);
            case CommandAnswer.Stale stale:
                return new Sent.Again(form with { Version = stale.Actual, Conflict = await ConflictAsync(stale, expected ?? 0, cancellationToken) }, StatusCodes.Status409Conflict);
            default:
                return Again(form with { CommandId = Guid.CreateVersion7() }, new("", FormNotes.SentBefore), StatusCodes.Status409Conflict);
        }
    }

    /// <summary>The answer to a form: on to what was made, or the form again.</summary>
    public IResult Answer(Sent sent, Func<Sent.Again, IResult> again) => sent switch
    {
        Sent.Done done => page.Request.Next($"/{page.Language}{RecordPages.After(done.Stream, done.Position)}"),
        Sent.Again form => again(form),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What goes to a book of many records is shown by the record that it is about: a merge by the incident that speaks for both from then on.</summary>
    private static StreamName ShownOf(FormModel form, object body)
    {
        if (body is MergeIncidents merge) return StreamName.Of("incident", merge.Survivor.Value);

        var stream = Aggregates.Of(body).StreamOf(body);
        return RecordPages.RegisterOf(stream.Category) is null && StreamOf(form) is { } record ? record : stream;
    }

    private static Sent.Again Again(FormModel form, FormFault fault, int status) => new(form with { Faults = [fault] }, status);

    private static LocalizedText WordsOf(CommandAnswer.Refused refused)
    {
        var instead = refused.Instead is { } id ? id : null;
        return new(
            RefusalText.Of(refused.Reason, "vi") + (instead is null ? "" : $"; thay bằng: {instead}"),
            RefusalText.Of(refused.Reason, "en") + (instead is null ? "" : $"; instead: {instead}"));
    }

    /// <summary>The stream of the record that the form is about; null where it names none, or is about a whole book.</summary>
    private static StreamName? StreamOf(FormModel form)
    {
        if (form.Value(form.Shape[0].Name) is not { } id || !IdText.IsValid(id.Trim())) return null;

        var category = form.Shape[0].Type.Name[..^"Id".Length].ToLowerInvariant();
        return RecordPages.RegisterOf(category) is null ? null : StreamName.Of(category, id.Trim());
    }

    /// <summary>Null for a command that goes to a book of many records, or only adds to one: another's entry meanwhile is no conflict.</summary>
    private async Task<long?> VersionAsync(string command, StreamName record, CancellationToken cancellationToken)
    {
        if (onlyAdding.Contains(command)) return null;

        var aggregate = Aggregates.All.First(candidate => candidate.CommandBase.IsAssignableFrom(CommandCatalogue.TypeOf(command)));
        return record.IsOf(aggregate.Category) ? (await register.Commands.StandingAsync(record, cancellationToken)).Version : null;
    }

    private async Task<Conflict> ConflictAsync(CommandAnswer.Stale stale, long seen, CancellationToken cancellationToken)
    {
        var moment = await register.NewestAsync(cancellationToken);
        if (RecordPages.RegisterOf(stale.Stream.Category) is not { } fold) return new(stale.Actual, []);
        if (await register.Records.FindAsync(Viewer, fold, stale.Stream.Id, moment, cancellationToken) is not { } record) return new(stale.Actual, []);

        var types = await register.Moments.TypesAtAsync(moment, register.Zone, cancellationToken);
        return new(stale.Actual,
        [
            .. record.Entries.Where(entry => entry.Version > seen).Select(entry => new OtherChange(
                entry.Position, entry.Actor, entry.RecordedAt, EventWords.Of(entry.Event, page.Language),
                [.. entry.Changes.Select(change => (FieldWords.Of(change.Field, page.Language), Words(fold, change.Field, change.Old, types), Words(fold, change.Field, change.New, types)))],
                entry.Grounds)),
        ]);
    }

    private string? Words(IRegisterFold fold, string field, string? value, ThreatTypeTree types) => value is null ? null : ValueWords.Of(fold.Name, field, value, types, page.Language);

    /// <summary>What stands now, for the fields that change it: those of the command itself and of its corrections.</summary>
    private Dictionary<string, string> NowOf(FormModel form, IRegisterFold fold, object row)
    {
        var fields = fold.Open(new FieldsOf(row));
        var now = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, name) in form.Shape.Skip(1).SelectMany(member => member.Name is "corrections" or "revision" ? member.Members.Select(part => ($"{member.Name}.{part.Name}", part.Name)) : [(member.Name, member.Name)]))
            if (fields.GetValueOrDefault(name) is { Length: > 0 } text) now[path] = ValueWords.Of(fold.Name, name, text, form.Choices.Types, page.Language);
        return now;
    }

    private static Dictionary<string, IReadOnlyList<FormChoice>> PartsOf(object row)
    {
        if (row is not IncidentRow incident) return new(StringComparer.Ordinal);

        FormChoice[] evidence = [.. (incident.Evidence ?? []).Select(known => new FormChoice(known.Evidence.Id.Value, known.Evidence.Title ?? known.Evidence.FileName))];
        FormChoice[] responses = [.. incident.Responses.Select(known => new FormChoice(known.Response.Id.Value, known.Response.Summary))];
        FormChoice[] notified = [.. (incident.Notified ?? []).Select(known => new FormChoice(known.Notification.Id.Value, known.Notification.To))];
        return new(StringComparer.Ordinal) { ["evidence"] = evidence, ["response.id"] = responses, ["notification"] = notified, ["notification.id"] = notified };
    }

    private sealed record TitleOf(object Row) : IRegisterOpener<string>
    {
        public string Open<TRow>(IRegisterFold<TRow> register)
            where TRow : class => register.TitleOf((TRow)Row);
    }

    private sealed record FieldsOf(object Row) : IRegisterOpener<IReadOnlyDictionary<string, string?>>
    {
        public IReadOnlyDictionary<string, string?> Open<TRow>(IRegisterFold<TRow> register)
            where TRow : class => register.Fields.ToDictionary(field => field.Name, field => field.Text((TRow)Row), StringComparer.Ordinal);
    }
}

internal static class FormNotes
{
    public static LocalizedText WhichIsMeant { get; } = new("hãy chọn bản ghi được nói đến trong các bản ghi tìm thấy", "choose which of the records found is meant");

    public static LocalizedText NothingFound { get; } = new("không tìm thấy bản ghi nào có các từ này", "no record holds these words");

    public static LocalizedText Closed { get; } = new(
        "tài khoản của bạn không có, hoặc không còn, quyền ghi việc này. Những gì bạn nhập còn nguyên bên dưới: hãy chép lại, hoặc gửi lại khi đã được cấp quyền",
        "your account has no right to record this, or no longer. What you wrote is kept below: copy it, or send it again once you have the right");

    public static LocalizedText SentBefore { get; } = new(
        "biểu mẫu này đã được gửi và ghi nhận với nội dung khác; nếu đây là một việc mới, hãy gửi lại", "this form was sent and recorded before with another content; if this is something new, send it again");
}
