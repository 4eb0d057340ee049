using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Reminders;

namespace Kazva.TestKit.Hosts;

/// <summary>What a test has to know of what hosts the grains: here a cluster of one silo.</summary>
public static class GrainHost
{
    private static readonly string[] OwnTimes =
    [
        TimeProviderNames.Messaging, TimeProviderNames.SystemTimers, TimeProviderNames.Membership,
        TimeProviderNames.ActivationManagement, TimeProviderNames.GrainDirectory,
        // It waits in whole milliseconds until a time has come, so a clock that is never late would have it wait for ever.
        ReminderTimeProviderNames.Reminders,
    ];

    /// <summary>The settings of a server that shares nothing with others.</summary>
    internal static string[] Settings()
    {
        // Both are open until both are known, so that they differ.
        using var silo = new TcpListener(IPAddress.Loopback, 0);
        using var client = new TcpListener(IPAddress.Loopback, 0);
        silo.Start();
        client.Start();
        return
        [
            $"--Kazva:Cluster:Name=test-{Guid.NewGuid():N}", "--Kazva:Cluster:Address=127.0.0.1",
            $"--Kazva:Cluster:SiloPort={Port(silo)}", $"--Kazva:Cluster:ClientPort={Port(client)}",
        ];
    }

    /// <summary>A clock that a test registers is the grains' and ours. What the cluster itself measures goes by the system's: it would
    /// lose its only silo, and every call, when a test turns the clock.</summary>
    internal static void KeepTime(IServiceCollection services)
    {
        foreach (var name in OwnTimes) services.AddKeyedSingleton(name, TimeProvider.System);
    }

    /// <summary>The tables in which machines of ours, and no citizen's, have their addresses.</summary>
    public static string[] AddressTables { get; } = ["orleans_silos"];

    /// <summary>The table of the grains' states in a database.</summary>
    public static string StatesTable => "orleans_states";

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
