using System.CommandLine;
using Kazva.Areas;
using Kazva.Definition;
using Kazva.Silo.Hosting;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Migrations;
using Kazva.Silo.Storage.Sqlite;

namespace Kazva.Silo.Commands;

/// <summary>The storage of a deployment for a command that serves nobody, with the settings in ASP.NET's usual order.</summary>
internal static class StorageSession
{
    /// <summary>Opens the storage of a deployment that is there already.</summary>
    /// <param name="configure">Further parts that the command needs.</param>
    /// <exception cref="SettingsException">There is none.</exception>
    public static Task<IHost> OpenExisting(
        ParseResult parsed, CancellationToken cancellationToken, Action<IHostApplicationBuilder, StorageOptions>? configure = null) =>
        Open(parsed, mustExist: true, configure, cancellationToken);

    /// <summary>Opens the storage, made if there is none, brought up to date, with the catalog filled.</summary>
    /// <param name="configure">Further parts that the command needs.</param>
    public static Task<IHost> Open(
        ParseResult parsed, CancellationToken cancellationToken, Action<IHostApplicationBuilder, StorageOptions>? configure = null) =>
        Open(parsed, mustExist: false, configure, cancellationToken);

    private static async Task<IHost> Open(
        ParseResult parsed, bool mustExist, Action<IHostApplicationBuilder, StorageOptions>? configure, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder(parsed.Arguments());
        builder.AddDefaults();
        builder.Logging.AddFilter(category: null, LogLevel.Warning);
        KnownSettings.Check(builder.Configuration);
        var options = StorageOptions.From(builder.Configuration);
        if (mustExist && options.Storage == StorageKind.Sqlite && !File.Exists(SqliteFile.PathIn(options)))
            throw new SettingsException($"There is no database at {SqliteFile.PathIn(options)}. Name the data folder with --data.");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddKazvaStorage(options);
        builder.Services.AddSingleton<GridCatalog>().AddSingleton<IGridCatalog>(services => services.GetRequiredService<GridCatalog>());
        builder.Services.AddSingleton<LogHeads>();
        configure?.Invoke(builder, options);

        await StorageMigrator.MigrateAsync(options, TimeProvider.System, cancellationToken);
        var host = builder.Build();
        await host.Services.LoadGrids(cancellationToken);
        return host;
    }
}
