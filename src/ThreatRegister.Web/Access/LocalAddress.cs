namespace ThreatRegister.Web.Access;

/// <summary>Addresses to go on to: pages of this register alone, whatever a link from elsewhere says.</summary>
internal static class LocalAddress
{
    private const int Longest = 2000;

    /// <summary>The address; null where it is none of ours. Browsers take two slashes, or a slash and a backslash, for another site.</summary>
    public static string? Of(string? address) =>
        address is { Length: > 0 and <= Longest } && address[0] is '/' && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl)
            ? Ascii(address)
            : null;

    /// <summary>As a header can hold it: letters that stand in the address as they are typed are escaped.</summary>
    public static string Ascii(string address) =>
        System.Text.Ascii.IsValid(address) ? address : string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    /// <summary>The local part of an address that a browser says it came from.</summary>
    public static string? OfReferer(string? referer, string host) =>
        Uri.TryCreate(referer, UriKind.Absolute, out var from) && string.Equals(from.Authority, host, StringComparison.OrdinalIgnoreCase) ? Of(from.PathAndQuery) : null;
}
