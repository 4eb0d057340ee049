using Microsoft.Extensions.Configuration.Json;

namespace Kazva.Silo.Hosting;

/// <summary>What holds when nobody says otherwise.</summary>
internal static class Defaults
{
    /// <summary>Puts the settings that the program ships beneath all others, and those of the folder <c>Kazva:Secrets</c>, one file each
    /// with <c>__</c> for the colon in its name, above all others.</summary>
    /// <exception cref="SettingsException">There is no such folder.</exception>
    public static void AddDefaults(this IHostApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new JsonConfigurationSource
        {
            FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(AppContext.BaseDirectory),
            Path = "appsettings.json",
            Optional = true,
        });
        if (builder.Configuration["Kazva:Secrets"] is not { } secrets) return;
        if (!Directory.Exists(secrets)) throw new SettingsException($"Kazva:Secrets is '{secrets}', which is no folder.");
        builder.Configuration.AddKeyPerFile(Path.GetFullPath(secrets));
    }
}
