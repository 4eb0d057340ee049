using Kazva.Dashboard.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Kazva.Dashboard.SignIn;

/// <summary>Tells whether staff have to sign in: as soon as the deployment has any account, and in any case where other machines
/// can reach the staff's address.</summary>
public sealed class SignInRule
{
    private readonly StaffAccounts _accounts;
    private readonly bool _always;

    internal SignInRule(StaffAccounts accounts, IOptions<SignInOptions> options) => (_accounts, _always) = (accounts, options.Value.IsAlwaysNeeded);

    /// <summary>Whether it is needed now. What is unknown because the database has not been read yet counts as yes.</summary>
    public async ValueTask<bool> IsNeeded(CancellationToken cancellationToken) => _always || await _accounts.Any(cancellationToken) is not false;
}

/// <summary>What staff's endpoints ask for: somebody who has signed in, where that is needed.</summary>
internal sealed class SignedInWhereNeeded : IAuthorizationRequirement;

/// <inheritdoc cref="SignedInWhereNeeded"/>
internal sealed class SignedInWhereNeededHandler(SignInRule rule) : AuthorizationHandler<SignedInWhereNeeded>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, SignedInWhereNeeded requirement)
    {
        if (context.User.Identity is { IsAuthenticated: true } || !await rule.IsNeeded(CancellationToken.None)) context.Succeed(requirement);
    }
}
