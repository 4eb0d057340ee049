using Microsoft.Extensions.Logging;

namespace Kazva.Gateway.Submissions;

internal sealed partial class SubmissionSender
{
    [LoggerMessage(1, LogLevel.Warning, "A submission to {Location} was not answered: storage is unavailable or too slow")]
    private static partial void LogUnavailable(ILogger logger, string location, Exception exception);

    [LoggerMessage(2, LogLevel.Debug, "A submission is sent again: {Reason}")]
    private static partial void LogAgain(ILogger logger, string reason);
}
