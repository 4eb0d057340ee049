using Kazva.Silo.Storage.Log;

namespace Kazva.Silo.Tests.Storage.Log;

public sealed class RecentCommitsTests
{
    private readonly RecentCommits _recent = new();

    [Fact]
    public void Numbers_ThatFollow_AreKnown()
    {
        Add("A", 1, 2, 3);
        Add("B", 7, 8);

        After("A", 0).ShouldBe([1, 2, 3]);
        After("A", 2).ShouldBe([3]);
        After("A", 3).ShouldBeEmpty();
        After("B", 6).ShouldBe([7, 8]);
    }

    [Fact]
    public void Numbers_BeforeTheFirstThatIsKnown_LeaveNothingKnown()
    {
        Add("A", 5, 6);

        After("A", 3).ShouldBeEmpty();
        After("A", 4).ShouldBe([5, 6]);
        _recent.After(new Place("another", "A"), 4).ShouldBeEmpty();
    }

    [Fact]
    public void ANumber_ThatDoesNotFollow_BeginsAnew()
    {
        Add("A", 1, 2, 4, 5);

        After("A", 0).ShouldBeEmpty();
        After("A", 2).ShouldBeEmpty();
        After("A", 3).ShouldBe([4, 5]);
    }

    [Fact]
    public void MoreThanIsKept_ForgetsTheOldest()
    {
        Add("A", 1, 2);
        Add("B", [.. Enumerable.Range(1, RecentCommits.Most - 1).Select(n => (long)n)]);

        After("A", 0).ShouldBeEmpty();
        After("A", 1).ShouldBe([2]);
        Add("B", RecentCommits.Most);
        After("A", 1).ShouldBeEmpty();
        After("B", RecentCommits.Most - 1).ShouldBe([RecentCommits.Most]);
        _recent.Count(Sample.Organisation).ShouldBe(RecentCommits.Most + 2);
    }

    private void Add(string location, params long[] numbers) => _recent.Add(numbers.Select(n => Sample.Bare(location, n)));

    private IEnumerable<long> After(string location, long number) => _recent.After(new Place(Sample.Organisation, location), number).Select(answer => answer.Number);
}
