using System.Globalization;

namespace Kazva.Gateway.Public;

internal sealed partial class PublicTexts
{
    private static PublicTexts Romanian() => new()
    {
        Answer = "Spuneți și dumneavoastră",
        WhatPeopleSay = "Ce spun oamenii",
        WhatWasDone = "Ce s-a făcut",
        WhatIsAsked = "Ce întrebăm aici",
        LatelyDone = "Făcut aici recent",
        ToPublicPage = "Ce spun oamenii aici și ce s-a făcut",

        Figures = (count, percent, range, mean) => $"{Answers(count)} · {percent} mulțumiți ({range}) · media {mean} din 10",
        LastDays = n => $"Ultimele {n} de zile",
        IntervalMeans = "Mulțumiți sunt cei cu note de la 8 la 10. În paranteze: între ce valori se află proporția lor reală, cu o încredere de 95 %. Cu cât sunt mai puține răspunsuri, cu atât intervalul este mai larg.",
        TooFew = n => $"Notele se afișează când sunt cel puțin {n} răspunsuri în 90 de zile: niciun răspuns nu trebuie să poată fi recunoscut.",
        Fewer = n => $"sub {n} răspunsuri",
        NotNow = "Această parte nu poate fi afișată acum. Încercați din nou peste puțin timp.",

        NothingDone = "Încă nu s-a publicat ce s-a făcut aici.",
        Before = "Înainte",
        After = "După",
        Better = "Mai bine: proporția celor mulțumiți a crescut.",
        Worse = "Mai rău: proporția celor mulțumiți a scăzut.",
        NoClearChange = "Nicio schimbare clară în proporția celor mulțumiți.",
        EffectTooFew = n => $"Este prea devreme pentru a spune dacă a ajutat: sunt necesare cel puțin {n} răspunsuri înainte și {n} după.",
        EffectTooClose = "Deocamdată nu se afișează dacă a ajutat: din cifre s-ar putea recunoaște un singur răspuns.",
        OtherReasons = n => $"Se compară răspunsurile din cel mult {n} de zile înainte și {n} de zile după. Schimbarea poate avea și alte cauze.",

        InShort = (p, n) => $"{p} % mulțumiți, din {Answers(n)} în ultimele 90 de zile.",
        Invitation = "Spuneți cum este: anonim, într-o jumătate de minut.",
        TooMany = "Prea multe vizite deodată",
        TooManyAdvice = "Încercați din nou peste puțin timp.",

        Locale = "ro_RO",
        Percent = n => $"{n} %",
        PercentRange = (low, high) => $"{low}–{high} %",
        Decimal = WithComma,
        Date = day => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
    };

    // After 20, 21, … 99, 100 the counted word takes "de".
    private static string Answers(int count) => $"{count} {(count % 100 is 0 or >= 20 ? "de " : "")}răspunsuri";
}
