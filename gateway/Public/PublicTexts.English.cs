using System.Globalization;

namespace Kazva.Gateway.Public;

internal sealed partial class PublicTexts
{
    private static PublicTexts English() => new()
    {
        Answer = "Have your say",
        WhatPeopleSay = "What people say",
        WhatWasDone = "What was done",
        WhatIsAsked = "What is asked here",
        LatelyDone = "Done here lately",
        ToPublicPage = "What people say here, and what was done",

        Figures = (count, percent, range, mean) => $"{count} answers · {percent} satisfied ({range}) · mean {mean} of 10",
        LastDays = n => $"Last {n} days",
        IntervalMeans = "Satisfied are those with a score from 8 to 10. In brackets: between which values their true share lies, with 95% confidence. The fewer answers, the wider.",
        TooFew = n => $"The scores are shown once there are at least {n} answers in 90 days: no single answer should be recognisable.",
        Fewer = n => $"fewer than {n} answers",
        NotNow = "This cannot be shown at the moment. Try again in a while.",

        NothingDone = "Nothing has been published yet about what was done here.",
        Before = "Before",
        After = "After",
        Better = "Better: the share of satisfied people rose.",
        Worse = "Worse: the share of satisfied people fell.",
        NoClearChange = "No clear change in the share of satisfied people.",
        EffectTooFew = n => $"Too early to say whether it helped: at least {n} answers before and {n} after are needed.",
        EffectTooClose = "Whether it helped is not shown for now: a single answer could be recognised from the figures.",
        OtherReasons = n => $"Compared are the answers of up to {n} days before and up to {n} days after. A change may have other reasons too.",

        InShort = (p, n) => $"{p}% satisfied, by {n} answers in the last 90 days.",
        Invitation = "Say how it is: anonymously, in half a minute.",
        TooMany = "Too many visits at once",
        TooManyAdvice = "Try again in a while.",

        Locale = "en_GB",
        Percent = n => $"{n}%",
        PercentRange = (low, high) => $"{low}–{high}%",
        Decimal = number => number,
        Date = day => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
    };
}
