using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;

namespace ThreatRegister.Cli;

/// <summary>One run of the program: arguments in, exit code out.</summary>
internal static class Launch
{
    // Once: options that verbs share remember every command they were ever given to.
    private static readonly RootCommand root = Root();

    /// <param name="standard">What it talks through; null: streams and environment of the process.</param>
    public static async Task<int> RunAsync(string[] args, Standard? standard = null, CancellationToken cancellationToken = default)
    {
        standard?.Use();
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction mistake) mistake.ShowHelp = false;
        else if (parsed.GetResult(CommonOptions.Language) is { Implicit: false } asked) Standard.Language = asked.GetValueOrDefault<string>();
        try
        {
            // A parse error is the user's to mend: exit 64, after the parser has said what is wrong.
            await using var output = new StreamWriter(Standard.OpenOutput());
            var exit = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = Standard.Error }, cancellationToken);
            return parsed.Action is ParseErrorAction ? ExitCode.Usage : exit;
        }
        catch (Exception wrong)
        {
            var (exit, message) = Faults.Describe(wrong);
            await Standard.Error.WriteLineAsync(message);
            if (Faults.IsTraced) await Standard.Error.WriteLineAsync(wrong.ToString());
            return exit;
        }
    }

    private static RootCommand Root()
    {
        var verbs = new RootCommand("Keeps and replays a register of cyber incidents and non-traditional threats.")
        {
            CommonOptions.Data, CommonOptions.Connection, CommonOptions.Store, CommonOptions.Actor,
            ServeVerb.Create(), SeedVerb.Create(), RecordVerb.Create(), ImportVerb.Create(),
            IntakeVerbs.Create(), DuplicatesVerb.Create(), EvidenceVerbs.Create(), ShiftVerbs.Create(),
            MergeVerbs.Merge(), MergeVerbs.Unmerge(), MergeVerbs.Merges(), ReclassifyVerb.Create(),
            DeadlinesVerb.Create(), TimesVerb.Create(), NoticeVerbs.Detect(), NoticeVerbs.Notify(), RulesVerb.Create(),
            ExportVerb.Create(),
            RegisterVerb.Create(), ReadingVerbs.Incidents(), OneRecordVerbs.Show(), OneRecordVerbs.History(), ChangesVerb.Create(), DiffVerb.Create(), SummaryVerb.Create(), ReadingVerbs.Search(),
            ReadingVerbs.Lessons(), ResponsesVerb.Create(), ReadingVerbs.Occasions(), ReadingVerbs.Reviews(), ReviewVerbs.Create(), ReadingVerbs.Assessments(), ReadingVerbs.Sources(), ReadingVerbs.Imports(), ReadingVerbs.Types(),
            ReadingVerbs.Acts(), ReadingVerbs.Agencies(), ReadingVerbs.Indicators(), ReadingVerbs.Instruments(), ReadingVerbs.Places(), ReadingVerbs.Directions(), ReadingVerbs.Tasks(), ForecastsVerb.Create(), CoordinationVerb.Create(), ReadingVerbs.Scenarios(), ReadingVerbs.Drills(),
            VerifyVerb.Create(), SealVerb.Create(), UpkeepVerbs.Rebuild(), UpkeepVerbs.Status(), UpkeepVerbs.Database(), BenchVerb.Create(),
            UserVerbs.Create(), ServeVerb.Urls,
        };
        verbs.SetAction(FirstLook.RunAsync);
        Verb.LeadHelpWithExamples(verbs);
        return verbs;
    }
}
