using ThreatRegister.Accounts;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.EvidenceFiles;
using ThreatRegister.Application.Listings;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Queries.Records;
using ThreatRegister.Application.Queries.Rules;
using ThreatRegister.Application.Questions;
using ThreatRegister.EventLog;
using ThreatRegister.Reports;
using ThreatRegister.Web.Notices;

namespace ThreatRegister.Web;

/// <summary>What the pages and the API work on: the ports of one open register, put together by whoever opened it. Names no store.</summary>
public sealed record RegisterServices
{
    public required IEventLog Log { get; init; }

    public required EventCodec Codec { get; init; }

    /// <summary>Within a request: those of who signed in, after the gate.</summary>
    public required ICommands Commands { get; init; }

    public required IRegisters Registers { get; init; }

    public required IWorkRegisters Work { get; init; }

    public required IResponseRegister Responses { get; init; }

    public required IDeadlineRegister Deadlines { get; init; }

    public required IPlaceGroups PlaceGroups { get; init; }

    public required ICauseGroups CauseGroups { get; init; }

    public required IEvidenceStore Evidence { get; init; }

    public required MomentReader Moments { get; init; }

    public required RecordReader Records { get; init; }

    public required PlaceReader Places { get; init; }

    public required RuleReader Rules { get; init; }

    /// <summary>One record with everything about it.</summary>
    public RecordSheets Sheets => new(Registers, Work, Records, Rules, Zone);

    /// <summary>Single events of the log.</summary>
    public EventReader Events => new(Log, Codec, Records, Registers);

    /// <summary>Signing in, sessions, tokens, and what administrators do.</summary>
    public required AccountDesk Accounts { get; init; }

    public required IAudit Audit { get; init; }

    public required IDrafts Drafts { get; init; }

    public required IViews Views { get; init; }

    public required INotices Notices { get; init; }

    /// <summary>Null: no notices are sent.</summary>
    public MailServer? Mail { get; init; }

    /// <summary>Null: the store of this log cannot be sealed.</summary>
    public Sealing? Sealing { get; init; }

    /// <summary>Whether somebody may send a command; asked by <see cref="Commands"/> itself.</summary>
    public required CommandGate Gate { get; init; }

    /// <summary>What takes out of events the ids that the asker may not see, as rows come without them; null: nobody in particular asks.</summary>
    internal Access.Redaction? Redaction { get; init; }

    /// <summary>What summaries ask.</summary>
    public required SummaryRegisters Summary { get; init; }

    /// <summary>Brings the registers up to at least a position (null: the head) and answers where they stand.</summary>
    public required Func<long?, CancellationToken, Task<long>> CatchUpAsync { get; init; }

    /// <summary>The zone that the boundaries of days and years are in.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Where the program keeps what belongs to this installation alone, such as the keys that protect its cookies.</summary>
    public required string DataFolder { get; init; }

    /// <summary>What understands questions: those of pages and programs are the same as those of the command line.</summary>
    public QuestionReader Questions => new(Moments, Rules, Places, Registers, (position, cancellationToken) => CatchUpAsync(position, cancellationToken), Zone, Time);

    /// <summary>What lists are read from.</summary>
    public ListPorts Lists => new(Registers, Work, Responses, Places.AtAsync, new(Records, Registers), Zone, Records);
    /// <summary>What the clock shows in the register's zone.</summary>
    public DateTime LocalNow => TimeZoneInfo.ConvertTime(Time.GetUtcNow(), Zone).DateTime;

    /// <summary>The newest moment, with the registers brought up to it.</summary>
    public async Task<Moment> NewestAsync(CancellationToken cancellationToken)
    {
        var moment = (await Moments.AtAsync(position: null, cancellationToken))!;
        await CatchUpAsync(moment.Position, cancellationToken);
        return moment;
    }
}
