using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Definition;
using Kazva.Submissions;
using Microsoft.Extensions.Logging;

namespace Kazva.Alarms.Delivery;

/// <summary>Puts what is due into one message.</summary>
internal sealed partial class MessageWriter(IComplaintLog complaints, IAcknowledgeLinks links, ILogger logger)
{
    private const int MostComplaints = 3;
    private const int MostAnswers = 5_000;

    /// <summary>How far is looked back for what else people complain of where a danger was reported.</summary>
    private static readonly TimeSpan AroundDanger = TimeSpan.FromDays(1);

    /// <summary>Complaints are worth having, but no alarm waits for them any longer.</summary>
    private static readonly TimeSpan ComplaintsTime = TimeSpan.FromSeconds(2);

    /// <summary>The message that tells some alarms.</summary>
    public async Task<AlarmMessage> Write(GridIndex grid, TeamChannel to, AlarmBook book, IEnumerable<DueAlarm> due, CancellationToken cancellationToken)
    {
        var items = ImmutableArray.CreateBuilder<AlarmMessageItem>();
        foreach (var (row, alarm, transitions) in due)
        {
            var transition = transitions.First(step => step.Number == row.Number);
            var rule = book.Rules.FirstOrDefault(inForce => inForce.Rule.Id == alarm.Rule)?.Rule;
            var name = rule?.Name.In(to.Team.Language, [.. grid.Grid.Organisation.Languages]);
            items.Add(new AlarmMessageItem(
                row, alarm, transition, string.IsNullOrEmpty(name) ? alarm.Rule : name, Where(grid, alarm, to.Team.Language),
                await Complaints(grid, alarm, transition, to.Team.Language, cancellationToken),
                alarm.State == AlarmState.Firing ? links.Make(grid.Id, alarm.Id, to.Member?.Name ?? TeamName(grid, to)) : null,
                rule?.Drop?.Measure));
        }
        return Message(grid, to, items.DrainToImmutable(), isTest: false);
    }

    /// <summary>A test message.</summary>
    public static AlarmMessage Test(GridIndex grid, TeamChannel to) => Message(grid, to, [], isTest: true);

    private static AlarmMessage Message(GridIndex grid, TeamChannel to, ImmutableArray<AlarmMessageItem> items, bool isTest) =>
        new(grid.Grid.Organisation, to.Team, to.Member, to.Team.Language, items, isTest);

    /// <summary>Of a danger, with what was reported.</summary>
    private static string Where(GridIndex grid, Alarm alarm, string language)
    {
        var place = SubjectName.Of(grid, alarm.Subject, language);
        return alarm is { Question: { } question, Choice: { } choice }
            ? $"{place}: {Delivery.Complaints.ChoiceText(grid, alarm.Subject.Id, question, choice, language)}"
            : place;
    }

    private static string TeamName(GridIndex grid, TeamChannel to) => to.Team.Name.In(to.Team.Language, [.. grid.Grid.Organisation.Languages]) is { Length: > 0 } name ? name : to.Team.Id;

    private async Task<ImmutableArray<Complaint>> Complaints(
        GridIndex grid, Alarm alarm, AlarmTransition transition, string language, CancellationToken cancellationToken)
    {
        if (!alarm.IsActive) return [];
        if ((alarm.Lane == AlarmLane.Safety ? AroundDanger : transition.Figures.Window) is not { } window) return [];
        try
        {
            var read = complaints.ReadAsync(
                grid.Id, Delivery.Complaints.Locations(grid, alarm.Subject), transition.At - window, transition.At, MostAnswers, cancellationToken);
            return Delivery.Complaints.Top(grid, await read.WaitAsync(ComplaintsTime, cancellationToken), language, MostComplaints);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or TimeoutException)
        {
            LogNoComplaints(alarm.Id, exception.Message);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The complaints behind alarm {Alarm} could not be read ({Reason}); it is told without them.")]
    private partial void LogNoComplaints(string alarm, string reason);
}

/// <summary>A row that is due and needed, with what it tells of.</summary>
internal readonly record struct DueAlarm(Notification Row, Alarm Alarm, IReadOnlyList<AlarmTransition> Transitions);
