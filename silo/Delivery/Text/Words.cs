using Kazva.Alarms.Rules;

namespace Kazva.Silo.Delivery.Text;

/// <summary>The words of messages in one language.</summary>
internal sealed record Words(
    string Test, string TestSays, Func<int, string> Several, string Again, string Reported, string Over, string Where, string Since, string FromTo,
    string Reports, string Complaints, string Acknowledge, string ClosedBy, string TimeFormat, Func<AlarmSeverity, string> Severity, Func<TimeSpan, string> Span,
    Func<DropMeasure, string> Measure, string OnAnswers, string Worse, string Usual, string NoAnswerSince, string NoAnswer, string UsualRate, string AndMore, string Identity)
{
    /// <summary>The words of a language; English for those that have none here.</summary>
    public static Words In(string language) =>
        language.Split('-')[0].Equals("bg", StringComparison.OrdinalIgnoreCase) ? Bulgarian : English;

    private static readonly Words English = new(
        Test: "Test message", TestSays: "This channel works: alarms of the team “{0}” come here.",
        Several: count => $"{count} alarms", Again: "Again", Reported: "Reported again", Over: "Over",
        Where: "Where", Since: "Since {0}", FromTo: "From {0} to {1}", Reports: "Reports: {0}", Complaints: "Most frequent complaints", Acknowledge: "Acknowledge",
        ClosedBy: "Closed by {0}", TimeFormat: "yyyy-MM-dd HH:mm",
        Severity: severity => severity switch { AlarmSeverity.Critical => "Critical", AlarmSeverity.Warning => "Warning", _ => "Notice" },
        Span: span => span < TimeSpan.FromHours(1) ? $"{span.TotalMinutes:0} min" : span < TimeSpan.FromDays(2) ? $"{span.TotalHours:0} h" : $"{span.TotalDays:0} days",
        Measure: measure => measure switch { DropMeasure.Mean => "mean score {0:0.0}", DropMeasure.Choice => "{0:0 %} of answers take the choice", _ => "{0:0 %} dissatisfied" },
        OnAnswers: "Answers in {1}: {0}", Worse: "worse than {0} with a probability of {1:0 %}", Usual: "usually {0}",
        NoAnswerSince: "No answer since {0}", NoAnswer: "No answer", UsualRate: "answers in the last 90 days: {0}", AndMore: "… and {0} more, on the dashboard", Identity: "Alarm {0}, step {1}");

    private static readonly Words Bulgarian = new(
        Test: "Пробно съобщение", TestSays: "Каналът работи: тук идват тревогите на екип „{0}“.",
        Several: count => $"{count} тревоги", Again: "Отново", Reported: "Сигнализирано отново", Over: "Приключи",
        Where: "Къде", Since: "От {0}", FromTo: "От {0} до {1}", Reports: "Сигнали: {0}", Complaints: "Най-чести оплаквания", Acknowledge: "Поемам",
        ClosedBy: "Затворена от {0}", TimeFormat: "dd.MM.yyyy HH:mm",
        Severity: severity => severity switch { AlarmSeverity.Critical => "Спешно", AlarmSeverity.Warning => "Предупреждение", _ => "За сведение" },
        Span: span => span < TimeSpan.FromHours(1) ? $"{span.TotalMinutes:0} мин." : span < TimeSpan.FromDays(2) ? $"{span.TotalHours:0} ч." : $"{span.TotalDays:0} дни",
        Measure: measure => measure switch { DropMeasure.Mean => "средна оценка {0:0.0}", DropMeasure.Choice => "{0:0 %} от отговорите посочват това", _ => "{0:0 %} недоволни" },
        OnAnswers: "Отговори за {1}: {0}", Worse: "по-лошо от {0} с вероятност {1:0 %}", Usual: "обичайно {0}",
        NoAnswerSince: "Няма отговор от {0}", NoAnswer: "Няма отговор", UsualRate: "отговори за последните 90 дни: {0}", AndMore: "… и още {0}, на таблото", Identity: "Тревога {0}, стъпка {1}");
}
