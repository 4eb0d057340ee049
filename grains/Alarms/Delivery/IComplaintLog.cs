using System.Collections.Immutable;
using Kazva.Submissions;

namespace Kazva.Alarms.Delivery;

/// <summary>The choices of dissatisfied answers, to say what people complain of.</summary>
public interface IComplaintLog
{
    /// <summary>What answers with a score from 1 to 4 chose.</summary>
    /// <param name="from">Counted at or after this.</param>
    /// <param name="to">Counted at or before this.</param>
    /// <param name="most">How many of the newest answers of all scores are looked through, about, shared evenly among the locations: it is never a long read.</param>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    Task<IReadOnlyList<DissatisfiedAnswer>> ReadAsync(
        string organisation, ImmutableArray<string> locations, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellationToken = default);
}

/// <summary>What one dissatisfied answer chose.</summary>
public sealed record DissatisfiedAnswer(string Location, ImmutableArray<Answer> Answers);
