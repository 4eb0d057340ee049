using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kazva.Abuse;
using Kazva.Alarms.Judging;
using Kazva.Areas;
using Kazva.Definition;
using Kazva.Locations;
using Kazva.RollUp;
using Kazva.TestKit;
using Kazva.TestKit.Hosts;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Silo.Tests.Promises;

/// <summary>What looks like abuse is held, and the sums follow what staff decide exactly: whatever comes between.</summary>
public abstract partial class PromiseTests
{
    [Fact]
    public async Task Abuse_RepeatFromOneSource_IsAcceptedHeldAndCountedOnlyWhenReleased()
    {
        await using var server = await StartWatching();
        for (var i = 0; i < 3; i++) await server.Citizens.Accepted(SmallGrid.Playground, 9);
        await server.Citizens.Accepted(SmallGrid.Stop, 9);
        await server.Citizens.Accepted(SmallGrid.Playground, 8);
        (await EverythingEqualsTheFold(server, 3))[GridLevel.Location, SmallGrid.Playground].Windows.Hour.Count.ShouldBe(2);
        (await Log(server)).Count.ShouldBe(5);

        (await Post(server, $"submissions/{SmallGrid.Playground}/2/release")).ShouldBe(HttpStatusCode.OK);
        (await Post(server, $"submissions/{SmallGrid.Playground}/3/reject")).ShouldBe(HttpStatusCode.OK);

        (await EverythingEqualsTheFold(server, 4))[GridLevel.Location, SmallGrid.Playground].Windows.Hour.Count.ShouldBe(3);
        (await server.Staff.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/held", UriKind.Relative))).GetProperty("waiting").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task Abuse_Comment_IsMaskedBeforeItIsStoredAnywhere_AndSentAgainIsTheSame()
    {
        await using var server = await StartWatching();
        var id = Guid.NewGuid();
        for (var i = 0; i < 2; i++)
        {
            using var sent = await server.Citizens.PostAsJsonAsync(
                new Uri($"/api/v1/locations/{SmallGrid.Playground}/submissions", UriKind.Relative),
                new { submissionId = id, score = 2, comment = "Обадете се на 0888 123 456, ivan@abv.bg" });
            sent.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }
        (await Log(server)).ShouldHaveSingleItem().Comment.ShouldBe("Обадете се на •••, •••");
        await EverythingEqualsTheFold(server, 1);
        var everything = await RawDatabase.EverythingAsync(_database.Options);
        everything.ShouldNotContain("123 456");
        everything.ShouldNotContain("ivan@");
    }

    [Fact]
    public async Task Abuse_SourceOfASubmission_IsStoredNowhere()
    {
        var before = new HashSet<long>();
        await using var server = await StartWatching();
        // A cluster's own table of its members has their addresses, as often as before.
        var addresses = Addresses(await RawDatabase.EverythingAsync(_database.Options));
        await server.Citizens.Accepted(SmallGrid.Stop, 9);
        var location = Grain(server, SmallGrid.Playground);
        for (var i = 0; i < 5; i++)
        {
            var source = 1_234_567_890_123_400 + i;
            before.Add(source);
            await location.Submit(new(Guid.NewGuid(), 5, [], null, null, null) { Source = source });
        }
        Clock.Advance(TimeSpan.FromMinutes(6)); // The snapshot is saved.
        await EverythingEqualsTheFold(server, 6);
        var everything = await RawDatabase.EverythingAsync(_database.Options);
        foreach (var source in before) everything.ShouldNotContain($"{source}");
        Addresses(everything).ShouldBe(addresses);

        static int Addresses(string text) => text.Split("127.0.0.1").Length - 1;
    }

    [Fact]
    public async Task Abuse_TwoDecideAtOnce_OneIsMadeAndTheOtherIsToldOfIt()
    {
        await using var server = await StartWatching();
        for (var i = 0; i < 2; i++) await server.Citizens.Accepted(SmallGrid.Playground, 9);
        var location = Grain(server, SmallGrid.Playground);

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            location.Decide(new([2], i % 2 == 0 ? Verdict.Released : Verdict.Rejected, $"member {i}", null, null))));

        var outcomes = replies.Select(reply => reply.Decisions.Single()).ToList();
        var made = outcomes.Single(decided => decided.Outcome == DecisionOutcome.Decided).Decision!;
        outcomes.Count(decided => decided.Outcome == DecisionOutcome.Already && decided.Decision == made).ShouldBe(7);
        await EverythingEqualsTheFold(server, made.Verdict == Verdict.Released ? 2 : 1);
    }

    [Fact]
    public async Task Abuse_DecisionWhoseCommitIsGivenUpAndComesThroughLater_TheSumsFollowTheLog()
    {
        var failing = new FailingLog();
        await using var server = await Start(failing);
        await server.Citizens.Accepted(SmallGrid.Playground, 8);
        await server.Citizens.Accepted(SmallGrid.Playground, 3);
        failing.Fails = true;
        (await Post(server, $"submissions/{SmallGrid.Playground}/2/reject")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        failing.Fails = false;
        await server.Staff.GetStringAsync(new Uri($"/api/v1/locations/{SmallGrid.Playground}", UriKind.Relative));
        await EverythingEqualsTheFold(server, 2);

        await failing.CommitLate();
        Clock.Advance(TimeSpan.FromMinutes(1) + LogHeads.MostOld);

        await EverythingEqualsTheFold(server, 1);
        (await Post(server, $"submissions/{SmallGrid.Playground}/2/reject")).ShouldBe(HttpStatusCode.OK);
        await EverythingEqualsTheFold(server, 1);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task Abuse_AnyInterleavingOfAnswersDecisionsTimeAndCrashes_EverySumEqualsTheFold(int seed, bool nested)
    {
        if (nested) Grid = SmallGrid.Nested;
        var random = new Random(seed);
        string[] codes = [.. SmallGrid.Codes.Take(3)];
        for (var life = 0; life < 4; life++)
        {
            // A life that ends without its snapshots finds the old ones, or none: what is after them in the log makes up for it.
            if (life == 2) await RawDatabase.ExecuteAsync(_database.Options, $"DELETE FROM {GrainHost.StatesTable}");
            if (life == 3)
            {
                await RawDatabase.ExecuteAsync(_database.Options, $"DELETE FROM {GrainHost.StatesTable}");
                await RawDatabase.ExecuteAsync(_database.Options, $"INSERT INTO {GrainHost.StatesTable} SELECT * FROM saved");
            }
            await using (var server = await StartWatching())
            {
                for (var round = 0; round < 8; round++)
                {
                    await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Act(server, codes[random.Next(codes.Length)], random.Next())));
                    if (random.Next(4) == 0) Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 4)));
                    // Long times pass without every timer on the way.
                    if (random.Next(4) == 0) Clock.SetClock(Clock.GetUtcNow().AddHours(random.Next(1, 400)));
                }
                await EverythingEqualsTheFold(server);
            }
            if (life == 0) await RawDatabase.ExecuteAsync(_database.Options, $"CREATE TABLE saved AS SELECT * FROM {GrainHost.StatesTable}");
        }
        await using var last = await StartWatching();
        await EverythingEqualsTheFold(last);
        var decisions = await last.Services.GetRequiredService<IHeldSubmissions>().ReadDecisionsAsync(SmallGrid.Id).ToListAsync();
        decisions.Select(decision => decision.Change).Distinct().Order().ShouldBe([-1, 0, 1]);
        (await DecisionsFollow(last)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Abuse_DecisionThatIsNotAsItWasMade_IsFoundByVerify()
    {
        await using var server = await StartWatching();
        for (var i = 0; i < 3; i++) await server.Citizens.Accepted(SmallGrid.Playground, 9);
        await Post(server, $"submissions/{SmallGrid.Playground}/2/release");
        (await DecisionsFollow(server)).ShouldBeEmpty();

        await RawDatabase.ExecuteAsync(_database.Options, "UPDATE decisions SET change = 0");
        (await DecisionsFollow(server)).ShouldHaveSingleItem().ShouldContain("its change");
        await RawDatabase.ExecuteAsync(_database.Options, "UPDATE marks SET decision = NULL");
        (await DecisionsFollow(server)).ShouldContain(difference => difference.Contains("decision in force", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Abuse_ReleasedAndRejectedAnswers_AreJudgedFromTheirDecisionsOn_LiveAsInAReplay()
    {
        await using var server = await StartWatching();
        for (var i = 0; i < 30; i++) await server.Citizens.Accepted(SmallGrid.Playground, 1);
        await server.Citizens.Accepted(SmallGrid.Playground, 2);
        Clock.Advance(TimeSpan.FromMinutes(2));
        var judged = server.Services.GetRequiredService<IJudgedLog>();
        var read = await judged.ReadReceivedAsync(SmallGrid.Id, Morning).ToListAsync();
        read.Count(answer => answer.Event == JudgedEvent.Held).ShouldBe(29);
        await Post(server, $"submissions/{SmallGrid.Playground}/5/release");
        await Post(server, $"submissions/{SmallGrid.Playground}/1/reject");
        (await judged.ReadReceivedAsync(SmallGrid.Id, Morning).ToListAsync()).Sum(answer => answer.Change).ShouldBe(2);
    }

    private Task<KazvaServer> StartWatching() => KazvaServer.StartAsync(_database, Grid, configure: builder =>
    {
        builder.Services.AddSingleton<TimeProvider>(Clock);
        Watch(builder.Services);
    });

    private static void Watch(IServiceCollection services) => services.PostConfigure<AbuseOptions>(options => (options.RepeatWithin, options.BurstFrom) = (TimeSpan.FromMinutes(10), 60));

    private static ILocationGrain Grain(KazvaServer server, string code) =>
        server.Services.GetRequiredService<IGrainFactory>().GetGrain<ILocationGrain>(GridKey.Of(SmallGrid.Id, code));

    /// <summary>A citizen answers, or a member of staff decides about any submission, held or not, decided or not.</summary>
    private static async Task Act(KazvaServer server, string code, int chance)
    {
        var random = new Random(chance);
        var location = Grain(server, code);
        if (random.Next(3) > 0)
        {
            DateTimeOffset? answered = random.Next(4) == 0 ? DateTimeOffset.UnixEpoch.AddDays(20_000 + random.Next(1000)) : null;
            await location.Submit(new(Guid.NewGuid(), random.Next(1, 4), [], null, null, answered) { Source = random.Next(3) });
            return;
        }
        var head = (await location.GetState()).Version;
        ImmutableArray<long> numbers = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.NextInt64(1, head + 2)).Distinct()];
        var verdict = random.Next(2) == 0 ? Verdict.Released : Verdict.Rejected;
        var reply = await location.Decide(new(numbers, verdict, "ana", null, null));
        foreach (var decided in reply.Decisions)
            if (decided is { Outcome: DecisionOutcome.Already, Decision: { } standing } && random.Next(2) == 0)
                await location.Decide(new([decided.Submission], verdict, "ben", "Друго мнение", standing.Number));
    }

    private static async Task<HttpStatusCode> Post(KazvaServer server, string path)
    {
        using var response = await server.Staff.PostAsync(new Uri($"/api/v1/{path}", UriKind.Relative), content: null);
        return response.StatusCode;
    }

    /// <summary>What <c>verify</c> finds of decisions.</summary>
    private async Task<List<string>> DecisionsFollow(KazvaServer server)
    {
        var log = server.Services.GetRequiredService<Submissions.ISubmissionLog>();
        var fold = await Verification.LogFold.Of(log, SmallGrid.Id, Clock.GetUtcNow().AddDays(-90), null, CancellationToken.None);
        var verifier = new Verification.Verifier(new GridIndex(Grid), fold);
        (await verifier.CheckDecisions(
            server.Services.GetRequiredService<IHeldSubmissions>(), await log.ReadHeadsAsync(SmallGrid.Id), CancellationToken.None)).ShouldBeGreaterThan(0);
        return [.. verifier.Differences.Select(difference => difference.ToString())];
    }
}
