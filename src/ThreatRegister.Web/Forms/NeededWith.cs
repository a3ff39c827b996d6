namespace ThreatRegister.Web.Forms;

/// <summary>The choice of another field of the form that a field is needed with. Without script its mark says so; with it the mark is there as long as that is chosen.</summary>
/// <param name="Words">What the choice is called.</param>
public sealed record NeededWith(string Field, string Value, string Words)
{
    public string Choice => $"{Field}={Value}";
}
