using Npgsql;

namespace ThreatRegister.Cli.Bench;

internal static class BenchSql
{
    public static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
#pragma warning disable CA2100 // The benchmark's own scripts.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<string> ShowAsync(NpgsqlDataSource source, string setting)
    {
        await using var command = source.CreateCommand("select current_setting($1)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = setting });
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
