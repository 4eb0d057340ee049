using Microsoft.Extensions.Configuration.Json;

namespace Kazva.Silo.Hosting;

/// <summary>What holds when nobody says otherwise.</summary>
internal static class Defaults
{
    /// <summary>Puts the settings that the program ships beneath all others.</summary>
    public static void AddDefaults(this IHostApplicationBuilder builder) =>
        builder.Configuration.Sources.Insert(0, new JsonConfigurationSource
        {
            FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(AppContext.BaseDirectory),
            Path = "appsettings.json",
            Optional = true,
        });
}
