using Kazva.Silo.Storage;
using Kazva.Submissions;
using static Kazva.Submissions.AppendOutcome;

namespace Kazva.Silo.Tests.Storage.Log;

public abstract class DuplicateContract(StorageKind kind) : StorageContract(kind)
{
    private readonly Guid _id = Guid.NewGuid();

    [Fact]
    public async Task SameId_InSameBatch_CountsOnceAndUsesUpItsNumber()
    {
        var first = Sample.Submission("A", 1, score: 3, id: _id);

        var results = await Process.CommitAsync(first, Sample.Submission("A", 2, score: 9, id: _id), Sample.Submission("A", 3));

        results.Outcomes().ShouldBe([Committed, Duplicate, Committed]);
        results[1].Existing.Text().ShouldBe(first.Text());
        (await Process.AllAsync()).Select(s => s.Number).ShouldBe([1L, 3L]);
        (await Process.TailAsync("A")).Head.ShouldBe(3);
    }

    [Fact]
    public async Task SameId_InAnotherBatchAtAnotherLocation_CountsOnce()
    {
        var first = Sample.Submission("A", 1, id: _id);
        await Process.CommitAsync(first);

        var results = await Another().CommitAsync(
            Sample.Submission("B", 1, id: _id), Sample.Submission("B", 2, id: _id), Sample.Submission("A", 2, id: _id));

        results.Outcomes().ShouldBe([Duplicate, Duplicate, Duplicate]);
        results.ShouldAllBe(r => r.Existing.Text() == first.Text());
        (await Process.AllAsync()).Count.ShouldBe(1);
        (await Process.TailAsync("B")).Head.ShouldBe(2);
    }

    [Fact]
    public async Task SameId_OfTwoOrganisations_IsTwoSubmissionsInOneBatch()
    {
        LoggedSubmission[] batch =
        [
            Sample.Submission("A", 1, score: 3, id: _id), Sample.Submission("A", 1, score: 9, id: _id, organisation: "another"),
            Sample.Submission("B", 1, score: 4, id: _id), Sample.Submission("B", 1, score: 8, id: _id, organisation: "another"),
        ];

        var results = await Process.CommitAsync(batch);

        results.Outcomes().ShouldBe([Committed, Committed, Duplicate, Duplicate]);
        results.Skip(2).Select(r => r.Existing.Text()).ShouldBe(batch.Take(2).Select(Sample.Text));
        (await Process.AllAsync()).ShouldHaveSingleItem().Score.ShouldBe(3);
        (await Process.AllAsync("another")).ShouldHaveSingleItem().Score.ShouldBe(9);
    }

    [Fact]
    public async Task SameId_OfAnotherOrganisationBefore_IsNeitherADuplicateNorTold()
    {
        await Process.CommitAsync(Sample.Submission("A", 1, score: 3, id: _id));

        var first = await Another().CommitAsync(Sample.Submission("A", 1, score: 9, id: _id, organisation: "another"));
        var again = await Another().CommitAsync(Sample.Submission("A", 2, score: 5, id: _id, organisation: "another"));

        first.Outcomes().ShouldBe([Committed]);
        again.Outcomes().ShouldBe([Duplicate]);
        again[0].Existing.ShouldNotBeNull().Organisation.ShouldBe("another");
        (await Process.RollUps.ReadAllAsync(Sample.Organisation).ToListAsync()).Sum(r => r.Histogram.Sum()).ShouldBe(4);
        (await Process.RollUps.ReadAllAsync("another").ToListAsync()).Sum(r => r.Histogram.Sum()).ShouldBe(4);
    }

    [Fact]
    public async Task SameIds_FromTwoLogsAtOnce_CountOnceEach()
    {
        var other = Another();
        var ids = Enumerable.Range(0, 200).Select(_ => Guid.NewGuid()).ToList();
        Task<AppendResult[]> SendAsync(StorageProcess process, string location, IEnumerable<Guid> order) =>
            Task.Run(() => Task.WhenAll(order.Select((id, i) => process.Log.AppendAsync(Sample.Submission(location, i + 1, id: id)))));

        var both = await Task.WhenAll(SendAsync(Process, "A", ids), SendAsync(other, "B", Enumerable.Reverse(ids)));

        both.ShouldAllBe(results => results.All(r => r.Outcome != Fenced));
        both.Sum(results => results.Count(r => r.Outcome == Committed)).ShouldBe(ids.Count);
        both.SelectMany(r => r).ShouldAllBe(r => r.Outcome == Committed || r.Existing != null);
        (await Process.AllAsync()).Select(s => s.SubmissionId).Order().ShouldBe(ids.Order());
    }
}

public sealed class SqliteDuplicateTests() : DuplicateContract(StorageKind.Sqlite);

public sealed class PostgresDuplicateTests() : DuplicateContract(StorageKind.Postgres);
