namespace ThreatRegister.Domain;

/// <summary>
/// Why a command is refused; each reads after "refused because". Names are stable: interfaces rely on them. <see cref="RefusalText"/>
/// has the words. An enumeration cannot be spread over files: what belongs together stands together, with a line between subjects.
/// </summary>
public enum Refusal
{
    AlreadyExists,
    /// <summary>What the command is about does not exist.</summary>
    NotFound,

    TitleMissing,
    GroundsMissing,
    TextMissing,
    /// <summary>Longer than <see cref="Limits"/> allows.</summary>
    TextTooLong,
    /// <summary>Holds control characters or half a surrogate pair.</summary>
    TextUnreadable,
    QuotationTooLong,
    /// <summary>A list has more than <see cref="Limits.List"/> elements.</summary>
    TooMany,
    NameMissing,
    CountingWordMissing,
    BasisMissing,
    /// <summary>A quotation without the source it is from.</summary>
    SourceMissing,

    ThreatTypeUnknown,
    /// <summary>A further type is given twice, or is the primary one.</summary>
    ThreatTypeRepeated,
    ParentUnknown,
    /// <summary>A type would stand below itself.</summary>
    ThreatTypeCycle,
    /// <summary>Nothing new is recorded under the type; the refusal names what replaces it.</summary>
    ThreatTypeRetired,
    /// <summary>The type is valid from a later day on.</summary>
    ThreatTypeNotYetValid,
    ThreatTypeNotRetired,
    /// <summary>A split that names no types to split into.</summary>
    PartsMissing,

    OccurredInFuture,
    /// <summary>A time other than the occurrence lies in the future: of a statement, a response, a containment.</summary>
    TimeInFuture,
    /// <summary>Contained or resolved before it occurred.</summary>
    BeforeOccurrence,
    /// <summary>The new date does not lie within the recorded one: that is a correction.</summary>
    DateOutsideRecorded,
    /// <summary>A rule would end before it begins.</summary>
    EndsBeforeItBegins,

    /// <summary>A drill has no outcome.</summary>
    DrillHasNoOutcome,
    /// <summary>A single case is one; another number belongs to an aggregate.</summary>
    QuantityNeedsAggregate,
    CountryInvalid,
    LatitudeOutOfRange,
    LongitudeOutOfRange,
    /// <summary>Latitude without longitude, or the other way round.</summary>
    CoordinateIncomplete,
    SystemLevelOutOfRange,
    /// <summary>Money without a currency.</summary>
    CurrencyMissing,
    /// <summary>Not three capital letters.</summary>
    CurrencyInvalid,
    /// <summary>A currency for what is not money.</summary>
    CurrencyNotAllowed,

    ResponseKindUnknown,
    /// <summary>Two responses of one command have the same id.</summary>
    ResponseRepeated,
    /// <summary>Another response has this id already.</summary>
    ResponseExists,
    ResponseUnknown,

    OccasionRepeated,
    IncidentRepeated,

    /// <summary>The subject of personal data is not an id.</summary>
    SubjectInvalid,
    /// <summary>Persons are not recorded in cases of harmful information.</summary>
    PersonNotAllowed,
    /// <summary>State secrets do not belong into this installation.</summary>
    StateSecretRefused,
    MarkingMissing,

    /// <summary>Not an absolute http or https address.</summary>
    UrlInvalid,
    /// <summary>Not a language code of two small letters (ISO 639-1).</summary>
    LanguageInvalid,
    /// <summary>A digest is not 64 hexadecimal digits.</summary>
    DigestInvalid,

    /// <summary>Nothing is said of it before it is reopened, and nothing is merged into it or it into anything.</summary>
    AlreadyRetracted,
    AlreadyClosed,
    /// <summary>Only what is resolved, closed or retracted can be reopened.</summary>
    NotClosed,
    NotContained,
    NotResolved,
    ResponseMissing,
    OutcomeMissing,
    NotLinked,
    NotRelated,
    RelatedToItself,

    AlreadyConcluded,
    /// <summary>Another judgement has this id already.</summary>
    JudgementExists,

    SubjectMissing,
    /// <summary>The lesson was asked for, but nobody has recorded what it is.</summary>
    LessonHasNoText,
    NotReviewed,
    NotAdopted,
    NotApplied,
    AlreadyRejected,
    /// <summary>Applied neither to an occasion nor to a plan.</summary>
    OccasionOrPlanMissing,

    /// <summary>A review of an occasion without the occasion.</summary>
    OccasionMissing,
    PeriodMissing,

    /// <summary>A review of days that have no beginning or no end: no report could be made of it.</summary>
    PeriodUnbounded,
    /// <summary>A trend that does not say which way.</summary>
    DirectionMissing,
    /// <summary>Only a trend has a direction.</summary>
    DirectionNotAllowed,
    AlreadyWithdrawn,

    /// <summary>A further source for something that the record does not hold.</summary>
    FactNotRecorded,

    /// <summary>The import has begun with another file, mapping or source.</summary>
    ImportDiffers,
    /// <summary>The numbers of an import are below zero, or rows read are not the sum of the others.</summary>
    TallyWrong,

    /// <summary>What the command refers to is not recorded.</summary>
    OccasionUnknown,
    IncidentUnknown,
    SourceUnknown,
    LessonUnknown,
    ImportUnknown,
    MergedIntoItself,
    /// <summary>The survivor is itself merged, through others or not, into what would be merged.</summary>
    MergeCycle,
    /// <summary>It is merged into another incident.</summary>
    AlreadyMerged,
    NotMerged,
    /// <summary>There is no undone merge to settle.</summary>
    NeverUnmerged,

    /// <summary>The import, or the one that the record is from, was taken back.</summary>
    ImportWithdrawn,
    NotWithdrawn,
    /// <summary>The record is not from that row of an import.</summary>
    NotFromRow,

    /// <summary>The report was accepted, attached or rejected already.</summary>
    ReportSettled,
    /// <summary>The report still waits: there is nothing to reopen.</summary>
    ReportNotSettled,

    /// <summary>Who acts is not an id.</summary>
    ActorInvalid,
    /// <summary>A shift is handed over to the one who hands it over.</summary>
    HandedToOneself,
    /// <summary>A shift is taken over by the one who handed it over.</summary>
    TakenOverFromOneself,
    /// <summary>A shift is handed over to nobody who has an account that can be used.</summary>
    RecipientUnknown,
    /// <summary>A shift is handed over to somebody without the right to take it over.</summary>
    RecipientWithoutRight,
    /// <summary>A shift is handed over to somebody who may not see all that is handed over.</summary>
    RecipientNotCleared,
    AlreadyTakenOver,
    /// <summary>A position of the log is below zero.</summary>
    PositionInvalid,
    /// <summary>What is handed over is listed twice.</summary>
    OpenItemRepeated,

    /// <summary>Other evidence of the incident has this id already.</summary>
    EvidenceExists,
    EvidenceUnknown,
    /// <summary>Empty, or larger than <see cref="Limits.EvidenceBytes"/>.</summary>
    EvidenceSizeOutOfRange,
    /// <summary>A name with a folder in it.</summary>
    FileNameInvalid,
    /// <summary>Not of the form <c>type/subtype</c> (RFC 6838).</summary>
    MediaTypeInvalid,

    /// <summary>The agency that the command refers to is not recorded.</summary>
    AgencyUnknown,
    AgencyRepeated,
    /// <summary>An agency or place that goes on as itself.</summary>
    SucceedsItself,
    /// <summary>It has ended otherwise already, or before the day that is named.</summary>
    AgencyHasEnded,
    /// <summary>A last day or successors for an agency that is there.</summary>
    AgencyHasNotEnded,
    /// <summary>A role that names no body, occasion, instrument or matter.</summary>
    RoleOfNothing,
    RoleInItself,
    /// <summary>Another role of the agency has this id already.</summary>
    RoleExists,

    InstrumentUnknown,
    /// <summary>Neither a rank nor a value, both of them, a rank beyond its number, or a unit of nothing.</summary>
    FigureInvalid,
    /// <summary>A scope within a region or country that is not named.</summary>
    RegionMissing,
    /// <summary>The whole world is no region.</summary>
    RegionNotAllowed,

    /// <summary>It is stated otherwise already: that is a correction.</summary>
    AlreadyNamed,

    /// <summary>The same name is given twice in one list.</summary>
    NameRepeated,
    /// <summary>The number of a group is not from 1 to 999.</summary>
    GroupNumberOutOfRange,
    /// <summary>A group with neither number nor heading.</summary>
    GroupEmpty,
    ReviewUnknown,
    DirectionUnknown,

    TaskCompleted,
    TaskCancelled,
    /// <summary>There is nothing to reopen.</summary>
    TaskOpen,

    /// <summary>A thematic review that says neither topic nor type.</summary>
    TopicMissing,
    /// <summary>No section of a report has this key.</summary>
    SectionUnknown,
    /// <summary>A contribution gives a section twice.</summary>
    SectionRepeated,
    /// <summary>Reports are written in <c>vi</c> and <c>en</c>.</summary>
    ReportLanguageUnknown,
    /// <summary>A nil report with text.</summary>
    NilReportHasText,
    /// <summary>The unit has sent nothing in that could be returned.</summary>
    ContributionMissing,
    /// <summary>The unit is not asked for a contribution, so that there is nothing to take back.</summary>
    ContributionNotAsked,
    /// <summary>The unit has sent its contribution in: what it was asked for is not taken back.</summary>
    ContributionSent,
    /// <summary>What is asked for would be overdue at once.</summary>
    DueInPast,

    /// <summary>Another comment has this id already.</summary>
    CommentExists,
    CommentUnknown,
    CommentsUnanswered,
    /// <summary>The command names another than the one who sends it.</summary>
    NotTheSender,
    /// <summary>Who approves a review is another than who submitted it and than those whose text stands in it.</summary>
    SecondPersonNeeded,

    /// <summary>It waits for approval: it has to be returned before it is changed.</summary>
    ReviewSubmitted,
    NotSubmitted,
    /// <summary>It is approved: it has to be returned before it is changed.</summary>
    ReviewApproved,
    NotApproved,
    /// <summary>What was issued stays as it is: it is corrected by a replacement.</summary>
    ReviewIssued,
    NotIssued,
    AlreadyReplaced,
    ReplacedByItself,
    CalendarUnknown,
    PeriodNotInCalendar,
    ReplacementNotIssued,
    PositionNotReached,
    LogDigestDiffers,
    PositionBeforeApproval,
    NumberMissing,
    FilesMissing,
    FileRepeated,
    FileEmpty,
    /// <summary>The register makes other files of the review there, or none at all.</summary>
    FilesNotOfRegister,
    /// <summary>Some streams cannot be read, so that a figure may be wrong.</summary>
    StreamsParked,
    /// <summary>Something in the review was marked more strictly than the review itself after its approval.</summary>
    StricterThanReview,

    /// <summary>The book holds the scale, and it has no such level.</summary>
    SeverityLevelUnknown,
    /// <summary>The score does not lie in the band that the scale states for the level.</summary>
    SeverityScoreOutsideBand,
    LevelsMissing,
    LevelRepeated,
    /// <summary>One end of a band without the other, or the wrong way round.</summary>
    BandInvalid,
    PartsOfYearMissing,
    PartOfYearRepeated,
    /// <summary>None of year, H1, H2, Q1 to Q4, 01 to 12.</summary>
    PartOfYearUnknown,
    /// <summary>Not a month and a day, such as 12-15.</summary>
    DayOfYearInvalid,
    /// <summary>The parts of one length leave days out, or cover some twice.</summary>
    CalendarHasGaps,

    /// <summary>A holiday without days.</summary>
    DaysMissing,
    DayRepeated,
    /// <summary>It ends before it begins, or takes longer than a month.</summary>
    DaysInvalid,
    /// <summary>A day that makes up for another one is a Saturday or a Sunday.</summary>
    NotAWeekend,

    /// <summary>A term of nothing, or of more than 10,000.</summary>
    LengthInvalid,
    /// <summary>A clock that starts with another step does not say with which.</summary>
    StepMissing,
    /// <summary>A step before where the clock starts with something else, or the step itself.</summary>
    StepNotAllowed,
    DeadlineRuleUnknown,
    /// <summary>No rule has the step, or the named one has another.</summary>
    StepUnknown,

    /// <summary>There is no time of detection to correct.</summary>
    NotDetected,
    /// <summary>Another notification of the incident has this id already.</summary>
    NotificationExists,
    NotificationUnknown,

    InstrumentRelatedToItself,
    InstrumentNotRelated,
    InstrumentHasEnded,
    /// <summary>A last day for an instrument whose end is not recorded.</summary>
    InstrumentHasNotEnded,

    /// <summary>The place that contains or succeeds is not recorded; or the one that is to contain lies in the place itself.</summary>
    PlaceUnknown,
    PlaceRepeated,
    /// <summary>It has ended otherwise already, or before the day that is named.</summary>
    PlaceHasEnded,
    PlaceHasNotEnded,

    /// <summary>Only a forecast that says what comes by when can be scored.</summary>
    ForecastHasNoClaim,
    /// <summary>That something did not come, or only in part, is not known before its time is over.</summary>
    ClaimNotOver,
    /// <summary>A claim without a date by which it comes true.</summary>
    ClaimDateMissing,

    /// <summary>Acknowledged by someone whom nobody told.</summary>
    NotTold,

    /// <summary>One of the four on the spot, and from outside.</summary>
    SlotNotOnTheSpot,
    ScenarioUnknown,
    ScenarioRetired,
}
