using Kazva.Alarms.Life;

namespace Kazva.Alarms.Judging;

/// <summary>What a subject looks like at a tick.</summary>
/// <param name="Holds">The rule's condition holds.</param>
/// <param name="Clear">There is evidence that it is over. Between the two nothing changes.</param>
/// <param name="Gone">Nothing is left to judge by.</param>
/// <param name="Window">Of a drop, the place of the window that speaks.</param>
/// <param name="Probability">That window's.</param>
/// <param name="Next">The tick at which this may look different with no new answer.</param>
internal readonly record struct Sight(bool Holds, bool Clear, bool Gone, Judgement Judgement, int Window, double Probability, int Next);
