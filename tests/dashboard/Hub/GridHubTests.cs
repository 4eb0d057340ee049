using System.Diagnostics;
using System.Text.Json;
using Kazva.Dashboard.Tests.Kit;
using Kazva.Feed;
using Kazva.RollUp;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Hub;

public sealed class GridHubTests : ServedTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Answer_SentByACitizen_ArrivesAsChangesAndAsComment()
    {
        await using var screen = await GridListener.ConnectAsync(Server.Staff);
        var before = await StaffView.Of(Server.Staff);
        await Server.Citizens.Accepted(SmallGrid.Stop, 8); // What is slow only the first time.
        await screen.ChangesUntil(HasOrganisation(1));
        await screen.NextComment();

        var watch = Stopwatch.StartNew();
        var receipt = await Server.Citizens.Accepted(SmallGrid.Playground, 2, more: new { comment = "Счупено е.", language = "bg" });
        var batches = await screen.ChangesUntil(HasOrganisation(2));
        watch.Elapsed.ShouldBeLessThan(Soon);

        batches.ShouldAllBe(batch => batch.Epoch == before.Feed.Epoch);
        batches[0].Seq.ShouldBeGreaterThan(before.Feed.Seq);
        var states = batches.SelectMany(batch => batch.States).ToLookup(state => (state.Kind, state.Id));
        foreach (var grain in new[] { (GridLevel.Location, SmallGrid.Playground), (GridLevel.Organisation, SmallGrid.Id) })
            states[grain].Last().Windows.Hour.Count.ShouldBe(grain.Item1 == GridLevel.Location ? 1 : 2);
        var comment = await screen.NextComment();
        (comment.Location, comment.Number, comment.Score, comment.Comment, comment.Language)
            .ShouldBe((SmallGrid.Playground, 1, 2, "Счупено е.", "bg"));
        comment.ReceivedAt.ShouldBe(receipt.GetProperty("receivedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Batches_AppliedToASnapshot_EqualALaterSnapshot()
    {
        await using var screen = await GridListener.ConnectAsync(Server.Staff);
        var first = await StaffView.Of(Server.Staff);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Server.Citizens.Accepted(SmallGrid.Codes[i % 5], 1 + (i % 10))));
        var later = await StaffView.WithCount(Server.Staff, 60);
        var batches = await screen.ChangesUntil(batch => batch.Seq == later.Feed.Seq);

        batches.ShouldAllBe(batch => batch.Epoch == later.Feed.Epoch);
        batches.Select(batch => batch.Seq).ShouldBe(Enumerable.Range(0, batches.Count).Select(i => batches[0].Seq + i));
        var states = first.States.ToDictionary(state => (state.Kind, state.Id));
        foreach (var batch in batches.Where(batch => batch.Seq > first.Feed.Seq))
            foreach (var state in batch.States) states[(state.Kind, state.Id)] = state;
        states.Values.ShouldBe(later.States, ignoreOrder: true);
    }

    [Fact]
    public async Task Moves_AppliedToASnapshot_EqualALaterSnapshot()
    {
        await Server.Citizens.Accepted(SmallGrid.Stop, 8); // So that there is something to be added to.
        await StaffView.WithCount(Server.Staff, 1);
        await using var screen = await GridListener.ConnectAsync(Server.Staff, query: "form=moves");
        var first = await StaffView.Of(Server.Staff);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Server.Citizens.Accepted(SmallGrid.Codes[i % 5], 1 + (i % 10))));
        var later = await StaffView.WithCount(Server.Staff, 61);

        var (states, answers) = (first.States.ToDictionary(state => (state.Kind, state.Id)), new List<FeedAnswer>());
        for (var seq = first.Feed.Seq; seq < later.Feed.Seq;)
        {
            var moves = await screen.NextMoves();
            if (moves.GetProperty("seq").GetInt64() <= seq) continue;
            seq = moves.GetProperty("seq").GetInt64();
            foreach (var state in MovesReader.StatesOf(moves, states)) states[(state.Kind, state.Id)] = state;
            answers.AddRange(moves.GetProperty("answers").Deserialize<FeedAnswer[]>(StaffView.Json)!);
        }
        states.Values.ShouldBe(later.States, ignoreOrder: true);
        later.Latest.ShouldBeSubsetOf(first.Latest.Concat(answers));
        screen.HasHeardNothing.ShouldBeTrue("Who takes moves is sent no whole states.");
    }

    [Fact]
    public async Task TwoScreens_OfOneGrid_HearTheSame()
    {
        await using var one = await GridListener.ConnectAsync(Server.Staff);
        await using var other = await GridListener.ConnectAsync(Server.Staff, query: $"organisation={SmallGrid.Id}");
        var joined = (await StaffView.Of(Server.Staff)).Feed.Seq;
        await Server.Citizens.Accepted(SmallGrid.Playground, 5);

        var heard = await HeardBy(one);
        heard.ShouldNotBeEmpty();
        (await HeardBy(other)).ShouldBe(heard);
        (await other.NextComment()).ShouldBe(await one.NextComment());

        // What was sent before both were there one of them may have missed.
        async Task<List<long>> HeardBy(GridListener screen) =>
            [.. (await screen.ChangesUntil(HasOrganisation(1))).Select(batch => batch.Seq).Where(seq => seq > joined)];
    }

    [Fact]
    public async Task LastScreen_Leaving_HarmsNobody()
    {
        await using (var screen = await GridListener.ConnectAsync(Server.Staff))
        {
            await StaffView.Of(Server.Staff);
            await Server.Citizens.Accepted(SmallGrid.Playground, 5);
            await screen.ChangesUntil(HasOrganisation(1));
        }

        // With nobody looking the feed goes on, and whoever comes next is up to date.
        await Server.Citizens.Accepted(SmallGrid.Playground, 6);
        var view = await StaffView.WithCount(Server.Staff, 2);
        await using var next = await GridListener.ConnectAsync(Server.Staff);
        await Server.Citizens.Accepted(SmallGrid.Playground, 7);
        var batches = await next.ChangesUntil(HasOrganisation(3));
        batches[0].Epoch.ShouldBe(view.Feed.Epoch);
        batches[0].Seq.ShouldBeGreaterThan(view.Feed.Seq);
    }

    [Fact]
    public async Task Screen_OfAnOrganisationThatDoesNotExist_IsClosed()
    {
        await using var screen = await GridListener.ConnectAsync(Server.Staff, query: "organisation=other");
        await screen.Closed;
    }

    [Fact]
    public async Task Server_StartedAgain_HasANewEpochAndTheSameFigures()
    {
        await Server.Citizens.Accepted(SmallGrid.Playground, 5);
        var before = await StaffView.WithCount(Server.Staff, 1);
        await using var screen = await GridListener.ConnectAsync(Server.Staff);

        await Restart();
        await screen.Closed;
        var after = await StaffView.WithCount(Server.Staff, 1);
        string.Equals(after.Feed.Epoch, before.Feed.Epoch, StringComparison.Ordinal).ShouldBeFalse();
        after.Latest.ShouldBe(before.Latest);
        after.States.Select(state => (state.Kind, state.Id, state.Windows))
            .ShouldBe(before.States.Select(state => (state.Kind, state.Id, state.Windows)), ignoreOrder: true);
    }

    private static Func<HubChanges, bool> HasOrganisation(int count) =>
        batch => batch.States.Any(state => state.Kind == GridLevel.Organisation && state.Windows.Quarter.Count == count);
}
