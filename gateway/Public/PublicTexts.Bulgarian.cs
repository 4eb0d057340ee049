using System.Globalization;

namespace Kazva.Gateway.Public;

internal sealed partial class PublicTexts
{
    private static PublicTexts Bulgarian() => new()
    {
        Answer = "Кажете и вие",
        WhatPeopleSay = "Какво казват хората",
        WhatWasDone = "Какво е направено",
        WhatIsAsked = "Какво питаме тук",
        LatelyDone = "Направено тук наскоро",
        ToPublicPage = "Какво казват хората тук и какво е направено",

        Figures = (count, percent, range, mean) => $"{count} отговора · {percent} доволни ({range}) · средно {mean} от 10",
        LastDays = n => $"Последните {n} дни",
        IntervalMeans = "Доволни са тези с оценка от 8 до 10. В скоби: между кои стойности е истинският им дял с 95 % сигурност. Колкото по-малко са отговорите, толкова по-широк е този интервал.",
        TooFew = n => $"Оценките се показват, когато отговорите за 90 дни станат поне {n}: отделният отговор не бива да се разпознава.",
        Fewer = n => $"под {n} отговора",
        NotNow = "В момента това не може да се покаже. Опитайте отново след малко.",

        NothingDone = "Още не е публикувано какво е направено тук.",
        Before = "Преди",
        After = "След това",
        Better = "По-добре е: делът на доволните се е повишил.",
        Worse = "По-зле е: делът на доволните е спаднал.",
        NoClearChange = "Няма ясна промяна в дела на доволните.",
        EffectTooFew = n => $"Още не може да се каже дали е помогнало: нужни са поне {n} отговора преди и поне {n} след това.",
        EffectTooClose = "Дали е помогнало, засега не се показва: от числата би могъл да се разпознае отделен отговор.",
        OtherReasons = n => $"Сравняват се отговорите до {n} дни преди и до {n} дни след направеното. Промяната може да има и други причини.",

        InShort = (p, n) => $"{p} % доволни, по {n} отговора за последните 90 дни.",
        Invitation = "Кажете как е: анонимно, за половин минута.",
        TooMany = "Твърде много посещения наведнъж",
        TooManyAdvice = "Опитайте отново след малко.",

        Locale = "bg_BG",
        Percent = n => $"{n} %",
        PercentRange = (low, high) => $"{low}–{high} %",
        Decimal = WithComma,
        Date = day => day.ToString("d.MM.yyyy 'г.'", CultureInfo.InvariantCulture),
    };
}
