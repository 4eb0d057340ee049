using System.Net;
using Kazva.Areas;
using Kazva.Definition;
using Kazva.Locations;
using Kazva.RollUp;
using Kazva.TestKit;
using Kazva.TestKit.Hosts;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Silo.Tests.Promises;

/// <summary>Promises 3 to 6: state, sums, windows, and nothing waits for them.</summary>
public abstract partial class PromiseTests
{
    [Theory]
    [InlineData("as it was saved")]
    [InlineData("missing")]
    [InlineData("late")]
    public async Task Promise3_SnapshotLateOrMissing_TheStateIsTheSame(string snapshot)
    {
        await using (var server = await Start()) await SendMany(server, 40);
        await RawDatabase.ExecuteAsync(_database.Options, $"CREATE TABLE saved AS SELECT * FROM {GrainHost.StatesTable}");
        await using (var server = await Start()) await SendMany(server, 40);
        if (snapshot != "as it was saved")
            (await RawDatabase.ExecuteAsync(_database.Options, $"DELETE FROM {GrainHost.StatesTable}")).ShouldBe(5);
        if (snapshot == "late")
            (await RawDatabase.ExecuteAsync(_database.Options, $"INSERT INTO {GrainHost.StatesTable} SELECT * FROM saved")).ShouldBe(5);

        await using var again = await Start();
        await EverythingEqualsTheFold(again, 80);
    }

    [Fact]
    public async Task Promise4_ManyAnswersEverywhere_EverySumEqualsTheFold()
    {
        await using var server = await Start();
        await SendMany(server, 300);
        await EverythingEqualsTheFold(server, 300);
    }

    [Fact]
    public async Task Promise4_SettlementsNest_EverySumOnTheWayUpEqualsTheFoldAlsoAfterARestart()
    {
        Grid = SmallGrid.Nested;
        await using (var server = await Start())
        {
            await SendMany(server, 150);
            await EverythingEqualsTheFold(server, 150);
            await SendMany(server, 50);
            var view = await EverythingEqualsTheFold(server, 200);
            foreach (var area in new[] { "province", "municipality" })
                Counts(view[GridLevel.Settlement, area]).ShouldBe(Counts(view[GridLevel.Organisation, SmallGrid.Id]));
        }
        await using var again = await Start();
        await EverythingEqualsTheFold(again, 200);
    }

    [Fact]
    public async Task Promise4_AnotherWritesToTheLogOfALocationInAVillage_TheProvinceFollows()
    {
        Grid = SmallGrid.Nested;
        var failing = new FailingLog();
        await using var server = await Start(failing);
        await server.Citizens.Accepted(SmallGrid.Playground, 8);
        await EverythingEqualsTheFold(server, 1);
        failing.Fails = true;
        using (var refused = await server.Citizens.Send(SmallGrid.Playground, 2))
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        failing.Fails = false;
        await failing.CommitLate();
        Clock.Advance(TimeSpan.FromMinutes(1) + LogHeads.MostOld);
        (await EverythingEqualsTheFold(server, 2))[GridLevel.Settlement, "province"].Windows.Hour.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Promise4_CommitThatWasGivenUpComesThroughLater_SumsFollowTheLog()
    {
        var failing = new FailingLog();
        await using var server = await Start(failing);
        await server.Citizens.Accepted(SmallGrid.Playground, 8);
        await EverythingEqualsTheFold(server, 1);
        failing.Fails = true;
        using (var refused = await server.Citizens.Send(SmallGrid.Playground, 2))
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        failing.Fails = false;
        await server.Staff.GetStringAsync(new Uri($"/api/v1/locations/{SmallGrid.Playground}", UriKind.Relative));

        await failing.CommitLate();
        Clock.Advance(TimeSpan.FromMinutes(1) + LogHeads.MostOld);
        await EverythingEqualsTheFold(server, 2);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(3, true)]
    [InlineData(100, false)]
    [InlineData(100, true)]
    public async Task Promise5_ClockRanAheadAndWasPutRight_WindowsHoldWhatBelongsInThemAlsoAfterARestart(int days, bool nested)
    {
        if (nested) Grid = SmallGrid.Nested;
        await using (var server = await Start())
        {
            await SendMany(server, 10);
            await EverythingEqualsTheFold(server, 10);
            var right = Clock.GetUtcNow();
            Clock.SetClock(right.AddDays(days));
            await SendMany(server, 5);
            await EverythingEqualsTheFold(server);
            Clock.Advance(TimeSpan.FromMinutes(6)); // Snapshots are saved.
            Clock.SetClock(right.AddMinutes(6));
            await server.Citizens.Accepted(SmallGrid.Playground, 9);
            await EverythingEqualsTheFold(server, 16);
        }
        await using var again = await Start();
        await EverythingEqualsTheFold(again, 16);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Promise5_DatabaseWasPutBackToo_SumsAreOfWhatTheLogStillHas(bool nested)
    {
        if (nested) Grid = SmallGrid.Nested;
        var log = new FailingLog();
        await using var server = await Start(log);
        await SendMany(server, 40);
        await EverythingEqualsTheFold(server, 40);
        var right = Clock.GetUtcNow();
        Clock.SetClock(right.AddDays(100));
        await Shown(server, view => view[GridLevel.Organisation, SmallGrid.Id].Windows.Quarter.Count == 0);
        (await EveryAreaCounts()).ShouldAllBe(area => area.Count == 0);

        log.Last = 1; // The first answer of each of the five plates that have any.
        Clock.SetClock(right);
        var grid = new GridIndex(Grid);
        (await EveryAreaCounts()).ShouldBe(SumTree.Areas(grid).Select(area =>
            (area, Verification.LogFold.Codes(grid, area.Level, area.Id).Count(code => code != SmallGrid.Retired))));
        await Shown(server, view => view[GridLevel.Organisation, SmallGrid.Id].Windows.Quarter.Count == 5);

        async Task<IEnumerable<(GridNode Area, int Count)>> EveryAreaCounts()
        {
            var grains = server.Services.GetRequiredService<IGrainFactory>();
            foreach (var code in SmallGrid.Codes) await grains.GetGrain<ILocationGrain>(GridKey.Of(SmallGrid.Id, code)).GetState();
            var counts = new List<(GridNode, int)>();
            foreach (var area in SumTree.Areas(new GridIndex(Grid)))
                counts.Add((area, (await area.AreaGrain(grains, SmallGrid.Id).GetState()).Windows.Quarter.Count));
            return counts;
        }
    }

    [Fact]
    public async Task NewestAnswers_LocationReloadsBeforeItsReport_StillShowEachOnce()
    {
        var failing = new FailingLog();
        await using var server = await Start(failing);
        await server.Citizens.Accepted(SmallGrid.Playground, 1, more: new { comment = "Опасно!" });
        failing.Fails = true;
        using (await server.Citizens.Send(SmallGrid.Playground, 2)) failing.Fails = false;
        await server.Citizens.Accepted(SmallGrid.Playground, 9);

        var view = await EverythingEqualsTheFold(server, 2);
        view.Latest.Select(answer => (answer.Number, answer.Comment)).ShouldBe([(2, null), (1, "Опасно!")]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Promise5_TimePasses_ScoresLeaveTheirWindowsAtEveryLevelAndOnTheScreen(bool nested)
    {
        if (nested) Grid = SmallGrid.Nested;
        await using var server = await Start();
        await SendMany(server, 12);
        await EverythingEqualsTheFold(server, 12);

        foreach (var (hours, left) in new[] { (2, (0, 12, 12, 12, 12)), (25, (0, 0, 12, 12, 12)), (8 * 24, (0, 0, 0, 12, 12)), (31 * 24, (0, 0, 0, 0, 12)), (91 * 24, (0, 0, 0, 0, 0)) })
        {
            var end = Morning.AddHours(hours);
            var hop = (end - Clock.GetUtcNow()) / 8;
            while (Clock.GetUtcNow() < end)
            {
                Clock.Hop(hop);
                await EverythingEqualsTheFold(server);
            }
            await Shown(server, view => Counts(view[GridLevel.Organisation, SmallGrid.Id]) == left);
        }
    }

    [Fact]
    public async Task Promise6_EverySumAndTheFeedAreBlocked_CitizensAreAcceptedAllTheSame()
    {
        // One plate that does not answer blocks its settlement, its category, the organisation and the feed, which all ask it.
        var blocking = new FailingLog { Blocked = SmallGrid.Codes[4] };
        await using var server = await Start(blocking);
        for (var score = 1; score <= 10; score++)
        {
            await server.Citizens.Accepted(SmallGrid.Playground, score);
            await server.Citizens.Accepted(SmallGrid.Stop, score);
        }
        using (var screen = await server.Staff.GetAsync(new Uri("/api/v1/grid", UriKind.Relative)))
            screen.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        blocking.Unblock();
        await EverythingEqualsTheFold(server, 20);
    }
}
