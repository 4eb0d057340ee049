using Kazva.Gateway.Pages;

namespace Kazva.Gateway.Form;

/// <summary>What takes the form's place when the answer could not be sent and is kept on the phone. The script shows it.</summary>
internal static class KeptNotice
{
    public static Html Of(Texts texts) => Html.Of(
        $"""
        <section class="card message" id="kept" hidden><svg class="tick kept" viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="24" r="22"/><path d="M24 11v14l8 6"/></svg>
        <h2 tabindex="-1">{texts.KeptHeading}</h2><p>{texts.KeptDetail}</p></section>
        """);
}
