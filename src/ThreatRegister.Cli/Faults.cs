using Npgsql;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.EvidenceFiles;
using ThreatRegister.Application.Queries;
using ThreatRegister.Application.Questions;
using ThreatRegister.Application.Sealing;
using ThreatRegister.EmbeddedPostgres;
using ThreatRegister.EventLog;
using ThreatRegister.Registers.Postgres;

namespace ThreatRegister.Cli;

/// <summary>What ended the program, as an exit code and words that say what to do.</summary>
internal static class Faults
{
    private const string TraceVariable = "THREATREG_TRACE";

    public static bool IsTraced => Standard.Variable(TraceVariable) is "1";

    public static (int Exit, string Message) Describe(Exception fault) => fault switch
    {
        OperationCanceledException => (ExitCode.Cancelled, Standard.Say("Đã hủy. Những gì đã ghi trước đó vẫn còn.", "Cancelled. What was recorded before stays.")),
        QuestionException wrong => (wrong.Mistake is Mistake.NotFound ? ExitCode.NotFound : ExitCode.Usage, wrong.Coded(Standard.Language, name => "--" + name)),
        CliException wrong => (wrong.ExitCode, wrong.Message),
        SubjectErasedException erased => (ExitCode.Refused, Standard.Say(
            $"Dữ liệu của người này đã bị xóa; không nhận thêm gì về '{erased.Subject}'. Chưa ghi gì.", $"This person's data was erased; nothing new is taken about '{erased.Subject}'. Nothing was recorded.")),
        SealException refused => (ExitCode.Failure, refused.Said(Standard.Language)),
        DamagedKeyException or EvidenceDamagedException or RegistersException or MomentPassedException or UnknownEventException or UnreadableEventException or EmbeddedPostgresException => (ExitCode.Failure, fault.Message),
        LogCorruptException => (ExitCode.Failure, $"{fault.Message} Run 'verify'."),
        LogUnavailableException { InnerException: PostgresException answered } => (IsAway(answered) ? ExitCode.DatabaseAway : ExitCode.Failure, fault.Message),
        PostgresException answered when !IsAway(answered) => (ExitCode.Failure, $"The database answered with an error: {answered.MessageText} (SQLSTATE {answered.SqlState})."),
        LogUnavailableException or LogBusyException or NpgsqlException => (ExitCode.DatabaseAway, $"The database does not answer: {fault.Message}"),
        _ => (ExitCode.Failure, Unexpected(fault)),
    };

    /// <summary>The server could not be reached, is short of something, or was told to stop: another time it may answer.</summary>
    public static bool IsAway(PostgresException answered) => answered.SqlState[..2] is "08" or "53" or "57";

    private static string Unexpected(Exception fault)
    {
        var line = $"Unexpected: {fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}";
        return IsTraced ? line : $"{line} ({TraceVariable}=1 prints where it came from.)";
    }
}
