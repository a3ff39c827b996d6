namespace ThreatRegister.Cli;

/// <summary>
/// What one run of the program talks through: streams and environment of its process, or those of a process that runs it within itself.
/// All verbs use this instead of <see cref="Console"/>.
/// </summary>
/// <param name="input">Opens standard input.</param>
/// <param name="output">Opens standard output; who opened it closes it.</param>
/// <param name="variables">The value of a variable of the environment; null where there is none.</param>
internal sealed class Standard(Func<Stream> input, Func<Stream> output, TextWriter error, Func<string, string?> variables)
{
    private static readonly AsyncLocal<Standard?> ofRun = new();
    private static readonly Standard ofProcess = new(Console.OpenStandardInput, Console.OpenStandardOutput, Console.Error, Environment.GetEnvironmentVariable)
    {
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
    };

    private const string LanguageVariable = "THREATREG_LANG";

    private readonly Func<Stream> input = input;
    private readonly Func<Stream> output = output;
    private readonly Func<string, string?> variables = variables;
    private readonly TextWriter rawError = error;
    private readonly TextWriter error = TerminalText.Cleaning(error);
    private string? language;

    public static Standard Now => ofRun.Value ?? ofProcess;

    /// <summary>For people; what a terminal would obey is shown as a mark.</summary>
    public static TextWriter Error => Now.error;

    /// <summary>Standard error without that guard, for the program's own control characters.</summary>
    public static TextWriter RawError => Now.rawError;

    public bool IsOutputTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    /// <summary>What its messages are in: <c>vi</c> or <c>en</c>.</summary>
    public static string Language
    {
        get => Now.language ?? (Variable(LanguageVariable) is "en" ? "en" : "vi");
        set => Now.language = value;
    }

    public static string Say(string vietnamese, string english) => Language is "en" ? english : vietnamese;

    public static Stream OpenInput() => Now.input();

    public static Stream OpenOutput() => Now.output();

    /// <summary>Null where the environment has no such variable, or an empty one.</summary>
    public static string? Variable(string name) => Now.variables(name) is { Length: > 0 } value ? value : null;

    /// <summary>From here on, the caller and what it awaits talk through this.</summary>
    public void Use() => ofRun.Value = this;
}
