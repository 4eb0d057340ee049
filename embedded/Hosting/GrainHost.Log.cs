namespace Kazva.Embedded;

internal sealed partial class GrainHost
{
    [LoggerMessage(40, LogLevel.Information, "All grains are deactivated")]
    private static partial void LogStopped(ILogger logger);

    [LoggerMessage(41, LogLevel.Warning, "{Grains} grains still had work when the time to finish it was over")]
    private static partial void LogDrainGivenUp(ILogger logger, int grains);

    [LoggerMessage(42, LogLevel.Error, "{Grains} grains were still active when the time to stop was over")]
    private static partial void LogStopGivenUp(ILogger logger, int grains);
}
