namespace ThreatRegister.Cli;

/// <summary>Where the log is kept. The registers, and the order of what lies elsewhere, are in PostgreSQL in any case.</summary>
/// <param name="Name">One of <see cref="Names"/>.</param>
/// <param name="Connection">How the store is reached; null where it needs no words of its own.</param>
/// <param name="Prefix">What the names of the register's streams begin with in an event store.</param>
internal sealed record StoreChoice(string Name, string? Connection, string? Prefix)
{
    public const string Postgres = "postgres", EventStore = "eventstore", Marten = "marten";

    public static string[] Names { get; } = [Postgres, EventStore, Marten];

    public static StoreChoice Default { get; } = new(Postgres, Connection: null, Prefix: null);

    public bool IsPostgres => Name is Postgres;

    public static StoreChoice Of(string? asked)
    {
        var name = asked ?? Standard.Variable("THREATREG_STORE") ?? Postgres;
        if (!Names.Contains(name, StringComparer.Ordinal)) throw new CliException(ExitCode.Usage, $"There is no store '{name}'. Use --store {string.Join('|', Names)}.");
        if (name is Postgres) return Default;
        if (!OtherStores.AreBuiltIn) throw new CliException(ExitCode.Usage, $"The store '{name}' is not built in. Build the program with -p:Stores=all (docs/stores.md), or use --store postgres.");

        var connection = Standard.Variable(name is EventStore ? "THREATREG_EVENTSTORE" : "THREATREG_MARTEN");
        if (name is EventStore && connection is null)
            throw new CliException(ExitCode.Usage, "Say where the event store is: THREATREG_EVENTSTORE=esdb://user:password@node1:2113,node2:2113,node3:2113?tls=true.");
        return new(name, connection, Standard.Variable("THREATREG_EVENTSTORE_PREFIX"));
    }
}
