using Npgsql;

namespace ThreatRegister.EventLog.Postgres;

/// <summary>Which errors may pass by themselves, and what to tell people about those that don't.</summary>
internal static class Outage
{
    /// <summary>
    /// The server was away, went away or was short of something. Whether a call under way had committed is unknown, so it may only be
    /// tried again under the same command ids.
    /// </summary>
    public static bool MayPass(Exception error) => error switch
    {
        PostgresException refused => refused.IsTransient || refused.SqlState is
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.IdleSessionTimeout or PostgresErrorCodes.DiskFull,
        NpgsqlException or IOException or System.Net.Sockets.SocketException or TimeoutException => true,
        ObjectDisposedException or InvalidOperationException => false,
        _ => false,
    };

    public static LogUnavailableException Describe(Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused =>
            new($"The database role may not use the log: {refused.MessageText}. Check the role and run the migration as owner.", error),
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.InvalidSchemaName } refused =>
            new($"The log's schema is missing or old: {refused.MessageText}. Run the migration as owner.", error),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new("The database's disk is full; nothing can be recorded until there is room.", error),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName } refused =>
            new($"The database does not let this program in: {refused.MessageText}.", error),
        PostgresException refused => new($"The database refused: {refused.MessageText} (SQLSTATE {refused.SqlState}).", error),
        _ => new($"The database cannot be reached: {error.Message}", error),
    };
}
