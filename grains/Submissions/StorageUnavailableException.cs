namespace Kazva.Submissions;

/// <summary>The database cannot be reached, is locked, or cannot write; trying again later may succeed.</summary>
[GenerateSerializer, Alias("kazva.storage-unavailable")]
public sealed class StorageUnavailableException : Exception
{
    /// <summary>Storage is unavailable.</summary>
    public StorageUnavailableException() : this("The database cannot be reached or written.") { }

    /// <summary>Storage is unavailable, and why.</summary>
    public StorageUnavailableException(string message) : base(message) { }

    /// <summary>Storage is unavailable, and what said so.</summary>
    public StorageUnavailableException(string message, Exception innerException) : base(message, innerException) { }
}
