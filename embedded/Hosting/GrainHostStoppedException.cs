namespace Kazva.Embedded;

/// <summary>The process stops, so a call from outside the grains was not sent.</summary>
public sealed class GrainHostStoppedException : InvalidOperationException
{
    /// <summary>With the usual text.</summary>
    public GrainHostStoppedException() : base("The grain host is stopping; the call was not sent.") { }

    /// <summary>With a text.</summary>
    public GrainHostStoppedException(string message) : base(message) { }

    /// <summary>With a cause.</summary>
    public GrainHostStoppedException(string message, Exception innerException) : base(message, innerException) { }
}
