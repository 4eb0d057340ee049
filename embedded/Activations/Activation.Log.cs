namespace Kazva.Embedded.Activations;

internal sealed partial class Activation
{
    [LoggerMessage(1, LogLevel.Warning, "{Grain} could not be activated")]
    private static partial void LogActivationFailed(ILogger logger, GrainId grain, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "{Grain} failed in OnDeactivateAsync")]
    private static partial void LogDeactivationFailed(ILogger logger, GrainId grain, Exception failure);

    [LoggerMessage(3, LogLevel.Error, "{Grain} failed while it was disposed")]
    private static partial void LogDisposeFailed(ILogger logger, GrainId grain, Exception failure);

    [LoggerMessage(4, LogLevel.Error, "{Grain} failed in work that nobody awaits")]
    private static partial void LogLostFailure(ILogger logger, GrainId grain, Exception failure);
}
