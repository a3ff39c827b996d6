using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Projections;
using ThreatRegister.Projections.Incidents;
using ThreatRegister.Projections.Intake;
using ThreatRegister.Projections.Lessons;

namespace ThreatRegister.Tests.Application_Specs.Queries;

/// <summary>A register that knows these incidents and nothing else.</summary>
internal sealed class KnownCandidates(IReadOnlyList<CandidateRow> rows) : IWorkRegisters
{
    public Task<IReadOnlyList<CandidateRow>> CandidatesAsync(CandidateQuery query, int limit, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<CandidateRow>>([.. rows.Where(row => !query.Except.Contains(row.Sketch.Id!, StringComparer.Ordinal)).Take(limit)]);

    public Task<IReadOnlyList<LessonRow>> LessonsAsync(Viewer viewer, Moment moment, LessonFilter filter, LessonOrder order, int limit, int offset, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<long> CountLessonsAsync(Viewer viewer, Moment moment, LessonFilter filter, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<IntakeRow>> ReportsAsync(Viewer viewer, Moment moment, IntakeFilter filter, int limit, int offset, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<WorkCount> CountReportsAsync(Viewer viewer, Moment moment, IntakeFilter filter, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<OpenIncident>> IncidentsInAsync(Viewer viewer, Moment moment, OpenScope scope, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<WorkCount> CountIncidentsInAsync(Viewer viewer, Moment moment, OpenScope scope, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImportRecords> CountOfImportAsync(Viewer viewer, Moment moment, string import, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<string, DateTimeOffset>> ChangedAtAsync(string register, string field, IReadOnlyCollection<string> ids, Moment moment, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
