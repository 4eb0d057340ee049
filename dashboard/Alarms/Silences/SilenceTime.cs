using System.Collections.Immutable;
using Kazva.Dashboard.Staff;
using Kazva.Submissions;

namespace Kazva.Dashboard.Alarms.Silences;

/// <summary>How long and why.</summary>
internal abstract class SilenceTime
{
    private const int LongestReason = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Now when not given.</summary>
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public string? Reason { get; init; }

    /// <summary>Adds what is not as it should be.</summary>
    public void Check(DateTimeOffset now, ImmutableArray<FieldError>.Builder errors)
    {
        var from = From ?? now;
        if (from < now) errors.Add(new("from", "past", "Not in the past; now, when it is not given."));
        if (Until is not { } until) errors.Add(new("until", "required", "A time is needed: a silence that never ends would be forgotten."));
        else if (until <= now || until <= from) errors.Add(new("until", "past", "After now, and after from."));
        else if (until - from > Longest) errors.Add(new("until", "too-late", FormattableString.Invariant($"At most {Longest.Days} days.")));
        if (StaffBody.CheckText("reason", Reason, LongestReason, isNeeded: true) is { } wrong) errors.Add(wrong);
    }
}
