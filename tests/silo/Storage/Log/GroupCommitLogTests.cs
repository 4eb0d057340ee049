using System.Diagnostics.Metrics;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Health;
using Kazva.Silo.Storage.Log;
using Kazva.Submissions;
using Kazva.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kazva.Silo.Tests.Storage.Log;

public sealed class GroupCommitLogTests : IAsyncDisposable
{
    private readonly GatedStore _store = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly GroupCommitLog _log;

    public GroupCommitLogTests() => _log = Open(new StorageOptions());

    [Fact]
    public async Task Appends_DuringACommit_ShareTheNext()
    {
        var first = Append(1);
        await _store.EnteredAsync();
        var others = Enumerable.Range(2, 999).Select(Append).ToList();
        _store.Release(2);

        await Task.WhenAll([first, .. others]);

        _store.Batches.Select(b => b.Count).ShouldBe([1, 999]);
        _store.Batches.SelectMany(b => b).Select(s => s.Number).ShouldBe(Enumerable.Range(1, 1000).Select(n => (long)n));
    }

    [Fact]
    public async Task Batch_WithMoreThanTheLargest_IsContinuedInTheNext()
    {
        await using var log = Open(new StorageOptions { LargestBatch = 10 });
        var first = log.AppendAsync(Sample.Submission(n: 1));
        await _store.EnteredAsync();
        var others = Enumerable.Range(2, 25).Select(n => log.AppendAsync(Sample.Submission(n: n))).ToList();
        _store.Release(10);

        await Task.WhenAll([first, .. others]);

        _store.Batches.Select(b => b.Count).ShouldBe([1, 10, 10, 5]);
    }

    [Fact]
    public async Task FailedBatch_FailsItsOwnCallersOnly()
    {
        _store.Failure = batch => batch[0].Number == 1 ? new StorageUnavailableException("full") : null;
        var first = Append(1);
        await _store.EnteredAsync();
        var others = Enumerable.Range(2, 10).Select(Append).ToList();
        _store.Release(2);

        (await Should.ThrowAsync<StorageUnavailableException>(first)).Message.ShouldBe("full");
        (await Task.WhenAll(others)).ShouldAllBe(r => r.Outcome == AppendOutcome.Committed);
    }

    [Fact]
    public async Task RowThatTripsABug_FailsItsOwnCallerOnly()
    {
        _store.Failure = batch => batch.Any(s => s.Number == 77) ? new InvalidCastException() : null;
        var first = Append(1);
        await _store.EnteredAsync();
        var others = Enumerable.Range(2, 100).Select(Append).ToList();
        _store.Release(1000);

        await Should.ThrowAsync<InvalidCastException>(others[75]);
        others.RemoveAt(75);
        (await Task.WhenAll([first, .. others])).ShouldAllBe(r => r.Outcome == AppendOutcome.Committed);
    }

    [Fact]
    public async Task Queue_ThatIsFull_RefusesAtOnce()
    {
        await using var log = Open(new StorageOptions { LongestQueue = 3 });
        var first = log.AppendAsync(Sample.Submission(n: 1));
        await _store.EnteredAsync();
        var waiting = Enumerable.Range(2, 3).Select(n => log.AppendAsync(Sample.Submission(n: n))).ToList();

        var refused = log.AppendAsync(Sample.Submission(n: 5));

        refused.IsFaulted.ShouldBeTrue();
        await Should.ThrowAsync<StorageUnavailableException>(refused);
        _store.Release(2);
        await Task.WhenAll([first, .. waiting]);
    }

    [Fact]
    public async Task Disposal_DrainsWhatIsQueuedAndRefusesMore()
    {
        var first = Append(1);
        await _store.EnteredAsync();
        var second = Append(2);
        var disposal = _log.DisposeAsync();

        await Should.ThrowAsync<StorageUnavailableException>(() => Append(3));
        disposal.IsCompleted.ShouldBeFalse();
        _store.Release(2);
        await disposal;

        (await Task.WhenAll(first, second)).ShouldAllBe(r => r.Outcome == AppendOutcome.Committed);
    }

    [Fact]
    public async Task Disposal_WhileTheDatabaseIsAway_RefusesTheRestAtOnce()
    {
        await using var log = Open(new StorageOptions { LargestBatch = 1 });
        _store.Failure = batch => batch[0].Number == 2 ? new StorageUnavailableException("full") : null;
        var appends = Enumerable.Range(1, 50).Select(n => log.AppendAsync(Sample.Submission(n: n))).ToList();
        await _store.EnteredAsync();
        var disposal = log.DisposeAsync();
        _store.Release(2);

        await disposal;

        (await appends[0]).Outcome.ShouldBe(AppendOutcome.Committed);
        foreach (var append in appends.Skip(1)) (await Should.ThrowAsync<StorageUnavailableException>(append)).Message.ShouldBe("full");
        _store.Batches.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData('\0')]
    [InlineData('\uD83D')]
    [InlineData('\uDEB8')]
    public void Text_ThatNoDatabaseKeeps_IsRefusedBeforeItJoinsABatch(char character) =>
        Should.Throw<ArgumentException>(() => { _ = _log.AppendAsync(Sample.Submission() with { Comment = $"🚸a{character}b" }); });

    [Fact]
    public async Task Health_AfterFailedCommit_IsBadUntilAWriteSucceeds()
    {
        var health = new StorageHealth(_store, _log, _clock);
        _store.Failure = _ => new StorageUnavailableException("full");
        _store.Release();
        await Should.ThrowAsync<StorageUnavailableException>(() => Append(1));

        (await health.CheckAsync()).Problem.ShouldBe("full");
        _store.Failure = _ => null;
        (await health.CheckAsync()).IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public async Task Health_AfterCommitThatTrippedABug_IsBadUntilAWriteSucceeds()
    {
        var health = new StorageHealth(_store, _log, _clock);
        _store.Failure = batch => batch is [] ? new StorageUnavailableException("still") : new InvalidCastException();
        _store.Release();
        await Should.ThrowAsync<InvalidCastException>(() => Append(1));

        (await health.CheckAsync()).Problem.ShouldBe("still");
        _store.Failure = _ => null;
        (await health.CheckAsync()).IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public async Task Metrics_OfCommits_AreMeasured()
    {
        var batchSizes = new List<int>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == LogMetrics.MeterName && instrument.Name == "kazva.log.batch.size") l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, size, _, _) => { lock (batchSizes) batchSizes.Add(size); });
        listener.Start();
        _store.Release();

        await Append(1);

        lock (batchSizes) batchSizes.ShouldContain(1);
    }

    public async ValueTask DisposeAsync()
    {
        _store.Release(1000);
        await _log.DisposeAsync();
        _store.Dispose();
    }

    private Task<AppendResult> Append(int n) => _log.AppendAsync(Sample.Submission(n: n));

    private GroupCommitLog Open(StorageOptions options) => new(_store, new RecentCommits(_clock), options, _clock, NullLogger<GroupCommitLog>.Instance);
}
