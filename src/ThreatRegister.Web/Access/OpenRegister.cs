using ThreatRegister.Accounts;
using ThreatRegister.Application.Queries;
using ThreatRegister.Web.Forms;

namespace ThreatRegister.Web.Access;

/// <summary>The register as it was opened, for what serves no request of anybody. Pages and API work with <see cref="For"/>.</summary>
internal sealed record OpenRegister(RegisterServices Services)
{
    /// <summary>The register for what an account has begun and the program goes on with: with the rights that the account has now.</summary>
    public async Task<RegisterServices> ForAsync(string account, CancellationToken cancellationToken) => For(new()
    {
        Actor = await Services.Accounts.Store.FindAsync(account, cancellationToken) is { Disabled: false } known ? known.AsActor("session") : null,
    });

    /// <summary>The register for one request: commands go through its door, what is read of records is noted, and names nothing that who asks may not see.</summary>
    public RegisterServices For(Requester requester)
    {
        var read = requester.Read;
        var redaction = new Redaction(Services.Registers, Services.NewestAsync);
        var notes = new ReadNotes(Services.Registers, read, Services.NewestAsync);
        var registers = new NotedRegisters(Services.Registers, read, notes, redaction);
        var deadlines = new NotedDeadlines(Services.Deadlines, notes);
        var places = new NotedPlaces(Services.PlaceGroups, read);
        var responses = new NotedResponses(Services.Responses, read);
        return Services with
        {
            Commands = new CommandDoor(Services.Commands, Services.Gate, Services.ReviewDesk, Services.CatchUpAsync, requester),
            Registers = registers,
            Redaction = redaction,
            Work = new NotedWork(Services.Work, read, notes, redaction),
            PlaceGroups = places,
            Responses = responses,
            Deadlines = deadlines,
            Records = Services.Records.Telling(async (record, moment, cancellationToken) =>
            {
                read.Note(requester.Actor, record);
                if (requester.Actor is not { } actor || !actor.Viewer.MaySee(record.Row, record.Latest)) return record;
                return await redaction.OfAsync(actor.Viewer, moment, await new EventSight(Services.Records).ShownAsync(actor.Viewer, record, cancellationToken), cancellationToken);
            }),
            Summary = Services.Summary with { Records = new NotedRegisters(Services.Registers, read, notes, Redaction.None), Measures = responses, Deadlines = deadlines, Places = places },
        };
    }
}
