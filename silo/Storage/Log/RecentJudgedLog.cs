using Kazva.Alarms.Judging;

namespace Kazva.Silo.Storage.Log;

/// <summary>The log as judging reads it, where what this process has just committed is not read back from the database.</summary>
internal sealed class RecentJudgedLog(IJudgedLog inner, RecentCommits recent) : IJudgedLog
{
    public IAsyncEnumerable<JudgedAnswer> ReadReceivedAsync(string organisation, DateTimeOffset from, CancellationToken cancellationToken = default) =>
        inner.ReadReceivedAsync(organisation, from, cancellationToken);

    public async Task<IReadOnlyList<JudgedAnswer>> ReadAfterAsync(
        string organisation, IReadOnlyDictionary<string, long> after, CancellationToken cancellationToken = default)
    {
        var known = new List<JudgedAnswer>();
        var rest = new Dictionary<string, long>(after.Count, StringComparer.Ordinal);
        foreach (var (location, number) in after)
        {
            var answers = recent.After(new Place(organisation, location), number);
            known.AddRange(answers);
            rest.Add(location, answers is [.., var last] ? last.Number : number);
        }
        // Others may have committed after what is known here.
        var read = await inner.ReadAfterAsync(organisation, rest, cancellationToken);
        if (known.Count == 0) return read;
        return [.. known.Concat(read).OrderBy(answer => answer.Location, StringComparer.Ordinal).ThenBy(answer => answer.Number)];
    }

    public long CommittedHere(string organisation) => recent.Count(organisation);
}
