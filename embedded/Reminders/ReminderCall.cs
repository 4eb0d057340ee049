using Kazva.Embedded.Calls;

namespace Kazva.Embedded.Reminders;

/// <summary>The call of a grain whose reminder is due.</summary>
internal sealed class ReminderCall(string name, TickStatus status) : GrainCall
{
    private static readonly GrainMethod ReceiveReminder = new(nameof(IRemindable.ReceiveReminder), GrainMethodTraits.None);

    protected override GrainMethod Method => ReceiveReminder;

    protected override ValueTask Invoke(object target) => new(((IRemindable)target).ReceiveReminder(name, status));
}
