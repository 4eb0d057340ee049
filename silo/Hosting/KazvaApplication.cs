using Kazva.Areas;
using Kazva.Dashboard;
using Kazva.Definition;
using Kazva.Gateway;
using Kazva.Silo.Delivery;
using Kazva.Silo.Import;
using Kazva.Silo.Observability;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Grids;
using Kazva.Silo.Storage.Migrations;
using Kazva.Silo.Storage.Serving;
using Microsoft.Extensions.Options;

namespace Kazva.Silo.Hosting;

/// <summary>Puts the parts together: storage, grains, gateway and dashboard, in one process or each in its own.</summary>
internal static class KazvaApplication
{
    /// <summary>The program, not started.</summary>
    /// <param name="arguments">Settings as <c>--Name=value</c>.</param>
    /// <param name="parts">What this process does.</param>
    /// <param name="configure">Changes to the parts, for tests and the demo.</param>
    /// <exception cref="SettingsException">A setting is unknown, or a part cannot be alone in this build.</exception>
    /// <exception cref="FormatException">A setting is wrong.</exception>
    public static WebApplication Build(string[] arguments, Parts parts = Parts.All, Action<WebApplicationBuilder>? configure = null)
    {
        // Settings are read at the start. A watch for changes of their file would wake at each write to a database in the same folder.
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. arguments]);
        builder.AddDefaults();
        KnownSettings.Check(builder.Configuration);

        var storage = StorageOptions.From(builder.Configuration);
        var cluster = ClusterSettings.From(builder.Configuration, parts);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(new Role(parts, cluster.IsGiven ? cluster.Name : null));
        builder.Services.AddKazvaStorage(storage);
        builder.Services.AddSingleton<GridCatalog>().AddSingleton<IGridCatalog>(services => services.GetRequiredService<GridCatalog>());
        builder.Services.AddDelivery(builder.Configuration);
        builder.Services.AddSingleton(PublicUrlSetting.From(builder.Configuration));
        builder.AddGrains(parts, storage, cluster);
        if (parts.HasFlag(Parts.Silo)) builder.Services.AddSingleton<LogHeads>();
        if (parts.HasFlag(Parts.Silo)) builder.AddAbuseSettings();
        if (parts.HasFlag(Parts.Silo)) builder.Services.AddHostedService<AlarmWatching>();
        if (parts.HasFlag(Parts.Silo)) builder.Services.AddHostedService<QuietMemory>();
        if (parts.HasFlag(Parts.Gateway)) builder.Services.AddGateway(builder.Configuration);
        if (parts.HasFlag(Parts.Dashboard)) builder.Services.AddDashboard();
        builder.AddListeners(parts);
        builder.AddTelemetry(parts);
        var drain = DrainTime.From(builder.Configuration);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout += drain.Time);
        builder.Services.AddSingleton(drain).AddSingleton<Stopping>().AddHostedService(services => services.GetRequiredService<Stopping>());
        var health = builder.Services.AddHealthChecks().AddCheck<Stopping>("stopping");
        if (parts.HasFlag(Parts.Silo)) health.AddCheck<StorageReadiness>("storage");
        configure?.Invoke(builder);

        // What a start fails with is told in a line by the command; the host's own trace of it would bury that.
        WebApplication? built = null;
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level == LogLevel.Critical || (level >= LogLevel.Warning && built?.Lifetime.ApplicationStarted.IsCancellationRequested == true));

        var app = built = builder.Build();
        app.UseListeners(parts);
        app.UseRouting();
        app.UseTelemetry();
        if (parts.HasFlag(Parts.Gateway)) app.UseGateway();
        if (parts.HasFlag(Parts.Dashboard)) app.UseDashboard();
        app.MapHealth();
        if (parts.HasFlag(Parts.Gateway)) app.MapGroup("").ServedOn(Listener.Citizens).MapGateway();
        if (parts.HasFlag(Parts.Dashboard)) app.MapGroup("").ServedOn(Listener.Staff).MapDashboard();
        return app;
    }

    /// <summary>Runs the program until it is told to stop, and disposes of it.</summary>
    /// <param name="onStarted">What is done once it serves.</param>
    /// <exception cref="StorageInUseException">Another process serves the same data, or took them over.</exception>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static async Task RunAsync(WebApplication app, Func<Task> onStarted, CancellationToken cancellationToken)
    {
        try
        {
            await using var running = await Start(app, cancellationToken);
            await onStarted();
            await app.WaitForShutdownAsync(cancellationToken);
            if (running.Lost is not null) throw running.Lost;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop before it was all the way up.
        }
    }

    /// <summary>Brings the database up to date, reads the grids, and starts. The program is disposed of when that fails.</summary>
    /// <returns>Stops the program and disposes of it, and then of the lock on its data.</returns>
    /// <exception cref="StorageInUseException">Another process serves the same data.</exception>
    public static async Task<RunningApplication> Start(WebApplication app, CancellationToken cancellationToken)
    {
        var running = new RunningApplication(app);
        try
        {
            CheckSettings(app.Services);
            var storage = app.Services.GetRequiredService<StorageOptions>();
            var time = app.Services.GetRequiredService<TimeProvider>();
            running.Lock = await TakeLock(app, running, storage, time, cancellationToken);
            await StorageMigrator.MigrateAsync(storage, time, cancellationToken);
            await app.Services.LoadGrids(cancellationToken);
            await app.StartAsync(cancellationToken);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>The host would check the options too, but later, and would write a stack trace.</summary>
    private static void CheckSettings(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (AggregateException several)
        {
            throw new SettingsException(string.Join(' ', several.InnerExceptions.Select(wrong => wrong.Message)));
        }
        catch (InvalidOperationException unreadable)
        {
            // From the binder, which names the setting.
            throw new SettingsException(unreadable.Message);
        }
    }

    /// <summary>Only who runs grains writes.</summary>
    private static async Task<IAsyncDisposable?> TakeLock(
        WebApplication app, RunningApplication running, StorageOptions storage, TimeProvider time, CancellationToken cancellationToken)
    {
        var role = app.Services.GetRequiredService<Role>();
        if (!role.Parts.HasFlag(Parts.Silo)) return null;
        if (storage.Storage != StorageKind.Postgres) return DataFolderLock.Take(storage.Data, time);
        return await PostgresServeLock.TakeAsync(
            storage, role.Cluster is null ? ServeMode.Alone : ServeMode.Cluster, time, app.Services.GetRequiredService<ILogger<PostgresServeLock>>(),
            running.Stop, role.Cluster, cancellationToken);
    }

    /// <summary>Reads the newest definition of every organisation into the catalog.</summary>
    public static async Task LoadGrids(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var stored = await services.GetRequiredService<IGridStore>().LoadAllAsync(cancellationToken);
        foreach (var grid in stored) ProcessMetrics.Loaded(grid.Organisation, grid.Version);
        services.GetRequiredService<GridCatalog>().Load(stored.Select(grid => GridJson.Deserialize(grid.Json)));
    }
}
