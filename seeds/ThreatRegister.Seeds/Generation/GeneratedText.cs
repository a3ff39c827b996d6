using System.Text.Json;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Events;

namespace ThreatRegister.Seeds.Generation;

/// <summary>Generated commands as text, to look at and to compare.</summary>
public static class GeneratedText
{
    /// <summary>One JSON document with its line feed: command, id, actor, body.</summary>
    public static byte[] Line(CommandEnvelope command)
    {
        var name = CommandCatalogue.NameOf(command.Body.GetType());
        var body = JsonSerializer.SerializeToElement(command.Body, command.Body.GetType(), JsonForms.Plain);
        return [.. JsonSerializer.SerializeToUtf8Bytes(new { Command = name, Id = command.CommandId, command.Actor, Body = body }, JsonForms.Plain), (byte)'\n'];
    }
}
