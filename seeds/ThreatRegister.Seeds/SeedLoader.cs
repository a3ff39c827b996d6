using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;

namespace ThreatRegister.Seeds;

/// <summary>What became of the seeds: newly recorded, there before, and refused with the reason.</summary>
public sealed record SeedTally(int Recorded, int Repeated, IReadOnlyList<string> Refused);

/// <summary>
/// Records the seeds through the same commands that users send: the threat types, the reference data, then the cases. A command's id is
/// derived from its content, so loading them again records nothing.
/// </summary>
public static class SeedLoader
{
    private static readonly string[] folders = ["taxonomy", "reference", "cases"];

    /// <param name="cases">Whether the cases of the source documents are wanted too; false: the threat types and rules alone.</param>
    public static async Task<SeedTally> LoadAsync(ICommands commands, string actor, bool cases = true, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var (recorded, repeated, refused) = (0, 0, new List<string>());
        foreach (var (file, name, body) in Commands(cases))
        {
            var command = CommandCatalogue.Parse(name, body);
            var id = DerivedIds.From("seed", name, body.ToJsonString(JsonForms.Plain));
            switch (await commands.ExecuteAsync(new(command, id, actor), cancellationToken))
            {
                case CommandAnswer.Accepted { Repeated: false, Events: > 0 }: recorded++; break;
                case CommandAnswer.Accepted: repeated++; break;
                case CommandAnswer.Refused answer: refused.Add($"{file}: {name}: {RefusalText.Of(answer.Reason, "en")} ({answer.Reason}, {answer.Field})"); break;
                case var answer: refused.Add($"{file}: {name}: {answer}"); break;
            }

            progress?.Report(recorded + repeated + refused.Count);
        }

        return new(recorded, repeated, refused);
    }

    /// <summary>All seed commands in the order in which they are recorded.</summary>
    public static IEnumerable<(string File, string Command, JsonNode Body)> Commands(bool cases = true)
    {
        foreach (var (file, content) in folders.Where(folder => cases || folder is not "cases").SelectMany(Files))
        {
            foreach (var entry in content["commands"]!.AsArray()) yield return (file, (string)entry!["command"]!, entry["body"]!);
        }
    }

    /// <summary>In the order in which the documents were stated: what several of them state begins with the first, and the others corroborate it.</summary>
    private static IEnumerable<(string File, JsonNode Content)> Files(string folder) =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal))
            .Select(file => (File: file, Content: Read(file)))
            .OrderBy(read => (string?)read.Content["statedOn"], StringComparer.Ordinal).ThenBy(read => read.File, StringComparer.Ordinal);

    private static JsonNode Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        return JsonNode.Parse(stream, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!;
    }
}
