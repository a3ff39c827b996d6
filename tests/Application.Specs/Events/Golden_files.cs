using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;

namespace ThreatRegister.Tests.Application_Specs.Events;

/// <summary>What was stored once can be read for ever, and is written the same. A golden file is never changed.</summary>
public sealed partial class Golden_files
{
    /// <summary>Names a folder: files that are missing are written there.</summary>
    private const string Switch = "THREATREG_WRITE_GOLDEN";

    private static readonly EventCodec codec = new(EventCatalogue.Default, new KnownKeys());

    private static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Golden");

    public static TheoryData<string> Names => [.. EventCatalogue.Default.Kinds.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void are_read_as_their_example_and_written_to_the_same_bytes(string name)
    {
        var kind = EventCatalogue.Default.Find(name)!;
        Examples.ByType.ShouldContainKey(kind.Type, $"{kind.Type.Name} has no example: add one to Examples.cs, with every member filled.");
        var example = Examples.ByType[kind.Type];
        var golden = Read(name, kind.SchemaVersion, example);

        codec.Decode(Stored.As(name, kind.SchemaVersion, golden)).Event.ShouldBe(example);
        WithoutCiphers(Encoding.UTF8.GetString(codec.Encode(example).Data.Span)).ShouldBe(WithoutCiphers(Encoding.UTF8.GetString(golden)));
    }

    public static TheoryData<string, int> EarlierShapes =>
        new(EventCatalogue.Default.Kinds.SelectMany(kind => Enumerable.Range(1, kind.SchemaVersion - 1).Select(version => (kind.Name, version))));

    [Theory]
    [MemberData(nameof(EarlierShapes))]
    public void of_an_earlier_shape_are_read_as_the_present_type(string name, int version) =>
        codec.Decode(Stored.As(name, version, File.ReadAllBytes(Path.Combine(Folder, FileOf(name, version))))).Event.ShouldBeOfType(EventCatalogue.Default.Find(name)!.Type);

    [Fact]
    public void are_there_for_every_shape_of_every_type_and_for_nothing_else() =>
        Directory.GetFiles(Folder, "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(
            EventCatalogue.Default.Kinds.SelectMany(kind => Enumerable.Range(1, kind.SchemaVersion).Select(version => FileOf(kind.Name, version))).Order(StringComparer.Ordinal),
            $"every shape has its file; a missing one is written by the specs when {Switch} names the folder tests/Application.Specs/Golden");

    [Theory]
    [MemberData(nameof(Names))]
    public void have_every_member_filled(string name) => Unfilled(Examples.ByType[EventCatalogue.Default.Find(name)!.Type], name).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void hold_no_member_for_null_and_read_an_absent_one_as_null(string name)
    {
        var kind = EventCatalogue.Default.Find(name)!;
        var bare = WithoutOptional(Examples.ByType[kind.Type]);

        var encoded = codec.Encode(bare);

        JsonNode.Parse(encoded.Data.Span)!.AsObject().ShouldAllBe(member => member.Value != null);
        codec.Decode(Stored.As(encoded)).Event.ShouldBe(bare);
        codec.Encode(codec.Decode(Stored.As(encoded)).Event).Data.ToArray().ShouldBe(encoded.Data.ToArray());
    }

    [Fact]
    public void of_the_first_shape_of_a_review_are_read_as_one_that_says_no_more() =>
        codec.Decode(Stored.As("review-begun", 1, File.ReadAllBytes(Path.Combine(Folder, "review-begun.v1.json")))).Event.ShouldBe(
            (Domain.Reviews.ReviewBegun)Examples.ByType[typeof(Domain.Reviews.ReviewBegun)] with { Calendar = null, Topic = null, Type = null, Due = null, Replaces = null, Grounds = null, PeriodName = null });

    [Fact]
    public void of_the_first_shape_of_a_task_are_read_as_one_that_is_about_no_incident()
    {
        codec.Decode(Stored.As("task-assigned", 1, File.ReadAllBytes(Path.Combine(Folder, "task-assigned.v1.json")))).Event.ShouldBe((Domain.Tasks.TaskAssigned)Examples.ByType[typeof(Domain.Tasks.TaskAssigned)] with { Incidents = null });
        var clarified = (Domain.Tasks.TaskClarified)Examples.ByType[typeof(Domain.Tasks.TaskClarified)];
        codec.Decode(Stored.As("task-clarified", 1, File.ReadAllBytes(Path.Combine(Folder, "task-clarified.v1.json")))).Event.ShouldBe(clarified with { Terms = clarified.Terms with { Incidents = null } });
    }

    private static byte[] Read(string name, int version, object example)
    {
        var file = FileOf(name, version);
        var path = Path.Combine(Folder, file);
        if (File.Exists(path)) return File.ReadAllBytes(path);

        if (Environment.GetEnvironmentVariable(Switch) is not { Length: > 0 } target)
            throw new FileNotFoundException($"{file} is missing. Look at the example, then run the specs once with {Switch}=tests/Application.Specs/Golden and commit what they write.");

        var bytes = codec.Encode(example).Data.ToArray();
        File.WriteAllBytes(Path.Combine(target, file), bytes);
        return bytes;
    }

    private static string FileOf(string name, int version) => FormattableString.Invariant($"{name}.v{version}.json");

    // A cipher begins with random bytes; everything around it is compared.
    private static string WithoutCiphers(string json) => Cipher().Replace(json, "\"cipher\":\"\"");

    private static IEnumerable<string> Unfilled(object? value, string path)
    {
        if (value is null) return [path];
        if (value is When or string || value.GetType().Namespace?.StartsWith("ThreatRegister", StringComparison.Ordinal) != true) return [];
        if (value is Quantity or Enum || value.GetType().IsValueType) return [];
        if (value is System.Collections.IEnumerable list)
        {
            var elements = list.Cast<object?>().ToList();
            return elements.Count == 0 ? [path] : elements.SelectMany(element => Unfilled(element, path + "[]"));
        }

        return value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(member => Unfilled(member.GetValue(value), $"{path}.{member.Name}"));
    }

    private static object WithoutOptional(object example)
    {
        var constructor = example.GetType().GetConstructors().Single(candidate => candidate.GetParameters().Length > 0);
        var nullability = new NullabilityInfoContext();
        return constructor.Invoke(
        [
            .. constructor.GetParameters().Select(parameter => nullability.Create(parameter).WriteState is NullabilityState.Nullable
                ? null
                : example.GetType().GetProperty(parameter.Name!)!.GetValue(example)),
        ]);
    }

    [GeneratedRegex("\"cipher\":\"[^\"]+\"", RegexOptions.NonBacktracking)]
    private static partial Regex Cipher();
}
