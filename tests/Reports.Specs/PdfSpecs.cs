using System.Text;
using Shouldly;
using ThreatRegister.Domain;
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

    [Fact]
    public async Task says_on_every_page_whom_it_is_for()
    {
        var summary = await The_report.Whole("vi");
        var marked = summary with { Head = summary.Head with { Marking = Tlp.AmberStrict } };

        SummaryHtml.OnPaper(marked).ShouldContain("""@page { @top-right { content: "TLP:AMBER+STRICT";""");
        SummaryHtml.OnPaper(marked).ShouldContain("""@bottom-right { content: "TLP:AMBER+STRICT";""");
        SummaryHtml.Render(marked).ShouldNotContain("@bottom-right");
    }

    [Fact]
    public async Task a_browser_that_hangs_is_ended_and_told()
    {
        var browser = Path.Combine(AppContext.BaseDirectory, "hanging-browser");
        await File.WriteAllTextAsync(browser, "#!/bin/sh\nexec tail -f /dev/null\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var told = await Should.ThrowAsync<IOException>(() => PdfPrinter.PrintAsync(browser, "<p>x</p>", TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken));

        told.Message.ShouldContain("ask for docx or html");
    }
}
