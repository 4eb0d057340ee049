namespace Kazva.Abuse;

/// <summary>Why a submission is held: kept, and counted nowhere until staff decide. The numbers are those of the database.</summary>
public enum HoldReason
{
    /// <summary>It came among improbably many that look alike.</summary>
    Burst = 1,

    /// <summary>The same was sent from the same source a few minutes before.</summary>
    Repeat = 2,
}
