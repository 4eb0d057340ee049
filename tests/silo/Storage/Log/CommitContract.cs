using Kazva.Silo.Storage;
using Kazva.Submissions;

namespace Kazva.Silo.Tests.Storage.Log;

public abstract class CommitContract(StorageKind kind) : StorageContract(kind)
{
    [Fact]
    public async Task Submission_Committed_IsReadBackExactly()
    {
        var at = Sample.Noon.AddMilliseconds(123);
        LoggedSubmission[] batch =
        [
            Sample.Submission(n: 1, score: 10, at: at) with
            {
                Answers = [new Answer("б\"в\\", ["\u0001", "🌳", ""]), new Answer("a", []), new Answer("a", ["x"])],
                Comment = "„Кавички“ 'апостроф' 🚸\r\n\t\\ \" {} $1 ; --",
                ReceivedAt = at.AddDays(1),
            },
            Sample.Bare("K7Q2MD", 2, score: 1) with { CountedAt = new DateTimeOffset(1969, 12, 31, 23, 59, 59, 999, TimeSpan.Zero) },
        ];

        var results = await Process.CommitAsync(batch);

        results.Outcomes().ShouldBe([AppendOutcome.Committed, AppendOutcome.Committed]);
        var read = await Another().AllAsync();
        read.Select(Sample.Text).ShouldBe(batch.Select(Sample.Text));
        read[1].Answers.IsDefault.ShouldBeFalse();
        read[0].CountedAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Tail_OfLocation_HoldsHeadAndScoresAfterNumberAndTime()
    {
        await Process.CommitAsync([
            .. Enumerable.Range(1, 5).Select(n => Sample.Submission(n: n, score: n, at: Sample.Noon.AddMinutes(-n))),
            Sample.Submission("OTHER1", 1)]);

        var tail = await Process.Log.ReadTailAsync(Sample.Organisation, "K7Q2MD", 1, Sample.Noon.AddMinutes(-4));

        tail.Head.ShouldBe(5);
        tail.Scores.ShouldBe([.. Enumerable.Range(2, 3).Select(n => new LoggedScore(n, new Score(n), Sample.Noon.AddMinutes(-n)))]);
    }

    [Fact]
    public async Task Tail_WithoutScores_StillHasHead()
    {
        (await Process.TailAsync("K7Q2MD")).Head.ShouldBe(0);
        await Process.CommitAsync(Sample.Submission(n: 1));

        var tail = await Process.TailAsync("K7Q2MD", after: 1);

        tail.Head.ShouldBe(1);
        tail.Scores.ShouldBeEmpty();
    }

    [Fact]
    public async Task Heads_OfOrganisation_AreThoseOfItsLocations()
    {
        await Process.CommitAsync(Sample.Submission("A", 1), Sample.Submission("B", 1), Sample.Submission("A", 2),
            Sample.Submission("A", 1, organisation: "another"));
        await Process.CommitAsync(Sample.Submission("B", 2), Sample.Submission("B", 3));

        var heads = await Process.Log.ReadHeadsAsync(Sample.Organisation);

        heads.OrderBy(h => h.Value).ShouldBe([KeyValuePair.Create("A", 2L), KeyValuePair.Create("B", 3L)]);
    }

    [Fact]
    public async Task HeadSum_IsOfTheOrganisationAlone_AndRisesWithEveryRow()
    {
        (await Process.Log.ReadHeadSumAsync(Sample.Organisation)).ShouldBe(0);

        await Process.CommitAsync(Sample.Submission("A", 1), Sample.Submission("B", 1), Sample.Submission("A", 2),
            Sample.Submission("D", 1, organisation: "another"));
        (await Process.Log.ReadHeadSumAsync(Sample.Organisation)).ShouldBe(3);

        await Process.CommitAsync(Sample.Submission("B", 2));
        (await Process.Log.ReadHeadSumAsync(Sample.Organisation)).ShouldBe(4);
    }

    [Fact]
    public async Task Latest_OfOrganisation_AreNewestFirst()
    {
        await Process.CommitAsync(
            Sample.Submission("A", 1, at: Sample.Noon.AddSeconds(2)),
            Sample.Submission("B", 1, at: Sample.Noon.AddSeconds(3)),
            Sample.Submission("A", 2, at: Sample.Noon.AddSeconds(1)),
            Sample.Submission("C", 1, at: Sample.Noon.AddSeconds(9), organisation: "another"));

        var latest = await Process.Log.ReadLatestAsync(Sample.Organisation, 2);

        latest.Select(s => s.Location).ShouldBe(["B", "A"]);
        latest[1].Number.ShouldBe(1);
    }

    [Fact]
    public async Task All_OfOrganisation_AreOneSnapshotByLocationAndNumber()
    {
        await Process.CommitAsync(Sample.Submission("b", 1), Sample.Submission("a", 1), Sample.Submission("B", 1), Sample.Submission("a", 2));

        var read = new List<string>();
        await foreach (var submission in Process.Log.ReadAllAsync(Sample.Organisation))
        {
            if (read.Count == 0) // A writer is not held up by the reader, and the reader does not see its rows.
                (await Process.CommitAsync(Sample.Submission("b", 2))).Outcomes().ShouldBe([AppendOutcome.Committed]);
            read.Add($"{submission.Location}{submission.Number}");
        }

        read.ShouldBe(["B1", "a1", "a2", "b1"]);
        (await Process.AllAsync()).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Commit_OfNothing_IsNothing() => (await Process.CommitAsync()).ShouldBeEmpty();

    [Fact]
    public async Task Health_WhenAllIsWell_HasNoProblem() => (await Process.Health.CheckAsync()).Problem.ShouldBeNull();
}

public sealed class SqliteCommitTests() : CommitContract(StorageKind.Sqlite);

public sealed class PostgresCommitTests() : CommitContract(StorageKind.Postgres);
