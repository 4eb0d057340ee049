namespace Kazva.Dashboard.Accounts;

/// <summary>Keeps the accounts of staff.</summary>
public interface IStaffStore
{
    /// <summary>Adds an account.</summary>
    /// <returns>Whether the name was free; if not, nothing was written.</returns>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached or written.</exception>
    Task<bool> AddAsync(StaffAccount account, CancellationToken cancellationToken = default);

    /// <summary>Gives an account another password.</summary>
    /// <returns>Whether there is such an account.</returns>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached or written.</exception>
    Task<bool> SetPasswordAsync(string name, string passwordHash, CancellationToken cancellationToken = default);

    /// <summary>Removes an account.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached or written.</exception>
    Task<bool> RemoveAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>All accounts, ordered by organisation and name. A deployment has tens or hundreds of them.</summary>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached.</exception>
    Task<IReadOnlyList<StaffAccount>> LoadAllAsync(CancellationToken cancellationToken = default);
}
