using Kazva.Dashboard.Plain;
using Microsoft.AspNetCore.Http;

namespace Kazva.Dashboard.SignIn;

/// <summary>The words of the sign-in page.</summary>
internal sealed record SignInTexts(
    string Language, string Title, string Name, string Password, string Submit, string Wrong, string TooMany, string Unavailable, string NoAccounts)
{
    private static readonly SignInTexts Bulgarian = new(
        "bg",
        "Вход за служители",
        "Име",
        "Парола",
        "Вход",
        "Името или паролата не са верни.",
        "Твърде много опити. Опитайте отново след няколко минути.",
        "Базата данни не отговаря. Опитайте отново след малко.",
        "Още няма създадени достъпи. Първия добавя администраторът на сървъра с командата");

    private static readonly SignInTexts English = new(
        "en",
        "Staff sign-in",
        "Name",
        "Password",
        "Sign in",
        "The name or the password is not right.",
        "Too many attempts. Try again in a few minutes.",
        "The database does not answer. Try again in a moment.",
        "There are no accounts yet. The server's administrator adds the first with the command");

    /// <summary>Bulgarian or English, as the reader prefers; English for who prefers neither.</summary>
    public static SignInTexts For(HttpRequest request) => PlainLanguage.Of(request, "en", "bg") == "bg" ? Bulgarian : English;
}
