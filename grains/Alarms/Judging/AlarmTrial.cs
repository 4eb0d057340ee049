using System.Collections.Immutable;
using Kazva.Alarms.Life;

namespace Kazva.Alarms.Judging;

/// <summary>What a rule would have done in a time.</summary>
/// <param name="From">Half-open: from here on it would have judged.</param>
/// <param name="To">Until here; alarms that were still open then end nowhere.</param>
/// <param name="Firings">Each time that an alarm fired or was reopened, in their order.</param>
/// <param name="PerWeek">How many a week.</param>
/// <param name="InAlarm">How long alarms were firing, added up over the subjects.</param>
public sealed record AlarmTrial(
    DateTimeOffset From, DateTimeOffset To, ImmutableArray<TrialFiring> Firings, double PerWeek, TimeSpan InAlarm);

/// <summary>One time that an alarm would have fired.</summary>
/// <param name="Question">Of a danger, the question of the choice.</param>
/// <param name="Choice">Of a danger, the choice.</param>
/// <param name="Reopened">It was an alarm that had fired before.</param>
/// <param name="Resolved">When it would have been resolved by itself; null when it would not have been. Nobody acknowledges or resolves anything in a trial,
/// so a danger, which never resolves itself, fires once and is joined ever after.</param>
/// <param name="Lasted">Until it was resolved, or until the end of the trial.</param>
/// <param name="Figures">What it would have fired on.</param>
public sealed record TrialFiring(
    AlarmSubject Subject, string? Question, string? Choice, bool Reopened, DateTimeOffset Fired, DateTimeOffset? Resolved, TimeSpan Lasted, AlarmFigures Figures);
