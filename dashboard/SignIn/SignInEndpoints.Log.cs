using Microsoft.Extensions.Logging;

namespace Kazva.Dashboard.SignIn;

// A name that is nobody's is not written: people type their passwords there too.
internal static partial class SignInEndpoints
{
    [LoggerMessage(1, LogLevel.Information, "{Name} of {Organisation} signed in")]
    private static partial void LogSignedIn(ILogger logger, string name, string organisation);

    [LoggerMessage(2, LogLevel.Warning, "A sign-in as {Name} was refused: the password was not right")]
    private static partial void LogWrongPassword(ILogger logger, string name);

    [LoggerMessage(3, LogLevel.Warning, "A sign-in was refused: there is no such account")]
    private static partial void LogUnknownName(ILogger logger);

    [LoggerMessage(4, LogLevel.Warning, "A sign-in was refused: too many attempts")]
    private static partial void LogTooMany(ILogger logger);

    [LoggerMessage(5, LogLevel.Information, "{Name} of {Organisation} signed out")]
    private static partial void LogSignedOut(ILogger logger, string name, string organisation);
}
