using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Shouldly;

namespace ThreatRegister.Tests.Reports_Specs;

/// <summary>The parts of an office file, held against the rules of packages that every reader relies on.</summary>
internal sealed class OfficeFiles
{
    private static readonly XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly SortedDictionary<string, XElement> parts = new(StringComparer.Ordinal);

    public OfficeFiles(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        archive.Entries.Select(entry => entry.FullName).ShouldBe(archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal));
        foreach (var entry in archive.Entries)
        {
            entry.LastWriteTime.DateTime.ShouldBe(new(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified));
            entry.CompressedLength.ShouldBe(entry.Length, "stored: no compressor takes part");
            using var reader = new StreamReader(entry.Open(), new UTF8Encoding(false, throwOnInvalidBytes: true));
            parts[entry.FullName] = XElement.Parse(reader.ReadToEnd(), LoadOptions.PreserveWhitespace);
        }
    }

    /// <summary>All that a file of a form says.</summary>
    public static string TextOf(byte[] file, string format) =>
        format is "docx" or "xlsx" ? string.Join('\n', new OfficeFiles(file).parts.Values.Select(part => part.Value)) : Encoding.UTF8.GetString(file);

    public IEnumerable<string> Paths => parts.Keys;

    public XElement this[string path] => parts[path];

    /// <summary>Every part has a type, every relation a target that is there, and every reference to a relation is one of its part.</summary>
    public void ShouldHang()
    {
        var typed = parts["[Content_Types].xml"].Elements(types + "Override").Select(type => type.Attribute("PartName")!.Value[1..]).ToArray();
        typed.ShouldBe(parts.Keys.Where(path => path is not "[Content_Types].xml" && !path.EndsWith(".rels", StringComparison.Ordinal)));
        foreach (var (path, list) in parts.Where(part => part.Key.EndsWith(".rels", StringComparison.Ordinal)))
        {
            var folder = path[..path.IndexOf("_rels/", StringComparison.Ordinal)];
            list.Elements(relations + "Relationship").Select(one => one.Attribute("Id")!.Value).ShouldBeUnique();
            foreach (var one in list.Elements(relations + "Relationship")) parts.Keys.ShouldContain(folder + one.Attribute("Target")!.Value);
        }

        foreach (var (path, part) in parts)
        {
            var folder = path.LastIndexOf('/') + 1;
            var known = parts.TryGetValue($"{path[..folder]}_rels/{path[folder..]}.rels", out var list) ? list.Elements().Select(one => one.Attribute("Id")!.Value).ToArray() : [];
            part.Descendants().Attributes().Where(attribute => attribute.Name.Namespace == relation).Select(attribute => attribute.Value).ShouldBeSubsetOf(known);
        }
    }

    /// <summary>The children of each such element come in the order of the schema.</summary>
    public static void ShouldBeInOrder(XElement part, XName parent, params string[] order)
    {
        foreach (var element in part.DescendantsAndSelf(parent))
        {
            var places = element.Elements().Select(child => Array.IndexOf(order, child.Name.LocalName)).ToArray();
            places.ShouldNotContain(-1, $"{element.Name.LocalName} holds {string.Join(", ", element.Elements().Select(child => child.Name.LocalName))}");
            places.ShouldBe([.. places.Order()], element.ToString());
        }
    }
}
