namespace Kazva.Embedded.Observers;

internal sealed partial class ObserverRunner
{
    [LoggerMessage(30, LogLevel.Error, "Observer {Observer} failed; later calls still reach it")]
    private static partial void LogFailed(ILogger logger, GrainId observer, Exception failure);

    [LoggerMessage(31, LogLevel.Debug, "A call to observer {Observer} was dropped: nobody holds it any more")]
    private static partial void LogGone(ILogger logger, GrainId observer);
}
