namespace Kazva.Alarms.Life;

/// <summary>A transition with the alarm as it is after it.</summary>
public readonly record struct AlarmStep(Alarm Alarm, AlarmTransition Transition);
