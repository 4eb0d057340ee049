using System.Diagnostics.CodeAnalysis;
using Kazva.Abuse;
using Kazva.Definition;
using Kazva.Silo.Hosting;
using Kazva.Submissions;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Serving;

public sealed class QuietMemoryTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly Log _log = new();
    private int _collected;

    [Fact]
    public async Task Memory_IsGivenBackOnce_WhenNobodyHasAnsweredForAWhile_AndAgainAfterTheNextAnswer()
    {
        using var memory = await Started();
        for (var i = 0; i < 6; i++) await Pass();
        _collected.ShouldBe(1);

        for (var i = 0; i < 10; i++) await Pass();
        _collected.ShouldBe(1);

        _log.Rows++;
        for (var i = 0; i < 6; i++) await Pass();
        _collected.ShouldBe(2);
        await memory.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task WhileAnswersCome_OrNobodyKnows_NoMemoryIsGivenBack()
    {
        using var memory = await Started();
        for (var i = 0; i < 10; i++)
        {
            _log.Rows++;
            await Pass();
        }
        _log.IsBroken = true;
        for (var i = 0; i < 10; i++) await Pass();
        _collected.ShouldBe(0);

        _log.IsBroken = false;
        for (var i = 0; i < 6; i++) await Pass();
        _collected.ShouldBe(1);
        await memory.StopAsync(TestContext.Current.CancellationToken);
    }

    private async Task<QuietMemory> Started()
    {
        var memory = new QuietMemory(_log, new OneGrid(), _clock) { Collect = () => _collected++ };
        await memory.StartAsync(TestContext.Current.CancellationToken);
        // Until it waits for its timer.
        await Eventually.Within(TimeSpan.FromSeconds(30), () => Task.FromResult(_clock.ActiveTimers), timers => timers > 0);
        return memory;
    }

    /// <summary>Five minutes, and what was found then. What it does about it has happened when the next five have passed.</summary>
    private async Task Pass()
    {
        var looked = _log.Looked;
        _clock.Advance(TimeSpan.FromMinutes(5));
        await Eventually.Within(TimeSpan.FromSeconds(30), () => Task.FromResult(_log.Looked), times => times > looked);
    }

    private sealed class OneGrid : IGridCatalog
    {
        public IReadOnlyList<GridIndex> Grids { get; } = [new GridIndex(SmallGrid.Grid)];

        public bool TryGet(string organisation, [NotNullWhen(true)] out GridIndex? grid) => throw new NotSupportedException();

        public bool TryFind(string code, [NotNullWhen(true)] out GridIndex? grid, [NotNullWhen(true)] out Location? location) => throw new NotSupportedException();
    }

    private sealed class Log : ISubmissionLog
    {
        private volatile int _looked;

        public long Rows { get; set; }

        public bool IsBroken { get; set; }

        public int Looked => _looked;

        public Task<long> ReadHeadSumAsync(string organisation, CancellationToken cancellationToken = default)
        {
            _looked++;
            return IsBroken ? Task.FromException<long>(new StorageUnavailableException("The test lost the database.")) : Task.FromResult(Rows);
        }

        public Task<IReadOnlyDictionary<string, long>> ReadHeadsAsync(string organisation, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<AppendResult> AppendAsync(LoggedSubmission submission) => throw new NotSupportedException();

        public Task<IReadOnlyList<DecisionResult>> DecideAsync(string organisation, IReadOnlyList<Decision> decisions) => throw new NotSupportedException();

        public Task<LocationTail> ReadTailAsync(
            string organisation, string location, long after, DateTimeOffset countedFrom, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<LoggedSubmission>> ReadLatestAsync(string organisation, int count, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<LoggedSubmission> ReadAllAsync(string organisation, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
