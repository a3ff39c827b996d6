using ThreatRegister.Application.Commands;

namespace ThreatRegister.Cli;

/// <summary>A command's JSON as files and standard input bring it.</summary>
internal static class CommandJson
{
    public static object Parse(string name, byte[] json, string from, Guid commandId)
    {
        try
        {
            return CommandReader.Read(name, json, commandId);
        }
        catch (CommandBodyException wrong)
        {
            var hint = wrong.Field is null && wrong.IsJson ? "" : $" ('record {name} --schema' prints what is expected.)";
            throw new CliException(ExitCode.BadInput, $"{from}: {wrong.Message}{hint}");
        }
    }
}
