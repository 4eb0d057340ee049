using Microsoft.Extensions.Logging;

namespace Kazva.Gateway.Problems;

// Nothing of the request is logged: neither who asked nor what was said.
internal sealed partial class CitizenMiddleware
{
    [LoggerMessage(1, LogLevel.Warning, "A citizen was asked to try again: storage is unavailable or too slow")]
    private static partial void LogUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "A citizen's request failed")]
    private static partial void LogUnexpected(ILogger logger, Exception exception);
}
