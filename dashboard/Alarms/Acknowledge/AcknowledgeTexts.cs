using Kazva.Dashboard.Plain;
using Microsoft.AspNetCore.Http;

namespace Kazva.Dashboard.Alarms.Acknowledge;

/// <summary>The words of the page that a link leads to.</summary>
internal sealed record AcknowledgeTexts(string Language)
{
    private static readonly AcknowledgeTexts English = new("en")
    {
        TimeFormat = "d MMM yyyy, HH:mm",
        Title = "Alarm",
        What = "What",
        Where = "Where",
        Since = "Since",
        Answers = "Answers",
        Reports = "Reports",
        Figures = "Figures",
        ValueAndLevel = "{0}, against a level of {1}",
        Button = "Acknowledge: I take it on",
        As = "It will be recorded under: {0}.",
        Done = "Acknowledged by you.",
        ByAnother = "Already acknowledged by {0}.",
        Over = "This alarm is over.",
        NotFiring = "This alarm is not firing at the moment.",
        NotValidTitle = "The link is not valid",
        NotValid = "It has expired, or it is not complete. Open the alarm page, or use the link of a newer message.",
        UnknownTitle = "There is no such alarm",
        Unknown = "The alarm of this link is not known here.",
        UnavailableTitle = "Not possible just now",
        Unavailable = "It could not be recorded. Try again in a moment; doing it twice does no harm.",
    };

    private static readonly AcknowledgeTexts Bulgarian = new("bg")
    {
        TimeFormat = "dd.MM.yyyy, HH:mm",
        Title = "Аларма",
        What = "Какво",
        Where = "Къде",
        Since = "От",
        Answers = "Отговори",
        Reports = "Съобщения",
        Figures = "Показател",
        ValueAndLevel = "{0} при граница {1}",
        Button = "Поемам алармата",
        As = "Ще бъде записано на името на: {0}.",
        Done = "Поехте алармата.",
        ByAnother = "Алармата вече е поета от {0}.",
        Over = "Алармата е приключила.",
        NotFiring = "Алармата не е активна в момента.",
        NotValidTitle = "Връзката не е валидна",
        NotValid = "Изтекла е или не е цяла. Отворете страницата с аларми или връзката от по-ново съобщение.",
        UnknownTitle = "Няма такава аларма",
        Unknown = "Алармата от тази връзка не е позната тук.",
        UnavailableTitle = "В момента не е възможно",
        Unavailable = "Не успяхме да го запишем. Опитайте отново след малко; повторението не вреди.",
    };

    /// <summary>For the invariant culture, which is all that the program carries.</summary>
    public required string TimeFormat { get; init; }
    public required string Title { get; init; }
    public required string What { get; init; }
    public required string Where { get; init; }
    public required string Since { get; init; }
    public required string Answers { get; init; }
    public required string Reports { get; init; }
    public required string Figures { get; init; }
    public required string ValueAndLevel { get; init; }
    public required string Button { get; init; }
    public required string As { get; init; }
    public required string Done { get; init; }
    public required string ByAnother { get; init; }
    public required string Over { get; init; }
    public required string NotFiring { get; init; }
    public required string NotValidTitle { get; init; }
    public required string NotValid { get; init; }
    public required string UnknownTitle { get; init; }
    public required string Unknown { get; init; }
    public required string UnavailableTitle { get; init; }
    public required string Unavailable { get; init; }

    /// <summary>The reader's favourite of the organisation's languages that the interface has; English where it has none of them.</summary>
    /// <param name="languages">Empty where the organisation is not known: then any that the interface has.</param>
    public static AcknowledgeTexts For(HttpRequest request, IReadOnlyList<string> languages)
    {
        string[] offered = [.. languages.Where(language => language is "bg" or "en")];
        return PlainLanguage.Of(request, offered.Length > 0 ? offered : ["en", "bg"]) == "bg" ? Bulgarian : English;
    }
}
