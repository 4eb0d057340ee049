namespace Kazva.Embedded;

/// <summary>Why an activation ends.</summary>
public readonly struct DeactivationReason
{
    /// <summary>A reason with a text for logs.</summary>
    public DeactivationReason(DeactivationReasonCode code, string text)
        : this(code, null, text) { }

    /// <summary>A reason with its cause.</summary>
    public DeactivationReason(DeactivationReasonCode code, Exception? exception, string text)
    {
        ReasonCode = code;
        Exception = exception;
        Description = text;
    }

    /// <summary>The kind of reason.</summary>
    public DeactivationReasonCode ReasonCode { get; }

    /// <summary>A text for logs.</summary>
    public string Description { get; }

    /// <summary>What caused it, if it was a failure.</summary>
    public Exception? Exception { get; }

    /// <summary>The kind and the text.</summary>
    public override string ToString() => $"{ReasonCode}: {Description}";
}

/// <summary>Kinds of reasons why an activation ends.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>None was given.</summary>
    None,

    /// <summary>The process stops.</summary>
    ShuttingDown,

    /// <summary>The activation could not start.</summary>
    ActivationFailed,

    /// <summary>It was not used for as long as the collection age.</summary>
    ActivationIdle,

    /// <summary>Its own code asked for it.</summary>
    ApplicationRequested,

    /// <summary>Its own code failed.</summary>
    ApplicationError,
}
