using System.Globalization;
using System.Text;
using System.Text.Json;
using ThreatRegister.Application.Commands;
using ThreatRegister.Cli;
using ThreatRegister.EventLog;

namespace ThreatRegister.Tests.Faults;

/// <summary>
/// The program that faults are done to: the register as the program puts it together, several operators who record on the same few incidents
/// at once, and a projector that follows them. It ends in order when its standard input does.
/// </summary>
internal static class Client
{
    public const string Verb = "record-and-project";

    /// <summary>Printed after each answer.</summary>
    public const string Answered = "answered";

    private const int Operators = 12;

    // As of an operator who tries again by hand.
    private static readonly TimeSpan beforeTryingAgain = TimeSpan.FromMilliseconds(20);

    public static async Task<int> RunAsync(string folder, string journalPath, string? connection)
    {
        using var ending = new CancellationTokenSource();
        var ended = Task.Run(() =>
        {
            while (Console.In.ReadLine() is not null) { }
            ending.Cancel();
        });
        var unanswered = Journal.Open(Journal.Read(journalPath));
        await using var session = await RegisterSession.OpenAsync(Register.SettingsOf(folder, connection), ending.Token);
        using var journal = new Journal(journalPath);
        var resent = new Queue<Sent>(unanswered);
        using var projecting = new CancellationTokenSource();
        var projector = ProjectAsync(session, projecting.Token);
        var operators = Enumerable.Range(0, Operators).Select(number => OperateAsync(session, journal, resent, new Random(), ending.Token)).ToList();

        // A projector that fails is a fault of its own.
        if (await Task.WhenAny(Task.WhenAll(operators), projector) == projector) await projector;
        await Task.WhenAll(operators);
        await projecting.CancelAsync();
        await projector;
        await ended;
        return 0;
    }

    /// <summary>First what earlier runs had no answer to, under the same ids; then new commands until the end.</summary>
    private static async Task OperateAsync(RegisterSession session, Journal journal, Queue<Sent> resent, Random dice, CancellationToken ending)
    {
        while (true)
        {
            Sent? sent;
            lock (resent) resent.TryDequeue(out sent);
            if (sent is null && ending.IsCancellationRequested) return;

            sent ??= Next(dice);
            journal.Write(sent);
            var accepted = await SendAsync(session, sent);
            journal.Write(new Acknowledged(sent.Command, accepted.Version, accepted.Position));
            await Console.Out.WriteLineAsync(Answered);
        }
    }

    /// <summary>Sends until there is an answer, always under the same id.</summary>
    private static async Task<CommandAnswer.Accepted> SendAsync(RegisterSession session, Sent sent)
    {
        var body = CommandCatalogue.Parse(sent.Name, Encoding.UTF8.GetBytes(sent.Body));
        while (true)
        {
            try
            {
                var answer = await session.Commands.ExecuteAsync(new(body, sent.Command, Register.Actor));
                return answer as CommandAnswer.Accepted is { Events: 1 } accepted ? accepted : throw new InvalidOperationException($"{answer} to {sent.Name} {sent.Body}");
            }
            catch (Exception away) when (IsAway(away))
            {
                await Task.Delay(beforeTryingAgain);
            }
        }
    }

    private static async Task ProjectAsync(RegisterSession session, CancellationToken ending)
    {
        var reached = 0L;
        while (true)
        {
            try
            {
                await foreach (var recorded in session.Log.SubscribeAsync(reached, ending))
                {
                    if (recorded.Position > reached) reached = await session.Maintenance.CatchUpAsync(recorded.Position, cancellationToken: ending);
                }
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception away) when (IsAway(away))
            {
                await Task.Delay(beforeTryingAgain, CancellationToken.None);
            }
        }
    }

    private static bool IsAway(Exception error) => Cli.Faults.Describe(error).Exit == ExitCode.DatabaseAway;

    private static Sent Next(Random dice)
    {
        var id = Guid.CreateVersion7();
        var hot = Register.HotIncident(dice.Next(Register.HotIncidents));
        return dice.Next(4) switch
        {
            0 => Of("report-incident", id.ToString(), new { incident = id, title = $"Lừa đảo qua mạng {id}", type = Register.ThreatType, occurred = Day(dice) }),
            1 => Of("record-incident-response", hot, new { incident = hot, response = new { id = $"r-{id}", kind = "block", summary = "Chặn tên miền" } }),
            _ => Of("note-on-incident", hot, new { incident = hot, text = $"Ghi chú {id}", statement = new { statedOn = Day(dice) } }),
        };

        Sent Of(string name, string incident, object body) => new(id, $"incident-{incident}", name, JsonSerializer.Serialize(body));
    }

    private static string Day(Random dice) => new DateOnly(2021, 1, 1).AddDays(dice.Next(365)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
