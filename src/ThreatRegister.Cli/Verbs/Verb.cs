using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Npgsql;
using ThreatRegister.EventLog;

namespace ThreatRegister.Cli;

/// <summary>How verbs are made: a name, what it does, examples that its help leads with, and what runs.</summary>
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
        var command = Group(name, description, examples);
        foreach (var symbol in symbols)
        {
            if (symbol is Option option) command.Options.Add(option);
            else if (symbol is Argument argument) command.Arguments.Add(argument);
        }

        command.SetAction((parsed, cancellationToken) => RunAsync(run, parsed, cancellationToken));
        return command;
    }

    /// <summary>A statement that is cancelled ends with whatever the database makes of it: the user's wish is what ended the program.</summary>
    private static async Task<int> RunAsync(Func<ParseResult, CancellationToken, Task<int>> run, ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            return await run(parsed, cancellationToken);
        }
        catch (Exception broken) when (cancellationToken.IsCancellationRequested && broken is NpgsqlException or LogUnavailableException or ObjectDisposedException)
        {
            throw new OperationCanceledException(broken.Message, broken, cancellationToken);
        }
    }

    /// <summary>A verb that only has verbs below it.</summary>
    public static Command Group(string name, string description, string[] examples, params ReadOnlySpan<Command> verbs)
    {
        var command = new ExampledCommand(name, description, examples);
        foreach (var verb in verbs) command.Subcommands.Add(verb);
        return command;
    }

    public static void LeadHelpWithExamples(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExamplesFirst((HelpAction)help.Action!);
    }

    private sealed class ExampledCommand(string name, string description, string[] examples) : Command(name, description)
    {
        public string[] Examples => examples;
    }

    private sealed class ExamplesFirst(HelpAction standard) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            if (parseResult.CommandResult.Command is ExampledCommand { Examples: var examples })
                parseResult.InvocationConfiguration.Output.Write($"Examples:\n{string.Concat(examples.Select(example => $"  {example}\n"))}\n");
            return standard.Invoke(parseResult);
        }
    }
}
