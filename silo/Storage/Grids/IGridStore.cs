namespace Kazva.Silo.Storage.Grids;

/// <summary>Keeps the definitions of grids, as JSON, with all their versions.</summary>
internal interface IGridStore
{
    /// <summary>Adds a version, which is in force from then on. It must be one more than the latest, or 1 for a new organisation.</summary>
    /// <exception cref="GridVersionException">Somebody else imported meanwhile; nothing was written.</exception>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached or written.</exception>
    Task SaveAsync(string organisation, int version, string json, CancellationToken cancellationToken = default);

    /// <summary>The latest version of every organisation, ordered by the organisation's id.</summary>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached.</exception>
    Task<IReadOnlyList<StoredGrid>> LoadAllAsync(CancellationToken cancellationToken = default);
}

/// <summary>A grid definition as it is stored.</summary>
internal sealed record StoredGrid(string Organisation, int Version, string Json);
