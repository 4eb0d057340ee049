using Kazva.Dashboard.Plain;
using Microsoft.AspNetCore.Http;

namespace Kazva.Dashboard.SignIn;

/// <summary>The page that asks for name and password. It needs no script.</summary>
/// <param name="Status">The status that it is sent with.</param>
/// <param name="Complaint">What was wrong with the last attempt.</param>
/// <param name="Typed">The name that was typed in it.</param>
/// <param name="HasAccounts">Whether there is anybody who could sign in.</param>
internal sealed record SignInPage(SignInTexts Texts, bool HasAccounts, int Status = StatusCodes.Status200OK, string? Complaint = null, string? Typed = null) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => new PlainPage(Texts.Language, Texts.Title, Content(), Status).ExecuteAsync(httpContext);

    private string Content() =>
        $"""
        {(Complaint is null ? "" : $"""<p id="complaint" class="complaint" role="alert">{Complaint}</p>""")}
        {(HasAccounts ? "" : $"<p class=\"note\">{Texts.NoAccounts} <code>kazva staff add</code>.</p>")}
        <form method="post" action="sign-in">
        <label for="name">{Texts.Name}</label>
        <input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="100" value="{PlainPage.Text(Typed)}"{(Typed is null ? " autofocus" : "")}>
        <label for="password">{Texts.Password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="256"{(Typed is null ? "" : " autofocus")}{(Complaint is null ? "" : " aria-describedby=\"complaint\"")}>
        <button>{Texts.Submit}</button>
        </form>
        """;
}
