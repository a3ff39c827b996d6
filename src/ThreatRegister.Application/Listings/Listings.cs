namespace ThreatRegister.Application.Listings;

/// <summary>The lists of all registers. A new register is one entry here, and so on the command line, in pages, programs and files.</summary>
public static class Listings
{
    public static IReadOnlyList<IListing> All { get; } =
    [
        IncidentListings.Incidents,
        IncidentListings.Responses,
        RecordListings.Lessons,
        RecordListings.Occasions,
        RecordListings.Reviews,
        SubjectListings.Assessments,
        CoordinationListings.Tasks,
        SubjectListings.Directions,
        SubjectListings.Indicators,
        SubjectListings.Forecasts,
        CoordinationListings.Scenarios,
        CoordinationListings.Drills,
        CoordinationListings.Coordination,
        ReferenceListings.Agencies,
        ReferenceListings.Instruments,
        ReferenceListings.Places,
        WorkListings.Intake,
        WorkListings.Shifts,
        RecordListings.Imports,
        WorkListings.Merges,
        RecordListings.Sources,
        TypeListing.Types,
        ActListing.Acts,
    ];

    /// <summary>By the name that URLs and the command line have; null where there is none.</summary>
    public static IListing? Find(string name) => All.FirstOrDefault(listing => string.Equals(listing.Name, name, StringComparison.Ordinal));
}
