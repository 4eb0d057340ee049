using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kazva.RollUp;
using Kazva.Silo.Storage;
using Kazva.Silo.Verification;
using Kazva.Submissions;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Silo.Tests.Promises;

/// <summary>The promises of the design, through the whole program, on both databases.</summary>
public abstract class PromiseTests(StorageKind kind) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private static readonly DateTimeOffset Morning = DateTimeOffset.Parse("2026-05-04T09:12:31Z");

    private protected ManualTimeProvider Clock { get; } = new(Morning);

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync(kind);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task Promise1_AnsweredAccepted_IsInTheLog()
    {
        await using var server = await Start();
        var id = Guid.NewGuid();
        await server.Citizens.Accepted(SmallGrid.Playground, 3, id, new { answers = new { problem = new[] { "dirty" } }, comment = "Кал." });

        var logged = (await Log(server)).ShouldHaveSingleItem();
        logged.SubmissionId.ShouldBe(id);
        logged.Number.ShouldBe(1);
        logged.Score.ShouldBe(3);
        logged.Comment.ShouldBe("Кал.");
        logged.Answers.ShouldHaveSingleItem().Choices.ShouldBe(["dirty"]);
        (logged.Settlement, logged.Category).ShouldBe(("one", "playgrounds"));
    }

    [Fact]
    public async Task Promise1_LogCannotBeWritten_IsNotAcceptedAndRecovers()
    {
        var failing = new FailingLog();
        await using var server = await Start(failing);
        await server.Citizens.Accepted(SmallGrid.Playground, 8);

        failing.Fails = true;
        var id = Guid.NewGuid();
        using (var refused = await server.Citizens.Send(SmallGrid.Playground, 2, id))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull();
        }
        failing.Fails = false;

        var receipt = await server.Citizens.Accepted(SmallGrid.Playground, 2, id);
        receipt.GetProperty("duplicate").GetBoolean().ShouldBeFalse();
        (await Log(server)).Select(s => s.Score).ShouldBe([8, 2]);
        await EverythingEqualsTheFold(server, 2);
    }

    [Fact]
    public async Task Promise1_CommittedButTheAnswerWasLost_CountsOnceWhenSentAgain()
    {
        var failing = new FailingLog { CommitsFirst = true };
        await using var server = await Start(failing);
        failing.Fails = true;
        var id = Guid.NewGuid();
        using (var refused = await server.Citizens.Send(SmallGrid.Playground, 2, id))
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        failing.Fails = false;

        var receipt = await server.Citizens.Accepted(SmallGrid.Playground, 2, id);
        receipt.GetProperty("duplicate").GetBoolean().ShouldBeTrue();
        (await Log(server)).ShouldHaveSingleItem();
        await EverythingEqualsTheFold(server, 1);
    }

    [Fact]
    public async Task Promise2_SameIdAgain_CountsOnce()
    {
        await using var server = await Start();
        var id = Guid.NewGuid();
        var first = await server.Citizens.Accepted(SmallGrid.Playground, 9, id);
        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.Citizens.Accepted(SmallGrid.Playground, 9, id)));

        first.GetProperty("duplicate").GetBoolean().ShouldBeFalse();
        receipts.ShouldAllBe(receipt => receipt.GetProperty("duplicate").GetBoolean());
        receipts.ShouldAllBe(receipt => receipt.GetProperty("receivedAt").GetString() == first.GetProperty("receivedAt").GetString());
        (await Log(server)).ShouldHaveSingleItem();
        await EverythingEqualsTheFold(server, 1);
    }

    [Fact]
    public async Task Promise2_SameIdAtOnceFromManySides_CountsOnce()
    {
        await using var server = await Start();
        var id = Guid.NewGuid();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => server.Citizens.Accepted(SmallGrid.Playground, 4, id)));

        receipts.Count(receipt => !receipt.GetProperty("duplicate").GetBoolean()).ShouldBe(1);
        (await Log(server)).ShouldHaveSingleItem();
        await EverythingEqualsTheFold(server, 1);
    }

    [Fact]
    public async Task Promise2_SameIdOtherContentOrPlace_IsRefused()
    {
        await using var server = await Start();
        var id = Guid.NewGuid();
        await server.Citizens.Accepted(SmallGrid.Playground, 9, id);

        using var otherScore = await server.Citizens.Send(SmallGrid.Playground, 1, id);
        using var otherPlace = await server.Citizens.Send(SmallGrid.Stop, 9, id);
        otherScore.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        otherPlace.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Log(server)).ShouldHaveSingleItem();

        // The number that the refused one used up leaves no hole in what follows.
        await server.Citizens.Accepted(SmallGrid.Stop, 5);
        await EverythingEqualsTheFold(server, 2);
    }

    [Fact]
    public async Task Promise2_SameIdAfterARestart_CountsOnce()
    {
        var id = Guid.NewGuid();
        await using (var server = await Start()) await server.Citizens.Accepted(SmallGrid.Playground, 7, id);
        await using var again = await Start();
        (await again.Citizens.Accepted(SmallGrid.Playground, 7, id)).GetProperty("duplicate").GetBoolean().ShouldBeTrue();
        (await Log(again)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("as it was saved")]
    [InlineData("missing")]
    [InlineData("late")]
    public async Task Promise3_SnapshotLateOrMissing_TheStateIsTheSame(string snapshot)
    {
        await using (var server = await Start()) await SendMany(server, 40);
        await RawDatabase.ExecuteAsync(_database.Options, "CREATE TABLE saved AS SELECT * FROM grain_states");
        await using (var server = await Start()) await SendMany(server, 40);
        if (snapshot != "as it was saved")
            (await RawDatabase.ExecuteAsync(_database.Options, "DELETE FROM grain_states")).ShouldBe(5);
        if (snapshot == "late")
            (await RawDatabase.ExecuteAsync(_database.Options, "INSERT INTO grain_states SELECT * FROM saved")).ShouldBe(5);

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
        Clock.Advance(TimeSpan.FromMinutes(1));
        await EverythingEqualsTheFold(server, 2);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Promise5_ClockRanAheadAndWasPutRight_WindowsHoldWhatBelongsInThemAlsoAfterARestart(int days)
    {
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

    [Fact]
    public async Task Promise5_TimePasses_ScoresLeaveTheirWindowsAtEveryLevelAndOnTheScreen()
    {
        await using var server = await Start();
        await SendMany(server, 12);
        await EverythingEqualsTheFold(server, 12);

        foreach (var (hours, left) in new[] { (2, (0, 12, 12, 12, 12)), (25, (0, 0, 12, 12, 12)), (8 * 24, (0, 0, 0, 12, 12)), (31 * 24, (0, 0, 0, 0, 12)), (91 * 24, (0, 0, 0, 0, 0)) })
        {
            Clock.Advance(Morning.AddHours(hours) - Clock.GetUtcNow());
            await Shown(server, view => Counts(view[GridLevel.Organisation, SmallGrid.Id]) == left);
            await EverythingEqualsTheFold(server, left.Item5);
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

    [Fact]
    public async Task Promise8_AfterAnswering_NothingOfThePhoneIsStored()
    {
        await using var server = await Start();
        const string Agent = "KazvaTestPhone/17";
        server.Citizens.DefaultRequestHeaders.UserAgent.ParseAdd(Agent);
        server.Citizens.DefaultRequestHeaders.Add("Cookie", "track=KazvaTestCookie");
        using var form = await server.Citizens.GetAsync(new Uri($"/l/{SmallGrid.Playground}", UriKind.Relative));
        form.Headers.Contains("Set-Cookie").ShouldBeFalse();
        await server.Citizens.Accepted(SmallGrid.Playground, 6);

        var everything = await RawDatabase.EverythingAsync(_database.Options);
        everything.ShouldContain(SmallGrid.Playground);
        everything.ShouldNotContain(Agent);
        everything.ShouldNotContain("KazvaTestCookie");
        everything.ShouldNotContain("127.0.0.1");
    }

    [Theory]
    [InlineData("""{"score": 0}""", "score")]
    [InlineData("""{"score": 11}""", "score")]
    [InlineData("""{"score": 7.5}""", "score")]
    [InlineData("""{"score": "seven"}""", "score")]
    [InlineData("""{"score": 9, "answers": {"nonsense": ["clean"]}}""", "answers.nonsense")]
    [InlineData("""{"score": 9, "answers": {"praise": ["nonsense"]}}""", "answers.praise")]
    [InlineData("""{"score": 9, "answers": {"problem": ["dirty"]}}""", "answers.problem")]
    public async Task Promise9_BadInput_ChangesNothingAndNamesTheField(string body, string field)
    {
        await using var server = await Start();
        var withId = body.Insert(1, $"\"submissionId\": \"{Guid.NewGuid()}\", ");
        using var content = new StringContent(withId, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await server.Citizens.PostAsync(new Uri($"/api/v1/locations/{SmallGrid.Playground}/submissions", UriKind.Relative), content);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()).ShouldContain(field, StringComparer.Ordinal);
        (await Log(server)).ShouldBeEmpty();
        await EverythingEqualsTheFold(server, 0);
    }

    [Fact]
    public async Task AnsweredAt_WithinAWeek_CountsUnderItsOwnTimeElseAtArrivalAndSaysSo()
    {
        await using var server = await Start();
        var now = Clock.GetUtcNow();
        var honest = await server.Citizens.Accepted(SmallGrid.Playground, 5, more: new { answeredAt = now.AddDays(-3) });
        var old = await server.Citizens.Accepted(SmallGrid.Playground, 5, more: new { answeredAt = now.AddDays(-8) });
        var future = await server.Citizens.Accepted(SmallGrid.Playground, 5, more: new { answeredAt = now.AddMinutes(5) });

        honest.GetProperty("countedAt").GetDateTimeOffset().ShouldBe(now.AddDays(-3));
        honest.TryGetProperty("notices", out _).ShouldBeFalse();
        foreach (var receipt in new[] { old, future })
        {
            receipt.GetProperty("countedAt").GetDateTimeOffset().ShouldBe(now);
            receipt.GetProperty("notices")[0].GetProperty("field").GetString().ShouldBe("answeredAt");
        }
        var view = await EverythingEqualsTheFold(server, 3);
        view[GridLevel.Location, SmallGrid.Playground].Windows.Day.Count.ShouldBe(2);
    }

    private Task<KazvaServer> Start(FailingLog? failing = null) => KazvaServer.StartAsync(_database, configure: builder =>
    {
        builder.Services.AddSingleton<TimeProvider>(Clock);
        if (failing is not null) failing.Wrap(builder.Services);
    });

    private static async Task SendMany(KazvaServer server, int count)
    {
        var random = new Random(count);
        foreach (var some in Enumerable.Range(0, count).Chunk(50))
            await Task.WhenAll(some.Select(_ => server.Citizens.Accepted(SmallGrid.Codes[random.Next(5)], random.Next(1, 11))));
    }

    private static async Task<List<LoggedSubmission>> Log(KazvaServer server)
    {
        var log = new List<LoggedSubmission>();
        await foreach (var submission in server.Services.GetRequiredService<ISubmissionLog>().ReadAllAsync(SmallGrid.Id)) log.Add(submission);
        return log;
    }

    private static (int Hour, int Day, int Week, int Month, int Quarter) Counts(Feed.GridState state) =>
        (state.Windows.Hour.Count, state.Windows.Day.Count, state.Windows.Week.Count, state.Windows.Month.Count, state.Windows.Quarter.Count);

    /// <summary>Waits, while the clock of timers turns, until the screen shows what is expected.</summary>
    private async Task<StaffView> Shown(KazvaServer server, Func<StaffView, bool> expected) => await Eventually.Is(
        async () =>
        {
            Clock.Advance(TimeSpan.FromMilliseconds(250));
            return await StaffView.Of(server.Staff);
        },
        expected);

    /// <summary>After quiet, every state that staff are shown, and every grain, is the fold of the log.</summary>
    private async Task<StaffView> EverythingEqualsTheFold(KazvaServer server, int? count = null)
    {
        var grid = new Definition.GridIndex(SmallGrid.Grid);
        var log = server.Services.GetRequiredService<ISubmissionLog>();
        var (view, _) = await Eventually.Is(
            async () =>
            {
                // Reports travel by timers, and timers by this clock; a quarter of a second at a time moves them on.
                Clock.Advance(TimeSpan.FromMilliseconds(250));
                var shown = await StaffView.Of(server.Staff);
                var fold = await LogFold.Of(log, SmallGrid.Id, Windows.WindowSpan.Start(Windows.Window.Quarter, Clock.GetUtcNow()), null, CancellationToken.None);
                var verifier = new Verifier(grid, fold);
                foreach (var state in shown.States) verifier.CheckState(state);
                verifier.CheckHeads(await log.ReadHeadsAsync(SmallGrid.Id));
                await verifier.CheckRollUps(server.Services.GetRequiredService<IHourlyRollUps>(), CancellationToken.None);
                var counted = shown[GridLevel.Organisation, SmallGrid.Id].Windows.Quarter.Count;
                return (Shown: shown, Wrong: string.Join('\n', verifier.Differences.Select(d => d.ToString())) + (count is null || counted == count ? "" : $"\n{counted} are counted, {fold.Count} in the log"));
            },
            found => found.Wrong.Length == 0);
        view.States.Count.ShouldBe(SmallGrid.Codes.Length + 2 + 2 + 1);
        return view;
    }
}

public sealed class SqlitePromiseTests() : PromiseTests(StorageKind.Sqlite);

public sealed class PostgresPromiseTests() : PromiseTests(StorageKind.Postgres);
