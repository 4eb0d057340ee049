using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kazva.Dashboard.Accounts;

/// <summary>Passwords of staff: PBKDF2 with HMAC-SHA-512, a salt of its own for each, as ASP.NET Core's hasher stores it.</summary>
public static class StaffPassword
{
    /// <summary>The fewest characters of a password.</summary>
    public const int Shortest = 12;

    /// <summary>The most characters of a password, so that hashing one is a bounded work.</summary>
    public const int Longest = 256;

    // https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2
    private const int Iterations = 210_000;

    // Nothing that is easily taken for something else when read from a screen.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int GeneratedGroups = 4;
    private const int GroupLength = 5;

    private static readonly PasswordHasher<StaffAccount> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    // Of a password that nobody knows: verified where there is no account, so that it takes as long as where there is one.
    private static readonly Lazy<string> Nobodys = new(() => Hash(Generate()));

    /// <summary>Says in a sentence what is wrong with a password, or null if nothing is.</summary>
    public static string? Complaint(string password) => password.Length switch
    {
        < Shortest => $"A password has at least {Shortest} characters.",
        > Longest => $"A password has at most {Longest} characters.",
        _ => null,
    };

    /// <summary>A password of 20 random characters in groups of five: 99 bits.</summary>
    public static string Generate() => string.Join('-', Enumerable.Range(0, GeneratedGroups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));

    /// <summary>The hash to store.</summary>
    public static string Hash(string password) => Hasher.HashPassword(null!, password);

    /// <summary>Whether it is the account's password. Takes as long where there is no account.</summary>
    internal static bool IsRight(StaffAccount? account, string password)
    {
        if (password.Length > Longest) password = "";
        return Hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? Nobodys.Value, password) != PasswordVerificationResult.Failed
            && account is not null;
    }
}
