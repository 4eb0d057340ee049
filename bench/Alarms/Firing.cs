namespace Kazva.Bench.Alarms;

/// <summary>An alarm that somebody is told of.</summary>
/// <param name="Subject">The code of a place, or a cell: category in settlement.</param>
internal readonly record struct Firing(string Subject, DateTimeOffset At);
