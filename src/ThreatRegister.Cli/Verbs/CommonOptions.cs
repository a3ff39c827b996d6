using System.CommandLine;

namespace ThreatRegister.Cli;

/// <summary>The options that every verb has.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data { get; } = new("--data") { Description = "Folder of the embedded PostgreSQL and the keys (default ./.data).", Recursive = true };

    public static Option<string?> Connection { get; } = new("--connection") { Description = "Use this PostgreSQL instead (or THREATREG_CONNECTION): postgresql://user:password@host/database.", Recursive = true };

    public static Option<string?> Store { get; } = new("--store") { Description = "The store of the log (or THREATREG_STORE): postgres, eventstore or marten.", Recursive = true };

    public static Option<string?> Actor { get; } = new("--actor") { Description = "Who works, as an id (or THREATREG_ACTOR).", Recursive = true };

    public static Option<bool> Json { get; } = new("--json") { Description = "Print one JSON document." };

    public static Option<bool> JsonLines { get; } = new("--jsonl") { Description = "Print one JSON document a line." };

    public static Option<bool> Csv { get; } = new("--csv") { Description = "Print a table as CSV." };

    public static Option<string> Language { get; } = LanguageOption();

    public static Settings Settings(this ParseResult parsed) =>
        Cli.Settings.Of(parsed.GetValue(Data), parsed.GetValue(Connection), parsed.GetValue(Store), parsed.GetValue(Actor));

    private static Option<string> LanguageOption()
    {
        var option = new Option<string>("--lang") { Description = "Language of names, words and messages: vi or en.", DefaultValueFactory = _ => Standard.Language };
        option.AcceptOnlyFromAmong("vi", "en");
        return option;
    }
}
