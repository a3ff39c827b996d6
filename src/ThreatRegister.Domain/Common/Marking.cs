namespace ThreatRegister.Domain;

/// <summary>TLP 2.0 (FIRST), least restricted first.</summary>
public enum Tlp
{
    Clear,
    Green,
    Amber,
    AmberStrict,
    Red,
}

/// <summary>
/// Vietnamese state-secret levels (Law on the protection of state secrets). Never mapped to TLP; an installation that is not made for
/// them refuses such records.
/// </summary>
public enum StateSecretLevel
{
    Mat,
    ToiMat,
    TuyetMat,
}
