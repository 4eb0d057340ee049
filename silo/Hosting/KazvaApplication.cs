using Kazva.Dashboard;
using Kazva.Definition;
using Kazva.Gateway;
using Kazva.Silo.Import;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Grids;
using Kazva.Silo.Storage.Migrations;
using Kazva.Silo.Storage.Serving;

namespace Kazva.Silo.Hosting;

/// <summary>Puts the parts together: storage, grains, gateway and dashboard in one process.</summary>
internal static class KazvaApplication
{
    /// <summary>The program, not started.</summary>
    /// <param name="arguments">Settings as <c>--Name=value</c>.</param>
    /// <param name="configure">Changes to the parts, for tests and the demo.</param>
    /// <exception cref="SettingsException">A setting is unknown.</exception>
    /// <exception cref="FormatException">A setting is wrong.</exception>
    public static WebApplication Build(string[] arguments, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.AddDefaults();
        KnownSettings.Check(builder.Configuration);

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddKazvaStorage(StorageOptions.From(builder.Configuration));
        builder.Services.AddSingleton<GridCatalog>().AddSingleton<IGridCatalog>(services => services.GetRequiredService<GridCatalog>());
        builder.Services.AddGrains();
        builder.Services.AddGateway(builder.Configuration);
        builder.Services.AddDashboard();
        builder.AddListeners();
        builder.Services.AddHealthChecks().AddCheck<StorageReadiness>("storage");
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseListeners();
        app.UseRouting();
        app.UseGateway();
        app.MapHealth();
        app.MapGroup("").ServedOn(Listener.Citizens).MapGateway();
        app.MapGroup("").ServedOn(Listener.Staff).MapDashboard();
        return app;
    }

    /// <summary>Brings the database up to date, reads the grids, and starts.</summary>
    /// <returns>The lock on the data, to hold until the program has stopped.</returns>
    /// <exception cref="StorageInUseException">Another process serves the same data.</exception>
    public static async Task<IAsyncDisposable> Start(WebApplication app, CancellationToken cancellationToken)
    {
        var storage = app.Services.GetRequiredService<StorageOptions>();
        var time = app.Services.GetRequiredService<TimeProvider>();
        var held = await TakeLock(storage, time, cancellationToken);
        try
        {
            await StorageMigrator.MigrateAsync(storage, time, cancellationToken);
            await app.Services.LoadGrids(cancellationToken);
            await app.StartAsync(cancellationToken);
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    private static async Task<IAsyncDisposable> TakeLock(StorageOptions storage, TimeProvider time, CancellationToken cancellationToken) =>
        storage.Storage == StorageKind.Postgres
            ? await PostgresServeLock.TakeAsync(storage, cancellationToken)
            : DataFolderLock.Take(storage.Data, time);

    /// <summary>Reads the newest definition of every organisation into the catalog.</summary>
    public static async Task LoadGrids(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var stored = await services.GetRequiredService<IGridStore>().LoadAllAsync(cancellationToken);
        services.GetRequiredService<GridCatalog>().Load(stored.Select(grid => GridJson.Deserialize(grid.Json)));
    }
}
