using ThreatRegister.Domain;

namespace ThreatRegister.Application.Imports;

/// <summary>Why a file or a mapping cannot be imported. Nothing was recorded, unless the reason says so.</summary>
/// <param name="File">The file it is about: the data or the mapping.</param>
/// <param name="Line">Physical line, from 1; null where the whole file is meant.</param>
/// <param name="Character">Character within that line, from 1.</param>
/// <param name="Path">Member of the mapping, such as <c>$.place.country</c>.</param>
/// <param name="IsRefused">A rule of the register refuses the import as a whole; the file itself is right.</param>
public sealed record ImportFault(string File, string Reason, long? Line = null, long? Character = null, string? Path = null, bool IsRefused = false)
{
    public override string ToString() => ImportWords.Of(this, "en");
}

/// <summary>Carries a fault out of the reader; caught where the import begins.</summary>
internal sealed class ImportFaultException(string reason, long? line = null, long? character = null, bool isRefused = false) : Exception(reason)
{
    public ImportFault In(string file) => new(file, Message, line, character, IsRefused: isRefused);
}

/// <summary>Why one row is not recorded.</summary>
/// <param name="Line">The physical line that the row begins on, from 1.</param>
/// <param name="Column">The column that it is about; null for the row as a whole.</param>
/// <param name="Row">The row as it stands in the file.</param>
/// <param name="AsMapped">The mapping itself says to refuse such a row.</param>
/// <param name="Cells">The row's cells, where they can be told apart.</param>
/// <param name="Said">The reason in both languages, where it was found in both; null: <see cref="ImportWords"/> has its Vietnamese.</param>
public sealed record RowRefusal(long Line, string? Column, string Reason, string Row, bool AsMapped = false, IReadOnlyList<string>? Cells = null, LocalizedText? Said = null)
{
    public string ReasonIn(string language) => Said?.In(language) ?? ImportWords.Of(Reason, language);

    /// <summary>Without the row.</summary>
    public override string ToString() => ImportWords.Of(this, "en");
}
