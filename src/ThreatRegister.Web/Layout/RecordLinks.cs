namespace ThreatRegister.Web.Layout;

/// <summary>Where the page of a record is.</summary>
internal static class RecordLinks
{
    /// <summary>The list of a register's records, where that goes by another name.</summary>
    public static string ListOf(string register) => register is "shares" ? "/coordination" : $"/{register}";

    /// <param name="register">The name of its register, such as <c>incidents</c>.</param>
    public static string Of(string register, string id) => $"/{register}/{Uri.EscapeDataString(id)}";
}
