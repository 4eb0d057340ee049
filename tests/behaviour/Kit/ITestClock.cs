namespace Kazva.Behaviour.Tests.Kit;

/// <summary>The time that the grains of a host see. A manual clock moves; a real one is waited for.</summary>
public interface ITestClock
{
    DateTimeOffset GetUtcNow();

    /// <summary>Lets so much time pass.</summary>
    Task PassAsync(TimeSpan time);

    /// <summary>Lets time pass until something has happened.</summary>
    /// <param name="step">How far a clock that can be moved is moved before the next look.</param>
    Task PassUntilAsync(Task happened, TimeSpan step);
}
