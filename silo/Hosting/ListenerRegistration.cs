namespace Kazva.Silo.Hosting;

/// <summary>Sets up the two addresses.</summary>
internal static class ListenerRegistration
{
    public const string DefaultUrls = "http://localhost:5000";
    public const string DefaultStaffUrl = "http://localhost:5001";

    public static void AddListeners(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseUrls(Listeners.Combine(
            builder.Configuration["urls"] ?? DefaultUrls,
            builder.Configuration["Kazva:StaffUrl"] ?? DefaultStaffUrl));
        builder.Services.AddSingleton<Listeners>();
        builder.Services.AddSingleton<StaffGuard>();
        builder.Services.AddSingleton<MatcherPolicy, ListenerPolicy>();
    }

    public static void UseListeners(this WebApplication app) => app.UseMiddleware<StaffGuard>();
}
