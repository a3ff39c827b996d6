using System.Collections.Immutable;
using System.Diagnostics;

namespace ThreatRegister.Domain.Shares;

/// <summary>Only what decisions about an exchange of information need to know.</summary>
public sealed record Share
{
    public static Share Initial { get; } = new();

    /// <summary>As it stands after all corrections; null before it was recorded.</summary>
    public InformationShared? Current { get; private init; }

    public ImmutableHashSet<ShareAcknowledged> Acknowledged { get; private init; } = [];

    public string? WithdrawnFor { get; private init; }

    public static Share Evolve(Share share, ShareEvent happened) => happened switch
    {
        InformationShared shared => share with { Current = shared },
        ShareAcknowledged acknowledged => share with { Acknowledged = share.Acknowledged.Add(acknowledged) },
        ShareCorrected corrected => share with { Current = Correct(share.Current!, corrected.Corrections) },
        ShareWithdrawn withdrawn => share with { WithdrawnFor = withdrawn.Grounds },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    // Only what differs is recorded, so that the change log names no field that stayed as it was.
    internal ShareCorrections ChangesTo(ShareCorrections wanted) => new(
        Check.Changed(Current!.From, wanted.From?.Trim()),
        Check.Changed(Current.To, Check.Trimmed(wanted.To)),
        Check.Changed(Current.What, wanted.What?.Trim()),
        Check.Changed(Current.At, wanted.At),
        Check.Changed(Current.Incidents, wanted.Incidents),
        Check.Changed(Current.Occasions, wanted.Occasions),
        Check.Changed(Current.Agreement, Check.Clean(wanted.Agreement)),
        Check.Changed(Current.Instrument, wanted.Instrument),
        Check.Changed(Current.Marking, wanted.Marking));

    private static InformationShared Correct(InformationShared current, ShareCorrections corrections) => current with
    {
        From = corrections.From ?? current.From,
        To = corrections.To ?? current.To,
        What = corrections.What ?? current.What,
        At = corrections.At ?? current.At,
        Incidents = corrections.Incidents ?? current.Incidents,
        Occasions = corrections.Occasions ?? current.Occasions,
        Agreement = corrections.Agreement ?? current.Agreement,
        Instrument = corrections.Instrument ?? current.Instrument,
        Marking = corrections.Marking ?? current.Marking,
    };
}
