using System.Globalization;

namespace Kazva.Gateway.Public;

internal sealed partial class PublicTexts
{
    private static PublicTexts Turkish() => new()
    {
        Answer = "Siz de söyleyin",
        WhatPeopleSay = "İnsanlar ne diyor",
        WhatWasDone = "Neler yapıldı",
        WhatIsAsked = "Burada ne soruyoruz",
        LatelyDone = "Burada son yapılan",
        ToPublicPage = "Burada insanlar ne diyor, neler yapıldı",

        Figures = (count, percent, range, mean) => $"{count} yanıt · {percent} memnun ({range}) · ortalama 10 üzerinden {mean}",
        LastDays = n => $"Son {n} gün",
        IntervalMeans = "Memnun olanlar 8 ile 10 arasında puan verenlerdir. Parantez içinde: gerçek oranlarının %95 güvenle bulunduğu aralık. Yanıt azaldıkça aralık genişler.",
        TooFew = n => $"Puanlar, 90 günde en az {n} yanıt olunca gösterilir: tek bir yanıt ayırt edilememelidir.",
        Fewer = n => $"{n} yanıttan az",
        NotNow = "Bu bölüm şu anda gösterilemiyor. Biraz sonra yeniden deneyin.",

        NothingDone = "Burada neler yapıldığı henüz yayımlanmadı.",
        Before = "Önce",
        After = "Sonra",
        Better = "Daha iyi: memnun olanların oranı arttı.",
        Worse = "Daha kötü: memnun olanların oranı düştü.",
        NoClearChange = "Memnun olanların oranında belirgin bir değişiklik yok.",
        EffectTooFew = n => $"İşe yarayıp yaramadığını söylemek için erken: öncesinde ve sonrasında en az {n} yanıt gerekir.",
        EffectTooClose = "İşe yarayıp yaramadığı şimdilik gösterilmiyor: rakamlardan tek bir yanıt tanınabilir.",
        OtherReasons = n => $"Yapılan işten en çok {n} gün önceki ve {n} gün sonraki yanıtlar karşılaştırılır. Değişikliğin başka nedenleri de olabilir.",

        InShort = (p, n) => $"Son 90 gündeki {n} yanıta göre %{p} memnun.",
        Invitation = "Nasıl bulduğunuzu söyleyin: adsız, yarım dakikada.",
        TooMany = "Bir anda çok fazla ziyaret",
        TooManyAdvice = "Biraz sonra yeniden deneyin.",

        Locale = "tr_TR",
        Percent = n => $"%{n}",
        PercentRange = (low, high) => $"%{low}–{high}",
        Decimal = WithComma,
        Date = day => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
    };
}
