namespace Kazva.Alarms.Judging;

/// <summary>An answer at the tick at which it is counted.</summary>
/// <param name="Category">The category of its location.</param>
/// <param name="Counted">The tick that its time of counting belongs to, not after <paramref name="Tick"/>.</param>
internal readonly record struct CountedAnswer(JudgedAnswer Answer, string Category, int Counted, int Tick);
