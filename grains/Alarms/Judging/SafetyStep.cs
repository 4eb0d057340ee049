using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;

namespace Kazva.Alarms.Judging;

/// <summary>A step of a safety alarm with the report that made it: both belong into one commit. An answer that names two dangers makes two steps, of two alarms.</summary>
public readonly record struct SafetyStep(AlarmStep Step, SafetyReport Report);
