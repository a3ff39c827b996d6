using System.Globalization;
using System.Text;
using Npgsql;

namespace ThreatRegister.Cli;

/// <summary>A connection as people write it: <c>postgresql://user:password@host:port/database</c> or Npgsql's <c>Host=...;...</c>.</summary>
internal static class ConnectionText
{
    public static string Parse(string text)
    {
        try
        {
            return Builder(text).ConnectionString;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or UriFormatException)
        {
            throw new CliException(ExitCode.Usage, "The connection cannot be read, or names no host: write postgresql://user:password@host:port/database, or Host=...;Username=...;Password=...;Database=...");
        }
    }

    /// <summary>The same connection as a URL that psql takes.</summary>
    public static string ToUrl(string text)
    {
        var asked = new NpgsqlConnectionStringBuilder(Parse(text));
        var url = new StringBuilder("postgresql://");
        if (asked.Username is { Length: > 0 } user)
        {
            url.Append(Uri.EscapeDataString(user));
            if (asked.Password is { Length: > 0 } password) url.Append(':').Append(Uri.EscapeDataString(password));
            url.Append('@');
        }

        var host = asked.Host!;
        url.Append(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : Uri.EscapeDataString(host)).Append(CultureInfo.InvariantCulture, $":{asked.Port}/");
        if (asked.Database is { Length: > 0 } database) url.Append(Uri.EscapeDataString(database));
        var options = new List<string>();
        if (asked.SslMode != SslMode.Prefer) options.Add($"sslmode={Named(asked.SslMode)}");
        if (asked.RootCertificate is { Length: > 0 } root) options.Add($"sslrootcert={Uri.EscapeDataString(root)}");
        if (asked.Options is { Length: > 0 } server) options.Add($"options={Uri.EscapeDataString(server)}");
        return options.Count == 0 ? url.ToString() : url.Append('?').AppendJoin('&', options).ToString();
    }

    private static string Named(SslMode mode) => mode switch
    {
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        _ => Enum.GetName(mode)!.ToLowerInvariant(),
    };

    private static NpgsqlConnectionStringBuilder Builder(string text)
    {
        var builder = IsUrl(text) ? FromUrl(text) : new NpgsqlConnectionStringBuilder(text);
        return string.IsNullOrWhiteSpace(builder.Host) ? throw new FormatException("It names no host.") : builder;
    }

    private static bool IsUrl(string text) => text.StartsWith("postgresql://", StringComparison.Ordinal) || text.StartsWith("postgres://", StringComparison.Ordinal);

    private static NpgsqlConnectionStringBuilder FromUrl(string text)
    {
        var afterScheme = text[(text.IndexOf("//", StringComparison.Ordinal) + 2)..];
        var queryStart = afterScheme.IndexOf('?', StringComparison.Ordinal);
        var (place, query) = queryStart < 0 ? (afterScheme, "") : (afterScheme[..queryStart], afterScheme[(queryStart + 1)..]);
        var slash = place.IndexOf('/', StringComparison.Ordinal);
        var (authority, database) = slash < 0 ? (place, "") : (place[..slash], place[(slash + 1)..]);
        var at = authority.LastIndexOf('@');
        var (user, host) = at < 0 ? ("", authority) : (authority[..at], authority[(at + 1)..]);
        var builder = new NpgsqlConnectionStringBuilder();
        SetHost(builder, host);
        if (database.Length > 0) builder.Database = Uri.UnescapeDataString(database);
        if (user.Length > 0)
        {
            var colon = user.IndexOf(':', StringComparison.Ordinal);
            builder.Username = Uri.UnescapeDataString(colon < 0 ? user : user[..colon]);
            if (colon >= 0) builder.Password = Uri.UnescapeDataString(user[(colon + 1)..]);
        }

        foreach (var option in query.Split('&', StringSplitOptions.RemoveEmptyEntries)) SetOption(builder, option);
        return builder;
    }

    private static void SetHost(NpgsqlConnectionStringBuilder builder, string host)
    {
        var colon = host.LastIndexOf(':');
        if (colon >= 0 && !host.EndsWith(']') && int.TryParse(host[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            builder.Port = port;
            host = host[..colon];
        }

        if (host.Length > 0) builder.Host = Uri.UnescapeDataString(host.Trim('[', ']'));
    }

    private static void SetOption(NpgsqlConnectionStringBuilder builder, string option)
    {
        var equals = option.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) throw new FormatException(option);
        var value = Uri.UnescapeDataString(option[(equals + 1)..]);
        switch (option[..equals])
        {
            case "host": builder.Host = value; break;
            case "port": builder.Port = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture); break;
            case "user": builder.Username = value; break;
            case "password": builder.Password = value; break;
            case "dbname": builder.Database = value; break;
            case "sslmode": builder.SslMode = Enum.Parse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true); break;
            case "options": builder.Options = value; break;
            case "sslrootcert": builder.RootCertificate = value; break;
            default: throw new FormatException(option);
        }
    }
}
