using Kazva.Gateway.Pages;
using Kazva.Gateway.Plates;

namespace Kazva.Gateway.Public;

/// <summary>What was done here lately, for those who have just answered, and the way to the public page of their plate; on a kiosk's
/// screen nothing leads away.</summary>
internal static class LatelyDone
{
    public static async Task<Html> Of(Plate plate, PageText text, ActionBoard board, bool isKiosk)
    {
        var texts = PublicTexts.In(text.Language);
        var newest = await board.At(plate, most: 1) is [var action] ? action : null;
        return Html.Of(
            $"""
            {Html.If(newest is not null, $"""<div class="card"><h2 class="title">{texts.LatelyDone}</h2>{(newest is null ? Html.None : ActionsPart.Heading(newest, plate, text, texts))}</div>""")}
            {Html.If(!isKiosk, $"""<ul class="links"><li><a href="/p/{plate.Location.Code}?lang={text.Language}">{texts.ToPublicPage}</a></li></ul>""")}
            """);
    }
}
