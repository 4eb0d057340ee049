using System.Globalization;
using Kazva.Definition;
using Kazva.Gateway.Problems;

namespace Kazva.Gateway.Form;

internal sealed partial class Texts
{
    private static Texts Romanian() => new()
    {
        OwnName = "Română",
        LanguageChoice = "Limba",
        Simulated = "Demonstrație: datele de aici sunt inventate.",

        Welcome = "Spuneți cum este",
        WelcomeHint = "Scanați codul QR de pe plăcuță sau scrieți codul scurt de sub el.",
        TypeCode = "Codul de pe plăcuță",
        CodeHint = "Șase caractere, de exemplu K7Q2M6",
        Open = "Deschide",
        Organisations = "Cine întreabă aici",

        Question = kind => kind switch
        {
            LocationKind.Place => "Ce notă dați acestui loc?",
            LocationKind.Vehicle => "Ce notă dați călătoriei?",
            _ => "Ce notă dați serviciului?",
        },
        Lowest = "foarte slab",
        Highest = "excelent",
        AfterScores = branch => branch switch
        {
            Branch.Low => "Pentru o notă de la 1 la 4:",
            Branch.Middle => "Pentru o notă de la 5 la 7:",
            Branch.High => "Pentru o notă de la 8 la 10:",
            _ => "",
        },
        OneChoice = "Alegeți una",
        ManyChoices = "Puteți alege mai multe",
        Danger = "În caz de pericol imediat, sunați la 112.",
        Comment = "Doriți să adăugați ceva?",
        Optional = "opțional",
        CommentHint = "Cel mult 1000 de caractere. Fără nume și date personale.",
        CharactersLeft = "Caractere rămase:",
        MoreQuestions = "Către întrebările pentru această notă",
        Send = "Trimite",
        Sending = "Se trimite…",
        NotTranslated = "Întrebările de aici nu sunt încă traduse în întregime în română.",
        KeptHeading = "Încă netrimis: răspunsul este păstrat pe acest telefon",
        KeptDetail = "Se va trimite singur de îndată ce este posibil. Dacă închideți pagina, va fi trimis când deschideți altă plăcuță. Va fi numărat o singură dată.",
        NotKept = "Răspunsul nu a fost trimis, iar telefonul nu îl poate păstra. Trimiteți-l din nou peste puțin timp.",
        EarlierSent = "Răspunsul păstrat pe acest telefon a fost trimis.",
        EarlierSentInPart = "Răspunsul păstrat pe acest telefon a fost trimis, fără variantele care nu mai sunt oferite aici.",
        EarlierDropped = "Un răspuns păstrat nu a putut fi primit și a fost șters de pe acest telefon.",
        StillThere = "Mai sunteți aici? Atingeți ecranul, altfel formularul se va goli.",
        NewAnswer = "Răspuns nou",
        Anonymous = "Este anonim: nu stocăm nici adresa IP, nici date despre dispozitivul dumneavoastră.",
        NeverAsked = "Aici nu vi se cer niciodată nume, bani sau parole.",
        PlateCode = "Codul de pe plăcuță",

        ErrorTitle = "Eroare:",
        ErrorsHeading = "Vă rugăm să corectați următoarele",
        Errors = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["required"] = "Alegeți o notă de la 1 la 10.",
            ["score-range"] = "Alegeți o notă de la 1 la 10.",
            ["comment-length"] = "Scurtați comentariul la 1000 de caractere.",
            ["comment-characters"] = "Comentariul conține caractere care nu pot fi salvate. Scrieți-l din nou.",
            ["one-choice"] = "Alegeți aici o singură variantă.",
            ["questions-changed"] = "Între timp întrebările s-au schimbat. Verificați răspunsurile și trimiteți-le.",
            ["uuid"] = "Pagina a fost incompletă. Trimiteți răspunsul încă o dată.",
        },
        OtherError = "Verificați acest răspuns.",
        NotStored = "Răspunsul nu a putut fi salvat. Ce ați scris este aici: trimiteți-l din nou peste puțin timp. Va fi numărat o singură dată.",

        Thanks = "Vă mulțumim!",
        ThanksDetail = "Răspunsul este înregistrat.",
        OthersHere = "Cum au răspuns alții aici",
        Summary = (count, mean) =>
            $"În medie {mean.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',')} din 10, din {Counted(count)} în ultimele 90 de zile.",
        TooFew = least => $"Notele altora se afișează când sunt cel puțin {Counted(least)}.",
        Score = "Nota",
        Answers = "Răspunsuri",
        Yours = "nota dumneavoastră",
        AsTable = "În cifre",
        MayClose = "Puteți închide pagina.",

        Refusal = reason => reason switch
        {
            RefusalReason.UnknownPlate => ("Nu există o astfel de plăcuță", "Verificați codul de pe plăcuță și scrieți-l din nou."),
            RefusalReason.RetiredPlate => ("Această plăcuță nu mai este folosită", "Aici nu se mai primesc răspunsuri. Vă mulțumim că ați vrut să ajutați."),
            RefusalReason.NoSuchRoute => ("Aici nu este nimic", "Verificați adresa."),
            RefusalReason.TooLarge => ("Răspunsul este prea lung", "Întoarceți-vă, scurtați comentariul la 1000 de caractere și trimiteți-l din nou."),
            RefusalReason.Conflict => ("Acest răspuns a fost deja trimis", "Primul răspuns este înregistrat. Pentru un răspuns nou, deschideți din nou plăcuța."),
            RefusalReason.TooMany => ("Prea multe răspunsuri deodată", "Răspunsul nu este încă înregistrat. Reîncărcați pagina peste puțin timp și se va trimite din nou."),
            RefusalReason.Unavailable => ("Răspunsul nu a putut fi salvat", "Reîncărcați pagina peste puțin timp. Va fi numărat o singură dată."),
            RefusalReason.Malformed => ("Cererea nu poate fi citită", "Deschideți din nou plăcuța."),
            _ => ("Ceva nu a mers la noi", "Încercați din nou peste puțin timp."),
        },
        DidYouMean = "Poate căutați",
        Nearby = "Puteți răspunde despre un loc din apropiere",
        ToStart = "Scrieți alt cod",
    };

    // From 20 on, but not after a hundred and one to nineteen, the noun follows "de".
    private static string Counted(int answers) => $"{answers} {(answers % 100 is 0 or >= 20 ? "de " : "")}răspunsuri";
}
