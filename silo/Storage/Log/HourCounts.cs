using System.Runtime.InteropServices;
using Kazva.RollUp;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Log;

/// <summary>An hourly roll-up, by its key.</summary>
/// <param name="Hour">Its start, in unix milliseconds.</param>
internal readonly record struct HourKey(string Organisation, GridLevel Level, string Id, long Hour);

/// <summary>The scores of one batch by place and hour, so that each roll-up is written once a batch.</summary>
internal sealed class HourCounts
{
    private readonly Dictionary<HourKey, int[]> _counts = [];

    /// <summary>What each roll-up changes by: ten counts.</summary>
    public IReadOnlyCollection<KeyValuePair<HourKey, int[]>> Changes => _counts;

    /// <param name="change">1, or −1 to take it out.</param>
    public void Add(LoggedSubmission submission, int change)
    {
        var hour = UnixTime.HourOf(submission.CountedAt);
        Add(submission, GridLevel.Location, submission.Location, hour, change);
        Add(submission, GridLevel.Settlement, submission.Settlement, hour, change);
        Add(submission, GridLevel.Category, submission.Category, hour, change);
        Add(submission, GridLevel.Organisation, submission.Organisation, hour, change);
    }

    private void Add(LoggedSubmission submission, GridLevel level, string id, long hour, int change)
    {
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, new HourKey(submission.Organisation, level, id, hour), out _);
        counts ??= new int[Score.Highest];
        counts[submission.Score - Score.Lowest] += change;
    }
}
