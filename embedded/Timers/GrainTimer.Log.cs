namespace Kazva.Embedded.Timers;

internal sealed partial class GrainTimer
{
    [LoggerMessage(10, LogLevel.Error, "A timer of {Grain} failed; it goes on")]
    private static partial void LogTickFailed(ILogger logger, GrainId grain, Exception failure);
}
