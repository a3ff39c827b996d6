namespace ThreatRegister.EmbeddedPostgres;

/// <summary>The system user that the server runs as when we are root; PostgreSQL refuses root.</summary>
internal sealed record ServerAccount(string Name, uint UserId, uint GroupId)
{
    /// <summary>The user that PostgreSQL's packages create.</summary>
    public const string Default = "postgres";

    /// <returns>Null when this process can run the server itself.</returns>
    /// <param name="name">The user that the cluster already belongs to, if there is one.</param>
    public static ServerAccount? ForThisProcess(string? name)
    {
        if (!Environment.IsPrivilegedProcess) return null;

        return Native.FindAccount(name ?? Default) ?? throw new EmbeddedPostgresException(
            $"PostgreSQL does not run as root, and there is no user \"{name ?? Default}\" to run it as. " +
            "Install the PostgreSQL server (its package creates that user), or start this program as an ordinary user.");
    }
}
