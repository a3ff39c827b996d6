using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ThreatRegister.Reports.Office;

/// <summary>
/// A package of parts (ECMA-376, part 2) whose bytes follow from its parts alone: sorted entries of one date, and stored, for what a
/// compressor makes of the same bytes differs from one processor to another.
/// </summary>
internal static class OfficePackage
{
    private static readonly DateTimeOffset date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XmlWriterSettings form = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.None };

    public static byte[] Pack(IEnumerable<(string Path, XElement Part)> parts)
    {
        using var package = new MemoryStream();
        using (var archive = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, part) in parts.OrderBy(part => part.Path, StringComparer.Ordinal)) Add(archive, path, part);
        }

        return package.ToArray();
    }

    private static void Add(ZipArchive archive, string path, XElement part)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = date;
        entry.ExternalAttributes = 0;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, form);
        xml.WriteStartDocument(standalone: true);
        part.WriteTo(xml);
    }

    /// <summary>Letters that XML has no place for become the mark of what is not known.</summary>
    public static string Text(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return clean.ToString();
    }

    /// <summary>The list of relations of a part: id, kind (the last part of its address) and target.</summary>
    public static XElement Relations(params ReadOnlySpan<(string Id, string Kind, string Target)> relations)
    {
        XNamespace of = "http://schemas.openxmlformats.org/package/2006/relationships";
        var list = new XElement(of + "Relationships");
        foreach (var (id, kind, target) in relations)
            list.Add(new XElement(of + "Relationship", new XAttribute("Id", id), new XAttribute("Type", kind), new XAttribute("Target", target)));
        return list;
    }

    public static XElement ContentTypes(IEnumerable<(string Path, string Type)> parts)
    {
        XNamespace of = "http://schemas.openxmlformats.org/package/2006/content-types";
        return new(
            of + "Types",
            new XElement(of + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            new XElement(of + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
            parts.OrderBy(part => part.Path, StringComparer.Ordinal)
                .Select(part => new XElement(of + "Override", new XAttribute("PartName", "/" + part.Path), new XAttribute("ContentType", part.Type))));
    }

    /// <summary>Title, who made it, and the moment of the position; no clock takes part.</summary>
    public static XElement CoreProperties(Summary summary) =>
        CoreProperties(summary.Title, summary.Language, summary.Scope.Position, summary.Scope.Digest, summary.Head.Agency, summary.Scope.AsOf is { } asOf ? $"{asOf[..19]}Z" : null);

    /// <param name="created">The moment of the position, in UTC to the second; null: there is none.</param>
    public static XElement CoreProperties(string title, string language, long position, string digest, string? creator, string? created)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace instance = "http://www.w3.org/2001/XMLSchema-instance";
        var properties = new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core),
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", instance),
            new XElement(dc + "title", Text(title)));
        if (creator is not null) properties.Add(new XElement(dc + "creator", Text(creator)));
        properties.Add(new XElement(dc + "language", language));
        properties.Add(new XElement(core + "keywords", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"position {position}; digest {digest}")));
        if (created is not null) properties.Add(new XElement(terms + "created", new XAttribute(instance + "type", "dcterms:W3CDTF"), created));
        return properties;
    }
}
