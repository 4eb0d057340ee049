namespace Kazva.Silo.Storage.Serving;

/// <summary>Another process serves the same data.</summary>
public sealed class StorageInUseException : Exception
{
    /// <summary>In use, without particulars.</summary>
    public StorageInUseException() : this("Another process serves the same data.") { }

    /// <summary>In use, and by whom.</summary>
    public StorageInUseException(string message) : base(message) { }

    /// <summary>In use, and what said so.</summary>
    public StorageInUseException(string message, Exception innerException) : base(message, innerException) { }
}
