namespace Kazva.Dashboard.Plates.Installs;

/// <summary>When a location's first and last submission were received.</summary>
public sealed record AnsweredPlate(string Location, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>Which plates were ever answered. That is all that is known of their scans: looking at a form leaves no trace.</summary>
public interface IAnsweredPlates
{
    /// <summary>Each location of an organisation that has any submission, at the cost of two look-ups each.</summary>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached.</exception>
    Task<IReadOnlyList<AnsweredPlate>> ReadAsync(string organisation, CancellationToken cancellationToken = default);
}
