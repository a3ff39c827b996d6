using ThreatRegister.Cli;

return await Launch.RunAsync(args);
