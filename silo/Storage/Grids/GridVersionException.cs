namespace Kazva.Silo.Storage.Grids;

/// <summary>A grid's version does not follow the latest: somebody else imported meanwhile.</summary>
public sealed class GridVersionException : Exception
{
    /// <summary>Out of order, without particulars.</summary>
    public GridVersionException() : this("The version does not follow the latest.") { }

    /// <summary>Out of order, and why.</summary>
    public GridVersionException(string message) : base(message) { }

    /// <summary>Out of order, and what said so.</summary>
    public GridVersionException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Out of order.</summary>
    internal GridVersionException(string organisation, int version)
        : this($"Version {version} of '{organisation}' does not follow the latest: somebody else imported meanwhile.") { }
}
