using Kazva.Dashboard.SignIn;
using Kazva.Gateway.Limits;
using Microsoft.AspNetCore.Hosting.Server;

namespace Kazva.Silo.Hosting;

/// <summary>Sets up the two addresses.</summary>
internal static class ListenerRegistration
{
    public const string DefaultUrls = "http://localhost:5000";
    public const string DefaultStaffUrl = "http://localhost:5001";
    public const string DefaultSiloUrl = "http://localhost:5002";

    private const string Certificate = "Kestrel:Certificates:Default";

    public static void AddListeners(this WebApplicationBuilder builder, Parts parts)
    {
        var citizens = builder.Configuration["urls"] ?? (parts == Parts.Silo ? DefaultSiloUrl : DefaultUrls);
        var staff = builder.Configuration["Kazva:StaffUrl"] ?? DefaultStaffUrl;
        var urls = Listeners.Combine(parts == Parts.Dashboard ? null : citizens, parts.HasFlag(Parts.Dashboard) ? staff : null);
        if (urls.Split(';').FirstOrDefault(IsSecure) is { } secure && !builder.Configuration.GetSection(Certificate).Exists())
            throw new ListenerException(
                $"'{secure}' needs a certificate: set {Certificate}, or give an http:// address and let a proxy before it do https.");
        builder.WebHost.UseUrls(urls);
        builder.Services.AddSingleton(services => new Listeners(services.GetRequiredService<IServer>(), parts.HasFlag(Parts.Dashboard)));
        builder.Services.AddSingleton<MatcherPolicy, ListenerPolicy>();
        builder.Services.AddTrustedProxies(builder.Configuration);
        if (!parts.HasFlag(Parts.Dashboard)) return;
        var isForThisMachineOnly = Listeners.IsForThisMachineOnly(staff);
        builder.Services.Configure<SignInOptions>(options => options.IsAlwaysNeeded = !isForThisMachineOnly);
    }

    private static bool IsSecure(string url) => url.Trim().StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public static void UseListeners(this WebApplication app, Parts parts)
    {
        // The guard compares origins with the scheme that staff use, which ends at the proxy.
        app.UseForwardedHeaders();
        if (parts.HasFlag(Parts.Dashboard)) app.UseMiddleware<StaffGuard>();
    }
}
