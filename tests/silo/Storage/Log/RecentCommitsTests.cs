using Kazva.Silo.Storage.Log;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Storage.Log;

public sealed class RecentCommitsTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly RecentCommits _recent;

    public RecentCommitsTests() => _recent = new RecentCommits(_clock);

    [Fact]
    public void WhatWasCommitted_SinceItWasAsked_IsTakenOnce()
    {
        Add("A", 1);
        Take().ShouldBeEmpty();
        Add("A", 2, 3);
        Add("B", 7);
        Add("C", 1, organisation: "another");

        Take().ShouldBe([("A", 2), ("A", 3), ("B", 7)]);
        Take().ShouldBeEmpty();
    }

    [Fact]
    public void MoreThanIsKept_LeavesTheOldest_UntilItIsTaken()
    {
        Take();
        Add("A", 1);
        Add("B", [.. Enumerable.Range(1, RecentCommits.Most).Select(n => (long)n)]);

        var taken = Take();

        taken.Count.ShouldBe(RecentCommits.Most);
        (taken[0], taken[^1]).ShouldBe((("A", 1), ("B", RecentCommits.Most - 1)));
        Add("A", 2);
        Take().ShouldBe([("A", 2)]);
    }

    [Fact]
    public void Nothing_IsKeptWhileNobodyAsks()
    {
        Take();
        _clock.UtcNow += RecentCommits.AskedWithin;
        Add("A", 1);
        _clock.UtcNow += TimeSpan.FromMilliseconds(1);
        Add("A", 2);

        Take().ShouldBeEmpty();
        Add("A", 3);
        Take().ShouldBe([("A", 3)]);
    }

    [Fact]
    public void WhatNobodyAsksForAnyMore_IsForgotten_WhoeverElseAsks()
    {
        _recent.Take("another");
        Add("C", 1, organisation: "another");
        _clock.UtcNow += RecentCommits.AskedWithin + TimeSpan.FromMilliseconds(1);
        Take();
        Add("A", 1);

        _recent.Take("another").ShouldBeEmpty();
    }

    private void Add(string location, params long[] numbers) => _recent.Add(numbers.Select(n => Sample.Bare(location, n)));

    private void Add(string location, long number, string organisation) => _recent.Add([Sample.Submission(location, number, organisation: organisation)]);

    private List<(string, long)> Take() => [.. _recent.Take(Sample.Organisation).Select(answer => (answer.Location, answer.Number))];
}
