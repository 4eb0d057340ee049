using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kazva.Gateway.Limits;

/// <summary>Believes <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> of the proxies in <c>Kazva:TrustedProxies</c>, a list of
/// addresses and networks (<c>10.0.0.0/8</c>), and of nobody else.</summary>
internal sealed class TrustedProxies(IConfiguration configuration) : IConfigureOptions<ForwardedHeadersOptions>
{
    public const string Section = "Kazva:TrustedProxies";

    /// <inheritdoc/>
    public void Configure(ForwardedHeadersOptions options)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        List<string> wrong = [];
        foreach (var setting in configuration.GetSection(Section).GetChildren())
        {
            if (IPAddress.TryParse(setting.Value, out var proxy)) options.KnownProxies.Add(proxy);
            else if (System.Net.IPNetwork.TryParse(setting.Value, out var network)) options.KnownIPNetworks.Add(network);
            else wrong.Add($"{setting.Path} is '{setting.Value}'; it should be an IP address or a network such as 10.0.0.0/8.");
        }
        if (wrong.Count > 0) throw new OptionsValidationException(Section, typeof(ForwardedHeadersOptions), wrong);

        // With nobody known the middleware would believe everybody.
        options.ForwardedHeaders = options.KnownProxies.Count + options.KnownIPNetworks.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // Behind several proxies the citizen's is the first address that is not one of theirs.
        options.ForwardLimit = null;
    }
}

/// <summary>Sets up which proxies are believed, for every part of the program that asks where a request came from.</summary>
public static class TrustedProxiesRegistration
{
    /// <summary>Believes the proxies in <c>Kazva:TrustedProxies</c>; does nothing the second time.
    /// <see cref="ForwardedHeadersExtensions.UseForwardedHeaders(IApplicationBuilder)"/> applies it.</summary>
    public static IServiceCollection AddTrustedProxies(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<ForwardedHeadersOptions>>(new TrustedProxies(configuration)));
        services.AddOptions<ForwardedHeadersOptions>().ValidateOnStart();
        return services;
    }
}
