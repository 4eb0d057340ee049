using System.Collections.Immutable;
using Kazva.Actions;
using Kazva.Dashboard.Staff;
using Kazva.Definition;
using Kazva.Submissions;

namespace Kazva.Dashboard.Actions;

/// <summary>What staff say was done.</summary>
internal class ActionBody
{
    /// <summary>How long ago something may have been done.</summary>
    private const int MostYears = 10;

    public Dictionary<string, string?>? Text { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Adds what is not as it should be.</summary>
    public void Check(Organisation organisation, DateTimeOffset now, ImmutableArray<FieldError>.Builder errors)
    {
        CheckTexts(organisation.Languages, errors);
        if (DoneAt is not { } done) errors.Add(new("doneAt", "required", "A time by RFC 3339, such as 2026-05-04T09:12:31Z: when it was done."));
        else if (done > now) errors.Add(new("doneAt", "future", "Not in the future: citizens are told of what was done, not of what is planned."));
        else if (done < now.AddYears(-MostYears)) errors.Add(new("doneAt", "too-early", FormattableString.Invariant($"At most {MostYears} years ago.")));
    }

    /// <summary>The texts as they are kept; those that say nothing are left out.</summary>
    public LocalText ToText() => new(Text!
        .Where(text => !string.IsNullOrWhiteSpace(text.Value))
        .ToImmutableSortedDictionary(text => text.Key, text => text.Value!.Trim(), StringComparer.Ordinal));

    /// <summary>The time as it is kept, in whole milliseconds.</summary>
    public DateTimeOffset ToDoneAt() => DateTimeOffset.FromUnixTimeMilliseconds(DoneAt!.Value.ToUnixTimeMilliseconds());

    private void CheckTexts(ImmutableArray<string> languages, ImmutableArray<FieldError>.Builder errors)
    {
        foreach (var (language, text) in Text ?? [])
            if (!languages.Contains(language, StringComparer.Ordinal))
                errors.Add(new($"text.{Shortened(language)}", "unknown-language", $"The languages of the organisation are: {string.Join(", ", languages)}."));
            else if (StaffBody.CheckText($"text.{language}", text, ActionChange.LongestText, isNeeded: language == languages[0]) is { } wrong) errors.Add(wrong);
            else if (text?.Any(IsDirection) == true)
                errors.Add(new($"text.{language}", "characters", "Text without marks that turn the direction of writing."));
        if (Text?.ContainsKey(languages[0]) is not true)
            errors.Add(new($"text.{languages[0]}", "required", $"What was done, in {languages[0]}; the other languages of the organisation may be left out."));
    }

    // Embeddings, overrides and isolates (Unicode, UAX #9): with them what is shown is not what stands there.
    private static bool IsDirection(char character) => character is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}

/// <summary>An action to publish.</summary>
internal sealed class NewActionBody : ActionBody
{
    /// <summary>Made by who sends, so that what is sent again is published once; a new one when not given.</summary>
    public Guid? Id { get; init; }

    public ActionPlace? Place { get; init; }
}

/// <summary>An action put right.</summary>
internal sealed class EditedActionBody : ActionBody
{
    /// <summary>The number of the change that was seen.</summary>
    public int? Number { get; init; }
}

/// <summary>An action that citizens are to see no more.</summary>
internal sealed class WithdrawnActionBody
{
    /// <summary>The number of the change that was seen.</summary>
    public int? Number { get; init; }
}
