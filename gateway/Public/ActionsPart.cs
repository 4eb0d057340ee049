using System.Collections.Immutable;
using System.Globalization;
using Kazva.Actions;
using Kazva.Definition;
using Kazva.Gateway.Pages;
using Kazva.Gateway.Plates;
using Kazva.RollUp;
using Kazva.Windows;

namespace Kazva.Gateway.Public;

/// <summary>What was done, and whether it helped.</summary>
internal static class ActionsPart
{
    /// <param name="actions">Null while nobody can say.</param>
    /// <param name="effects">By action; those whose figures are left out are null, those that nobody can tell at the moment are missing.</param>
    public static Html Of(
        ImmutableArray<PublishedAction>? actions, IReadOnlyDictionary<Guid, ActionEffect?> effects, Plate plate, PageText text, PublicTexts texts)
    {
        if (actions is not { } done) return Html.Of($"<p>{texts.NotNow}</p>");
        if (done.IsEmpty) return Html.Of($"<p>{texts.NothingDone}</p>");
        return Html.Of(
            $"""
            {done.Select(action => Html.Of($"""<section>{Heading(action, plate, text, texts)}{Effect(action, effects, texts)}</section>"""))}
            <p class="hint">{texts.OtherReasons(ActionEffect.Days)}</p>
            """);
    }

    /// <summary>What was done, when, and where, if that is more than the plate's own place.</summary>
    public static Html Heading(PublishedAction action, Plate plate, PageText text, PublicTexts texts)
    {
        var day = TimeZoneInfo.ConvertTime(action.DoneAt, TimeZoneInfo.FindSystemTimeZoneById(plate.Grid.Grid.Organisation.TimeZone));
        return Html.Of(
            $"""
            <p><b>{text.Say(action.Text)}</b></p>
            <p class="hint"><time datetime="{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}">{texts.Date(day)}</time>{Where(action.Place, plate.Grid, text)}</p>
            """);
    }

    private static Html Where(ActionPlace place, GridIndex grid, PageText text)
    {
        if (place.Level == GridLevel.Settlement) return Html.Of($" · {text.Say(grid.Settlements[place.Id].Name)}");
        if (place.Level != GridLevel.SettlementCategory) return Html.None;
        var (settlement, category) = GridKey.Parse(place.Id);
        return Html.Of($" · {text.Say(grid.Categories[category].Name)}, {text.Say(grid.Settlements[settlement].Name)}");
    }

    private static Html Effect(PublishedAction action, IReadOnlyDictionary<Guid, ActionEffect?> effects, PublicTexts texts)
    {
        if (!effects.TryGetValue(action.Id, out var effect)) return Html.Of($"<p>{texts.NotNow}</p>");
        if (effect is null) return Html.Of($"<p>{texts.EffectTooClose}</p>");
        var (before, after) = (effect.Before, effect.After);
        if (before.Count < FiguresPart.LeastAnswers || after.Count < FiguresPart.LeastAnswers)
            return Html.Of($"<p>{texts.EffectTooFew(FiguresPart.LeastAnswers)}</p>");
        var change = ShareInterval.OfChange(before.CountSatisfied(), before.Count, after.CountSatisfied(), after.Count);
        var verdict = change.Low > 0 ? texts.Better : change.High < 0 ? texts.Worse : texts.NoClearChange;
        return Html.Of(
            $"""
            <p><b>{verdict}</b></p>
            {FiguresPart.Spans([(texts.Before, before), (texts.After, after)], texts)}
            """);
    }
}
