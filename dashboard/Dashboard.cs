using Kazva.Dashboard.Alarms.Acknowledge;
using Kazva.Dashboard.Alarms.Backtest;
using Kazva.Dashboard.Alarms.Mirror;
using Kazva.Dashboard.Hub;
using Kazva.Dashboard.Mirror;
using Kazva.Dashboard.Page;
using Kazva.Dashboard.SignIn;
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
    /// <summary>Adds the dashboard's parts. It needs an <see cref="IGrainFactory"/>, a <see cref="IGridCatalog"/>, an
    /// <see cref="Accounts.IStaffStore"/>, an <see cref="Plates.Installs.IInstallLog"/>, an <see cref="Plates.Installs.IAnsweredPlates"/>, a
    /// <see cref="PublicUrl"/>, a repository for the keys of cookies
    /// (<see cref="Microsoft.AspNetCore.DataProtection.Repositories.IXmlRepository"/>) a <see cref="TimeProvider"/>,
    /// the store of actions (<see cref="Kazva.Actions.IActionStore"/>), the stores and the links of alarms (<see cref="Kazva.Alarms.Storage.IAlarmStore"/>, <see cref="Kazva.Alarms.Delivery.IOutbox"/>,
    /// <see cref="Kazva.Alarms.Judging.IJudgedLog"/>, <see cref="Kazva.Abuse.IHeldSubmissions"/>, <see cref="Kazva.Alarms.Delivery.IAcknowledgeLinks"/>, <see cref="Kazva.Alarms.Delivery.IChannelReach"/>), and the <see cref="IGridConnection"/> where the grains are not in this process.
    /// Sign-in is always needed unless <see cref="SignInOptions"/> say otherwise.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddSignalR().AddJsonProtocol(options => StaffJson.Configure(options.PayloadSerializerOptions));
        services.TryAddSingleton<IGridConnection, LocalGrid>();
        services.AddSignIn();
        services.AddSingleton<StaffOrganisation>();
        services.AddSingleton<ScreenWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ScreenWatch>());
        services.AddSingleton<FeedMirrors>();
        services.AddHostedService(provider => provider.GetRequiredService<FeedMirrors>());
        services.AddSingleton<AlarmMirrors>();
        services.AddHostedService(provider => provider.GetRequiredService<AlarmMirrors>());
        services.AddSingleton<BacktestTurns>();
        return services;
    }

    /// <summary>Asks those who come to the staff's endpoints to sign in. Stands after routing and after forwarded headers, and after whatever
    /// serves those who never sign in.</summary>
    public static IApplicationBuilder UseDashboard(this IApplicationBuilder app) => app.UseAuthentication().UseAuthorization();

    /// <summary>Maps the page, the API and the hub, for staff who have signed in where that is needed.</summary>
    public static IEndpointRouteBuilder MapDashboard(this IEndpointRouteBuilder routes)
    {
        routes.MapPage();
        routes.MapSignIn();
        routes.MapAcknowledgeLinks();
        routes.MapGroup("").ForStaff().MapGrid();
        routes.MapHub<GridHub>("/hubs/grid", hub => hub.CloseOnAuthenticationExpiration = true).ForStaff();
        return routes;
    }
}
