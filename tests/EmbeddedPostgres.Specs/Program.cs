using ThreatRegister.EmbeddedPostgres;
using ThreatRegister.Tests.EmbeddedPostgres_Specs;
using Xunit.Runner.InProc.SystemConsole;

return args is [Holder.Verb, var folder, .. var bin]
    ? await Holder.RunAsync(new EmbeddedOptions(folder, bin.FirstOrDefault()))
    : await ConsoleRunner.Run(args);
