using ThreatRegister.Application.Imports;
using ThreatRegister.Application.Imports.Columns;
using ThreatRegister.Domain.Incidents;

namespace ThreatRegister.Web.Pages.Importing;

public enum ImportStep
{
    Previewing,

    /// <summary>Nothing is recorded yet: someone looks at what would be.</summary>
    Previewed,
    Importing,
    Done,
    Failed,
}

/// <summary>A file that was uploaded, and lacks what makes it a job.</summary>
/// <param name="Folder">Where it lies until it is old.</param>
public sealed record HeldUpload(string Id, string Folder, string FileName)
{
    public string DataPath => ImportJob.DataIn(Folder, FileName);
}

/// <summary>One uploaded file on its way into the register.</summary>
/// <param name="Folder">Where it lies until it is old.</param>
/// <param name="Actor">Who uploaded it: nobody else sees it.</param>
/// <param name="FileName">As it was called.</param>
/// <param name="Update">Corrections are recorded for rows that changed.</param>
/// <param name="Language">That of the page it was uploaded on: the reject file is in it.</param>
public sealed record ImportJob(string Id, string Folder, string Actor, string FileName, MappingFile Mapping, bool Update, string Language)
{
    /// <summary>So many rows are shown as they would be recorded.</summary>
    public const int Shown = 10;

    /// <summary>How a choice begins that means the mapping of an earlier upload.</summary>
    public const string MappingOf = "job:";

    public ImportStep Step { get; init; }

    /// <summary>What its mapping was made of; null: it came with a mapping.</summary>
    public ColumnChoices? Choices { get; init; }

    /// <summary>Nothing of it is recorded, and no work on it is under way: it may get another mapping.</summary>
    public bool IsOpen => Step is ImportStep.Previewed || (Step is ImportStep.Failed && Report?.Fault is not null);

    public ImportProgress? Progress { get; init; }

    /// <summary>How it went: the dry run's until it is imported.</summary>
    public ImportReport? Report { get; init; }

    public IReadOnlyList<ReportIncident> First { get; init; } = [];

    /// <summary>Why it cannot go on, in the program's words; null: it can.</summary>
    public string? Failure { get; init; }

    public string DataPath => DataIn(Folder, FileName);

    public string RejectPath => Path.Combine(Folder, "rejects.csv");

    public static string DataIn(string folder, string fileName) => Path.Combine(folder, "data", fileName);

    public bool IsWorking => Step is ImportStep.Previewing or ImportStep.Importing;
}
