namespace ThreatRegister.EmbeddedPostgres;

/// <summary>Where the program's own PostgreSQL lives.</summary>
/// <param name="DataFolder">The program's data folder; created when missing. The cluster goes to its subfolder <c>postgres</c>.</param>
/// <param name="BinFolder">The folder of <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>, version 15 or newer; searched for when null.</param>
public sealed record EmbeddedOptions(string DataFolder, string? BinFolder = null);

/// <summary>The embedded PostgreSQL cannot be had as things stand. The message is for people: it says what to install or change.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    public EmbeddedPostgresException()
    {
    }

    public EmbeddedPostgresException(string message)
        : base(message)
    {
    }

    public EmbeddedPostgresException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
