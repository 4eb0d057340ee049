using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kazva.Dashboard.SignIn;

/// <summary>The keys that seal what is handed out and must come back unchanged: sign-in cookies, links in messages.</summary>
public static class SharedKeys
{
    private const string Application = "kazva";

    /// <summary>Adds data protection with keys from storage, the same in every process. Adding it twice does no harm.</summary>
    public static IServiceCollection AddSharedKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName(Application);
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((keys, storage) => keys.XmlRepository = storage);
        // It warns that the keys are not encrypted where they are kept; who reads our storage needs no key of ours.
        return services.Configure<LoggerFilterOptions>(filters =>
            filters.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
    }
}
