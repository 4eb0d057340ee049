using System.Collections.Immutable;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Delivery.Tests;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Teams;
using Kazva.Silo.Delivery;
using Microsoft.Extensions.Configuration;

namespace Kazva.Silo.Tests.Delivery;

/// <summary>Messages and settings to send with.</summary>
internal static class Letters
{
    public const string HookSecret = "a secret of the hook";

    /// <summary>Settings, of one that is given twice the last.</summary>
    public static DeliverySettings Settings(params IEnumerable<(string Name, string Value)> settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Kazva:Channels:Secrets:hook"] = HookSecret };
        foreach (var (name, value) in settings) all[name] = value;
        return DeliverySettings.From(new ConfigurationBuilder().AddInMemoryCollection(all).Build());
    }

    public static AlarmMessage Message(string language = "en", params ImmutableArray<AlarmMessageItem> items)
    {
        var grid = OnCall.City(OnCall.Parks).Grid;
        return new AlarmMessage(grid.Organisation, OnCall.Parks, null, language, items.IsEmpty ? [Item()] : items, IsTest: false);
    }

    public static AlarmMessage Test() => Message() with { Items = [], IsTest = true };

    /// <summary>A drop at the swing, with a name that every kind of markup would trip over.</summary>
    public static AlarmMessageItem Item(AlarmChange change = AlarmChange.Fired, AlarmSeverity severity = AlarmSeverity.Warning, string where = "Swing <b> & [x](y)")
    {
        var alarm = OnCall.Alarm() with { Severity = severity, Figures = new AlarmFigures(TimeSpan.FromDays(1), 12, 0.58, 0.3, 0.2, 0.93, null) };
        var step = alarm.Step(change);
        return new AlarmMessageItem(
            new Notification("a1/2/0/parks/1", "a1", 2, "parks", null, "parks/1", 0, false, OnCall.Noon, OnCall.Noon, NotificationState.Waiting),
            step.Alarm, step.Transition, "Satisfaction fell", where, [new Complaint("problem", "dirty", "Dirty", 5), new Complaint("problem", "dark", "Dark", 3)],
            change == AlarmChange.Resolved ? null : new Uri("https://kazva.example/a/TOKEN"), DropMeasure.Dissatisfied);
    }

    public static Channel Hook(string address, string? secret = "hook") => new("parks/1", ChannelKind.Webhook, address, secret);
}
