namespace Kazva.Dashboard.SignIn;

/// <summary>When staff have to sign in.</summary>
public sealed class SignInOptions
{
    /// <summary>Whether sign-in is needed even while there is no account: always, but where only this machine can reach the staff's
    /// address. With an account it is needed everywhere.</summary>
    public bool IsAlwaysNeeded { get; set; } = true;
}
