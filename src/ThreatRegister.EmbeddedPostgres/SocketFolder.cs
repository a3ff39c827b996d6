using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ThreatRegister.EmbeddedPostgres;

/// <summary>The short private folder that the server's socket stands in. A socket's whole path has at most 107 bytes.</summary>
internal static class SocketFolder
{
    public const string SocketName = ".s.PGSQL.5432";
    private const int LongestPath = 107;
    private const int Attempts = 3;

    // Neither the server's list of folders nor the shell between pg_ctl and the server reads more than the words in these.
    private static readonly SearchValues<char> plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-");

    /// <summary>Makes the folder afresh; to be called only while the server is down.</summary>
    public static string Make(string id, string serverData, ServerAccount? account)
    {
        foreach (var parent in Parents(Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR"), account is not null))
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var path = Path.Combine(parent, NameOf(id, serverData, attempt));
                if (!Fits(path) || !TryClear(path) || !Native.TryMakePrivateFolder(path)) continue;

                if (account is not null) Native.ChangeOwner(path, account);
                return path;
            }
        }

        throw new EmbeddedPostgresException("No folder for the server's socket could be made: make /tmp writable, or set XDG_RUNTIME_DIR to a short path.");
    }

    public static void Remove(string path) => TryClear(path);

    public static bool Fits(string path) =>
        !path.AsSpan().ContainsAnyExcept(plain) && Encoding.UTF8.GetByteCount(path) + 1 + SocketName.Length <= LongestPath;

    /// <summary>Root's own runtime folder is closed to the server's user, hence /run there.</summary>
    public static IEnumerable<string> Parents(string? runtimeFolder, bool forAnotherUser)
    {
        if (forAnotherUser) return ["/run", "/tmp"];

        return string.IsNullOrEmpty(runtimeFolder) || !Path.IsPathRooted(runtimeFolder) ? ["/tmp"] : [runtimeFolder, "/tmp"];
    }

    /// <summary>The place is part of the name, so that a copied data folder, which has the same id, gets a socket of its own.</summary>
    private static string NameOf(string id, string serverData, int attempt)
    {
        var place = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(serverData)))[..6];
        // A later attempt means that somebody else took the name.
        return $"threatreg-{id}-{(attempt == 0 ? place : RandomNumberGenerator.GetHexString(6, lowercase: true))}";
    }

    private static bool TryClear(string path)
    {
        try
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
