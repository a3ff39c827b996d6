using System.Text;
using Shouldly;
using ThreatRegister.Reports;

namespace ThreatRegister.Tests.Reports_Specs;

public sealed class The_report_on_paper
{
    [Fact]
    public async Task is_printed_by_the_browser_that_is_named_or_says_what_to_install()
    {
        var before = Environment.GetEnvironmentVariable(PdfPrinter.Variable);
        try
        {
            Environment.SetEnvironmentVariable(PdfPrinter.Variable, Path.Combine(AppContext.BaseDirectory, "no-such-browser"));

            (await Should.ThrowAsync<NotSupportedException>(() => PdfPrinter.PrintAsync("<p>x</p>", TestContext.Current.CancellationToken))).Message.ShouldContain("apt-get install chromium");

            Environment.SetEnvironmentVariable(PdfPrinter.Variable, before);
            var summary = await The_report.Whole("vi");
            SummaryFile file;
            try
            {
                file = await SummaryFiles.MakeAsync(summary, "pdf", TestContext.Current.CancellationToken);
            }
            catch (NotSupportedException)
            {
                Assert.Skip("no Chromium is installed here");
                return;
            }

            file.Name.ShouldBe("summary-2020.vi.pdf");
            Encoding.ASCII.GetString(file.Content.Span[..5]).ShouldBe("%PDF-");
        }
        finally
        {
            Environment.SetEnvironmentVariable(PdfPrinter.Variable, before);
        }
    }
}
