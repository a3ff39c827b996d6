using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using ThreatRegister.Application.Imports;
using ThreatRegister.Domain.Imports;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Tests.Import_Specs;

/// <summary>Mappings and rows for specs: a mapping that holds together, with the members that a spec is about laid over it.</summary>
internal static class Given
{
    private const string Base = """
        {
          "source": { "id": "so-tay", "title": { "vi": "Sổ tay sự cố" } },
          "id": { "columns": ["id"] },
          "title": { "column": "title" },
          "type": { "value": { "fixed": "cyber.attack" } },
          "occurred": { "columns": ["date"], "formats": [{ "format": "yyyy-MM-dd", "precision": "day" }] }
        }
        """;

    public static string Json(string members = "{}")
    {
        var mapping = JsonNode.Parse(Base)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
        {
            if (value is null) mapping.Remove(name);
            else mapping[name] = value.DeepClone();
        }

        return mapping.ToJsonString();
    }

    public static MappingFile Mapping(string members = "{}")
    {
        var (mapping, faults) = MappingFile.Read("mapping.json", Encoding.UTF8.GetBytes(Json(members)));
        faults.ShouldBeEmpty();
        return mapping!;
    }

    public static IReadOnlyList<ImportFault> Faults(string json) => MappingFile.Read("mapping.json", Encoding.UTF8.GetBytes(json)).Faults;

    /// <summary>Maps one row whose cells are <c>column=text</c>; <c>id</c>, <c>title</c> and <c>date</c> are filled where not given.</summary>
    public static (MappedRow? Row, RowRefusal? Refusal) Row(string members, params string[] cells)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = "7", ["title"] = "Tấn công mạng", ["date"] = "2021-06-01" };
        foreach (var cell in cells) row[cell[..cell.IndexOf('=', StringComparison.Ordinal)]] = cell[(cell.IndexOf('=', StringComparison.Ordinal) + 1)..];

        var (mapper, faults) = RowMapper.For(Mapping(members).Mapping, [.. row.Keys]);
        faults.ShouldBeEmpty();
        return mapper.Map(new(2, [.. row.Values], string.Join(',', row.Values)));
    }

    public static MappedRow Mapped(string members, params string[] cells)
    {
        var (row, refusal) = Row(members, cells);
        refusal.ShouldBeNull();
        return row!;
    }

    public static RowRefusal Refused(string members, params string[] cells)
    {
        var (row, refusal) = Row(members, cells);
        row.ShouldBeNull();
        return refusal!;
    }
}

/// <summary>A folder for the files of one spec.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("import-specs-").FullName;

    public string At(string name) => Path.Combine(path, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(At(name), bytes);
        return At(name);
    }

    /// <summary>Imports a file with this text into an empty register; nothing at all is asked of the register where the file has a fault.</summary>
    public async Task<(ImportReport Report, IReadOnlyDictionary<string, IncidentReported> Incidents)> Import(string csv, string members = "{}") =>
        await Import(Encoding.UTF8.GetBytes(csv), members);

    public async Task<(ImportReport Report, IReadOnlyDictionary<string, IncidentReported> Incidents)> Import(byte[] csv, string members = "{}")
    {
        using var register = new RegisterInMemory();
        var report = await register.Import(Write("data.csv", csv), Given.Mapping(members));
        if (report.Fault is not null) register.Calls.ShouldBe(0);
        return (report, await register.Incidents());
    }

    public void Dispose() => Directory.Delete(path, recursive: true);
}

internal static class Project
{
    public static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    public static MappingFile Mapping(string name)
    {
        var (mapping, faults) = MappingFile.Load(Path.Combine(Root(), "docs", "mappings", name));
        faults.ShouldBeEmpty();
        return mapping!;
    }

    /// <summary>A file of the real data beside the project; where it is absent the test is skipped, saying so.</summary>
    public static string Shared(string name)
    {
        var path = Path.Combine(Root(), "..", "shared", "data", name);
        Assert.SkipUnless(File.Exists(path), $"the real data is absent: put {name} into ../shared/data from the project's root");
        return path;
    }
}

internal static class Tally
{
    public static ImportTally Of(long recorded = 0, long repeated = 0, long changed = 0, long refused = 0) =>
        new(recorded + repeated + changed + refused, recorded, repeated, changed, refused);
}
