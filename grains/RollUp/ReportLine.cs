using Kazva.Observability;
using Microsoft.Extensions.Logging;

namespace Kazva.RollUp;

/// <summary>
/// The way from a source to one receiver of its reports. At most one report is under way; a receiver that is slow or fails
/// holds up no other line, and is told the newest report, no older one, as soon as it hears again.
/// </summary>
internal sealed partial class ReportLine(string receiver, Func<Report, Task> send, ILogger logger)
{
    private const int LongestPause = 64;

    private ReportVersion _told;
    private int _failures;
    private int _pause;

    private Task _underWay = Task.CompletedTask;

    /// <summary>Whether no report is under way.</summary>
    public bool IsFree => _underWay.IsCompleted;

    /// <summary>Whether the last report did not arrive.</summary>
    public bool Failed => _failures > 0;

    /// <summary>Whether the receiver still has to be told a report so new.</summary>
    public bool Owes(ReportVersion order) => _told < order;

    /// <summary>Tells the receiver, unless a report to it is under way or it knows one as new.</summary>
    /// <returns>A task that never fails: what was not told is still owed. After a failure so many calls pass before the next
    /// attempt, twice as many each time.</returns>
    public Task Tell(Report report) =>
        !IsFree || !Owes(report.Order) || _pause-- > 0 ? Task.CompletedTask : _underWay = Send(report);

    /// <summary>Tells the receiver once more, after a report that is under way and without a pause.</summary>
    /// <returns>A task that never fails.</returns>
    public async Task TellLast(Report report)
    {
        await _underWay;
        if (Owes(report.Order)) await (_underWay = Send(report));
    }

    private async Task Send(Report report)
    {
        try
        {
            await send(report);
            _told = report.Order;
            if (_failures > 0) OwedReports.Told(this);
            _failures = _pause = 0;
            GridMetrics.Reported(receiver, told: true);
        }
#pragma warning disable CA1031 // Whatever the receiver fails with, the report is sent again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _pause = Math.Min(2 << Math.Min(_failures++, 8), LongestPause);
            OwedReports.Failed(this);
            GridMetrics.Reported(receiver, told: false);
            LogNotTold(logger, receiver, report.Source, report.Version, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Receiver} could not be told version {Version} of {Source}; it will be told again.")]
    private static partial void LogNotTold(ILogger logger, string receiver, string source, long version, Exception exception);
}
