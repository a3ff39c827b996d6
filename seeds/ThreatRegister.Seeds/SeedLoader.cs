using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;
using ThreatRegister.Domain;
using ThreatRegister.Domain.ThreatTypes;
using ThreatRegister.EventLog;

namespace ThreatRegister.Seeds;

/// <summary>What became of the seeds: newly recorded, there before, left as somebody recoded it, and refused with the reason.</summary>
public sealed record SeedTally(int Recorded, int Repeated, int Kept, IReadOnlyList<string> Refused);

/// <summary>
/// Records the seeds through the same commands that users send: the threat types, the reference data, the cases, then what people call the types. A command's id is
/// derived from its content, so loading them again records nothing; other seeds than before never take the place of what a person recoded.
/// </summary>
public static class SeedLoader
{
    private const int AtOnce = 200;
    private const string Recode = "recode-threat-type";

    private static readonly string[] folders = ["taxonomy", "reference", "cases", "words"];

    /// <param name="types">What has happened to the threat types so far, oldest first.</param>
    /// <param name="cases">Whether the cases of the source documents are wanted too; false: the threat types and rules alone.</param>
    public static async Task<SeedTally> LoadAsync(
        ICommands commands, string actor, IReadOnlyList<Recorded<object>> types, bool cases = true, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(types);
        var (wanted, others) = (Commands(cases).ToList(), RecodedByOthers(types, actor));
        var kept = wanted.RemoveAll(seed => seed.Command is Recode && others.Contains(new((string)seed.Body["type"]!)));
        var (recorded, repeated, refused) = (0, 0, new List<string>());
        foreach (var chunk in wanted.Chunk(AtOnce))
        {
            // The same commands have the same ids: what is there already is answered as a repetition.
            var answers = await commands.ExecuteManyAsync([.. chunk.Select(seed => Envelope(seed.Command, seed.Body, actor))], unknownAreNew: true, cancellationToken);
            foreach (var ((file, name, _), answer) in chunk.Zip(answers))
            {
                switch (answer)
                {
                    case CommandAnswer.Accepted { Repeated: false, Events: > 0 }: recorded++; break;
                    case CommandAnswer.Accepted: repeated++; break;
                    case CommandAnswer.Refused no: refused.Add($"{file}: {name}: {RefusalText.Of(no.Reason, "en")} ({no.Reason}, {no.Field})"); break;
                    default: refused.Add($"{file}: {name}: {answer}"); break;
                }

                progress?.Report(recorded + repeated + refused.Count);
            }
        }

        return new(recorded, repeated, kept, refused);
    }

    /// <summary>All seed commands in the order in which they are recorded.</summary>
    public static IEnumerable<(string File, string Command, JsonNode Body)> Commands(bool cases = true)
    {
        foreach (var (file, content) in folders.Where(folder => cases || folder is not "cases").SelectMany(Files))
        {
            foreach (var entry in content["commands"]!.AsArray()) yield return (file, (string)entry!["command"]!, entry["body"]!);
        }
    }

    /// <summary>The types whose terms somebody else than the seeds set last.</summary>
    private static HashSet<ThreatTypeId> RecodedByOthers(IEnumerable<Recorded<object>> types, string actor)
    {
        var setters = new Dictionary<ThreatTypeId, string>();
        foreach (var recorded in types)
        {
            foreach (var type in recorded.Event switch
            {
                ThreatTypeDefined defined => [defined.Type],
                ThreatTypeRecoded recoded => [recoded.Type],
                ThreatTypeSplit split => split.Into.Select(part => part.Type),
                _ => Enumerable.Empty<ThreatTypeId>(),
            }) setters[type] = recorded.Actor;
        }

        return [.. setters.Where(set => !string.Equals(set.Value, actor, StringComparison.Ordinal)).Select(set => set.Key)];
    }

    private static CommandEnvelope Envelope(string name, JsonNode body, string actor) =>
        new(CommandCatalogue.Parse(name, body), DerivedIds.From("seed", name, body.ToJsonString(JsonForms.Plain)), actor);

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
