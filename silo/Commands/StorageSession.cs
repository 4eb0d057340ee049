using System.CommandLine;
using Kazva.Definition;
using Kazva.Silo.Hosting;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Migrations;

namespace Kazva.Silo.Commands;

/// <summary>The storage of a deployment for a command that serves nobody, with the settings in ASP.NET's usual order.</summary>
internal static class StorageSession
{
    /// <summary>Opens the storage, brought up to date, with the catalog filled.</summary>
    /// <param name="configure">Further parts that the command needs.</param>
    public static async Task<IHost> Open(
        ParseResult parsed, CancellationToken cancellationToken, Action<IServiceCollection>? configure = null)
    {
        var builder = Host.CreateApplicationBuilder(parsed.Arguments());
        builder.AddDefaults();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        KnownSettings.Check(builder.Configuration);
        var options = StorageOptions.From(builder.Configuration);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddKazvaStorage(options);
        builder.Services.AddSingleton<GridCatalog>().AddSingleton<IGridCatalog>(services => services.GetRequiredService<GridCatalog>());
        configure?.Invoke(builder.Services);

        await StorageMigrator.MigrateAsync(options, TimeProvider.System, cancellationToken);
        var host = builder.Build();
        await host.Services.LoadGrids(cancellationToken);
        return host;
    }
}
