using System.Collections.Immutable;
using Kazva.Submissions;

namespace Kazva.Alarms.Judging;

/// <summary>What judging needs of a logged submission.</summary>
/// <param name="Number">The number that the location gave it.</param>
public sealed record JudgedAnswer(
    string Location, long Number, Guid SubmissionId, Score Score, ImmutableArray<Answer> Answers, DateTimeOffset CountedAt, DateTimeOffset ReceivedAt);
