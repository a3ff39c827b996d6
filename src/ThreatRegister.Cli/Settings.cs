using ThreatRegister.Application.Sealing;
using ThreatRegister.Domain;

namespace ThreatRegister.Cli;

/// <summary>What the user said about where and as whom to work, by option or environment.</summary>
/// <param name="DataFolder">Where the embedded PostgreSQL and the keys of personal data are.</param>
/// <param name="Connection">A PostgreSQL to use instead of the embedded one; null: embedded.</param>
/// <param name="BulkConnection">The same database as the role <c>threatreg_bulk</c>; null: imports go the ordinary way.</param>
/// <param name="Zone">The zone that the boundaries of days and years are in.</param>
/// <param name="Store">Where the log is kept.</param>
internal sealed record Settings(string DataFolder, string? Connection, string? BulkConnection, string Actor, TimeZoneInfo Zone, StoreChoice Store)
{
    public const string DefaultZone = "Asia/Ho_Chi_Minh";

    /// <summary>Null: the one in the data folder.</summary>
    public string? NamedSealKey { get; init; }

    /// <summary>Null: the one in the data folder.</summary>
    public string? NamedSealFolder { get; init; }

    /// <summary>The private key of seals, and where checkpoints are published.</summary>
    public SealFolder Seals => new(Path.GetFullPath(NamedSealFolder ?? Path.Combine(DataFolder, "seals")), Path.GetFullPath(NamedSealKey ?? Path.Combine(DataFolder, "seal-key.pem")), mustExist: NamedSealFolder is not null);

    public static Settings Of(string? data, string? connection, string? store, string? actor) => new(
        Path.GetFullPath(data ?? Standard.Variable("THREATREG_DATA") ?? Path.Combine(Standard.Variable("THREATREG_HOME") ?? Directory.GetCurrentDirectory(), ".data")),
        connection ?? Standard.Variable("THREATREG_CONNECTION"),
        Standard.Variable("THREATREG_BULK_CONNECTION"),
        ActorOf(actor ?? Standard.Variable("THREATREG_ACTOR") ?? "local-operator"),
        ZoneOf(Standard.Variable("THREATREG_ZONE") ?? DefaultZone),
        StoreChoice.Of(store)) { NamedSealKey = Standard.Variable("THREATREG_SEAL_KEY"), NamedSealFolder = Standard.Variable("THREATREG_SEALS") };

    /// <summary>The log keeps it for ever, unencrypted: so never a person's name.</summary>
    private static string ActorOf(string actor) =>
        IdText.IsValid(actor)
            ? actor
            : throw new CliException(
                Cli.ExitCode.Usage, $"--actor (THREATREG_ACTOR): '{actor}' is not an id. Actors are ids, not names: 1 to {IdText.MaxLength} lower-case letters, digits, '.' and '-', such as duty-officer-3.");

    private static TimeZoneInfo ZoneOf(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : throw new CliException(Cli.ExitCode.Usage, $"The zone '{id}' is not known here. Install tzdata, or set THREATREG_ZONE to a zone of the IANA database.");
}
