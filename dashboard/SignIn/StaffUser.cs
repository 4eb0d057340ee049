using System.Security.Claims;
using Kazva.Dashboard.Accounts;

namespace Kazva.Dashboard.SignIn;

/// <summary>Somebody who has signed in, as a cookie says it.</summary>
internal sealed record StaffUser(string Name, string Organisation, string Stamp)
{
    private const string OrganisationClaim = "organisation";
    private const string StampClaim = "stamp";

    /// <summary>The one that a request or a connection comes from, or null if nobody signed in.</summary>
    public static StaffUser? Of(ClaimsPrincipal? principal) =>
        principal?.Identity is { IsAuthenticated: true, Name: { } name }
            && principal.FindFirstValue(OrganisationClaim) is { } organisation
            && principal.FindFirstValue(StampClaim) is { } stamp
            ? new(name, organisation, stamp)
            : null;

    /// <summary>What a cookie says of an account.</summary>
    public static ClaimsPrincipal PrincipalOf(StaffAccount account) => new(new ClaimsIdentity(
    [
        new(ClaimTypes.Name, account.Name), new(OrganisationClaim, account.Organisation), new(StampClaim, account.Stamp),
    ], SignInCookie.Scheme));
}
