using System.Collections.Immutable;
using Kazva.Alarms.Judging;

namespace Kazva.Silo.Tests.Alarms;

/// <summary>Sees what is taken of the log without reading it.</summary>
internal sealed class HeardJudgedLog
{
    private int _asked;
    private ImmutableList<JudgedAnswer> _taken = [];

    public int Asked => Volatile.Read(ref _asked);

    public ImmutableList<JudgedAnswer> Taken => Volatile.Read(ref _taken);

    public IJudgedLog Around(IJudgedLog log) => new Wrapped(this, log);

    private sealed class Wrapped(HeardJudgedLog owner, IJudgedLog log) : IJudgedLog
    {
        public IAsyncEnumerable<JudgedAnswer> ReadReceivedAsync(string organisation, DateTimeOffset from, CancellationToken cancellationToken = default) =>
            log.ReadReceivedAsync(organisation, from, cancellationToken);

        public Task<IReadOnlyList<JudgedAnswer>> ReadAfterAsync(
            string organisation, IReadOnlyDictionary<string, long> after, CancellationToken cancellationToken = default) =>
            log.ReadAfterAsync(organisation, after, cancellationToken);

        public IReadOnlyCollection<JudgedAnswer> TakeCommittedHere(string organisation)
        {
            var taken = log.TakeCommittedHere(organisation);
            ImmutableInterlocked.Update(ref owner._taken, (known, more) => known.AddRange(more), taken);
            Interlocked.Increment(ref owner._asked);
            return taken;
        }
    }
}
