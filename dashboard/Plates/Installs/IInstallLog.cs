namespace Kazva.Dashboard.Plates.Installs;

/// <summary>That a plate was put up: who, when, where. It is never changed or removed; what was wrong is followed by what is right.</summary>
/// <param name="Id">Made when it is recorded.</param>
/// <param name="Location">The plate's code.</param>
/// <param name="At">When it was put up, as whoever noted it says.</param>
/// <param name="RecordedAt">When that was noted.</param>
/// <param name="Who">The name of who noted it; null where nobody had signed in.</param>
/// <param name="Longitude">Degrees east (WGS 84) of where it hangs, with <paramref name="Latitude"/>; null where nobody said.</param>
public sealed record Install(
    Guid Id, string Location, DateTimeOffset At, DateTimeOffset RecordedAt, string? Who, string? Note, double? Longitude, double? Latitude);

/// <summary>Keeps what was put up. Every method throws <see cref="Submissions.StorageUnavailableException"/> when the database cannot be
/// reached or written.</summary>
public interface IInstallLog
{
    /// <summary>Adds a line; it is durable when this returns.</summary>
    Task AddAsync(string organisation, Install install, CancellationToken cancellationToken = default);

    /// <summary>All lines of a location, the newest first.</summary>
    Task<IReadOnlyList<Install>> ReadAsync(string organisation, string location, CancellationToken cancellationToken = default);

    /// <summary>Of each location that has any, when its plate was put up last.</summary>
    Task<IReadOnlyList<Install>> ReadLastAsync(string organisation, CancellationToken cancellationToken = default);

    /// <summary>Every line of an organisation, in the order in which they were noted.</summary>
    IAsyncEnumerable<Install> ReadAllAsync(string organisation, CancellationToken cancellationToken = default);
}
