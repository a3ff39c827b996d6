using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;

namespace ThreatRegister.Cli.Bench;

/// <summary>
/// What operators do: a command loads its stream, is decided and appends one event of about 400 bytes. Each caller reports an incident,
/// then records seven notes on it, and begins again.
/// </summary>
internal sealed class CommandWorkload : IDisposable
{
    private static readonly ThreatTypeId type = ThreatTypeId.Of("bench");
    private readonly CommandExecutor commands;
    private readonly Lazy<Task> prepared;

    public CommandWorkload(IEventLog log)
    {
        commands = new(log, BenchPayload.Codec, BenchPayload.Keys, TimeProvider.System, TimeZoneInfo.Utc);
        prepared = new(PrepareAsync);
    }

    public Func<Task> Caller()
    {
        var incident = default(IncidentId);
        var version = (long)BenchPayload.StreamLength;
        return async () =>
        {
            await prepared.Value;
            if (version == BenchPayload.StreamLength) (incident, version) = (IncidentId.Of(Guid.CreateVersion7().ToString()), 0);
            IncidentCommand body = version == 0
                ? new ReportIncident(BenchPayload.Text(60).Trim(), type, When.Parse("2026"), Description: BenchPayload.Text(60)) { Incident = incident }
                : new NoteOnIncident(BenchPayload.Text(330)) { Incident = incident };
            await ExecuteAsync(body, version++);
        };
    }

    public void Dispose() => commands.Dispose();

    private Task PrepareAsync() => ExecuteAsync(new DefineThreatType(new("Đo tốc độ", "Benchmark"), new("vụ", "case")) { Type = type }, expected: 0);

    private async Task ExecuteAsync(object body, long expected)
    {
        var answer = await commands.ExecuteAsync(new(body, Guid.CreateVersion7(), BenchPayload.Actor, expected));
        if (answer is not CommandAnswer.Accepted) throw new InvalidOperationException($"The benchmark's command was answered {answer}.");
    }
}
