using System.Globalization;
using Kazva.Definition;
using Kazva.Gateway.Problems;

namespace Kazva.Gateway.Form;

internal sealed partial class Texts
{
    private static Texts English() => new()
    {
        OwnName = "English",
        LanguageChoice = "Language",
        Simulated = "Demonstration: the data here is simulated.",

        Welcome = "Say how it is",
        WelcomeHint = "Scan the QR code on the plate, or type the short code below it.",
        TypeCode = "Code on the plate",
        CodeHint = "Six characters, such as K7Q2M6",
        Open = "Open",
        Organisations = "Who asks here",

        Question = kind => kind switch
        {
            LocationKind.Place => "How do you rate this place?",
            LocationKind.Vehicle => "How do you rate this ride?",
            _ => "How do you rate the service?",
        },
        Lowest = "very bad",
        Highest = "excellent",
        AfterScores = branch => branch switch
        {
            Branch.Low => "For a score from 1 to 4:",
            Branch.Middle => "For a score from 5 to 7:",
            Branch.High => "For a score from 8 to 10:",
            _ => "",
        },
        OneChoice = "Choose one",
        ManyChoices = "Choose any number",
        Danger = "In immediate danger, call 112.",
        Comment = "Would you like to add something?",
        Optional = "optional",
        CommentHint = "Up to 1000 characters. No names or personal data.",
        CharactersLeft = "Characters left:",
        MoreQuestions = "On to the questions for this score",
        Send = "Send",
        Sending = "Sending…",
        NotTranslated = "Not all of the questions here have been translated into English yet.",
        KeptHeading = "Not sent yet: your answer is kept on this phone",
        KeptDetail = "It will be sent by itself as soon as that is possible. If you close the page, it will be sent when you next open a plate. It will count only once.",
        NotKept = "Your answer is not sent, and this phone cannot keep it. Send it again in a moment.",
        EarlierSent = "The answer that was kept on this phone has now been sent.",
        EarlierSentInPart = "The answer that was kept on this phone has now been sent, without the choices that are no longer offered here.",
        EarlierDropped = "An answer that was kept could not be accepted, and is deleted from this phone.",
        StillThere = "Are you still there? Touch the screen, or the form will be cleared.",
        NewAnswer = "New answer",
        Anonymous = "It is anonymous: we store neither your IP address nor anything about your device.",
        NeverAsked = "You are never asked for names, money or passwords here.",
        PlateCode = "Code on the plate",

        ErrorTitle = "Error:",
        ErrorsHeading = "Please correct the following",
        Errors = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["required"] = "Choose a score from 1 to 10.",
            ["score-range"] = "Choose a score from 1 to 10.",
            ["comment-length"] = "Shorten the comment to 1000 characters.",
            ["comment-characters"] = "The comment holds characters that cannot be stored. Please write it anew.",
            ["one-choice"] = "Choose only one here.",
            ["questions-changed"] = "The questions have changed meanwhile. Look through your answers and send them.",
            ["uuid"] = "The page was incomplete. Please send your answer once more.",
        },
        OtherError = "Look through this answer.",
        NotStored = "Your answer could not be stored. What you wrote is here: send it again in a moment. It will count only once.",

        Thanks = "Thank you!",
        ThanksDetail = "Your answer is recorded.",
        OthersHere = "How others rate it here",
        Summary = (count, mean) =>
            $"{mean.ToString("0.0", CultureInfo.InvariantCulture)} of 10 on average, from {count} answers in the last 90 days.",
        TooFew = least => $"How others rate it is shown from {least} answers on.",
        Score = "Score",
        Answers = "Answers",
        Yours = "your score",
        AsTable = "In numbers",
        MayClose = "You may close this page.",

        Refusal = reason => reason switch
        {
            RefusalReason.UnknownPlate => ("There is no such plate", "Check the code on the plate and type it again."),
            RefusalReason.RetiredPlate => ("This plate is out of use", "No answers are taken here any more. Thank you for wanting to help."),
            RefusalReason.NoSuchRoute => ("There is nothing here", "Check the address."),
            RefusalReason.TooLarge => ("The answer is too long", "Go back, shorten the comment to 1000 characters and send it again."),
            RefusalReason.Conflict => ("This answer has been sent already", "Your first answer is recorded. To answer anew, open the plate again."),
            RefusalReason.TooMany => ("Many answers at once", "Your answer is not recorded yet. Reload the page in a moment and it will be sent again."),
            RefusalReason.Unavailable => ("The answer could not be stored", "Reload the page in a moment. It will count only once."),
            RefusalReason.Malformed => ("The request cannot be read", "Open the plate again."),
            _ => ("Something went wrong on our side", "Try again in a moment."),
        },
        DidYouMean = "Did you mean",
        Nearby = "You can answer about a place nearby",
        ToStart = "Type another code",
    };
}
