using System.Diagnostics;
using System.Text;
using Shouldly;
using ThreatRegister.Reports;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class LibreOffice
{
    [Fact]
    public async Task takes_the_document_and_the_workbook()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);
        Assert.SkipUnless(program is not null, "LibreOffice is not installed");
        var folder = Directory.CreateTempSubdirectory("threatreg-office-");
        try
        {
            string[] files = [await WriteAsync(folder, "docx"), await WriteAsync(folder, "xlsx")];
            var start = new ProcessStartInfo(
                program!, [$"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile")).AbsoluteUri}", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, .. files])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            foreach (var file in files)
            {
                var paper = Path.Combine(folder.FullName, Path.GetFileNameWithoutExtension(file) + ".pdf");
                File.Exists(paper).ShouldBeTrue(said);
                Encoding.ASCII.GetString((await File.ReadAllBytesAsync(paper, TestContext.Current.CancellationToken)).AsSpan(0, 5)).ShouldBe("%PDF-");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> WriteAsync(DirectoryInfo folder, string format)
    {
        var file = await SummaryFiles.MakeAsync(await The_report.Whole("vi"), format, TestContext.Current.CancellationToken);
        var path = Path.Combine(folder.FullName, $"{format}.{format}");
        await File.WriteAllBytesAsync(path, file.Content, TestContext.Current.CancellationToken);
        return path;
    }
}
