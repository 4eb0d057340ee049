namespace Kazva.Silo.Verification;

/// <summary>A clock that stands still, so that everything is compared at one moment. Its timers run by the system's clock.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
