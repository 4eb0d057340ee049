using Kazva.Dashboard.SignIn;
using Kazva.Gateway.Limits;

namespace Kazva.Silo.Hosting;

/// <summary>Sets up the two addresses.</summary>
internal static class ListenerRegistration
{
    public const string DefaultUrls = "http://localhost:5000";
    public const string DefaultStaffUrl = "http://localhost:5001";

    private const string Certificate = "Kestrel:Certificates:Default";

    public static void AddListeners(this WebApplicationBuilder builder)
    {
        var staff = builder.Configuration["Kazva:StaffUrl"] ?? DefaultStaffUrl;
        var urls = Listeners.Combine(builder.Configuration["urls"] ?? DefaultUrls, staff);
        if (urls.Split(';').FirstOrDefault(IsSecure) is { } secure && !builder.Configuration.GetSection(Certificate).Exists())
            throw new ListenerException(
                $"'{secure}' needs a certificate: set {Certificate}, or give an http:// address and let a proxy before it do https.");
        builder.WebHost.UseUrls(urls);
        var isForThisMachineOnly = Listeners.IsForThisMachineOnly(staff);
        builder.Services.Configure<SignInOptions>(options => options.IsAlwaysNeeded = !isForThisMachineOnly);
        builder.Services.AddTrustedProxies(builder.Configuration);
        builder.Services.AddSingleton<Listeners>();
        builder.Services.AddSingleton<StaffGuard>();
        builder.Services.AddSingleton<MatcherPolicy, ListenerPolicy>();
    }

    private static bool IsSecure(string url) => url.Trim().StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public static void UseListeners(this WebApplication app)
    {
        // The guard compares origins with the scheme that staff use, which ends at the proxy.
        app.UseForwardedHeaders();
        app.UseMiddleware<StaffGuard>();
    }
}
