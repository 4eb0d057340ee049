namespace Kazva.Embedded;

/// <summary>Somebody else wrote a grain's state since it was read.</summary>
public class InconsistentStateException : Exception
{
    /// <summary>No particulars.</summary>
    public InconsistentStateException() { }

    /// <summary>With a text.</summary>
    public InconsistentStateException(string message) : base(message) { }

    /// <summary>With a cause.</summary>
    public InconsistentStateException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>With both versions.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag) : base(errorMsg)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>The version in the store, if it is known.</summary>
    public string? StoredEtag { get; }

    /// <summary>The version that the grain had read.</summary>
    public string? CurrentEtag { get; }
}
