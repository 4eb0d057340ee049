using System.Diagnostics.CodeAnalysis;
using Kazva.Abuse;
using Kazva.Definition;
using Kazva.Submissions;
using Kazva.TestKit;

namespace Kazva.Areas.Tests;

public sealed class LogHeadsTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly Catalog _catalog = new();
    private readonly Log _log = new();
    private readonly LogHeads _heads;

    public LogHeadsTests() => _heads = new LogHeads(_catalog, _log, _clock);

    [Fact]
    public void Sums_OfAnyGrid_AreOfAllLocationsUnderEachArea()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var grid = Nation.Any(seed);
            var random = new Random(seed);
            var heads = grid.AllCodes.Where(_ => random.Next(4) > 0).ToDictionary(code => code, _ => random.NextInt64(1, 100), StringComparer.Ordinal);
            heads["gone"] = 7;

            var sums = AreaHeads.Of(grid, heads);

            foreach (var area in SumTree.Areas(grid)) sums[area].ShouldBe(Nation.Under(grid, area).Sum(code => heads.GetValueOrDefault(code)), $"seed {seed}, {area}");
            foreach (var code in grid.AllCodes) sums[code].ShouldBe(heads.GetValueOrDefault(code));
            sums["gone"].ShouldBe(0);
            sums.Sum.ShouldBe(heads.Values.Sum());
        }
    }

    [Fact]
    public async Task ManyWhoAsk_ShareOneReading()
    {
        var gate = _log.Gate = new TaskCompletionSource();
        var asked = Enumerable.Range(0, 50).Select(_ => Read()).ToList();
        gate.SetResult();

        (await Task.WhenAll(asked)).Distinct().Count().ShouldBe(1);
        _log.Reads.ShouldBe(1);
    }

    [Fact]
    public async Task AReading_LastsItsTime_AndIsMadeAnewWhenARowCame()
    {
        (await Read())["V"].ShouldBe(0);
        _log.Heads["V"] = 3;
        _clock.Advance(LogHeads.MostOld);
        (await Read())["V"].ShouldBe(0);

        _clock.Advance(TimeSpan.FromSeconds(1));
        var anew = await Read();

        anew["V"].ShouldBe(3);
        anew[GridNode.Organisation("nation")].ShouldBe(3);
        _log.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task WhereNothingMoved_NothingIsReadAgain()
    {
        _log.Heads["V"] = 3;
        var first = await Read();
        for (var minute = 1; minute < 10; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            (await Read()).ShouldBeSameAs(first);
        }
        _log.Reads.ShouldBe(1);
    }

    [Fact]
    public async Task AfterTenMinutes_ItIsReadAgain_ForADatabaseThatWasPutBackMayHaveTheSameSum()
    {
        (_log.Heads["V"], _log.Heads["T"]) = (3, 5);
        await Read();
        (_log.Heads["V"], _log.Heads["T"]) = (1, 7);
        _clock.Advance(TimeSpan.FromMinutes(5));
        (await Read())["V"].ShouldBe(3);
        _clock.Advance(TimeSpan.FromMinutes(5));

        (await Read())["V"].ShouldBe(1);
    }

    [Fact]
    public async Task ANewDefinition_IsAddedUpAnew_ThoughNothingMoved()
    {
        _log.Heads["V"] = 3;
        (await Read())[GridNode.Settlement("province")].ShouldBe(3);
        _catalog.Grid = new GridIndex(Nation.Of([("province", null), ("village", null)], [("V", "village", "stops")]));
        _clock.Advance(TimeSpan.FromMinutes(1));

        var anew = await Read();

        anew[GridNode.Settlement("province")].ShouldBe(0);
        anew[GridNode.Settlement("village")].ShouldBe(3);
    }

    [Fact]
    public async Task AFailedReading_IsTold_AndNotKept()
    {
        _log.Failure = new StorageUnavailableException("The test lost the database.");
        await Should.ThrowAsync<StorageUnavailableException>(Read);
        _log.Failure = null;
        _log.Heads["V"] = 1;

        (await Read())["V"].ShouldBe(1);
    }

    [Fact]
    public async Task AReadingThatHangs_IsNotWaitedForForEver()
    {
        _log.Gate = new TaskCompletionSource();
        var hanging = Read();
        await _log.Begun.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(61));
        _log.Gate = null;
        _log.Heads["V"] = 1;

        (await Read())["V"].ShouldBe(1);
        hanging.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task WhoWaitsNoLonger_DoesNotEndTheReadingOfOthers()
    {
        var gate = _log.Gate = new TaskCompletionSource();
        using var impatient = new CancellationTokenSource();
        var given = _heads.ReadAsync("nation", impatient.Token);
        var other = Read();
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(given);

        gate.SetResult();

        (await other)["V"].ShouldBe(0);
        _log.Reads.ShouldBe(1);
    }

    [Fact]
    public async Task AnUnknownOrganisation_HasNone()
    {
        var none = await _heads.ReadAsync("nobody", CancellationToken.None);

        none["V"].ShouldBe(0);
        _log.Reads.ShouldBe(0);
    }

    private Task<AreaHeads> Read() => _heads.ReadAsync("nation", TestContext.Current.CancellationToken);

    private sealed class Catalog : IGridCatalog
    {
        public GridIndex Grid { get; set; } = Nation.Small;

        public IReadOnlyList<GridIndex> Grids => [Grid];

        public bool TryGet(string organisation, [NotNullWhen(true)] out GridIndex? grid) => (grid = organisation == Grid.Id ? Grid : null) is not null;

        public bool TryFind(string code, [NotNullWhen(true)] out GridIndex? grid, [NotNullWhen(true)] out Location? location) => throw new NotSupportedException();
    }

    private sealed class Log : ISubmissionLog
    {
        public Dictionary<string, long> Heads { get; } = new(StringComparer.Ordinal);

        public TaskCompletionSource? Gate { get; set; }

        /// <summary>Ends when the heads are read for the first time.</summary>
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Exception? Failure { get; set; }

        public int Reads { get; private set; }

        public async Task<IReadOnlyDictionary<string, long>> ReadHeadsAsync(string organisation, CancellationToken cancellationToken = default)
        {
            Reads++;
            var gate = Gate;
            Begun.TrySetResult();
            if (gate is not null) await gate.Task;
            return Failure is null ? new Dictionary<string, long>(Heads, StringComparer.Ordinal) : throw Failure;
        }

        public Task<long> ReadHeadSumAsync(string organisation, CancellationToken cancellationToken = default) =>
            Failure is null ? Task.FromResult(Heads.Values.Sum()) : Task.FromException<long>(Failure);

        public Task<AppendResult> AppendAsync(LoggedSubmission submission) => throw new NotSupportedException();

        public Task<IReadOnlyList<DecisionResult>> DecideAsync(string organisation, IReadOnlyList<Decision> decisions) => throw new NotSupportedException();

        public Task<LocationTail> ReadTailAsync(
            string organisation, string location, long after, DateTimeOffset countedFrom, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<LoggedSubmission>> ReadLatestAsync(string organisation, int count, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<LoggedSubmission> ReadAllAsync(string organisation, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
