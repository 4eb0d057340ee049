using Kazva.Dashboard.Hub;
using Kazva.Dashboard.Mirror;
using Kazva.Dashboard.Page;
using Kazva.Dashboard.Staff;
using Kazva.Definition;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kazva.Dashboard;

/// <summary>What staff touch: the API, the hub, the web page.</summary>
public static class DashboardRegistration
{
    /// <summary>Adds the dashboard's parts. It needs an <see cref="IGrainFactory"/>, a <see cref="IGridCatalog"/> and a
    /// <see cref="TimeProvider"/>, and the <see cref="IGridConnection"/> where the grains are not in this process.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddSignalR().AddJsonProtocol(options => StaffJson.Configure(options.PayloadSerializerOptions));
        services.TryAddSingleton<IGridConnection, LocalGrid>();
        services.AddSingleton<StaffOrganisation>();
        services.AddSingleton<FeedMirrors>();
        services.AddHostedService(provider => provider.GetRequiredService<FeedMirrors>());
        return services;
    }

    /// <summary>Maps the page, the API and the hub. They must be within reach of staff only.</summary>
    public static IEndpointRouteBuilder MapDashboard(this IEndpointRouteBuilder routes)
    {
        routes.MapPage();
        routes.MapGrid();
        routes.MapHub<GridHub>("/hubs/grid");
        return routes;
    }
}
