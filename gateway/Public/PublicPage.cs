using System.Collections.Immutable;
using Kazva.Actions;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.Gateway.Pages;
using Kazva.Gateway.Plates;

namespace Kazva.Gateway.Public;

/// <summary>What everybody may know of a plate: what is asked, what people say, what was done and whether it helped.</summary>
/// <param name="Figures">Null when nobody can say.</param>
/// <param name="Actions">The newest first; null when nobody can say.</param>
/// <param name="Effects">By action.</param>
internal sealed record PublicPage(
    Plate Plate, PageText Text, WindowFigures? Figures, ImmutableArray<PublishedAction>? Actions, IReadOnlyDictionary<Guid, ActionEffect> Effects)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private PublicTexts Texts => PublicTexts.In(Text.Language);

    private string Path => $"/p/{Plate.Location.Code}";

    /// <param name="publicUrl">Under which citizens reach this server.</param>
    public Page ToPage(PublicUrl publicUrl, DateTimeOffset now)
    {
        var grid = Plate.Grid.Grid;
        return new Page(Text.Language, Text.Plain(Plate.Location.Name), Text.Say(grid.Organisation.Name), Content(now))
        {
            Theme = Theme.Of(grid.Organisation),
            Languages = PageLanguage.Offered(grid.Organisation.Languages),
            Path = Path,
            IsSimulated = grid.Simulated,
            Head = OpenGraph(publicUrl),
            // What could not be told is asked for again at once.
            KeptFor = Figures is null || Actions is null || Actions.Value.Any(action => !Effects.ContainsKey(action.Id)) ? null : KeptFor,
        };
    }

    private Html Content(DateTimeOffset now) => Html.Of(
        $"""
        <h1>{Text.Say(Plate.Location.Name)}</h1>
        <p class="where">{Html.If(Plate.Location.Building is not null, $"{Plate.Location.Building}, ")}{Text.Say(Plate.Settlement.Name)} · {Text.Say(Plate.Category.Name)}</p>
        <form action="/l/{Plate.Location.Code}"><input type="hidden" name="lang" value="{Text.Language}"><button>{Texts.Answer}</button></form>
        <section class="card"><h2 class="title">{Texts.WhatPeopleSay}</h2>{FiguresPart.Of(Figures?.Month, Figures?.Quarter, Text, Texts)}</section>
        <section class="card"><h2 class="title">{Texts.WhatWasDone}</h2>{ActionsPart.Of(Actions, Recognisable.LeftOut(Figures, Actions, Effects, now), Plate, Text, Texts)}</section>
        <section class="card"><h2 class="title">{Texts.WhatIsAsked}</h2>{QuestionsPart.Of(Plate, Text)}</section>
        <footer><p><b>{Text.Texts.Anonymous}</b> {Text.Texts.NeverAsked}</p><p>{Text.Texts.PlateCode}: <b class="code">{Plate.Location.Code}</b></p></footer>
        """);

    // https://ogp.me
    private Html OpenGraph(PublicUrl publicUrl) => Html.Of(
        $"""
        <meta property="og:type" content="website">
        <meta property="og:site_name" content="{Text.Plain(Plate.Grid.Grid.Organisation.Name)}">
        <meta property="og:locale" content="{Texts.Locale}">
        <meta property="og:title" content="{$"{Text.Plain(Plate.Location.Name)} – {Text.Plain(Plate.Grid.Grid.Organisation.Name)}"}">
        <meta property="og:description" content="{Description()}">
        {Html.If(publicUrl.IsSet, $"<meta property=\"og:url\" content=\"{new Uri(new Uri(publicUrl.AddressOf(Plate.Location.Code)), Path).AbsoluteUri}\">")}
        """);

    private string Description() => Figures?.Quarter is { Count: >= FiguresPart.LeastAnswers } said
        ? Texts.InShort((int)Math.Round(100 * said.Satisfied!.Value, MidpointRounding.AwayFromZero), said.Count)
        : Texts.Invitation;
}
