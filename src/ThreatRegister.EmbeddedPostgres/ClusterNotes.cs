using System.Security.Cryptography;
using System.Text;

namespace ThreatRegister.EmbeddedPostgres;

/// <summary>What the data folder says of its cluster: kept in one file of mode 0600 that is replaced as a whole.</summary>
/// <param name="Id">Random; names the socket's folder, and the cluster's when that is elsewhere.</param>
/// <param name="Account">The system user that the cluster belongs to.</param>
/// <param name="Elsewhere">The cluster's folder when it is not in the data folder.</param>
/// <param name="Passwords">Of the three login roles.</param>
/// <param name="IsComplete">False until everything is made; what was made by then is thrown away.</param>
internal sealed record ClusterNotes(
    string Id, string Account, string? Elsewhere, IReadOnlyDictionary<string, string> Passwords, bool IsComplete)
{
    private const string PasswordKey = "password.";

    public static ClusterNotes New(string account, IEnumerable<string> roles) => new(
        RandomNumberGenerator.GetHexString(16, lowercase: true),
        account,
        Elsewhere: null,
        roles.ToDictionary(role => role, _ => RandomNumberGenerator.GetHexString(48, lowercase: true), StringComparer.Ordinal),
        IsComplete: false);

    /// <returns>Null when the file is not there.</returns>
    public static ClusterNotes? Read(string path)
    {
        if (!File.Exists(path)) return null;

        var values = File.ReadAllLines(path)
            .Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        if (!values.TryGetValue("id", out var id) || !values.TryGetValue("account", out var account))
            throw new EmbeddedPostgresException($"{path} is damaged: it names no id or no account. Restore it from a backup.");

        var passwords = values
            .Where(value => value.Key.StartsWith(PasswordKey, StringComparison.Ordinal))
            .ToDictionary(value => value.Key[PasswordKey.Length..], value => value.Value, StringComparer.Ordinal);
        return new ClusterNotes(id, account, values.GetValueOrDefault("elsewhere"), passwords, values.ContainsKey("complete"));
    }

    public void Write(string path)
    {
        var lines = new StringBuilder().Append("id=").Append(Id).Append('\n').Append("account=").Append(Account).Append('\n');
        if (Elsewhere is not null) lines.Append("elsewhere=").Append(Elsewhere).Append('\n');
        foreach (var (role, password) in Passwords) lines.Append(PasswordKey).Append(role).Append('=').Append(password).Append('\n');
        if (IsComplete) lines.Append("complete=yes\n");

        PrivateFile.Write(path + ".new", lines.ToString());
        File.Move(path + ".new", path, overwrite: true);
    }
}

internal static class PrivateFile
{
    /// <summary>Writes a file that only its owner may read, from its first byte on, and waits until it is on the disk.</summary>
    public static void Write(string path, string text)
    {
        File.Delete(path);
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }
}
