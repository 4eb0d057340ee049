using System.Globalization;
using Kazva.Definition;
using Kazva.Gateway.Problems;

namespace Kazva.Gateway.Form;

internal sealed partial class Texts
{
    private static Texts Turkish() => new()
    {
        OwnName = "Türkçe",
        LanguageChoice = "Dil",
        Simulated = "Tanıtım: buradaki veriler kurgudur.",

        Welcome = "Nasıl bulduğunuzu söyleyin",
        WelcomeHint = "Levhadaki QR kodunu okutun ya da altındaki kısa kodu yazın.",
        TypeCode = "Levhadaki kod",
        CodeHint = "Altı karakter, örneğin K7Q2M6",
        Open = "Aç",
        Organisations = "Burada soranlar",

        Question = kind => kind switch
        {
            LocationKind.Place => "Burayı nasıl değerlendirirsiniz?",
            LocationKind.Vehicle => "Yolculuğu nasıl değerlendirirsiniz?",
            _ => "Hizmeti nasıl değerlendirirsiniz?",
        },
        Lowest = "çok kötü",
        Highest = "mükemmel",
        AfterScores = branch => branch switch
        {
            Branch.Low => "1 ile 4 arası puan için:",
            Branch.Middle => "5 ile 7 arası puan için:",
            Branch.High => "8 ile 10 arası puan için:",
            _ => "",
        },
        OneChoice = "Birini seçin",
        ManyChoices = "Birden fazla seçebilirsiniz",
        Danger = "Acil bir tehlike varsa 112’yi arayın.",
        Comment = "Eklemek istediğiniz bir şey var mı?",
        Optional = "isteğe bağlı",
        CommentHint = "En fazla 1000 karakter. İsim ve kişisel bilgi yazmayın.",
        CharactersLeft = "Kalan karakter:",
        MoreQuestions = "Bu puanla ilgili sorulara geç",
        Send = "Gönder",
        Sending = "Gönderiliyor…",
        NotTranslated = "Buradaki soruların tümü henüz Türkçeye çevrilmedi.",
        KeptHeading = "Henüz gönderilmedi: yanıtınız bu telefonda saklandı",
        KeptDetail = "Mümkün olur olmaz kendiliğinden gönderilecek. Sayfayı kapatırsanız, bir sonraki levhayı açtığınızda gönderilir. Yalnızca bir kez sayılır.",
        NotKept = "Yanıtınız gönderilmedi ve bu telefon onu saklayamıyor. Biraz sonra yeniden gönderin.",
        EarlierSent = "Bu telefonda saklanan yanıtınız gönderildi.",
        EarlierSentInPart = "Bu telefonda saklanan yanıtınız, artık burada sunulmayan seçenekler olmadan gönderildi.",
        EarlierDropped = "Saklanan bir yanıt kabul edilemedi ve bu telefondan silindi.",
        StillThere = "Hâlâ burada mısınız? Ekrana dokunun, yoksa form temizlenecek.",
        NewAnswer = "Yeni yanıt",
        Anonymous = "Anonimdir: ne IP adresinizi ne de cihazınızla ilgili bir bilgi saklarız.",
        NeverAsked = "Burada sizden asla isim, para ya da şifre istenmez.",
        PlateCode = "Levhadaki kod",

        ErrorTitle = "Hata:",
        ErrorsHeading = "Lütfen şunu düzeltin",
        Errors = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["required"] = "1 ile 10 arasında bir puan seçin.",
            ["score-range"] = "1 ile 10 arasında bir puan seçin.",
            ["comment-length"] = "Yorumu 1000 karaktere kısaltın.",
            ["comment-characters"] = "Yorumda kaydedilemeyen karakterler var. Lütfen yeniden yazın.",
            ["one-choice"] = "Burada yalnızca birini seçin.",
            ["questions-changed"] = "Bu arada sorular değişti. Yanıtlarınızı gözden geçirip gönderin.",
            ["uuid"] = "Sayfa eksikti. Lütfen yanıtınızı bir kez daha gönderin.",
        },
        OtherError = "Bu yanıtı gözden geçirin.",
        NotStored = "Yanıtınız kaydedilemedi. Yazdıklarınız burada duruyor: biraz sonra yeniden gönderin. Yalnızca bir kez sayılır.",

        Thanks = "Teşekkür ederiz!",
        ThanksDetail = "Yanıtınız kaydedildi.",
        OthersHere = "Başkaları burayı nasıl değerlendiriyor",
        Summary = (count, mean) =>
            $"Son 90 gündeki {count} yanıta göre ortalama 10 üzerinden {mean.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',')}.",
        TooFew = least => $"Başkalarının puanları, en az {least} yanıt olduğunda gösterilir.",
        Score = "Puan",
        Answers = "Yanıt",
        Yours = "sizin puanınız",
        AsTable = "Sayılarla",
        MayClose = "Sayfayı kapatabilirsiniz.",

        Refusal = reason => reason switch
        {
            RefusalReason.UnknownPlate => ("Böyle bir levha yok", "Levhadaki kodu kontrol edip yeniden yazın."),
            RefusalReason.RetiredPlate => ("Bu levha artık kullanılmıyor", "Burada artık yanıt alınmıyor. Yardımcı olmak istediğiniz için teşekkür ederiz."),
            RefusalReason.NoSuchRoute => ("Burada bir şey yok", "Adresi kontrol edin."),
            RefusalReason.TooLarge => ("Yanıt çok uzun", "Geri dönün, yorumu 1000 karaktere kısaltıp yeniden gönderin."),
            RefusalReason.Conflict => ("Bu yanıt zaten gönderildi", "İlk yanıtınız kaydedildi. Yeni bir yanıt için levhayı yeniden açın."),
            RefusalReason.TooMany => ("Aynı anda çok fazla yanıt", "Yanıtınız henüz kaydedilmedi. Biraz sonra sayfayı yenileyin, yeniden gönderilecek."),
            RefusalReason.Unavailable => ("Yanıt kaydedilemedi", "Biraz sonra sayfayı yenileyin. Yalnızca bir kez sayılır."),
            RefusalReason.Malformed => ("İstek okunamadı", "Levhayı yeniden açın."),
            _ => ("Bizde bir aksaklık oldu", "Biraz sonra yeniden deneyin."),
        },
        DidYouMean = "Bunu mu arıyordunuz?",
        Nearby = "Yakındaki bir yer için yanıt verebilirsiniz",
        ToStart = "Başka bir kod yazın",
    };
}
