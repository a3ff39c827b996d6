using ThreatRegister.Tests.Faults;
using Xunit.Runner.InProc.SystemConsole;

return args is [Client.Verb, var folder, var journal, .. var connection]
    ? await Client.RunAsync(folder, journal, connection.FirstOrDefault())
    : await ConsoleRunner.Run(args);
