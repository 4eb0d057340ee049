using System.Collections.Concurrent;
using Kazva.Dashboard.Accounts;
using Kazva.Dashboard.SignIn;
using Kazva.Submissions;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kazva.Dashboard.Hub;

/// <summary>
/// Ends the connections of those who may not see the grid any more: requests are looked at when they come, but a connection
/// stays for hours. Who is cut off wrongly connects again.
/// </summary>
internal sealed partial class ScreenWatch(StaffAccounts accounts, SignInRule rule, TimeProvider time, ILogger<ScreenWatch> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<string, HubCallerContext> _screens = new(StringComparer.Ordinal);

    public void Add(HubCallerContext screen) => _screens[screen.ConnectionId] = screen;

    public void Remove(HubCallerContext screen) => _screens.TryRemove(screen.ConnectionId, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(StaffAccounts.FreshFor, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                foreach (var screen in _screens.Values)
                {
                    // One that broke off while it was joining is not told of.
                    if (screen.ConnectionAborted.IsCancellationRequested) Remove(screen);
                    else if (!await MayStay(screen, stoppingToken)) screen.Abort();
                }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task<bool> MayStay(HubCallerContext screen, CancellationToken stopping)
    {
        try
        {
            return StaffUser.Of(screen.User) is { } user
                ? await accounts.IsStill(user.Name, user.Organisation, user.Stamp, stopping)
                : !await rule.IsNeeded(stopping);
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
#pragma warning disable CA1031 // Whatever looking an account up fails with, the other screens must still be looked at.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogNotChecked(exception);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The account behind a screen could not be looked at; its connection is ended.")]
    private partial void LogNotChecked(Exception exception);
}
