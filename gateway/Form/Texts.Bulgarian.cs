using System.Globalization;
using Kazva.Definition;
using Kazva.Gateway.Problems;

namespace Kazva.Gateway.Form;

internal sealed partial class Texts
{
    private static Texts Bulgarian() => new()
    {
        OwnName = "Български",
        LanguageChoice = "Език",
        Simulated = "Показ: данните тук са измислени.",

        Welcome = "Кажете как е",
        WelcomeHint = "Сканирайте QR кода на табелата или напишете краткия код под него.",
        TypeCode = "Код на табелата",
        CodeHint = "Шест знака, например K7Q2M6",
        Open = "Отвори",
        Organisations = "Тук питат",

        Question = kind => kind switch
        {
            LocationKind.Place => "Как оценявате това място?",
            LocationKind.Vehicle => "Как оценявате пътуването?",
            _ => "Как оценявате обслужването?",
        },
        Lowest = "много лошо",
        Highest = "отлично",
        AfterScores = branch => branch switch
        {
            Branch.Low => "При оценка от 1 до 4:",
            Branch.Middle => "При оценка от 5 до 7:",
            Branch.High => "При оценка от 8 до 10:",
            _ => "",
        },
        OneChoice = "Изберете едно",
        ManyChoices = "Може няколко",
        Danger = "При непосредствена опасност се обадете на 112.",
        Comment = "Искате ли да добавите нещо?",
        Optional = "по желание",
        CommentHint = "До 1000 знака. Без имена и лични данни.",
        CharactersLeft = "Оставащи знаци:",
        MoreQuestions = "Към въпросите за тази оценка",
        Send = "Изпрати",
        Offline = "Няма връзка. Отговорът ще тръгне сам, щом тя се върне.",
        Anonymous = "Анонимно е: не пазим нито адреса, нито устройството ви.",
        NeverAsked = "Тук никога не се искат имена, пари или пароли.",
        PlateCode = "Код на табелата",

        ErrorTitle = "Грешка:",
        ErrorsHeading = "Моля, поправете следното",
        Errors = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["required"] = "Изберете оценка от 1 до 10.",
            ["score-range"] = "Изберете оценка от 1 до 10.",
            ["comment-length"] = "Съкратете коментара до 1000 знака.",
            ["comment-characters"] = "В коментара има знаци, които не могат да се запишат. Напишете го наново.",
            ["one-choice"] = "Тук изберете само едно.",
            ["questions-changed"] = "Въпросите са променени междувременно. Прегледайте отговорите си и ги изпратете.",
            ["uuid"] = "Страницата беше непълна. Изпратете отговора си още веднъж.",
        },
        OtherError = "Прегледайте този отговор.",
        NotStored = "Отговорът не можа да се запише. Написаното е тук: изпратете го пак след малко. Ще се брои само веднъж.",

        Thanks = "Благодарим ви!",
        ThanksDetail = "Отговорът е записан.",
        OthersHere = "Как оценяват тук",
        Summary = (count, mean) =>
            $"Средно {mean.ToString("0.0", CultureInfo.InvariantCulture).Replace('.', ',')} от 10 по {count} отговора за последните 90 дни.",
        TooFew = least => $"Оценките на другите се показват, когато отговорите станат поне {least}.",
        Score = "Оценка",
        Answers = "Отговори",
        Yours = "вашата оценка",
        AsTable = "В числа",
        MayClose = "Може да затворите страницата.",

        Refusal = reason => reason switch
        {
            RefusalReason.UnknownPlate => ("Няма такава табела", "Проверете кода на табелата и го напишете отново."),
            RefusalReason.RetiredPlate => ("Тази табела вече не се използва", "Отговори тук не се приемат. Благодарим ви, че искахте да помогнете."),
            RefusalReason.NoSuchRoute => ("Тук няма нищо", "Проверете адреса."),
            RefusalReason.TooLarge => ("Отговорът е твърде дълъг", "Върнете се назад и съкратете коментара до 1000 знака."),
            RefusalReason.Conflict => ("Този отговор вече е изпратен", "Първият ви отговор е записан. За нов отговор отворете табелата отново."),
            RefusalReason.TooMany => ("Много отговори наведнъж", "Отговорът още не е записан. Презаредете страницата след малко и той ще се изпрати пак."),
            RefusalReason.Unavailable => ("Отговорът не можа да се запише", "Презаредете страницата след малко. Ще се брои само веднъж."),
            RefusalReason.Malformed => ("Заявката не може да се прочете", "Отворете табелата отново."),
            _ => ("Нещо се обърка при нас", "Опитайте отново след малко."),
        },
        DidYouMean = "Може би търсите",
        ToStart = "Напишете друг код",
    };
}
