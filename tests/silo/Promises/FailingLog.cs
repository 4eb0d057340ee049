using Kazva.Abuse;
using Kazva.Silo.Hosting;
using Kazva.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Silo.Tests.Promises;

/// <summary>The real log, whose database can be lost: before a commit, or just after it, so that nobody hears of it.</summary>
internal sealed class FailingLog
{
    public bool Fails { get; set; }

    public bool CommitsFirst { get; init; }

    /// <summary>Commits what was sent while it failed, as a connection does that was given up but not dead.</summary>
    public Func<Task> CommitLate { get; private set; } = () => Task.CompletedTask;

    /// <summary>The last number of every location that is still there, after the database was put back to an older state.</summary>
    public long Last { get; set; } = long.MaxValue;

    /// <summary>A location whose log is not read before <see cref="Unblock"/>, so that it does not activate, nor whoever asks it.</summary>
    public string? Blocked { get; init; }

    private readonly TaskCompletionSource _unblocked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Unblock() => _unblocked.SetResult();

    public void Wrap(IServiceCollection services) => services.Decorate<ISubmissionLog>(log => new Wrapped(this, log));

    private sealed class Wrapped(FailingLog owner, ISubmissionLog log) : ISubmissionLog
    {
        public async Task<AppendResult> AppendAsync(LoggedSubmission submission)
        {
            if (!owner.Fails) return await log.AppendAsync(submission);
            if (owner.CommitsFirst) await log.AppendAsync(submission);
            owner.CommitLate = () => log.AppendAsync(submission);
            throw new StorageUnavailableException("The test lost the database.");
        }

        public async Task<IReadOnlyList<DecisionResult>> DecideAsync(string organisation, IReadOnlyList<Decision> decisions)
        {
            if (!owner.Fails) return await log.DecideAsync(organisation, decisions);
            if (owner.CommitsFirst) await log.DecideAsync(organisation, decisions);
            owner.CommitLate = () => log.DecideAsync(organisation, decisions);
            throw new StorageUnavailableException("The test lost the database.");
        }

        public async Task<LocationTail> ReadTailAsync(
            string organisation, string location, long after, DateTimeOffset countedFrom, CancellationToken cancellationToken = default)
        {
            if (location == owner.Blocked) await owner._unblocked.Task;
            var tail = await log.ReadTailAsync(organisation, location, after, countedFrom, cancellationToken);
            return new LocationTail(Math.Min(tail.Head, owner.Last), [.. tail.Scores.Where(score => score.Number <= owner.Last)]);
        }

        public async Task<IReadOnlyDictionary<string, long>> ReadHeadsAsync(string organisation, CancellationToken cancellationToken = default) =>
            Left(await log.ReadHeadsAsync(organisation, cancellationToken));

        public async Task<long> ReadHeadSumAsync(string organisation, CancellationToken cancellationToken = default) =>
            (await ReadHeadsAsync(organisation, cancellationToken)).Values.Sum();

        private Dictionary<string, long> Left(IReadOnlyDictionary<string, long> heads) =>
            heads.ToDictionary(head => head.Key, head => Math.Min(head.Value, owner.Last), StringComparer.Ordinal);

        public Task<IReadOnlyList<LoggedSubmission>> ReadLatestAsync(string organisation, int count, CancellationToken cancellationToken = default) =>
            log.ReadLatestAsync(organisation, count, cancellationToken);

        public IAsyncEnumerable<LoggedSubmission> ReadAllAsync(string organisation, CancellationToken cancellationToken = default) =>
            log.ReadAllAsync(organisation, cancellationToken);
    }
}
