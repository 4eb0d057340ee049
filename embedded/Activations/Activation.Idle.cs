using Kazva.Embedded.Turns;

namespace Kazva.Embedded.Activations;

/// <summary>When an activation may be collected for being idle.</summary>
internal sealed partial class Activation
{
    private int _lastUsed;
    private int _keptUntil;
    private bool _keptForEver;
    private bool _delayed;

    /// <summary>See <see cref="Grain.DelayDeactivation"/>.</summary>
    public void DelayDeactivation(TimeSpan time)
    {
        _delayed = time > TimeSpan.Zero;
        _keptForEver = time == TimeSpan.MaxValue || time == Timeout.InfiniteTimeSpan;
        Host.Clock.Move();
        _keptUntil = Host.Clock.After(_delayed ? time : TimeSpan.Zero);
    }

    /// <summary>Has an activation that seems idle look whether it is. From any thread.</summary>
    public void LookWhetherIdle()
    {
        if (IsPastAge && LooksIdle) Post(new Nudge());
    }

    private bool IsPastAge => _class.CollectionAge != Timeout.InfiniteTimeSpan
        && Host.Clock.IsPast(unchecked(Volatile.Read(ref _lastUsed) + (int)_class.CollectionAge.TotalMilliseconds));

    private bool IsDelayed => _keptForEver || (_delayed && !Host.Clock.IsPast(_keptUntil));

    private void CollectIfIdle()
    {
        if (!IsQuiet || !IsNobodyWaiting || !IsPastAge || IsDelayed) return;
        Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, $"Idle for {_class.CollectionAge}."));
    }
}
