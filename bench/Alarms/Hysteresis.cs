namespace Kazva.Bench.Alarms;

/// <summary>Lets an alarm stand from when a condition first holds until it has been clear for a time; only then may it fire anew.</summary>
internal sealed class Hysteresis(TimeSpan keepFor)
{
    private bool _stands;
    private DateTimeOffset? _clearSince;

    /// <summary>Takes what holds from a time on. Times rise.</summary>
    /// <returns>Whether the alarm fires.</returns>
    public bool Fires(DateTimeOffset at, bool holds, bool clear)
    {
        if (_stands && _clearSince is { } since && at - since >= keepFor) _stands = false;
        _clearSince = clear ? _clearSince ?? at : null;
        if (_stands || !holds) return false;
        _stands = true;
        return true;
    }
}
