using System.ComponentModel;
using System.Diagnostics;

namespace ThreatRegister.Reports;

/// <summary>
/// Prints the HTML on paper by a Chromium that is installed. Its bytes are the browser's: they differ from one version, and from one set of
/// fonts, to another, and so are outside the promise of same bytes.
/// </summary>
public static class PdfPrinter
{
    /// <summary>Names the browser where none of the usual names is on the path.</summary>
    public const string Variable = "THREATREG_CHROMIUM";

    /// <summary>A browser that has printed nothing by then has hung.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    /// <summary>A browser takes a few hundred megabytes: so many at once, the others wait their turn.</summary>
    private static readonly SemaphoreSlim turns = new(2);
    private static readonly string[] usual = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    /// <summary>Whether there is a browser to print with.</summary>
    public static bool IsAvailable => Find() is not null;

    /// <exception cref="NotSupportedException">There is no such browser; the message says what to install.</exception>
    /// <exception cref="IOException">The browser printed nothing; the message has its words.</exception>
    public static async Task<byte[]> PrintAsync(string html, CancellationToken cancellationToken = default)
    {
        var browser = Find() ?? throw new NotSupportedException(
            $"A PDF is printed by Chromium, and none was found: install it ('apt-get install chromium'), or name it in {Variable}, or ask for docx or html instead.");
        if (!await turns.WaitAsync(patience, cancellationToken)) throw new IOException("Too much is being printed. Try again in a moment, or ask for docx or html instead.");
        try
        {
            return await PrintAsync(browser, html, patience, cancellationToken);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <param name="limit">How long the browser may take.</param>
    /// <exception cref="IOException">The browser printed nothing, or not in time.</exception>
    public static async Task<byte[]> PrintAsync(string browser, string html, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timed.CancelAfter(limit);
        var folder = Directory.CreateTempSubdirectory("threatreg-pdf-");
        try
        {
            var (page, paper) = (Path.Combine(folder.FullName, "summary.html"), Path.Combine(folder.FullName, "summary.pdf"));
            await File.WriteAllTextAsync(page, html, cancellationToken);
            var said = await RunAsync(browser, folder.FullName, page, paper, timed.Token);
            return File.Exists(paper) ? await File.ReadAllBytesAsync(paper, cancellationToken) : throw new IOException($"{browser} printed nothing: {said}");
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"{browser} printed nothing within {limit.TotalSeconds:0} seconds and was ended. Try again, or ask for docx or html instead.", late);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string browser, string folder, string page, string paper, CancellationToken cancellationToken)
    {
        string[] asRoot = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];
        var start = new ProcessStartInfo(
            browser,
            [
                "--headless", .. asRoot, "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", $"--user-data-dir={Path.Combine(folder, "profile")}",
                "--no-pdf-header-footer", $"--print-to-pdf={paper}", new Uri(page).AbsoluteUri,
            ])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new IOException($"{browser} does not start.");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var said = await process.StandardError.ReadToEndAsync(cancellationToken);
            await output;
            await process.WaitForExitAsync(cancellationToken);
            return said.Trim();
        }
        finally
        {
            End(process);
        }
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It ended by itself in the meantime.
        }
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return File.Exists(named) ? named : null;

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return usual.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
