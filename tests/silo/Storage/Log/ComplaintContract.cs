using Kazva.Silo.Storage;

namespace Kazva.Silo.Tests.Storage.Log;

public abstract class ComplaintContract(StorageKind kind) : StorageContract(kind)
{
    [Fact]
    public async Task Complaints_OfAWindow_AreThoseOfTheDissatisfiedThere()
    {
        await Process.CommitAsync(
            Sample.Submission("A", 1, score: 4),
            Sample.Submission("A", 2, score: 5), // Not dissatisfied.
            Sample.Bare("A", 3, score: 1), // Without choices.
            Sample.Submission("A", 4, score: 1, at: Sample.Noon.AddHours(-2)), // Too old,
            Sample.Submission("A", 5, score: 1, at: Sample.Noon.AddMilliseconds(1)), // or too new.
            Sample.Submission("B", 1, score: 1, at: Sample.Noon.AddHours(-1)),
            Sample.Submission("C", 1, score: 1)); // Elsewhere.

        var found = await Process.Complaints.ReadAsync(Sample.Organisation, ["A", "B"], Sample.Noon.AddHours(-1), Sample.Noon, most: 100);

        found.Select(answer => answer.Location).ShouldBe(["A", "B"], ignoreOrder: true);
        found.ShouldAllBe(answer => answer.Answers[0].Question == "problem" && answer.Answers[0].Choices.SequenceEqual(new[] { "glass", "dark" }));
    }

    [Fact]
    public async Task Complaints_OfAPlaceWithManyAnswers_AreLookedForAmongTheNewest()
    {
        await Process.CommitAsync([.. Enumerable.Range(1, 20).Select(n => Sample.Submission("A", n, score: 1)), Sample.Submission("B", 1, score: 1)]);

        var found = await Process.Complaints.ReadAsync(Sample.Organisation, ["A", "B"], Sample.Noon.AddHours(-1), Sample.Noon, most: 10);

        found.Count(answer => answer.Location == "A").ShouldBe(5);
        found.Count(answer => answer.Location == "B").ShouldBe(1);
    }

    [Fact]
    public async Task Complaints_OfNoPlace_AreNone() =>
        (await Process.Complaints.ReadAsync(Sample.Organisation, [], Sample.Noon.AddHours(-1), Sample.Noon, most: 10)).ShouldBeEmpty();
}

public sealed class SqliteComplaintTests() : ComplaintContract(StorageKind.Sqlite);

public sealed class PostgresComplaintTests() : ComplaintContract(StorageKind.Postgres);
