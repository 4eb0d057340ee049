using System.Security.Cryptography;
using System.Text;

namespace Kazva.Dashboard.Accounts;

/// <summary>Somebody who may see one organisation's grid.</summary>
/// <param name="Organisation">The organisation's id.</param>
/// <param name="Name">What they sign in with; see <see cref="StaffName"/>. Unique in the deployment.</param>
/// <param name="PasswordHash">See <see cref="StaffPassword"/>.</param>
/// <param name="CreatedAt">When the account was added, to the millisecond.</param>
public sealed record StaffAccount(string Organisation, string Name, string PasswordHash, DateTimeOffset CreatedAt)
{
    /// <summary>Changes with the password, and differs for an account that is added again under a name that was removed, since
    /// hashes are salted. A cookie holds it in the hash's place.</summary>
    internal string Stamp => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PasswordHash)).AsSpan(0, 16));

    /// <summary>Without the hash, so that no log ever has it.</summary>
    public override string ToString() => $"{Name} of {Organisation}";
}
