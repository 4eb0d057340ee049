using Microsoft.Extensions.Logging;

namespace Kazva.Dashboard.Alarms.Mirror;

internal sealed partial class AlarmMirror
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The alarms of {Organisation} were lost ({Reason}); they are taken up again.")]
    private partial void LogLost(string organisation, string reason);
}
