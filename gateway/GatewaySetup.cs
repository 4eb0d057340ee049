using System.IO.Compression;
using Kazva.Definition;
using Kazva.Gateway.Form;
using Kazva.Gateway.Landing;
using Kazva.Gateway.Limits;
using Kazva.Gateway.Plates;
using Kazva.Gateway.Problems;
using Kazva.Gateway.Public;
using Kazva.Gateway.Questionnaires;
using Kazva.Gateway.Submissions;
using Kazva.Gateway.Thanks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kazva.Gateway;

/// <summary>What citizens touch: the form, the submission API, the plates.</summary>
public static class GatewaySetup
{
    /// <summary>Adds the gateway. The host adds <see cref="IGridCatalog"/>, the grain factory, the <see cref="PublicUrl"/> where it is
    /// known, and the <see cref="IGridConnection"/> where the grains are not in this process.</summary>
    /// <param name="configuration">The whole configuration: <c>Kazva:Limits</c> and <c>Kazva:TrustedProxies</c> are read.
    /// Wrong values stop the start and are named.</param>
    public static IServiceCollection AddGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IGridConnection, LocalGrid>();
        services.TryAddSingleton(PublicUrl.Unset);
        services.AddSingleton<PlateFinder>().AddSingleton<SubmissionSender>().AddSingleton<SubmissionEndpoint>().AddSingleton<DailyAddressHash>().AddSingleton<ActionBoard>();

        services.AddOptions<LimitOptions>()
            .Bind(configuration.GetSection(LimitOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<LimitOptions>, LimitOptionsCheck>();
        services.AddSingleton<SubmissionLimits>().AddSingleton<ViewLimits>();

        services.AddTrustedProxies(configuration);
        // At its debug level this middleware writes addresses.
        services.Configure<LoggerFilterOptions>(filters => filters.AddFilter("Microsoft.AspNetCore.HttpOverrides", LogLevel.Information));

        // Pages are small and rarely asked for twice: a third off for a fraction of a millisecond.
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.SmallestSize);
        return services.AddResponseCompression(compression => compression.EnableForHttps = true);
    }

    /// <summary>Serves the citizens' routes, with what they rely on: headers, refusals. Stands after forwarded headers and routing and before
    /// everything else of the application, which citizens' requests do not come to; it touches no routes but the gateway's.</summary>
    public static IApplicationBuilder UseGateway(this IApplicationBuilder app) => app
        .UseMiddleware<UnknownProxyWarning>()
        .MapWhen(IsCitizens, citizens => citizens
            // Citizens' pages hold no secret that their compressed length could give away.
            .UseWhen(IsWorthCompressing, answers => answers.UseResponseCompression())
            .UseMiddleware<CitizenMiddleware>()
            .UseEndpoints(_ => { }));

    /// <summary>Maps the citizens' routes.</summary>
    public static void MapGateway(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("").ForCitizens(Surface.Page);
        pages.MapLanding();
        pages.MapForm();
        pages.MapThanks();
        pages.MapPublicPages();
        pages.MapFallback(() => Refusal.NoSuchRoute());

        var api = endpoints.MapGroup("/api/v1").ForCitizens(Surface.Api);
        api.MapQuestionnaires();
        api.MapSubmissions();
        endpoints.MapFallback("/api/{**path}", () => Refusal.NoSuchRoute()).ForCitizens(Surface.Api);
    }

    private static bool IsCitizens(HttpContext context) => SurfaceOf(context) is not null;

    /// <summary>What a program is told of its submission is short, and compressing it costs more than taking it.</summary>
    private static bool IsWorthCompressing(HttpContext context) => SurfaceOf(context) == Surface.Page || !HttpMethods.IsPost(context.Request.Method);

    private static Surface? SurfaceOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<CitizenSurface>()?.Surface;
}
