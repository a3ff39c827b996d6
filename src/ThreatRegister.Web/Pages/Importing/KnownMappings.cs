using System.Diagnostics;
using ThreatRegister.Application.Imports;
using ThreatRegister.Domain;

namespace ThreatRegister.Web.Pages.Importing;

/// <summary>Files that come with the program, by the names that they have in <c>docs/mappings</c>.</summary>
internal sealed class EnclosedFiles(string prefix)
{
    public IReadOnlyList<string> Names { get; } =
        [.. typeof(EnclosedFiles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..]).Order(StringComparer.Ordinal)];

    public byte[]? Read(string name)
    {
        if (!Names.Contains(name, StringComparer.Ordinal)) return null;

        using var memory = new MemoryStream();
        using var stream = typeof(EnclosedFiles).Assembly.GetManifestResourceStream(prefix + name)!;
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}

/// <summary>The mappings that come with the program, and what to begin one of one's own with.</summary>
internal static class KnownMappings
{
    public static EnclosedFiles Mappings { get; } = new("mapping:");

    public static EnclosedFiles Samples { get; } = new("sample:");

    /// <summary>Each by its file's name, with the source that it reads.</summary>
    public static IReadOnlyList<(string Name, LocalizedText Source)> Sources { get; } =
        [.. Mappings.Names.Select(name => (name, SourceOf(name)))];

    private static LocalizedText SourceOf(string name)
    {
        var title = (MappingFile.Read(name, Mappings.Read(name)!).Mapping ?? throw new UnreachableException($"{name} is no mapping.")).Mapping.Source.Title;
        return new(title.Vi, title.En);
    }
}
