using System.CommandLine;

namespace ThreatRegister.Cli;

/// <summary>How verbs are made: a name, what it does, examples first in its help, and what runs.</summary>
internal static class Verb
{
    /// <summary>A verb that works on an open register.</summary>
    public static Command OnRegister(string name, string description, string[] examples, IEnumerable<Symbol> symbols, Func<RegisterSession, ParseResult, CancellationToken, Task<int>> run) =>
        Of(name, description, examples, symbols, async (parsed, cancellationToken) =>
        {
            await using var session = await RegisterSession.OpenAsync(parsed.Settings(), cancellationToken);
            return await run(session, parsed, cancellationToken);
        });

    public static Command Of(string name, string description, string[] examples, IEnumerable<Symbol> symbols, Func<ParseResult, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, $"Examples:\n{string.Concat(examples.Select(example => $"    ./run {example}\n"))}\n  {description}");
        foreach (var symbol in symbols)
        {
            if (symbol is Option option) command.Options.Add(option);
            else if (symbol is Argument argument) command.Arguments.Add(argument);
        }

        command.SetAction(run);
        return command;
    }
}
