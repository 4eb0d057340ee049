namespace Kazva.Silo.Storage.Health;

/// <summary>Tells the readiness probe whether submissions can be accepted.</summary>
internal interface IStorageHealth
{
    /// <summary>Reads from the database; and when the last commit failed, sees whether one succeeds now.</summary>
    Task<StorageCondition> CheckAsync(CancellationToken cancellationToken = default);
}

/// <summary>The condition of the database.</summary>
/// <param name="Problem">What is wrong; null when nothing is.</param>
internal sealed record StorageCondition(string? Problem = null)
{
    /// <summary>Whether submissions can be accepted.</summary>
    public bool IsHealthy => Problem is null;
}
