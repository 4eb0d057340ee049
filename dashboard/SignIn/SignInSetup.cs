using Kazva.Dashboard.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kazva.Dashboard.SignIn;

/// <summary>Puts the parts of sign-in together.</summary>
internal static class SignInSetup
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<StaffAccounts>().AddSingleton<SignInLimits>();
        services.AddSingleton(provider => new SignInRule(provider.GetRequiredService<StaffAccounts>(), provider.GetRequiredService<IOptions<SignInOptions>>()));
        services.AddSingleton<IAuthorizationHandler, SignedInWhereNeededHandler>();
        services.AddAuthorization();

        // Only endpoints of staff ask who somebody is, and they name the scheme. By default the one scheme that there is would
        // be asked on every request, those of citizens too.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", isEnabled: true);
        services.AddAuthentication().AddCookie(SignInCookie.Scheme, SignInCookie.Configure);

        services.AddSharedKeys();
        return services;
    }

    /// <summary>The endpoints are for staff who have signed in, where that is needed.</summary>
    public static TBuilder ForStaff<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(policy => policy.AddAuthenticationSchemes(SignInCookie.Scheme).AddRequirements(new SignedInWhereNeeded()));
}
