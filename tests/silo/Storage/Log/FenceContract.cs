using Kazva.Silo.Storage;
using static Kazva.Submissions.AppendOutcome;

namespace Kazva.Silo.Tests.Storage.Log;

public abstract class FenceContract(StorageKind kind) : StorageContract(kind)
{
    [Fact]
    public async Task Numbers_WithGap_AreFencedFromThereOnForTheirLocationOnly()
    {
        var results = await Process.CommitAsync(
            Sample.Submission("A", 1), Sample.Submission("B", 2), Sample.Submission("A", 3),
            Sample.Submission("A", 2), Sample.Submission("C", 1), Sample.Submission("B", 1));

        results.Outcomes().ShouldBe([Committed, Fenced, Fenced, Fenced, Committed, Fenced]);
        (await Process.AllAsync()).Select(s => s.Location).ShouldBe(["A", "C"]);
        (await Process.TailAsync("A")).Head.ShouldBe(1);
        (await Process.TailAsync("B")).Head.ShouldBe(0);
    }

    [Fact]
    public async Task StaleWriter_WithNumberThatWasUsed_IsFenced()
    {
        await Process.CommitAsync(Sample.Submission("A", 1), Sample.Submission("A", 2));

        var results = await Another().CommitAsync(Sample.Submission("A", 2), Sample.Submission("A", 3), Sample.Submission("B", 1));

        results.Outcomes().ShouldBe([Fenced, Fenced, Committed]);
        (await Process.TailAsync("A")).Head.ShouldBe(2);
    }

    [Fact]
    public async Task FencedRow_WithId_LeavesTheIdFree()
    {
        var id = Guid.NewGuid();

        var results = await Process.CommitAsync(Sample.Submission("A", 9, id: id), Sample.Submission("B", 1, id: id));

        results.Outcomes().ShouldBe([Fenced, Committed]);
    }

    [Fact]
    public async Task TwoLogs_RacingOnOneLocation_UseEachNumberOnce()
    {
        const int Each = 40;
        async Task<int> RaceAsync(StorageProcess process)
        {
            var mine = 0;
            while (mine < Each)
            {
                // As a location does it: when overtaken, read the head again.
                var next = (await process.TailAsync("A")).Head + 1;
                var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => process.Log.AppendAsync(Sample.Bare("A", next + i))));
                mine += results.Count(r => r.Outcome == Committed);
            }
            return mine;
        }

        var (one, other) = (Patient(), Patient());
        var committed = await Task.WhenAll(Task.Run(() => RaceAsync(one)), Task.Run(() => RaceAsync(other)));

        var numbers = (await Process.AllAsync()).Select(s => s.Number);
        numbers.ShouldBe(Enumerable.Range(1, committed.Sum()).Select(n => (long)n));
    }

    [Fact]
    public async Task TwoLogs_WithManyLocationsInOppositeOrder_DoNotDeadlock()
    {
        async Task<int> WriteAsync(StorageProcess process, bool backwards)
        {
            var mine = 0;
            for (var round = 0; round < 15; round++)
            {
                var heads = await process.Log.ReadHeadsAsync(Sample.Organisation);
                var batch = Enumerable.Range(0, 50).Select(i => Sample.Bare($"L{i}", heads.GetValueOrDefault($"L{i}") + 1)).ToList();
                if (backwards) batch.Reverse();
                mine += (await process.CommitAsync(batch)).Count(r => r.Outcome == Committed);
            }
            return mine;
        }

        var (one, other) = (Patient(), Patient());
        var committed = await Task.WhenAll(Task.Run(() => WriteAsync(one, false)), Task.Run(() => WriteAsync(other, true)));

        (await Process.AllAsync()).Count.ShouldBe(committed.Sum());
    }
}

public sealed class SqliteFenceTests() : FenceContract(StorageKind.Sqlite);

public sealed class PostgresFenceTests() : FenceContract(StorageKind.Postgres);
