namespace Kazva.Alarms.Watching;

/// <summary>Somebody else has committed alarms of the organisation: what is known here is out of date, and nothing of it may be written.</summary>
internal sealed class AlarmsOvertakenException : Exception
{
    /// <summary>Overtaken.</summary>
    public AlarmsOvertakenException() : base("Another activation has committed alarms meanwhile.") { }

    /// <summary>Overtaken, and how.</summary>
    public AlarmsOvertakenException(string message) : base(message) { }

    /// <summary>Overtaken, and what said so.</summary>
    public AlarmsOvertakenException(string message, Exception innerException) : base(message, innerException) { }
}
