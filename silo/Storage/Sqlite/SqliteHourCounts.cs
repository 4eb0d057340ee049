using System.Runtime.InteropServices;
using Kazva.RollUp;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>The scores of one batch by place and hour, so that each roll-up is written once a batch.</summary>
internal sealed class SqliteHourCounts
{
    private static readonly string CountHour = SqlFile.Read("Sqlite/Statements/count-hour.sql");

    private readonly Dictionary<(string Organisation, GridLevel Level, string Id, long Hour), int[]> _counts = [];

    /// <param name="change">1, or −1 to take it out.</param>
    public void Add(LoggedSubmission submission, int change)
    {
        var hour = UnixTime.HourOf(submission.CountedAt);
        Add(submission, GridLevel.Location, submission.Location, hour, change);
        Add(submission, GridLevel.Settlement, submission.Settlement, hour, change);
        Add(submission, GridLevel.Category, submission.Category, hour, change);
        Add(submission, GridLevel.Organisation, submission.Organisation, hour, change);
    }

    public void Write(SqliteSession session)
    {
        var statement = session[CountHour];
        foreach (var ((organisation, level, id, hour), n) in _counts)
            statement.Execute(organisation, (int)level, id, hour, n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9]);
    }

    private void Add(LoggedSubmission submission, GridLevel level, string id, long hour, int change)
    {
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, (submission.Organisation, level, id, hour), out _);
        counts ??= new int[Score.Highest];
        counts[submission.Score - Score.Lowest] += change;
    }
}
