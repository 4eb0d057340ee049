using System.Net;
using System.Net.Sockets;
using Kazva.Definition;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Postgres;
using Kazva.Silo.Verification;
using Orleans.Configuration;
using Orleans.Runtime.Placement;
using Orleans.Storage;

namespace Kazva.Silo.Hosting;

/// <summary>Hosts the grains on Microsoft Orleans, in a cluster that finds itself through PostgreSQL.</summary>
internal static class GrainHosting
{
    /// <summary>What a user is told who asks for more than one process; null where that is possible.</summary>
    public const string? NoCluster = null;

    /// <summary>The storage of the grains' states, as the grains name it.</summary>
    public const string StateStorage = "grid";

    private const string Invariant = "Npgsql";

    /// <summary>Under which the grains' states are kept. It never changes, whatever a cluster is called.</summary>
    private const string ServiceId = "kazva";

    /// <summary>Adds the grains, where this process is a silo, and <see cref="IGrainFactory"/>.</summary>
    /// <exception cref="SettingsException">The storage is not PostgreSQL, or a setting is wrong.</exception>
    public static void AddGrains(this IHostApplicationBuilder builder, Parts parts, StorageOptions storage, ClusterSettings cluster)
    {
        CheckStorage(storage);
        if (parts.HasFlag(Parts.Silo)) builder.UseOrleans(silo => Silo(silo, cluster));
        else builder.AddClient(cluster);
    }

    /// <summary>Adds the grains as a start of the program would find them, for this process alone. They save nothing.</summary>
    /// <exception cref="SettingsException">The storage is not PostgreSQL.</exception>
    public static void AddUnsavedGrains(this IHostApplicationBuilder builder, StorageOptions storage)
    {
        CheckStorage(storage);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), gatewayPort: 0, serviceId: ServiceId, clusterId: $"unsaved-{Environment.ProcessId}");
            AddStates(silo);
            silo.Services.Decorate<IGrainStorage>(stored => new UnsavedStateStorage(stored));
        });
        // Whatever goes wrong is told by who asks; the silo's own complaints, as it ends, would bury that.
        builder.Logging.SetMinimumLevel(LogLevel.Critical).AddFilter(category: null, LogLevel.Critical);
    }

    private static void CheckStorage(StorageOptions storage)
    {
        if (storage.Storage != StorageKind.Postgres)
            throw new SettingsException("Kazva:Storage must be Postgres: this build hosts the grains in a cluster, whose processes share a database.");
    }

    private static void Silo(ISiloBuilder silo, ClusterSettings cluster)
    {
        silo.Configure<ClusterOptions>(options => Name(options, cluster));
        // Connections of its own: a vote must not wait for locations that are read.
        silo.UseAdoNetClustering(options => options.Configure<PostgresDatabase>((clustering, database) =>
            (clustering.Invariant, clustering.DataSource) = (Invariant, database.Membership)));
        silo.UseAdoNetReminderService(options => options.Configure<PostgresDatabase>((reminders, database) =>
            (reminders.Invariant, reminders.DataSource) = (Invariant, database.Source)));
        AddStates(silo);
        silo.Services.Decorate<IGrainStorage>(stored => new GuardedStateStorage(stored));
        silo.ConfigureEndpoints(Address(cluster), cluster.SiloPort, cluster.ClientPort);
        silo.Configure<ClusterMembershipOptions>(Liveness);
        silo.AddActivityPropagation();
        silo.Services.AddSingleton<IGridConnection, SiloGrid>();
        if (cluster.Placement == PlacementKind.Settlement)
        {
            silo.AddPlacementDirector<SettlementPlacement, SettlementPlacementDirector>();
            silo.Services.AddSingleton<IPlacementStrategyResolver, SettlementPlacementResolver>();
        }
        silo.Services.AddHealthChecks().AddCheck<SiloReadiness>("silo");
    }

    private static void AddClient(this IHostApplicationBuilder builder, ClusterSettings cluster)
    {
        var before = builder.Services.ToHashSet();
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => Name(options, cluster));
            client.UseAdoNetClustering(options => options.Configure<PostgresDatabase>((clustering, database) =>
                (clustering.Invariant, clustering.DataSource) = (Invariant, database.Membership)));
            client.AddActivityPropagation();
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
            client.UseConnectionRetryFilter(async (_, cancellationToken) =>
            {
                await Task.Delay(ClusterConnection.RetryAfter, cancellationToken);
                return true;
            });
        });
        // Orleans would have the whole host wait for a cluster; the connection starts its client instead.
        foreach (var hosted in builder.Services.Where(service => service.ServiceType == typeof(IHostedService) && !before.Contains(service)).ToList())
            builder.Services.Remove(hosted);
        builder.Services.AddSingleton<ClusterConnection>()
            .AddSingleton<IGridConnection>(services => services.GetRequiredService<ClusterConnection>())
            .AddSingleton<IClusterConnectionStatusObserver>(services => services.GetRequiredService<ClusterConnection>())
            .AddHostedService(services => services.GetRequiredService<ClusterConnection>());
        builder.Services.AddHealthChecks().AddCheck<ClusterReadiness>("cluster");
    }

    private static void AddStates(ISiloBuilder silo) =>
        silo.AddAdoNetGrainStorage(StateStorage, options => options.Configure<PostgresDatabase, Orleans.Serialization.Serializer>((states, database, serializer) =>
        {
            (states.Invariant, states.DataSource) = (Invariant, database.Source);
            // By the contracts' ids, so that another version can read it.
            states.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
        }));

    private static void Name(ClusterOptions options, ClusterSettings cluster) =>
        (options.ClusterId, options.ServiceId) = (cluster.Name, ServiceId);

    /// <summary>How soon a silo that does not answer is voted out: three probes missed, two seconds apart. A location that it held is out of
    /// service for so long; much less, and a busy machine would lose silos that live.</summary>
    private static void Liveness(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(2);
        options.MaxProbeTimeout = TimeSpan.FromSeconds(4);
        options.NumMissedProbesLimit = 3;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        // After all silos were killed at once, new ones wait for the old ones' signs of life to be this old, three times over.
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        options.DefunctSiloExpiration = TimeSpan.FromDays(1);
    }

    private static IPAddress Address(ClusterSettings cluster)
    {
        if (!cluster.IsGiven && cluster.Address is null) return IPAddress.Loopback;
        var name = cluster.Address ?? Dns.GetHostName();
        try
        {
            var addresses = Dns.GetHostAddresses(name).Where(address => address.AddressFamily == AddressFamily.InterNetwork).ToList();
            return addresses.Find(address => !IPAddress.IsLoopback(address)) ?? addresses[0];
        }
        catch (Exception exception) when (exception is SocketException or ArgumentOutOfRangeException)
        {
            throw new SettingsException($"{ClusterSettings.Section}:Address: '{name}' has no address; name one at which the other processes reach this one.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
